//! Native tests: all tests that need no browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "tests say what they expect in the shortest way"
)]

mod adopt;
mod archive;
mod archive_page;
mod books;
mod builder;
mod bylines;
#[path = "../bench/chance.rs"]
mod chance;
mod check;
mod check_action;
mod check_fix;
mod check_formats;
mod cleanup;
mod compile;
mod dialects;
mod direction;
mod embed_code;
mod emphasis;
mod encodings;
mod engines;
mod expectation;
mod figures;
mod figures_compared;
mod figures_context;
mod figures_gold;
mod figures_pages;
mod fixtures;
mod foreign;
mod frames;
mod front_matter;
mod generator;
mod html_check;
mod html_in_reports;
mod imports;
mod language;
mod links;
mod list_numbers;
mod lock;
mod markdown;
mod markdown_files;
mod mend;
mod mojibake;
mod names;
mod names_gold;
mod names_pages;
mod not_found;
mod outline;
mod overrides;
mod prerender;
mod publish;
mod publish_frames;
mod publish_head;
mod publish_oembed;
mod publish_pages;
mod publish_plain;
mod publish_site;
mod queries;
mod reading_page;
mod recurring;
mod safety;
mod same_month;
mod schemas;
mod search;
mod search_fuzz;
mod search_hints;
mod search_page;
mod search_safety;
mod search_scripts;
mod search_words;
mod seeds;
mod single_file;
mod snapshots;
mod source;
mod source_lists;
mod standing;
mod support;
mod text;
mod thesaurus;
mod thread_ways;
mod threads;
mod tidy;
mod tidy_html;
mod topics;
mod weekly;

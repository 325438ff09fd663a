//! The archive in forms to take along: Markdown for machines, and books.
//!
//! Duty: write the reports as Markdown, as EPUB, and the list of the Markdown files. Must not know:
//! the DOM, Leptos, the site's folder. Only the feature `publish` compiles it, so the program does not
//! have it. The same archive always gives the same bytes.
//!
//! | module | content |
//! |---|---|
//! | [`facts`] | facts that all forms state: identifier, date, extent |
//! | [`target`] | targets of links inside the archive |
//! | [`notes`] | footnotes, and the links to them |
//! | [`xml`] | characters that XML allows |
//! | [`markdown`] | reports and topics as Markdown |
//! | [`llms`] | `llms.txt` |
//! | [`book`] | EPUB |
//! | [`schemas`] | JSON Schemas of `archive.toml` and `reports.json` |
//!
//! Tests: beside the code, and `tests/native/markdown_files.rs` and `tests/native/books.rs`.

pub mod book;
pub mod facts;
pub mod llms;
pub mod markdown;
mod notes;
pub mod schemas;
mod target;
pub mod xml;

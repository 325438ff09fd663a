//! Native tests: everything that needs no browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "tests say what they expect in the shortest way"
)]

mod archive;
mod compile;
mod prerender;
mod search;
mod seeds;
mod support;
mod tidy;

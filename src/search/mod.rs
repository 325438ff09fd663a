//! Search: the index over an archive and the queries to it.
//!
//! Duty: from a query to ranked hits with snippets. Must not know: the DOM, Leptos, addresses.
//!
//! 1. [`tokenize()`] cuts any text, of a report or of a query, into tokens.
//! 2. [`SearchIndex::build`] lists for each term the places where it stands.
//! 3. [`Query::parse`] reads what the reader typed.
//! 4. [`SearchIndex::search`] finds and ranks the sections in which every word occurs.
//! 5. [`snippet()`] cuts the piece of text that shows the matches.
//!
//! A document is a section, or what stands before the first section of a report; a hit's passage is
//! the piece of text in it that matches best. Tests: beside the code, and
//! `tests/native/search.rs`.

mod fold;
mod index;
mod query;
mod snippet;
mod tokenize;

pub use index::{Hit, Passage, SearchIndex};
pub use query::Query;
pub use snippet::{Segment, snippet};
pub use tokenize::{Token, tokenize};

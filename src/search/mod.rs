//! Search: the index over an archive and the queries to it.
//!
//! Duty: from a query to ranked passages with marks. Must not know: the DOM, Leptos, addresses.
//!
//! 1. [`tokenize()`] cuts any text, of a report or of a query, into tokens.
//! 2. [`IndexBuilder`] takes in the reports and makes a [`SearchIndex`]: the `dictionary` of all
//!    terms with their `forms`, and for each term the texts in which it stands.
//! 3. [`Query::parse`] reads what the reader typed: words, phrases, `filter`s.
//! 4. `evaluation` finds for each word of the query the texts that match it, as the word itself,
//!    another form, a beginning, or (`meaning`) what it may stand for.
//! 5. `collector` takes the texts that match all of it, weighs them by `scoring`, and groups them
//!    by section: [`Results`].
//! 6. [`Matcher`] marks the words in a text, and [`snippet()`] cuts the part that shows them.
//!
//! A document is a text: a paragraph, a list item, a cell, a heading, a byline. Tests: beside the
//! code, `tests/native/search.rs` and `tests/native/queries.rs`.

mod collector;
mod dictionary;
mod evaluation;
mod filter;
mod fold;
mod forms;
mod index;
mod lists;
mod matcher;
mod matches;
mod meaning;
mod order;
mod query;
mod results;
mod scoring;
mod snippet;
mod suggestion;
mod tokenize;

pub use index::{IndexBuilder, SearchIndex};
pub use matcher::Matcher;
pub use query::{Chip, Query};
pub use results::{Group, Hit, Passage, Reading, Results};
pub use snippet::{Segment, snippet};
pub use tokenize::{Token, tokenize};

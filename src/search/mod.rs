//! Search: the index of an archive and queries on it.
//!
//! Duty: from a query to ranked passages with marks. Must not know: the DOM, Leptos, addresses.
//!
//! 1. [`tokenize()`] splits any text, of a report or of a query, into tokens.
//! 2. [`IndexBuilder`] reads the reports and builds a [`SearchIndex`]: the `dictionary` of all
//!    terms with their [`forms`](Language), and for each term the texts that contain it.
//! 3. [`Query::parse`] parses the reader's input into words, phrases, `filter`s, and hints: the times
//!    and topics that it names in words.
//! 4. `evaluation` finds the texts that match each word of the query: the word itself, another
//!    form, a longer word that begins with it, another spelling of a number (`numbers`), or a likely
//!    meaning (`meaning`). `hinted` adds the texts of the times and topics.
//! 5. `collector` selects the texts that match the whole query, ranks them by `scoring`, and groups
//!    them by section: [`Results`].
//! 6. [`Thesaurus`] has words of the archive for words that it does not use; it is a file of its own.
//! 7. [`Matcher`] finds the words to mark, and [`snippet()`] cuts out the part around them.
//!
//! A document is a text: a paragraph, a list item, a cell, a heading, or a byline. Tests: in these
//! modules, `tests/native/search.rs`, and `tests/native/queries.rs`.

mod admission;
mod answer;
mod collector;
mod dictionary;
mod evaluation;
mod filter;
mod fold;
mod forms;
mod hinted;
mod index;
mod lists;
mod matcher;
mod matches;
mod meaning;
mod numbers;
mod order;
mod query;
mod results;
mod scoring;
mod snippet;
mod suggestion;
mod thesaurus;
mod tokenize;
#[cfg(not(target_arch = "wasm32"))]
mod vocabulary;

pub use forms::{Language, ordinal_number};
pub use index::{IndexBuilder, SearchIndex};
pub use matcher::Matcher;
pub use query::{Chip, Hint, Period, Query};
pub use results::{Group, HintFound, Hit, Passage, QueryRewrite, Results};
pub use snippet::{Segment, snippet};
pub use thesaurus::Thesaurus;
#[cfg(not(target_arch = "wasm32"))]
pub use thesaurus::thesaurus_file;
pub use tokenize::{Token, TokenKind, tokenize};
#[cfg(not(target_arch = "wasm32"))]
pub use vocabulary::{ArchiveWord, Vocabulary};

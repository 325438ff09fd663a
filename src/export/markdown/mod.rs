//! Reports and topics as Markdown, for machines that read text.
//!
//! Each file begins with the notice, as front matter. Each text has its permanent id as an anchor,
//! `<a id="p-1a2b3c"></a>`, so that a quote can name its place on the page. [`crate::compile`] reads the
//! file of a month as the same report, word for word.
//!
//! A report under one topic has no file of its own, because the file of its month holds all of it.

mod blocks;
mod file;
mod inline;
mod place;
mod words;

pub use file::{heading, joined, link, month, paragraph, thread};

//! Search: the index over an archive and the queries to it.

mod filter;
mod fold;
mod index;
mod matcher;
mod query;
mod results;
mod snippet;
mod tokenize;

pub use index::{IndexBuilder, SearchIndex};
pub use matcher::Matcher;
pub use query::{Chip, Query};
pub use results::{Group, Hit, Passage, Reading, Results};
pub use snippet::{Segment, snippet};
pub use tokenize::{Token, tokenize};

//! The unit of a number.

use super::figure::{Kind, Rule};
use super::words::Words;
use core::ops::Range;

/// The unit of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Kind of number.
    pub kind: Kind,
    /// ISO code, `%`, `ordinal`, or a unit of the archive.
    pub name: String,
    /// Why it is known.
    pub rule: Rule,
    /// The words that hold number and unit.
    pub words: Range<usize>,
    /// Bytes of a sign before the number.
    pub sign: usize,
    /// Bytes of a currency's sign behind the number.
    pub sign_behind: usize,
    /// For an ordinal, the measure that it is a place in.
    pub measure: Option<String>,
}

impl Unit {
    /// Makes a unit without signs.
    pub fn new(kind: Kind, name: &str, rule: Rule, words: Range<usize>) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            rule,
            words,
            sign: 0,
            sign_behind: 0,
            measure: None,
        }
    }
}

/// Maximum number of words between a number and its unit, as in `six new lending products`.
pub const MAX_BETWEEN: usize = 3;

/// Words that end the search for a unit, because another part of the sentence follows.
pub const FUNCTION_WORDS: [&str; 69] = [
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "before", "but",
    "by", "can", "could", "did", "do", "during", "for", "from", "had", "has", "have", "he", "if",
    "in", "into", "is", "it", "its", "may", "most", "of", "on", "or", "our", "out", "over", "per",
    "she", "since", "so", "than", "that", "the", "their", "them", "then", "these", "they", "this",
    "those", "through", "to", "under", "until", "up", "was", "we", "were", "when", "which",
    "while", "who", "whose", "will", "with", "within",
];

/// Whether a word cannot be between a number and its unit.
pub fn is_end(words: &Words<'_>, at: usize) -> bool {
    let term = words.term(at);
    FUNCTION_WORDS.contains(&term)
        || term == "percent"
        || term.starts_with(|c: char| c.is_ascii_digit())
}

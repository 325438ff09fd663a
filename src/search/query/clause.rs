//! The words and phrases of a query.

use crate::search::tokenize::{TokenKind, tokenize};
use std::borrow::Cow;

/// A required or excluded part of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) enum Clause {
    /// A word, or several joined by hyphens.
    Word(Word),
    /// Adjacent words, exactly as written.
    Phrase(Phrase),
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) struct Word {
    /// The word as typed.
    pub written: String,
    /// Its term, folded as in the index.
    pub term: String,
    /// The terms of the parts of a hyphenated word; otherwise empty.
    pub parts: Vec<String>,
    /// Whether longer words that begin with it match, too. True for the word being typed.
    pub is_prefix: bool,
    /// If it ends words with symbols, such as `foo::bar`: their number, and their term.
    pub symbols: Option<(usize, String)>,
    /// Whether it says little about a passage, as `when` and `the` do.
    pub is_small: bool,
    /// The number of the hint that it is a word of.
    pub hint: Option<usize>,
}

impl Clause {
    /// Returns the word; `None` for a phrase.
    pub fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Phrase(_) => None,
        }
    }

    /// Returns its terms.
    fn terms(self) -> Vec<String> {
        match self {
            Self::Word(word) => vec![word.term],
            Self::Phrase(phrase) => phrase.terms,
        }
    }

    /// Adds a Han or kana character to the one before it.
    fn glue(&mut self, term: String) {
        let mut terms = core::mem::replace(self, Self::Phrase(Phrase::default())).terms();
        terms.push(term);
        *self = Self::Phrase(Phrase {
            terms,
            is_prefix: false,
        });
    }

    /// Like [`Self::word`], to change it.
    pub fn word_mut(&mut self) -> Option<&mut Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Phrase(_) => None,
        }
    }
}

/// A phrase of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Phrase {
    /// The terms in order, at least one.
    pub terms: Vec<String>,
    /// Whether the last term is a prefix. True until the phrase is closed.
    pub is_prefix: bool,
}

/// Parses the words of a run of text.
pub(super) fn words(text: &str) -> Vec<Clause> {
    let text = &*without_open_comma(text);
    let mut clauses: Vec<Clause> = Vec::new();
    // The start of each clause in the text.
    let mut starts: Vec<usize> = Vec::new();
    for token in tokenize(text) {
        let mut parts = Vec::new();
        match (token.kind, clauses.last_mut()) {
            (TokenKind::Version, _) => continue,
            (TokenKind::Written, Some(Clause::Word(last))) => {
                let start = token.range.start;
                let n_words = starts.iter().filter(|&&it| it >= start).count();
                last.symbols = Some((n_words, token.term));
                continue;
            }
            (TokenKind::Glued, Some(before)) => {
                before.glue(token.term);
                continue;
            }
            (TokenKind::Whole, _) => {
                // The parts are already in the list; they become part of this word.
                let first = clauses.len().saturating_sub(token.n_parts);
                starts.truncate(first);
                parts = clauses.split_off(first);
            }
            _ => {}
        }
        let written = text.get(token.range.clone()).unwrap_or_default();
        starts.push(token.range.start);
        clauses.push(Clause::Word(Word {
            written: written.to_owned(),
            parts: parts.into_iter().flat_map(Clause::terms).collect(),
            term: token.term,
            is_prefix: false,
            symbols: None,
            is_small: false,
            hint: None,
        }));
    }
    clauses
}

/// Removes each `OR` and `AND` between two clauses, and returns the numbers of the clauses behind
/// an `OR`.
pub(super) fn take_alternatives(clauses: &mut Vec<Clause>) -> Vec<usize> {
    let mut alternatives = Vec::new();
    let mut at = 1;
    while at + 1 < clauses.len() {
        let word = clauses.get(at).and_then(Clause::word);
        let is_or = match word.map_or("", |word| word.written.as_str()) {
            "OR" => true,
            "AND" => false,
            _ => {
                at += 1;
                continue;
            }
        };
        clauses.remove(at);
        if is_or {
            alternatives.push(at);
        }
        at += 1;
    }
    alternatives
}

/// Parses an excluded word. If it has several tokens, as `12%` does, they become a phrase.
pub(super) fn absent(text: &str) -> Vec<Clause> {
    let words = words(text);
    if words.len() > 1 {
        return phrase(text, false).into_iter().collect();
    }
    words
}

pub(super) fn phrase(text: &str, is_prefix: bool) -> Option<Clause> {
    let tokens = tokenize(text).into_iter().filter(|token| !token.is_whole());
    let terms: Vec<String> = tokens.map(|token| token.term).collect();
    (!terms.is_empty()).then_some(Clause::Phrase(Phrase { terms, is_prefix }))
}

/// Removes commas from a number still being typed, because in `115,0` and `115,07`, on the way to
/// `115,071`, the comma is not yet a thousands separator.
fn without_open_comma(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let number = text.get(before.len()..).unwrap_or_default();
    match number.rsplit_once(',') {
        Some((thousands, last)) if !thousands.is_empty() && (1..=2).contains(&last.len()) => {
            Cow::Owned(format!("{before}{}", number.replace(',', "")))
        }
        _ => Cow::Borrowed(text),
    }
}

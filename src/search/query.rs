//! What the reader typed, as words to look for.

use super::tokenize::{Token, tokenize};
use std::borrow::Cow;

/// A query: sections match in which every clause occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// One word of a query, or one hyphenated word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// The word as a whole.
    pub whole: Term,
    /// The parts of a hyphenated word, which together count as the whole; else empty.
    pub parts: Vec<Term>,
}

/// A term to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The folded word.
    pub text: String,
    /// Whether longer words that begin with it match, too: so for the word being typed.
    pub is_prefix: bool,
}

impl Term {
    /// Whether a term of a text is what this one looks for.
    pub fn matches(&self, term: &str) -> bool {
        if self.is_prefix {
            term.starts_with(&self.text)
        } else {
            term == self.text
        }
    }
}

impl Clause {
    /// Whether a term of a text is the word or one of its parts.
    pub fn matches(&self, term: &str) -> bool {
        self.whole.matches(term) || self.parts.iter().any(|part| part.matches(term))
    }
}

impl Query {
    /// Reads a query. Any text is one; what holds no letter or digit gives an empty query, which
    /// finds nothing.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = &*without_open_comma(text);
        let mut clauses: Vec<Clause> = Vec::new();
        for token in tokenize(text) {
            let whole = Term {
                text: token.term.clone(),
                is_prefix: false,
            };
            let parts = take_parts(&mut clauses, &token, text);
            clauses.push(Clause { whole, parts });
        }
        if let Some(last) = clauses.last_mut() {
            last.whole.is_prefix = true;
            if let Some(part) = last.parts.last_mut() {
                part.is_prefix = true;
            }
        }
        Self { clauses }
    }

    /// Whether there is no word to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Whether a term of a text is one that the query looks for.
    pub(super) fn matches(&self, term: &str) -> bool {
        self.clauses.iter().any(|clause| clause.matches(term))
    }
}

/// Takes away the comma of a number that is still being typed: on the way from `115` to `115,071`
/// there are `115,0` and `115,07`, in which the comma does not stand between thousands yet.
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

/// For the token of a whole hyphenated word, takes back the clauses of its parts.
fn take_parts(clauses: &mut Vec<Clause>, token: &Token, text: &str) -> Vec<Term> {
    if !token.is_whole {
        return Vec::new();
    }
    let written = text.get(token.range.clone()).unwrap_or_default();
    let n_parts = tokenize(written).len().saturating_sub(1);
    let parts = clauses.split_off(clauses.len().saturating_sub(n_parts));
    parts.into_iter().map(|clause| clause.whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_query(text: &str, expected: &[&str]) {
        let query = Query::parse(text);
        let show = |term: &Term| format!("{}{}", term.text, if term.is_prefix { "*" } else { "" });
        let clauses: Vec<String> = query
            .clauses()
            .iter()
            .map(|clause| {
                let parts: Vec<String> = clause.parts.iter().map(show).collect();
                let parts = parts.join("+");
                let whole = show(&clause.whole);
                if parts.is_empty() {
                    whole
                } else {
                    format!("{whole}|{parts}")
                }
            })
            .collect();
        assert_eq!(clauses, expected);
    }

    #[test]
    fn only_the_last_word_is_a_prefix() {
        check_query("Slot auct", &["slot", "auct*"]);
        check_query("  KSM ", &["ksm*"]);
        check_query("?!", &[]);
    }

    #[test]
    fn a_number_is_one_word_while_it_is_typed() {
        check_query("115,", &["115*"]);
        check_query("115,0", &["1150*"]);
        check_query("115,07 ", &["11507*"]);
        check_query("115,071", &["115071*"]);
        check_query("115,0712", &["115", "0712*"]);
        check_query(",07", &["07*"]);
        check_query("115,071,5", &["1150715*"]);
    }

    #[test]
    fn a_hyphenated_word_is_one_clause() {
        check_query("cross-chain xcm", &["crosschain|cross+chain", "xcm*"]);
        check_query("xcm cross-cha", &["xcm", "crosscha*|cross+cha*"]);
    }
}

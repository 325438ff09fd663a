//! Finds the parts of a text to highlight for a query.

use super::order::sort_by_key;
use super::tokenize::{Token, tokenize};
use core::ops::Range;

/// The words to highlight for a query: its own words, their other forms in the archive, and the
/// words searched for in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    patterns: Vec<Pattern>,
}

/// Adjacent words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    /// The terms in order, at least one.
    terms: Vec<String>,
    /// Whether the last term also matches longer words that begin with it.
    is_prefix: bool,
}

impl Pattern {
    fn matches(&self, tokens: &[Token]) -> bool {
        let Some((last, others)) = self.terms.split_last() else {
            return false;
        };
        let is_last =
            |token: &Token| token.term == *last || self.is_prefix && token.term.starts_with(last);
        others
            .iter()
            .zip(tokens)
            .all(|(term, token)| token.term == *term)
            && tokens.get(others.len()).is_some_and(is_last)
    }
}

impl Matcher {
    /// Reports whether the matcher has no patterns, so no text has marks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Adds a pattern: `terms` match only where they are adjacent.
    pub(super) fn add(&mut self, terms: Vec<String>, is_prefix: bool) {
        let pattern = Pattern { terms, is_prefix };
        if !self.patterns.contains(&pattern) {
            self.patterns.push(pattern);
        }
    }

    /// Returns the byte ranges of all matched words, sorted and without overlaps.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (wholes, words): (Vec<Token>, Vec<Token>) =
            tokenize(text).into_iter().partition(Token::is_whole);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for start in 0..words.len() {
            let rest = words.get(start..).unwrap_or_default();
            for pattern in self.patterns.iter().filter(|pattern| pattern.matches(rest)) {
                let matched = rest.iter().take(pattern.terms.len());
                ranges.extend(matched.map(|token| token.range.clone()));
            }
        }
        for whole in wholes {
            let is_looked_for = |pattern: &&Pattern| pattern.matches(core::slice::from_ref(&whole));
            if self.patterns.iter().any(|pattern| is_looked_for(&pattern)) {
                ranges.push(whole.range);
            }
        }
        without_overlaps(ranges)
    }
}

/// Sorts ranges and merges those that overlap or touch.
fn without_overlaps(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sort_by_key(&mut ranges, |range| range.start as u64);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
use super::tokenize::TokenKind;

#[cfg(test)]
impl Matcher {
    /// Returns a matcher for the words of `query`; the last word also matches as a prefix.
    pub(super) fn of(query: &str) -> Self {
        let mut matcher = Self::default();
        let tokens = tokenize(query);
        for (number, token) in tokens.iter().enumerate() {
            let is_prefix = number + 1 == tokens.len() && token.kind != TokenKind::Written;
            matcher.add(vec![token.term.clone()], is_prefix);
        }
        matcher
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_marks(patterns: &[&str], text: &str, expected: &[&str]) {
        let mut matcher = Matcher::default();
        for pattern in patterns {
            let words = pattern.trim_end_matches('*');
            let terms = words.split(' ').map(str::to_owned).collect();
            matcher.add(terms, words != *pattern);
        }
        let marks = matcher.marks(text);
        let marked: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, expected, "in `{text}`");
    }

    #[test]
    fn words_are_marked_as_they_are_written() {
        check_marks(
            &["kusama"],
            "Kusama’s chain, KUSAMA",
            &["Kusama’s", "KUSAMA"],
        );
        check_marks(&["au*"], "An auction in Austria", &["auction", "Austria"]);
        check_marks(&["12", "percent"], "by 12% or 12 %", &["12%", "12", "%"]);
        check_marks(&[], "none", &[]);
    }

    #[test]
    fn a_phrase_is_marked_only_side_by_side() {
        let text = "Slot one. The slot auction, a slot-auction.";
        check_marks(
            &["slot auction"],
            text,
            &["slot", "auction", "slot", "auction"],
        );
        check_marks(&["slot auc*"], "slot auctions, slot", &["slot", "auctions"]);
    }

    #[test]
    fn the_whole_of_a_hyphenated_word_takes_the_place_of_its_parts() {
        check_marks(
            &["crosschain", "chain"],
            "a cross-chain b",
            &["cross-chain"],
        );
        check_marks(&["chain"], "a cross-chain b", &["chain"]);
    }
}

//! Terms, and a matcher that finds them in texts.
//!
//! A term is one word, or several joined by hyphens, in folded form. It matches every word that
//! begins with it. With a trailing period it matches only that word: `pos.` does not match
//! `position`. In a term of several words, only the last one matches as a prefix: `cross-chain`
//! matches "cross-chain" and "cross chains". Signs next to figures (`$ € £ %`) are words, too.
//!
//! If several terms match, the one with the most words wins, then the longest: `bidding` counts for
//! `bidd`, not for `bid`. So a longer term can make an exception to a shorter one.

use crate::search::tokenize;
use core::cmp::Reverse;
use std::collections::BTreeMap;

/// Signs before or after a figure that give its unit.
const SIGNS: [char; 4] = ['$', '€', '£', '%'];

/// Sorted terms. Each is identified by its index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    terms: Vec<String>,
    /// Patterns by the first character of the term, most specific first.
    by_first: BTreeMap<char, Vec<Pattern>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Pattern {
    words: Vec<String>,
    is_whole: bool,
    term: usize,
}

impl Lexicon {
    /// Builds a lexicon from terms in any order. Duplicates are merged.
    pub fn new<'a>(terms: impl Iterator<Item = &'a str>) -> Self {
        let mut terms: Vec<String> = terms.map(str::to_owned).collect();
        terms.sort_unstable();
        terms.dedup();
        let mut by_first: BTreeMap<char, Vec<Pattern>> = BTreeMap::new();
        for (term, written) in terms.iter().enumerate() {
            if let Some(first) = written.chars().next() {
                let pattern = Pattern::new(written, term);
                by_first.entry(first).or_default().push(pattern);
            }
        }
        for patterns in by_first.values_mut() {
            patterns.sort_by_key(|pattern| Reverse(pattern.rank()));
        }
        Self { terms, by_first }
    }

    /// Returns the terms in sorted order.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Returns the indices of the terms in a text, in text order and with repetitions.
    pub fn said(&self, text: &str) -> Vec<usize> {
        let words = words(text);
        let mut rest = words.as_slice();
        let mut said = Vec::new();
        while let [first, behind @ ..] = rest {
            let initial = first.chars().next();
            let mut patterns = initial
                .and_then(|initial| self.by_first.get(&initial))
                .into_iter()
                .flatten();
            if let Some(pattern) = patterns.find(|pattern| pattern.opens(rest)) {
                said.push(pattern.term);
                rest = rest.get(pattern.words.len()..).unwrap_or_default();
            } else {
                rest = behind;
            }
        }
        said
    }
}

impl Pattern {
    fn new(written: &str, term: usize) -> Self {
        let beginning = written.strip_suffix('.');
        Self {
            words: beginning
                .unwrap_or(written)
                .split('-')
                .map(str::to_owned)
                .collect(),
            is_whole: beginning.is_some(),
            term,
        }
    }

    /// Specificity: number of words, then length. A whole word beats a prefix.
    fn rank(&self) -> (usize, usize, bool) {
        let n_bytes = self.words.iter().map(String::len).sum();
        (self.words.len(), n_bytes, self.is_whole)
    }

    /// Reports whether the pattern matches at the start of `words`.
    fn opens(&self, words: &[String]) -> bool {
        let Some((last, before)) = self.words.split_last() else {
            return false;
        };
        words.starts_with(before)
            && words.get(before.len()).is_some_and(|word| {
                word == last || !self.is_whole && word.starts_with(last.as_str())
            })
    }
}

/// Reports whether a term is valid, that is, whether some text can match it.
pub fn is_term(term: &str) -> bool {
    let parts = term.strip_suffix('.').unwrap_or(term).split('-');
    let is_sign = SIGNS.iter().any(|&sign| term.chars().eq([sign]));
    is_sign || parts.into_iter().all(|part| words(part) == [part])
}

/// Returns the folded words of a text. Signs of figures are words of their own.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let push_signs = |words: &mut Vec<String>, between: &str| {
        let signs = between.chars().filter(|c| SIGNS.contains(c));
        words.extend(signs.map(String::from));
    };
    let mut end = 0;
    for token in tokenize(text) {
        // Skip a `%` here, because `push_signs` adds it like the other signs.
        let is_sign = text.get(token.range.clone()) == Some("%");
        if token.is_whole() || is_sign {
            continue;
        }
        push_signs(
            &mut words,
            text.get(end..token.range.start).unwrap_or_default(),
        );
        end = token.range.end;
        words.push(token.term);
    }
    push_signs(&mut words, text.get(end..).unwrap_or_default());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(terms: &[&str], text: &str, expected: &[&str]) {
        let lexicon = Lexicon::new(terms.iter().copied());
        let said = lexicon.said(text).into_iter();
        let said: Vec<&str> = said.map(|term| lexicon.terms()[term].as_str()).collect();
        assert_eq!(said, expected, "in `{text}`");
    }

    #[test]
    fn a_term_is_the_beginning_of_a_word_and_a_full_stop_ends_it() {
        check(&["sail"], "Sails, sailing, assail", &["sail", "sail"]);
        check(&["oar."], "Oar, oars", &["oar."]);
    }

    #[test]
    fn the_most_specific_term_is_said_alone() {
        check(&["sail", "sailor"], "sailors sail", &["sailor", "sail"]);
        check(&["rope", "rope-ladder"], "rope-ladders", &["rope-ladder"]);
        check(&["tar", "tar."], "tar tart", &["tar.", "tar"]);
    }

    #[test]
    fn words_of_a_term_may_stand_apart_or_be_joined() {
        let terms = ["high-tide"];
        check(&terms, "High tides; high-tide.", &["high-tide"; 2]);
        check(&terms, "higher tide, high", &[]);
    }

    #[test]
    fn signs_of_figures_are_words() {
        check(&["$", "%"], "$3.50 and 12%, 1 %", &["$", "%", "%"]);
    }

    #[test]
    fn what_is_never_said_is_no_term() {
        for term in ["sail", "oar.", "high-tide", "€"] {
            assert!(is_term(term), "{term}");
        }
        for term in ["", ".", "Sail", "two words", "café", "high-", "$$"] {
            assert!(!is_term(term), "{term}");
        }
    }
}

//! Terms and where a text says them.
//!
//! A term is one word or several joined by hyphens, given folded. It stands for every word that
//! begins with it; with a full stop at its end, for that word alone: `pos.` is not said by
//! `position`. In a term of several words only the last may go on: `cross-chain` is said by
//! "cross-chain" and by "cross chains". Signs that figures carry (`$ € £ %`) are words too.
//!
//! Where several terms fit, the one of the most words is said, of these the longest one: `bidding`
//! says `bidd`, not `bid`. So a long term makes an exception from a short one.

use crate::search::tokenize;
use core::cmp::Reverse;
use std::collections::BTreeMap;

/// Signs before or behind a figure that tell what it counts.
const SIGNS: [char; 4] = ['$', '€', '£', '%'];

/// Terms, each known by its place in the alphabet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    terms: Vec<String>,
    /// For the first character of a term, the terms from the most specific one on.
    by_first: BTreeMap<char, Vec<Pattern>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Pattern {
    words: Vec<String>,
    is_whole: bool,
    term: usize,
}

impl Lexicon {
    /// Takes terms in any order, once or more often.
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

    /// The terms in the order of the alphabet.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// The terms that a text says, in its order and as often as it says them, by their place.
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

    /// The more words and letters, the more is meant by it; a whole word means more than its
    /// beginning.
    fn rank(&self) -> (usize, usize, bool) {
        let n_bytes = self.words.iter().map(String::len).sum();
        (self.words.len(), n_bytes, self.is_whole)
    }

    /// Whether a text that goes on with these words says the term.
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

/// Whether a term can ever be said.
pub fn is_term(term: &str) -> bool {
    let parts = term.strip_suffix('.').unwrap_or(term).split('-');
    let is_sign = SIGNS.iter().any(|&sign| term.chars().eq([sign]));
    is_sign || parts.into_iter().all(|part| words(part) == [part])
}

/// The folded words of a text, with the signs of figures as words of their own.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let push_signs = |words: &mut Vec<String>, between: &str| {
        let signs = between.chars().filter(|c| SIGNS.contains(c));
        words.extend(signs.map(String::from));
    };
    let mut end = 0;
    for token in tokenize(text) {
        // A sign that the tokenizer reads as a word is still a sign.
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

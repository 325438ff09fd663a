//! What to try instead of a query that finds nothing.

use super::dictionary::Extent;
use super::query::Clause;
use super::{Query, SearchIndex};

/// From how many letters on a word that is spelled rather differently may be meant.
const DISTANCES: [(usize, usize); 3] = [(8, 3), (4, 2), (2, 1)];

impl SearchIndex {
    /// Texts of queries to try instead of one that finds nothing: with words of the archive in the
    /// place of words that it lacks, the nearest first, at most so many.
    #[must_use]
    pub fn nearest_words(&self, query: &Query, n_texts: usize) -> Vec<String> {
        let mut texts = Vec::new();
        for clause in query.clauses() {
            let Clause::Word(word) = clause else {
                continue;
            };
            if !self.dictionary.range(&word.term).is_empty() {
                continue;
            }
            let n_letters = word.term.chars().count();
            let distance = DISTANCES
                .iter()
                .find(|it| n_letters >= it.0)
                .map_or(0, |it| it.1);
            for extent in [Extent::Whole, Extent::Beginning] {
                let mut near = self.dictionary.near(&word.term, distance, extent);
                let n_postings = |term| self.postings.get(term).len();
                near.sort_by_key(|it| (it.distance, core::cmp::Reverse(n_postings(it.term))));
                for near in near.iter().take(n_texts) {
                    let term = self.dictionary.term(near.term);
                    let text = query.text().replacen(&word.written, term, 1);
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
            }
        }
        texts.truncate(n_texts);
        texts
    }
}

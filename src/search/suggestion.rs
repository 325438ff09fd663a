//! Alternative queries for a query without hits.

use super::dictionary::MatchScope;
use super::lists::as_u32;
use super::order::sort_by_key;
use super::query::Clause;
use super::{Query, SearchIndex};

/// Pairs of a minimum word length in letters and the edit distance allowed from that length on.
const DISTANCES: [(usize, usize); 3] = [(8, 3), (4, 2), (2, 1)];

impl SearchIndex {
    /// Returns up to `n_texts` query texts, each with one unknown word replaced by a similar word
    /// of the archive. Whole-word matches of a word come first, then prefixes, each nearest first.
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
            for extent in [MatchScope::Whole, MatchScope::Beginning] {
                let mut near = self.dictionary.near(&word.term, distance, extent);
                // Nearest first; among equals, the most frequent first.
                sort_by_key(&mut near, |it| {
                    let n_texts = as_u32(self.postings.get(it.term).len());
                    (it.distance as u64) << 32 | u64::from(u32::MAX - n_texts)
                });
                for near in near.iter().take(n_texts) {
                    let term = self.dictionary.term(near.term);
                    let text = query
                        .with_words(core::slice::from_ref(&word.written), &|_| term.to_owned());
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

//! The matches of one clause in each text.

use super::scoring::Rank;

/// The texts that match a clause, with rank and count.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    /// One entry for every text of the index.
    found: Vec<Found>,
    /// The texts that match, in the order of their first match.
    texts: Vec<u32>,
}

/// The matches of a clause in one text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// The best rank.
    pub rank: Rank,
    /// Number of matches.
    pub count: u16,
}

impl Matches {
    /// Returns an empty set for an index of `n_texts` texts.
    pub fn none(n_texts: usize) -> Self {
        Self {
            found: vec![Found::default(); n_texts],
            texts: Vec::new(),
        }
    }

    /// Adds `count` matches in a text and keeps the better rank.
    pub fn add(&mut self, text: u32, rank: Rank, count: u16) {
        let Some(found) = self.found.get_mut(text as usize) else {
            return;
        };
        if found.rank == Rank::None {
            self.texts.push(text);
        }
        found.rank = found.rank.max(rank);
        found.count = found.count.saturating_add(count);
    }

    /// Returns the matches in a text.
    pub fn get(&self, text: u32) -> Found {
        self.found.get(text as usize).copied().unwrap_or_default()
    }

    /// Reports whether a text matches.
    pub fn has(&self, text: u32) -> bool {
        self.get(text).rank > Rank::None
    }

    /// Returns the texts that match, each once.
    pub fn texts(&self) -> &[u32] {
        &self.texts
    }

    /// Returns the number of texts that match.
    pub fn n_texts(&self) -> usize {
        self.texts.len()
    }
}

//! What one clause of a query finds in each text.

use super::scoring::Rank;

/// The texts in which a clause is found, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    /// For every text of the index, whether it matches or not.
    found: Vec<Found>,
    /// The texts that match, in the order in which they were found.
    texts: Vec<u32>,
}

/// How a clause is found in one text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// The best match.
    pub rank: Rank,
    /// The number of all matches.
    pub count: u16,
}

impl Matches {
    /// No match in any of so many texts.
    pub fn none(n_texts: usize) -> Self {
        Self {
            found: vec![Found::default(); n_texts],
            texts: Vec::new(),
        }
    }

    /// Adds matches in a text.
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

    /// What is found in a text.
    pub fn get(&self, text: u32) -> Found {
        self.found.get(text as usize).copied().unwrap_or_default()
    }

    /// Whether a text matches.
    pub fn has(&self, text: u32) -> bool {
        self.get(text).rank > Rank::None
    }

    /// The texts that match, each once.
    pub fn texts(&self) -> &[u32] {
        &self.texts
    }

    /// The number of texts that match.
    pub fn n_texts(&self) -> usize {
        self.texts.len()
    }
}

//! The search index, built in small steps while the browser is idle, or when first needed.

use crate::browser::idle::{self, Pace};
use crate::model::Archive;
use crate::search::{IndexBuilder, Query, Results, SearchIndex};
use std::sync::{Arc, Mutex, PoisonError};

/// The search index of the app's archive. A context of the whole app.
#[derive(Clone)]
pub struct SearchIndexContext {
    archive: Arc<Archive>,
    making: Arc<Mutex<Making>>,
}

/// Progress of the build: complete once `index` is set.
#[derive(Default)]
struct Making {
    builder: Option<IndexBuilder>,
    index: Option<SearchIndex>,
}

impl SearchIndexContext {
    /// Returns a context with an empty index; building starts later.
    #[must_use]
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            making: Arc::default(),
        }
    }

    /// Returns the results of `query` with at most `n_groups` sections. Completes the index first
    /// if necessary.
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        self.with_index(|index| index.search(query, n_groups))
    }

    /// Returns up to `n` alternative texts for a query without hits.
    #[must_use]
    pub fn nearest_words(&self, query: &Query, n: usize) -> Vec<String> {
        self.with_index(|index| index.nearest_words(query, n))
    }

    /// Builds the index in small steps, so the page stays responsive and a later query need not
    /// wait.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn prepare(&self, pace: Pace) {
        let context = self.clone();
        idle::in_slices(pace, move || context.step());
    }

    /// Adds one more report to the index. Returns whether there is more to do.
    fn step(&self) -> bool {
        self.with_making(|making, archive| {
            if making.index.is_some() {
                return false;
            }
            let builder = making
                .builder
                .get_or_insert_with(|| IndexBuilder::new(archive));
            let has_more = builder.step(archive);
            if !has_more {
                making.whole(archive);
            }
            has_more
        })
    }

    fn with_index<T>(&self, ask: impl FnOnce(&SearchIndex) -> T) -> T {
        self.with_making(|making, archive| ask(making.whole(archive)))
    }

    fn with_making<T>(&self, act: impl FnOnce(&mut Making, &Archive) -> T) -> T {
        // Ignores poisoning, because `index` is only set when it is complete.
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut making, &self.archive)
    }
}

impl Making {
    fn whole(&mut self, archive: &Archive) -> &SearchIndex {
        let builder = self.builder.take();
        self.index.get_or_insert_with(|| {
            let builder = builder.unwrap_or_else(|| IndexBuilder::new(archive));
            builder.finish(archive)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_made_in_steps_finds_what_one_made_at_once_finds() {
        let archive = Arc::new(crate::embedded_archive().unwrap_or_default());
        let query = Query::parse("auction", &archive.topics);
        let at_once = SearchIndexContext::new(archive.clone());
        let expected = at_once.search(&query, 8);
        assert!(expected.n_hits > 0);

        let in_steps = SearchIndexContext::new(archive.clone());
        let mut n_steps = 1;
        while in_steps.step() {
            n_steps += 1;
        }
        assert!(n_steps > archive.reports.len() + 3, "{n_steps} steps");
        assert_eq!(in_steps.search(&query, 8), expected);

        let half_made = SearchIndexContext::new(archive);
        assert!(half_made.step());
        assert_eq!(half_made.search(&query, 8), expected);
        assert!(!half_made.step(), "nothing is left to do");
    }
}

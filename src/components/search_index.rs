//! The search index, made bit by bit while the reader reads, or when it is first needed.

use crate::archive::Archive;
use crate::browser::idle::{self, Pace};
use crate::search::{IndexBuilder, Query, Results, SearchIndex};
use std::sync::{Arc, Mutex, PoisonError};

/// The index of the app's archive. A context of the whole app.
#[derive(Clone)]
pub struct SearchIndexContext {
    archive: Arc<Archive>,
    making: Arc<Mutex<Making>>,
}

/// How far the index is; it is whole when there is one.
#[derive(Default)]
struct Making {
    builder: Option<IndexBuilder>,
    index: Option<SearchIndex>,
}

impl SearchIndexContext {
    /// A context whose index is not begun yet.
    #[must_use]
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            making: Arc::default(),
        }
    }

    /// What is found for a query, with at most so many sections listed. Whatever the index lacks
    /// is made first.
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        self.with_index(|index| index.search(query, n_groups))
    }

    /// Texts of queries to try in the place of one that finds nothing.
    #[must_use]
    pub fn nearest_words(&self, query: &Query, n: usize) -> Vec<String> {
        self.with_index(|index| index.nearest_words(query, n))
    }

    /// Makes the index in small steps, so that a query finds it whole and the page never waits.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn prepare(&self, pace: Pace) {
        let context = self.clone();
        idle::in_slices(pace, move || context.step());
    }

    /// Takes one more report into the index. Returns whether there is more to do.
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
        // Whoever panicked has left it as it was between two steps.
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
        assert!(n_steps >= archive.reports.len());
        assert_eq!(in_steps.search(&query, 8), expected);

        let half_made = SearchIndexContext::new(archive);
        assert!(half_made.step());
        assert_eq!(half_made.search(&query, 8), expected);
        assert!(!half_made.step(), "nothing is left to do");
    }

    /// Texts to search for in place of a query that found nothing, at most so many.
    #[must_use]
    pub fn nearest_words(&self, query: &Query, n: usize) -> Vec<String> {
        let index = self.index.get_or_init(|| SearchIndex::build(&self.archive));
        index.nearest_words(query, n)
    }
}

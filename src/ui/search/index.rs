//! The search index, built in small steps while the browser is idle, or when first needed.

use crate::browser::file;
use crate::browser::idle::{self, Pace};
use crate::model::Archive;
use crate::search::{IndexBuilder, Query, Results, SearchIndex, Thesaurus};
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// The search index of the app's archive. A context of the whole app.
#[derive(Clone)]
pub struct SearchIndexContext {
    archive: Arc<Archive>,
    making: Arc<Mutex<Making>>,
    /// Whether the thesaurus has been loaded.
    has_thesaurus: RwSignal<bool>,
}

/// Progress of the build: complete once `index` is set.
#[derive(Default)]
struct Making {
    builder: Option<IndexBuilder>,
    index: Option<SearchIndex>,
    /// Whether the thesaurus was asked for.
    is_asked: bool,
}

impl SearchIndexContext {
    /// Returns a context with an empty index; building starts later.
    #[must_use]
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            making: Arc::default(),
            has_thesaurus: RwSignal::new(false),
        }
    }

    /// Returns the results of `query` with at most `n_groups` sections. Completes the index first
    /// if necessary. If they are few, loads the thesaurus; see [`Self::has_thesaurus`].
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        let (results, needs_thesaurus) = self.with_making(|making, archive| {
            let results = making.whole(archive).search(query, n_groups);
            let is_needed = !query.is_empty() && results.found_little(query);
            let is_first = is_needed && !making.is_asked;
            making.is_asked |= is_needed;
            (results, is_first)
        });
        // Pages that are drawn natively are complete without it.
        if needs_thesaurus && cfg!(feature = "hydrate") {
            self.load_thesaurus();
        }
        results
    }

    /// Reports whether the thesaurus has been loaded. A view that calls this updates then, because the
    /// same query may find more.
    #[must_use]
    pub fn has_thesaurus(&self) -> bool {
        self.has_thesaurus.get()
    }

    /// Loads the thesaurus. Without it search works as before.
    fn load_thesaurus(&self) {
        let context = self.clone();
        _ = file::load_thesaurus(move |text| {
            context.with_making(|making, archive| {
                making.whole(archive).learn(Thesaurus::new(text));
            });
            // The app may be gone by now.
            _ = context.has_thesaurus.try_set(true);
        });
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
    fn whole(&mut self, archive: &Archive) -> &mut SearchIndex {
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

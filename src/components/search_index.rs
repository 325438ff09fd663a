//! The search index, made when it is first needed.

use crate::archive::Archive;
use crate::search::{Query, Results, SearchIndex};
use std::sync::{Arc, OnceLock};

/// The index of the app's archive. A context of the whole app.
#[derive(Clone)]
pub struct SearchIndexContext {
    archive: Arc<Archive>,
    index: Arc<OnceLock<SearchIndex>>,
}

impl SearchIndexContext {
    /// A context whose index is not made yet.
    #[must_use]
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            index: Arc::default(),
        }
    }

    /// What is found for a query, with at most so many sections listed. The first call makes the
    /// index.
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        let index = self.index.get_or_init(|| SearchIndex::build(&self.archive));
        index.search(query, n_groups)
    }

    /// Texts to search for in place of a query that found nothing, at most so many.
    #[must_use]
    pub fn nearest_words(&self, query: &Query, n: usize) -> Vec<String> {
        let index = self.index.get_or_init(|| SearchIndex::build(&self.archive));
        index.nearest_words(query, n)
    }
}

//! Answers a query: evaluates its clauses, collects the hits, and adds what a page must say of them.

use super::collector::{Collector, Coverage};
use super::evaluation::{Evaluation, Need, Synonyms};
use super::query::Clause;
use super::{Query, QueryRewrite, Results, SearchIndex};

/// Number of hits up to which a query of several words may mean another term.
const FEW: usize = 2;

impl SearchIndex {
    /// Returns the passages that match `query`, in at most `n_groups` sections; the counts cover
    /// all. An empty query returns no passages.
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        if !self.dictionary.language.is_english() {
            return self.answer(&query.without_small_words(), n_groups);
        }
        self.answer(query, n_groups)
    }

    fn answer(&self, query: &Query, n_groups: usize) -> Results {
        let results = collect(self, query, n_groups, Synonyms::None);
        // A thesaurus is loaded late. It must not change a query that finds enough.
        if self.thesaurus.is_empty() || !results.found_little(query) {
            return results;
        }
        collect(self, query, n_groups, Synonyms::All)
    }
}

/// Runs a query and returns the ranked results, with at most `n_groups` sections.
fn collect(index: &SearchIndex, query: &Query, n_groups: usize, synonyms: Synonyms) -> Results {
    if query.is_empty() {
        return Results::default();
    }
    let evaluation = Evaluation::new(index, query, synonyms);
    let excluded = Evaluation::excluded(index, query);
    let mut collector = Collector::new(&evaluation, query, &excluded);
    let coverage = collector.collect_some();
    let mut results = collector.results(n_groups);
    results.is_partial = coverage == Coverage::Part && results.n_hits > 0;
    results.rewrites = evaluation.rewrites;
    if coverage != Coverage::All && evaluation.needs.contains(&Need::Always) {
        let small = query.clauses().iter().filter_map(Clause::word);
        let small = small.filter(|word| word.is_small);
        results.left_out = small.map(|word| word.written.clone()).collect();
        let left_out = &results.left_out;
        let is_kept = |rewrite: &QueryRewrite| !left_out.contains(&rewrite.written);
        results.rewrites.retain(is_kept);
    }
    results.matcher = evaluation.matcher;
    results
}

impl Results {
    /// Reports whether the results of this query are few, so synonyms may help: no passage has all of
    /// its words as they were typed, or hardly any has several of them.
    #[must_use]
    pub fn found_little(&self, query: &Query) -> bool {
        let is_missing = |rewrite: &QueryRewrite| rewrite.is_instead;
        let is_rare = self.n_hits <= FEW && query.clauses().len() > 1;
        self.n_hits == 0 || self.is_partial || is_rare || self.rewrites.iter().any(is_missing)
    }
}

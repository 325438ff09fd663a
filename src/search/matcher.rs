//! Marks in a text what a query looks for.

use super::tokenize::tokenize;
use core::ops::Range;

/// What a query looks for, as terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    pub(super) terms: Vec<(String, bool)>,
}

impl Matcher {
    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The byte ranges of the words that are looked for, in order, none overlapping another.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for token in tokenize(text) {
            let is_match = self.terms.iter().any(|(term, is_prefix)| {
                token.term == *term || *is_prefix && token.term.starts_with(term)
            });
            if !is_match {
                continue;
            }
            while ranges
                .last()
                .is_some_and(|last| last.start >= token.range.start)
            {
                ranges.pop();
            }
            ranges.push(token.range);
        }
        ranges
    }
}

#[cfg(test)]
impl Matcher {
    /// A matcher for the words of a query, the last of which may go on.
    pub(super) fn of(query: &str) -> Self {
        let mut terms: Vec<(String, bool)> = tokenize(query)
            .into_iter()
            .map(|token| (token.term, false))
            .collect();
        if let Some(last) = terms.last_mut() {
            last.1 = true;
        }
        Self { terms }
    }
}

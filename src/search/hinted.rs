//! Follows the hints of a query: passages of the time or topic that it names match, too.

use super::evaluation::{Evaluation, Hinted, Need};
use super::index::IndexEntry;
use super::matches::Matches;
use super::query::{Clause, Hint, HintKind, Query};
use super::scoring::Rank;

impl Evaluation<'_> {
    /// Adds the passages of the times and topics that the query names, and decides when each clause
    /// must match.
    pub fn follow_hints(&mut self, query: &Query) {
        for (need, clause) in self.needs.iter_mut().zip(query.clauses()) {
            if clause.word().is_some_and(|word| word.is_small) {
                *need = Need::Small;
            }
        }
        let n_small = self.needs.iter().filter(|&&need| need == Need::Small);
        let n_telling = self.needs.len() - n_small.count();
        for (number, hint) in query.hints().iter().enumerate() {
            if n_telling == hint.words.len() {
                // Alone, it is not where to search but what to search for.
                return;
            }
            let is_of = |clause: &Clause| clause.word().is_some_and(|it| it.hint == Some(number));
            let clauses: Vec<usize> = (0..query.clauses().len())
                .filter(|&at| query.clauses().get(at).is_some_and(is_of))
                .collect();
            self.follow(hint, &clauses);
        }
        // Several times and nothing else: what is of one of them is what to find.
        if !self.needs.contains(&Need::Always)
            && let Some(first) = self.hinted.first().map(|first| first.clause)
        {
            let others: Vec<usize> = self.hinted.iter().skip(1).map(|it| it.clause).collect();
            for other in others {
                self.merge(other, first);
            }
            if let Some(need) = self.needs.get_mut(first) {
                *need = Need::Always;
            }
        }
    }

    /// Returns the hints that a place is of, as a bit set, and whether a time is one of them.
    pub fn hints_of(&self, place: &IndexEntry) -> (u64, bool) {
        let (mut hints, mut is_in_time) = (0, false);
        for (number, hinted) in self.hinted.iter().enumerate() {
            if is_of(&hinted.hint, place) {
                hints |= 1 << number;
                is_in_time |= hinted.is_time();
            }
        }
        (hints, is_in_time)
    }

    /// Follows one hint, whose words are these clauses. Does nothing if no report is of its time.
    fn follow(&mut self, hint: &Hint, clauses: &[usize]) {
        let index = self.index;
        let places = index.places.iter().filter(|place| is_of(hint, place));
        let texts = places.flat_map(|place| place.texts.clone());
        let is_time = matches!(hint.kind, HintKind::Time(_));
        let Some((&first, others)) = clauses.split_first() else {
            return;
        };
        let mut n_texts = 0;
        for text in texts {
            let rank = if is_time { Rank::Exact } else { Rank::Prefix };
            self.add_text(first, text, rank, 1);
            n_texts += 1;
        }
        if n_texts == 0 {
            return;
        }
        for &other in others {
            self.merge(other, first);
        }
        if is_time && let Some(need) = self.needs.get_mut(first) {
            *need = Need::Never;
        }
        self.hinted.push(Hinted {
            hint: hint.clone(),
            clause: first,
        });
    }

    /// Lets the matches of a clause count as matches of another.
    pub fn merge(&mut self, from: usize, into: usize) {
        let n_texts = self.index.fields.len();
        let Some(from_matches) = self.matches.get_mut(from) else {
            return;
        };
        let matches = core::mem::replace(from_matches, Matches::none(n_texts));
        for &text in matches.texts() {
            let found = matches.get(text);
            self.add_text(into, text, found.rank, found.count);
        }
        if let Some(need) = self.needs.get_mut(from) {
            *need = Need::Never;
        }
    }
}

/// Reports whether a place is of the time or on the topic of a hint.
fn is_of(hint: &Hint, place: &IndexEntry) -> bool {
    match hint.kind {
        HintKind::Time(period) => period.contains(place.month),
        HintKind::Topic(topic) => place.topics.contains(&topic),
    }
}

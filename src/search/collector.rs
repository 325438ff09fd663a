//! Turns the matches of the clauses into results: selects the hits, scores them, and sorts them.

use super::admission::let_through;
use super::evaluation::{Evaluation, Hinted, Need};
use super::filter::Filter;
use super::index::{Field, IndexEntry};
use super::lists::as_u32;
use super::matches::Matches;
use super::order::{best_first, sort_by_key};
use super::scoring::{
    BELOW_HEADING, BELOW_HEADLINE, MatchStrength, ONLY_ABOVE, Rank, STANDING, proximity, rarity,
    weight,
};
use super::{Group, HintFound, Hit, Query, Results, SearchIndex};
use crate::model::Month;
use core::ops::Range;

/// Minimum score of a partial match as a share of the best score, from 0.0 (keep any match of a
/// word) to 1.0 (keep only the best).
const PARTIAL: f32 = 0.5;

/// Bonus for a passage of the time that the query names. As much as a word that one text in twenty
/// has, so such a passage comes first unless another has far more.
const IN_TIME: f32 = 3.0;

/// Weight of the matches anywhere in the section of a partial match, from 0.0 to 1.0.
const ELSEWHERE: f32 = 0.5;

/// The share of the clauses that a text must match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Coverage {
    /// Every clause.
    All,
    /// Every clause but small words.
    Content,
    /// At least one clause.
    Part,
}

/// Selects and scores the hits of an evaluated query.
pub(super) struct Collector<'a> {
    index: &'a SearchIndex,
    query: &'a Query,
    evaluation: &'a Evaluation<'a>,
    excluded: &'a [Matches],
    /// The rarity of each clause.
    rarities: Vec<f32>,
    /// The hits in index order, including those hidden by topic filters or time filters alone.
    found: Vec<Found>,
    /// Number of hits, including those hidden by filters and exclusions.
    n_unfiltered: usize,
    /// Whether some clause says something, so that small words may be left out.
    has_telling: bool,
}

/// A hit, possibly hidden by filters.
#[derive(Clone, Copy)]
struct Found {
    place: usize,
    text: u32,
    score: f32,
    /// Whether a clause matches only in the head above it, not in the text itself.
    is_by_heading: bool,
    /// Whether it passes the topic filters.
    is_on_topic: bool,
    /// Whether it passes the time filters.
    is_in_time: bool,
    /// The hints that its place is of, as a bit set.
    hints: u64,
}

impl Found {
    /// Reports whether it passes all filters.
    const fn is_shown(&self) -> bool {
        self.is_on_topic && self.is_in_time
    }
}

/// State for the place whose texts are being scored.
struct Visited {
    number: Option<usize>,
    is_on_topic: bool,
    is_in_time: bool,
    /// For each clause, its matches in the heads above the texts.
    above: Vec<MatchStrength>,
    /// Bonus of a partial match for matches anywhere in the place.
    elsewhere: f32,
    /// The hints that the place is of, as a bit set.
    hints: u64,
    /// Bonus for being of the time of a hint.
    in_time: f32,
}

impl Visited {
    fn none(n_clauses: usize) -> Self {
        Self {
            number: None,
            is_on_topic: false,
            is_in_time: false,
            above: vec![MatchStrength::default(); n_clauses],
            elsewhere: 0.0,
            hints: 0,
            in_time: 0.0,
        }
    }
}

/// The hits of one place.
struct Candidate {
    place: usize,
    best: f32,
    found: Range<usize>,
}

impl<'a> Collector<'a> {
    pub fn new(evaluation: &'a Evaluation<'a>, query: &'a Query, excluded: &'a [Matches]) -> Self {
        let n_texts = evaluation.index.fields.len();
        let clauses = evaluation.matches.iter();
        Self {
            index: evaluation.index,
            query,
            evaluation,
            excluded,
            rarities: clauses
                .zip(&evaluation.needs)
                .map(|(it, &need)| need.weight() * rarity(n_texts, it.n_texts()))
                .collect(),
            found: Vec::new(),
            n_unfiltered: 0,
            has_telling: evaluation.needs.contains(&Need::Always),
        }
    }

    /// Collects the hits of all clauses, or else of those that say something, or else the best
    /// partial matches. Returns the share of the clauses that they match.
    pub fn collect_some(&mut self) -> Coverage {
        let needs = &self.evaluation.needs;
        let has_small = needs.contains(&Need::Small) && self.has_telling;
        if !(has_small && self.query.is_question()) {
            self.collect(Coverage::All);
        }
        if self.n_unfiltered == 0 && has_small {
            self.collect(Coverage::Content);
            if self.n_unfiltered > 0 {
                return Coverage::Content;
            }
        }
        if self.n_unfiltered > 0 || needs.len() < 2 {
            return Coverage::All;
        }
        self.collect(Coverage::Part);
        self.keep_best();
        Coverage::Part
    }

    /// Reports whether a passage must match a clause.
    fn is_needed(&self, clause: usize, coverage: Coverage) -> bool {
        match self.evaluation.needs.get(clause) {
            Some(Need::Always) => coverage != Coverage::Part,
            Some(Need::Small) => coverage == Coverage::All,
            _ => false,
        }
    }

    fn collect(&mut self, coverage: Coverage) {
        let mut visited = Visited::none(self.evaluation.matches.len());
        for text in self.candidate_texts() {
            let Some(&number) = self.index.place_of.get(text as usize) else {
                continue;
            };
            let number = number as usize;
            if visited.number != Some(number) {
                self.visit(number, coverage, &mut visited);
            }
            let Some((score, is_by_heading)) = self.score(text, &visited.above, coverage) else {
                continue;
            };
            self.n_unfiltered += 1;
            // A word that only resembles the excluded word does not exclude the text.
            let is_excluded = |it: &Matches| it.get(text).rank > Rank::Near;
            let is_hidden = !visited.is_on_topic && !visited.is_in_time;
            if is_hidden || self.excluded.iter().any(is_excluded) {
                continue;
            }
            let share = match self.index.fields.get(text as usize) {
                Some(Field::Standing) => STANDING,
                _ => 1.0,
            };
            self.found.push(Found {
                place: number,
                text,
                score: share * (score + visited.elsewhere + visited.in_time),
                is_by_heading,
                is_on_topic: visited.is_on_topic,
                is_in_time: visited.is_in_time,
                hints: visited.hints,
            });
        }
    }

    /// Returns the texts that match at least one clause, in index order, or all texts if there is
    /// no clause. Takes time proportional to the matches, and hardly to the archive.
    fn candidate_texts(&self) -> Vec<u32> {
        let n_texts = as_u32(self.index.fields.len());
        if self.evaluation.matches.is_empty() {
            return (0..n_texts).collect();
        }
        let mut sets = vec![0_u64; self.index.fields.len().div_ceil(64)];
        let matches = self.evaluation.matches.iter();
        for &text in matches.flat_map(Matches::texts) {
            if let Some(set) = sets.get_mut(text as usize / 64) {
                *set |= 1 << (text % 64);
            }
        }
        let mut texts = Vec::new();
        for (number, mut set) in (0_u32..).zip(sets) {
            while set != 0 {
                texts.push(number * 64 + set.trailing_zeros());
                set &= set - 1;
            }
        }
        texts
    }

    /// Prepares the state for a place before its texts are scored.
    fn visit(&self, number: usize, coverage: Coverage, visited: &mut Visited) {
        let Some(place) = self.index.places.get(number) else {
            return;
        };
        visited.number = Some(number);
        visited.is_on_topic = let_through(self.query, place, |filter| !filter.is_about_time());
        visited.is_in_time = let_through(self.query, place, Filter::is_about_time);
        for (above, matches) in visited.above.iter_mut().zip(&self.evaluation.matches) {
            *above = self.above(place, matches);
        }
        visited.elsewhere = match coverage {
            Coverage::All | Coverage::Content => 0.0,
            Coverage::Part => self.elsewhere(place),
        };
        let (hints, is_hinted) = self.evaluation.hints_of(place);
        visited.hints = hints;
        visited.in_time = if is_hinted { IN_TIME } else { 0.0 };
    }

    /// Returns the matches of a clause in the heads above the texts of a place.
    fn above(&self, place: &IndexEntry, matches: &Matches) -> MatchStrength {
        let mut above = MatchStrength::default();
        let heads = [
            (&place.head, BELOW_HEADING),
            (&place.report_head, BELOW_HEADLINE),
        ];
        for (head, share) in heads {
            for text in head.clone() {
                above.add(self.own(text, matches), share);
            }
        }
        above
    }

    fn own(&self, text: u32, matches: &Matches) -> MatchStrength {
        let found = matches.get(text);
        let field = self.index.fields.get(text as usize);
        MatchStrength {
            rank: found.rank,
            weight: f32::from(found.count) * field.map_or(0.0, |&field| weight(field)),
        }
    }

    /// Returns the score of a text and whether a clause matches only in the head of its section or
    /// report, or `None` if it is not a hit. A hit must match at least one clause itself; with
    /// [`Coverage::All`] the others must match in a head.
    fn score(&self, text: u32, above: &[MatchStrength], coverage: Coverage) -> Option<(f32, bool)> {
        let mut score = 0.0;
        let mut rarity_of_own = 0.0;
        let (mut n_own, mut n_needed, mut is_found) = (0, 0, self.evaluation.matches.is_empty());
        let clauses = self.evaluation.matches.iter().zip(above);
        for (number, (matches, above)) in clauses.enumerate() {
            if self.is_left_out(number, coverage) {
                continue;
            }
            let own = self.own(text, matches);
            let mut strength = own;
            strength.add(*above, 1.0);
            let is_needed = self.is_needed(number, coverage);
            if strength.rank == Rank::None && is_needed {
                return None;
            }
            let rarity = self.rarities.get(number).copied().unwrap_or_default();
            let mut share = ONLY_ABOVE;
            if own.rank > Rank::None {
                // That it is of a time does not make it a hit.
                is_found |= self.evaluation.needs.get(number) != Some(&Need::Never);
                share = 1.0;
                if self.is_of_text(number) {
                    n_own += 1;
                    rarity_of_own += rarity;
                }
            }
            n_needed += usize::from(is_needed && own.rank == Rank::None);
            score += share
                * match coverage {
                    Coverage::Part => strength.partial_score(rarity),
                    _ => strength.score(rarity),
                };
        }
        if !is_found {
            return None;
        }
        if n_own > 1 {
            score += proximity(rarity_of_own, n_own, self.span(text, n_own));
        }
        Some((score, n_needed > 0))
    }

    /// Reports whether a clause is a small word that is left out, because others say something.
    fn is_left_out(&self, clause: usize, coverage: Coverage) -> bool {
        coverage != Coverage::All
            && self.has_telling
            && self.evaluation.needs.get(clause) == Some(&Need::Small)
    }

    /// Reports whether a clause is in the texts themselves, not a hint about their place.
    fn is_of_text(&self, clause: usize) -> bool {
        let is_hinted = |hinted: &Hinted| hinted.clause == clause;
        !self.evaluation.hinted.iter().any(is_hinted)
    }

    /// Returns the length in words of the shortest run of a text that contains `n_clauses` clauses.
    fn span(&self, text: u32, n_clauses: usize) -> usize {
        let tokens = self.index.tokens.get(text);
        let clauses = |at: usize| {
            let term = tokens.get(at).copied();
            let clauses = term.and_then(|term| self.evaluation.clauses_of.get(term as usize));
            clauses.copied().unwrap_or_default()
        };
        // `usize::MAX` marks a clause not seen yet.
        let mut last_seen = vec![usize::MAX; self.evaluation.matches.len()];
        let mut shortest = usize::MAX;
        for at in 0..tokens.len() {
            let mut bits = clauses(at);
            if bits == 0 {
                continue;
            }
            while bits != 0 {
                if let Some(last) = last_seen.get_mut(bits.trailing_zeros() as usize) {
                    *last = at;
                }
                bits &= bits - 1;
            }
            let seen = last_seen.iter().filter(|&&last| last < usize::MAX);
            if seen.clone().count() >= n_clauses {
                let first = seen.min().copied().unwrap_or(at);
                shortest = shortest.min(at - first + 1);
            }
        }
        shortest
    }

    /// Returns the bonus for the best match of each clause anywhere in a place.
    fn elsewhere(&self, place: &IndexEntry) -> f32 {
        let clauses = self.evaluation.matches.iter().zip(&self.rarities);
        let best = clauses.map(|(matches, rarity)| {
            let ranks = place.texts.clone().map(|text| matches.get(text).rank);
            let rank = ranks.max().unwrap_or_default();
            MatchStrength { rank, weight: 1.0 }.partial_score(*rarity)
        });
        ELSEWHERE * best.sum::<f32>()
    }

    /// Drops partial matches that score much worse than the best one.
    fn keep_best(&mut self) {
        let shown = self.found.iter().filter(|found| found.is_shown());
        let best = shown.map(|found| found.score).fold(0.0, f32::max);
        self.found.retain(|found| found.score >= PARTIAL * best);
    }

    /// Returns what was collected, with at most `n_groups` sections.
    pub fn results(&self, n_groups: usize) -> Results {
        let mut results = Results {
            by_topic: vec![0; self.index.n_topics],
            ..Results::default()
        };
        self.count(&mut results);
        results.hints = self.hints();
        let mut candidates = self.candidates();
        results.n_groups = candidates.len();
        // By score, then newest first; the stable sort keeps the order of the text within a report.
        sort_by_key(&mut candidates, |candidate| {
            let place = self.index.places.get(candidate.place);
            let month = place.map_or(0, |place| {
                u32::from(place.month.year()) * 12 + u32::from(place.month.number())
            });
            best_first(candidate.best) << 32 | u64::from(u32::MAX - month)
        });
        candidates.truncate(n_groups);
        results.groups = candidates.iter().filter_map(|it| self.group(it)).collect();
        results
    }

    fn hints(&self) -> Vec<HintFound> {
        let hinted = self.evaluation.hinted.iter().enumerate();
        let found = hinted.map(|(number, hinted)| {
            let is_of = |found: &&Found| found.is_shown() && found.hints >> number & 1 == 1;
            HintFound {
                words: hinted.hint.words.clone(),
                is_topic: !hinted.is_time(),
                n_hits: self.found.iter().filter(is_of).count(),
            }
        });
        found.collect()
    }

    fn count(&self, results: &mut Results) {
        let mut by_month: Vec<(Month, usize)> = Vec::new();
        let mut last_report = None;
        for found in &self.found {
            let Some(place) = self.index.places.get(found.place) else {
                continue;
            };
            if found.is_on_topic {
                match by_month.last_mut().filter(|last| last.0 == place.month) {
                    Some((_, n_hits)) => *n_hits += 1,
                    None => by_month.push((place.month, 1)),
                }
            }
            if found.is_in_time {
                for topic in &place.topics {
                    if let Some(n_hits) = results.by_topic.get_mut(usize::from(topic.0)) {
                        *n_hits += 1;
                    }
                }
            }
            if found.is_shown() {
                results.n_hits += 1;
                results.n_by_heading += usize::from(found.is_by_heading);
                results.n_reports += usize::from(last_report != Some(place.month));
                last_report = Some(place.month);
            }
        }
        results.by_month = by_month;
    }

    /// Returns the places with visible hits, in index order.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (number, found) in self.found.iter().enumerate() {
            if !found.is_shown() {
                continue;
            }
            match candidates
                .last_mut()
                .filter(|last| last.place == found.place)
            {
                Some(last) => {
                    last.best = last.best.max(found.score);
                    last.found.end = number + 1;
                }
                None => candidates.push(Candidate {
                    place: found.place,
                    best: found.score,
                    found: number..number + 1,
                }),
            }
        }
        candidates
    }

    fn group(&self, candidate: &Candidate) -> Option<Group> {
        let place = self.index.places.get(candidate.place)?;
        let found = self.found.get(candidate.found.clone())?;
        let mut hits: Vec<Hit> = found
            .iter()
            .map(|found| Hit {
                text: (found.text - place.texts.start) as usize,
                score: found.score,
            })
            .collect();
        sort_by_key(&mut hits, |hit| best_first(hit.score));
        Some(Group {
            month: place.month,
            section: place.section,
            hits,
        })
    }
}

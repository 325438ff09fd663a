//! Tells which measure a number is of, by the words near it.

use super::figure::Kind;
use super::rules::{Measure, Role, Rules};
use super::unit::Unit;
use super::words::Words;
use core::ops::Range;

/// A term of a measure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    words: Range<usize>,
    measure: usize,
    is_against: bool,
}

/// The terms of all measures in a text.
pub struct Terms {
    /// In the order of the text.
    said: Vec<Said>,
}

/// Maximum number of terms before and behind a number that are compared.
const MAX_TERMS: usize = 40;

/// Added to the distance for each end of a clause between a number and a term.
const CLAUSE: usize = 3;

impl Terms {
    /// Finds the terms.
    pub fn new(words: &Words<'_>, rules: &Rules) -> Self {
        let mut said = Vec::new();
        for at in 0..words.all.len() {
            for (measure, own) in rules.measures.iter().enumerate() {
                for (terms, is_against) in [(&own.words, false), (&own.not, true)] {
                    let n_words = terms.iter().map(|term| words.said(at, term)).max();
                    if let Some(n_words) = n_words.filter(|n_words| *n_words > 0) {
                        said.push(Said {
                            words: at..at + n_words,
                            measure,
                            is_against,
                        });
                    }
                }
            }
        }
        Self { said }
    }

    /// Returns the index of the measure of a number, and the word that decided. The nearest term does;
    /// behind the number it counts as one word further away.
    pub fn measure(
        &self,
        words: &Words<'_>,
        number: &Range<usize>,
        value: f64,
        unit: &Unit,
        rules: &Rules,
    ) -> Option<(usize, Option<String>)> {
        let is_share = unit.kind == Kind::Percent && is_share(words, number);
        let fits = |measure: &Measure| {
            has_unit(measure, unit)
                && measure.max.is_none_or(|max| value <= max)
                && !(is_share && measure.role == Role::Change)
        };
        let fitting: Vec<usize> = (0..)
            .zip(&rules.measures)
            .filter(|(_, measure)| fits(measure))
            .map(|(at, _)| at)
            .collect();
        let sentence = words.sentence(number.start);
        let mut near = self.near(&sentence, number.start, &fitting);
        if near.is_empty() && unit.kind == Kind::Money && sentence.start > 0 {
            // Such a sentence goes on with the subject of the one before.
            let before = words.sentence(sentence.start - 1);
            near = self.near(&before, number.start, &fitting);
        }
        let nearest = changed(words, number, unit, &near).or_else(|| {
            let speaking = near.iter().filter(|said| !said.is_against);
            let speaking = speaking.filter(|said| !is_spoken_against(words, number, said, &near));
            let nearest = speaking.min_by_key(|said| distance(words, number, &said.words));
            nearest.copied()
        });
        if let Some(said) = nearest {
            let word = words.all.get(said.words.start)?;
            return Some((said.measure, Some(word.written.to_owned())));
        }
        let is_open = |at: &&usize| {
            let measure = rules.measures.get(**at);
            measure.is_some_and(|measure| measure.words.is_empty())
        };
        let open = fitting.iter().find(is_open)?;
        Some((*open, None))
    }

    /// Returns the terms of some measures in a sentence, near a word.
    fn near(&self, sentence: &Range<usize>, word: usize, measures: &[usize]) -> Vec<&Said> {
        let place = |at: usize| self.said.partition_point(|said| said.words.start < at);
        let middle = place(word);
        let from = place(sentence.start).max(middle.saturating_sub(MAX_TERMS));
        let to = place(sentence.end).min(middle.saturating_add(MAX_TERMS));
        let near = self.said.get(from..to.max(from)).unwrap_or_default();
        near.iter()
            .filter(|said| measures.contains(&said.measure))
            .collect()
    }
}

/// Words by which a term that speaks against a measure may be further away than one that speaks for it.
const AGAINST: usize = 4;

/// Whether a term against the measure is about as near as the term for it.
fn is_spoken_against(
    words: &Words<'_>,
    number: &Range<usize>,
    said: &Said,
    near: &[&Said],
) -> bool {
    let own = distance(words, number, &said.words);
    near.iter().any(|other| {
        other.is_against
            && other.measure == said.measure
            && distance(words, number, &other.words) <= own + AGAINST
    })
}

/// Number of words between per cent and the preposition before the thing that changes, as in `30% surge in`.
const MAX_TO_PREPOSITION: usize = 2;

/// Maximum number of words between that preposition and the thing that changes.
const MAX_TO_CHANGED: usize = 4;

/// Whether per cent are a share of something, as in `12% of the supply`, and no change, as in `12% of its
/// value`.
fn is_share(words: &Words<'_>, number: &Range<usize>) -> bool {
    let is_of = words.term(number.end) == "of" && words.is_next(number.end);
    is_of && words.term(number.end + 1) != "its"
}

/// For per cent, returns the term of the thing that changes, as in `a 30% surge in active users`.
fn changed<'a>(
    words: &Words<'_>,
    number: &Range<usize>,
    unit: &Unit,
    near: &[&'a Said],
) -> Option<&'a Said> {
    if unit.kind != Kind::Percent {
        return None;
    }
    let places = number.end..=number.end + MAX_TO_PREPOSITION;
    let mut places = places.filter(|at| words.clause(*at) == words.clause(number.start));
    let preposition = places.find(|at| matches!(words.term(*at), "in" | "of"))?;
    let is_behind = |said: &&&Said| {
        let start = said.words.start;
        start > preposition
            && start <= preposition + 1 + MAX_TO_CHANGED
            && words.clause(start) == words.clause(preposition)
    };
    let first = near
        .iter()
        .filter(is_behind)
        .map(|said| said.words.start)
        .min()?;
    let mut of_first = near.iter().filter(|said| said.words.start == first);
    of_first.find(|said| !said.is_against).copied()
}

fn distance(words: &Words<'_>, number: &Range<usize>, term: &Range<usize>) -> usize {
    let clauses = words
        .clause(number.start)
        .abs_diff(words.clause(term.start))
        * CLAUSE;
    let apart = if term.start < number.start {
        number.start.saturating_sub(term.end)
    } else {
        term.start.saturating_sub(number.end) + 1
    };
    apart + clauses
}

/// Reports whether numbers with this unit can be of the measure.
fn has_unit(measure: &Measure, unit: &Unit) -> bool {
    measure
        .units
        .iter()
        .any(|own| *own == unit.name || own == "money" && unit.kind == Kind::Money)
}

//! Tells when a number was true: a time near it in the sentence, or else the month of the report.

use super::calendar::Mention;
use super::figure::{Basis, Period};
use super::words::Words;
use crate::model::Month;
use core::ops::Range;

/// Words before a time that limits something else than the number.
const LIMITS: [&str; 13] = [
    "from", "until", "till", "since", "than", "before", "after", "to", "through", "for", "into",
    "versus", "ahead",
];

/// Words before the first time of a sentence, which is that of all its numbers.
const OPENING: [&str; 28] = [
    "on",
    "in",
    "as",
    "of",
    "by",
    "at",
    "during",
    "throughout",
    "over",
    "early",
    "late",
    "mid",
    "end",
    "the",
    "beginning",
    "start",
    "middle",
    "this",
    "and",
    "but",
    "then",
    "within",
    "close",
    "half",
    "first",
    "second",
    "stages",
    "back",
];

/// Maximum number of words between a number and a time behind it.
const MAX_BEHIND: usize = 10;

/// Maximum number of words between a number and a time in brackets behind it.
const MAX_IN_BRACKETS: usize = 3;

/// Words between a number and the time at which it came about, as in `its high of $60, set in May`.
const SET: [&str; 9] = [
    "achieved",
    "hit",
    "posted",
    "reached",
    "recorded",
    "registered",
    "seen",
    "set",
    "touched",
];

/// Maximum number of words between a number and a time that is its own.
const MAX_TAKEN: usize = 4;

/// Returns when the number at a word was true. `is_number` tells which words begin numbers, because a
/// time belongs to the number next to it.
pub fn period(
    words: &Words<'_>,
    mentions: &[Mention],
    (start, end): (usize, usize),
    is_number: &dyn Fn(usize) -> bool,
    (report, is_forecast): (Month, bool),
) -> (Period, Basis) {
    match named(words, mentions, (start, end), is_number) {
        Some(mention) if is_forecast && !mention.has_year => {
            (later(mention.period, report), mention.basis)
        }
        Some(mention) => (mention.period, mention.basis),
        None => (Period::Month(report), Basis::Report),
    }
}

/// Returns the time that the sentence names for a number.
fn named<'a>(
    words: &Words<'_>,
    mentions: &'a [Mention],
    (start, end): (usize, usize),
    is_number: &dyn Fn(usize) -> bool,
) -> Option<&'a Mention> {
    let sentence = words.sentence(start);
    let first = mentions.partition_point(|mention| mention.words.start < sentence.start);
    let own = mentions.get(first..).unwrap_or_default().iter();
    let mut own = own
        .take_while(|mention| mention.words.start < sentence.end)
        .take(MAX_MENTIONS)
        .filter(|mention| !is_limit(words, mention.words.start) || is_possessive(words, mention));
    let mut before = None;
    let mut opening = None;
    let behind = loop {
        let Some(mention) = own.next() else {
            break None;
        };
        if mention.words.start < start {
            if is_opening(words, sentence.start, mention) {
                opening = opening.or(Some(mention));
            }
            before = Some(mention);
        } else if mention.words.start >= end {
            break Some(mention);
        }
    };
    let behind = behind.filter(|mention| {
        let at = mention.words.start;
        let is_in_brackets = words.gap(end).contains('(') && at - end <= MAX_IN_BRACKETS;
        let is_set = SET.contains(&words.term(end)) && at - end <= MAX_IN_BRACKETS;
        let n_clauses = words.clause(at) - words.clause(end - 1);
        at - end <= MAX_BEHIND
            && n_clauses <= usize::from(is_in_brackets || is_set)
            && !(end..at).any(is_number)
    });
    let before = before.filter(|mention| is_time_before(words, mention, start, is_number));
    behind.or(before).or(opening)
}

/// Whether the last time before a number is its own.
fn is_time_before(
    words: &Words<'_>,
    mention: &Mention,
    start: usize,
    is_number: &dyn Fn(usize) -> bool,
) -> bool {
    let Range {
        start: first,
        end: at,
    } = mention.words.clone();
    let is_other = |at: usize| is_number(at) || ["after", "before"].contains(&words.term(at));
    let is_one = words.clause(at.saturating_sub(1)) == words.clause(start);
    // In `from $20 in May to $30` the time is that of the first number.
    let is_taken =
        words.term(at) == "to" && (first.saturating_sub(MAX_TAKEN)..first).any(is_number);
    is_one && !is_taken && !(at..start).any(is_other)
}

/// Returns a time without a year that is expected: it is not before the report.
fn later(period: Period, report: Month) -> Period {
    let next = |month: Month| {
        let year = month.year().checked_add(u16::from(month < report));
        year.and_then(|year| Month::new(year, month.number()))
            .unwrap_or(month)
    };
    match period {
        Period::Year(year) => Period::Year(year),
        Period::Month(month) => Period::Month(next(month)),
        Period::Day(month, day) => Period::Day(next(month), day),
    }
}

/// Maximum number of times of one sentence that are compared.
const MAX_MENTIONS: usize = 20;

/// Reports whether a time that begins with a word limits something, as in `until May`.
pub fn is_limit(words: &Words<'_>, mut at: usize) -> bool {
    while ["the", "early", "late", "mid", "end", "of"].contains(&words.before(at, 1)) {
        at -= 1;
    }
    LIMITS.contains(&words.before(at, 1))
}

/// Whether a month or year owns the number behind it, as in `from May's $20`.
fn is_possessive(words: &Words<'_>, mention: &Mention) -> bool {
    let last = mention
        .words
        .end
        .checked_sub(1)
        .and_then(|at| words.all.get(at));
    last.is_some_and(|word| word.written.ends_with("'s") || word.written.ends_with("’s"))
}

fn is_opening(words: &Words<'_>, start: usize, mention: &Mention) -> bool {
    let before = start..mention.words.start;
    before.len() <= 5
        && before
            .into_iter()
            .all(|at| OPENING.contains(&words.term(at)))
}

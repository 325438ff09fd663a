//! Reads numbers of things, and amounts of a token.

use super::figure::{Kind, Rule};
use super::qualifier;
use super::rules::{Rules, UnitName};
use super::scan::Number;
use super::unit::{FUNCTION_WORDS, MAX_BETWEEN, Unit, is_end};
use super::words::Words;
use core::ops::Range;

/// Reads `12 new parachains`, `70 KSM` and `three-day`. Of a run of units, as in `parachain auctions`,
/// the last one counts.
pub fn noun(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let mut found: Option<(Range<usize>, &UnitName)> = None;
    let mut is_in_brackets = false;
    let (mut at, mut n_between) = (end, 0);
    while n_between <= MAX_BETWEEN && words.all.get(at).is_some() {
        let gap = words.gap(at);
        let is_joined = words.is_joined(at) || at == end && gap == "+ ";
        match (is_in_brackets, gap) {
            (true, gap) if gap.contains(')') => is_in_brackets = false,
            (false, " (") if at > end => is_in_brackets = true,
            (false, _) if !is_joined => break,
            _ => {}
        }
        if is_in_brackets {
            at += 1;
            continue;
        }
        let name = named(words, at, rules).filter(|name| suits(words, name, number, at));
        if let Some(name) = name {
            let next = at + name.words.len();
            found = Some((start..next, name));
            if name.is_token || gap.contains('-') {
                break;
            }
            (at, n_between) = (next, MAX_BETWEEN);
        } else if found.is_some() || is_end(words, at) {
            break;
        } else {
            (at, n_between) = (at + 1, n_between + 1);
        }
    }
    let (words, name) = found?;
    Some(Unit::new(Kind::Count, &name.unit, Rule::Noun, words))
}

/// Whether the name of one thing, or of several, is right behind the number.
fn suits(words: &Words<'_>, name: &UnitName, number: &Number, at: usize) -> bool {
    let is_hyphened = at == number.words.end && words.gap(at) == "-";
    let is_one = number.bare.total_cmp(&1.0).is_eq() && number.power == 0;
    name.is_token || !name.is_singular || is_hyphened || is_one && at == number.words.end
}

/// Returns the longest name of a unit at an index.
pub fn named<'a>(words: &Words<'_>, at: usize, rules: &'a Rules) -> Option<&'a UnitName> {
    let names = rules.units.get(words.term(at))?.iter();
    let is_there = |name: &&UnitName| {
        let mut parts = name.words.iter().enumerate();
        let is_spelled = parts.all(|(nth, part)| {
            words.term(at + nth) == part && (nth == 0 || words.is_joined(at + nth))
        });
        let is_capital = words
            .all
            .get(at)
            .is_some_and(|word| word.written == name.unit);
        is_spelled && (!name.is_token || is_capital)
    };
    names
        .filter(is_there)
        .max_by_key(|name| (name.words.len(), name.is_token))
}

/// Words behind which a bare number is of the unit before them, as in `validators rose to 1000`.
const LINKS: [&str; 15] = [
    "to",
    "from",
    "of",
    "at",
    "reached",
    "reaching",
    "hit",
    "hitting",
    "exceeded",
    "exceeding",
    "surpassed",
    "totaled",
    "is",
    "now",
    "was",
];

/// Words that say that the unit is counted.
const COUNTED: [&str; 8] = [
    "count", "counts", "number", "numbers", "total", "tally", "set", "cap",
];

/// Words of change, as beginnings.
const CHANGES: [&str; 18] = [
    "rais", "ris", "rose", "increas", "expand", "grew", "grow", "climb", "jump", "reach", "drop",
    "fall", "fell", "reduc", "lower", "decreas", "boost", "swell",
];

/// Maximum number of words between a number and the unit before it.
const MAX_BEFORE: usize = 10;

/// Reads a number without a unit behind it, whose unit is before: `validators rose from 900 to 1000`,
/// `a total of twelve`.
pub fn noun_before(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let is_apart = words.all.get(end).is_none()
        || !words.is_joined(end)
        || FUNCTION_WORDS.contains(&words.term(end));
    let first = qualifier::start(words, start);
    let link = words.before(first, 1);
    if number.is_ordinal() || !is_apart || !LINKS.contains(&link) {
        return None;
    }
    let sentence = words.sentence(start).start;
    let from = sentence.max(first.saturating_sub(MAX_BEFORE));
    let term = |at: usize| words.term(at);
    let is_counted = (from..first).any(|at| COUNTED.contains(&term(at)));
    let is_changed = (from..first).any(|at| CHANGES.iter().any(|it| term(at).starts_with(it)));
    let is_weak = matches!(link, "of" | "at" | "is" | "now" | "was");
    if !is_counted && (is_weak || !is_changed) {
        return None;
    }
    let is_counted_one = |name: &UnitName| !name.is_token && (!name.is_singular || is_counted);
    let mut before = (from..first).rev();
    let (at, name) = before.find_map(|at| {
        let name = named(words, at, rules).filter(|name| is_counted_one(name))?;
        Some((at, name))
    })?;
    Some(Unit::new(
        Kind::Count,
        &name.unit,
        Rule::NounBefore,
        at..end,
    ))
}

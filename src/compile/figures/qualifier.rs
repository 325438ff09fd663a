//! The words that qualify a number, and those that make it a forecast.

use super::words::Words;
use core::ops::Range;

/// Words before a number, longest first where one ends like another.
const BEFORE: [&str; 64] = [
    "all time high of",
    "record high of",
    "all time low of",
    "record low of",
    "maximum cap of",
    "a maximum of",
    "a minimum of",
    "a high of",
    "a low of",
    "a peak of",
    "a record of",
    "a total of",
    "an average of",
    "high of",
    "low of",
    "peak of",
    "total of",
    "average of",
    "as high as",
    "as low as",
    "as many as",
    "as much as",
    "as few as",
    "no more than",
    "no less than",
    "no fewer than",
    "not more than",
    "in excess of",
    "upwards of",
    "in the region of",
    "more than",
    "less than",
    "fewer than",
    "greater than",
    "higher than",
    "lower than",
    "close to",
    "up to",
    "at least",
    "at most",
    "just over",
    "just under",
    "just above",
    "just below",
    "well over",
    "started at",
    "opened at",
    "closed at",
    "started the month at",
    "starting at",
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "nearly",
    "almost",
    "over",
    "under",
    "above",
    "below",
    "beyond",
    "between",
    "exceeding",
];

/// Words between a qualifier and its number that say nothing about it.
const FILLERS: [&str; 21] = [
    "a",
    "an",
    "the",
    "some",
    "staggering",
    "impressive",
    "mere",
    "modest",
    "robust",
    "whopping",
    "mammoth",
    "incredible",
    "massive",
    "remarkable",
    "huge",
    "record",
    "notable",
    "substantial",
    "value",
    "astonishing",
    "phenomenal",
];

/// Signs before a number.
const SIGNS: [(char, &str); 5] = [
    ('~', "about"),
    ('≈', "about"),
    ('>', "over"),
    ('<', "under"),
    ('±', "about"),
];

/// Returns the words of the qualifier before a number that begins with a word.
fn qualifier_before(words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for _ in 0..3 {
        if let Some(n_words) = ending_at(words, at) {
            return Some(at - n_words..at);
        }
        let before = at.checked_sub(1)?;
        if !is_near(words, at) || !FILLERS.contains(&words.term(before)) {
            return None;
        }
        at = before;
    }
    None
}

/// Returns how many words of the longest qualifier end before a word.
fn ending_at(words: &Words<'_>, at: usize) -> Option<usize> {
    let lengths = BEFORE.iter().filter_map(|phrase| {
        let n_words = phrase.split(' ').count();
        let first = at.checked_sub(n_words)?;
        let is_there = phrase
            .split(' ')
            .zip(first..)
            .all(|(part, at)| words.term(at) == part);
        let is_one = (first + 1..=at).all(|at| is_near(words, at));
        (is_there && is_one).then_some(n_words)
    });
    lengths.max()
}

/// Whether no mark but a sign of a number is before a word.
fn is_near(words: &Words<'_>, at: usize) -> bool {
    let is_mark = |c: char| c.is_whitespace() || "-$€£¥~≈<>(.".contains(c);
    let is_end = words.gap(at).starts_with('.') && words.before(at, 1) != "approx";
    at > 0 && words.gap(at).chars().all(is_mark) && !is_end
}

/// Returns the index of the first word of a number with its qualifier.
pub fn start(words: &Words<'_>, start: usize) -> usize {
    qualifier_before(words, start).map_or(start, |found| found.start)
}

/// Returns the words that qualify a number, in lower case as written.
pub fn qualifier(words: &Words<'_>, text: &str, number: &Range<usize>) -> Option<String> {
    let found = qualifier_before(words, number.start);
    if let Some(found) = found {
        let first = words.all.get(found.start)?.range.start;
        let last = words.all.get(found.end.checked_sub(1)?)?.range.end;
        return Some(text.get(first..last)?.to_lowercase());
    }
    let signs = words.gap(number.start).chars();
    let sign = signs
        .filter_map(|c| SIGNS.iter().find(|(sign, _)| *sign == c))
        .next_back();
    if let Some((_, word)) = sign {
        return Some((*word).to_owned());
    }
    let behind = [words.term(number.end), words.term(number.end + 1)];
    let last = number.end.checked_sub(1).and_then(|at| words.all.get(at));
    let rest = last.and_then(|last| text.get(last.range.end..));
    let is_more = rest.is_some_and(|rest| rest.starts_with('+'));
    match behind {
        ["or", "more"] => Some("or more".to_owned()),
        _ if is_more => Some("over".to_owned()),
        _ => None,
    }
}

/// Beginnings of words that expect the number behind them.
const AHEAD: [&str; 22] = [
    "forecast",
    "predict",
    "anticipat",
    "expect",
    "foresee",
    "speculat",
    "potentially",
    "could",
    "might",
    "projected",
    "projecting",
    "projection",
    "estimates",
    "aims",
    "aiming",
    "targeting",
    "targets",
    "hopes",
    "hoping",
    "envision",
    "planned",
    "plans",
];

/// Whole words of the same kind.
const AHEAD_WHOLE: [&str; 7] = [
    "will", "would", "may", "shall", "propose", "proposal", "proposed",
];

/// Words beside one that expects, for events of the past, as in `the proposal passed with 67%`.
const BEHIND: [&str; 14] = [
    "than",
    "exceeded",
    "surpassed",
    "beyond",
    "passed",
    "approved",
    "accepted",
    "adopted",
    "rejected",
    "failed",
    "received",
    "garnered",
    "gained",
    "won",
];

/// Maximum number of words between a number and the word that expects it.
const MAX_BEFORE: usize = 30;

/// Reports whether the clause of a number, before it, expects the number.
pub fn is_forecast(words: &Words<'_>, number: usize) -> bool {
    let clause = words.clause(number);
    let from = number.saturating_sub(MAX_BEFORE);
    let before = (from..number)
        .rev()
        .take_while(|at| words.clause(*at) == clause);
    let mut before = before.filter(|at| {
        let word = words.all.get(*at);
        let is_month = word.is_some_and(|word| word.written.starts_with("May"));
        !is_month
            && !BEHIND.contains(&words.before(*at, 1))
            && !BEHIND.contains(&words.term(at + 1))
    });
    before.any(|at| {
        let term = words.term(at);
        let is_potential = term == "potential" && words.term(at + 1) == "to";
        is_potential || AHEAD.iter().any(|it| term.starts_with(it)) || AHEAD_WHOLE.contains(&term)
    })
}

//! Reads places in a sequence.

use super::figure::{Kind, Rule};
use super::nouns::named;
use super::rules::{Measure, Rules, Term};
use super::scan::Number;
use super::unit::{FUNCTION_WORDS, MAX_BETWEEN, Unit, is_end};
use super::words::Words;
use core::ops::Range;

/// Maximum number of words between an ordinal behind which is a preposition, and its measure, as in
/// `156th in the global ranks`.
const MAX_BEHIND_PREPOSITION: usize = 4;

/// Returns the measures of ordinals.
fn ordinals(rules: &Rules) -> impl Iterator<Item = &Measure> {
    let measures = rules.measures.iter();
    measures.filter(|measure| measure.units.iter().any(|unit| unit == "ordinal"))
}

fn place(measure: &Measure, rule: Rule, words: Range<usize>) -> Unit {
    Unit {
        measure: Some(measure.id.clone()),
        ..Unit::new(Kind::Ordinal, "ordinal", rule, words)
    }
}

/// Reads an ordinal with its measure or thing. `the second-largest parachain` is a rank by size, and no
/// place in a sequence.
pub fn ordinal(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let next = number.words.end;
    let is_size = ["est", "most"]
        .iter()
        .any(|it| words.term(next).ends_with(it));
    if is_size && words.is_joined(next) {
        return None;
    }
    in_sequence(words, number, rules)
}

/// Reads `11th parachain slot` and `156th in the global ranks`. The last term of a run of words decides.
fn in_sequence(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let is_preposition = |term: &str| ["in", "by", "among", "on"].contains(&term);
    let max = if is_preposition(words.term(end)) {
        MAX_BEHIND_PREPOSITION + 1
    } else {
        MAX_BETWEEN + 1
    };
    let mut found = None;
    let mut n_passed = 0;
    for at in end..end + max {
        let is_apart =
            !words.is_joined(at) || words.term(at).starts_with(|c: char| c.is_ascii_digit());
        let is_end = FUNCTION_WORDS.contains(&words.term(at)) && max == MAX_BETWEEN + 1;
        if is_apart || is_end || found.is_some() && n_passed > 0 {
            break;
        }
        match ordinals(rules).find_map(|measure| said(words, at, measure).map(|n| (measure, n))) {
            Some((measure, n_words)) => {
                found = Some(place(measure, Rule::Ordinal, start..at + n_words));
                n_passed = 0;
            }
            None => n_passed += 1,
        }
    }
    found
        .or_else(|| nth_thing(words, number, rules))
        .or_else(|| {
            let at = back_over(words, start, &["as", "at", "the", "to"]);
            let before = at.checked_sub(1)?;
            let measure = ordinals(rules).find(|it| said(words, before, it).is_some())?;
            words
                .is_joined(start)
                .then(|| place(measure, Rule::Ordinal, before..end))
        })
}

/// Words of time, whose ordinals are parts of a date before `of`, as in `the second week of May`.
const OF_DATES: [&str; 4] = ["day", "week", "month", "year"];

/// Reads an ordinal of something that the archive counts, but not as a measure: `its second bridge`.
fn nth_thing(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let places = (end..=end + 1).take_while(|at| words.is_next(*at) && !is_end(words, *at));
    let mut named = places.filter_map(|at| Some((at, named(words, at, rules)?)));
    let (at, name) = named.find(|(_, name)| name.is_singular && !name.is_token)?;
    let is_date = OF_DATES.contains(&words.term(at))
        && words.term(at + 1) == "of"
        && words.all.get(at + 2).is_some_and(|word| {
            word.term == "the"
                || word
                    .written
                    .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        });
    let words = start..at + name.words.len();
    (!is_date).then(|| Unit::new(Kind::Ordinal, "ordinal", Rule::Ordinal, words))
}

/// Returns the index before which there are only words of a list.
fn back_over(words: &Words<'_>, mut at: usize, list: &[&str]) -> usize {
    while words.is_joined(at) && list.contains(&words.before(at, 1)) {
        at -= 1;
    }
    at
}

/// Returns how many words a term of the measure has at an index.
fn said(words: &Words<'_>, at: usize, measure: &Measure) -> Option<usize> {
    let mut terms = measure.words.iter();
    terms.find_map(|term: &Term| Some(words.said(at, term)).filter(|n_words| *n_words > 0))
}

/// Reads `slot 120`, `auction #137` and `Auctions 136`.
pub fn numbered(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let is_near = |at: usize| {
        let gap = words.gap(at);
        !gap.is_empty()
            && gap
                .chars()
                .all(|c| c.is_whitespace() || "#-\u{2011}".contains(c))
    };
    let is_title = ["number", "numbers", "no", "nr"].contains(&words.before(start, 1));
    let last = start.checked_sub(1 + usize::from(is_title))?;
    let is_whole = number.power == 0 && number.bare.fract() == 0.0;
    let is_joined = (is_near(start) || is_title) && (!is_title || is_near(start - 1));
    if !is_whole || !is_joined || !words.is_one_sentence(last, start) && !is_title {
        return None;
    }
    let measure = ordinals(rules).find(|measure| said(words, last, measure).is_some())?;
    Some(place(measure, Rule::Numbered, last..end))
}

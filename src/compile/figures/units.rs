//! Tells what a number is of by the words beside it: money, per cent, a place, or things.

use super::figure::{Kind, Rule};
use super::rules::{Measure, Rules, Term, UnitName};
use super::scan::Number;
use super::words::Words;
use core::ops::Range;

/// What a number is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What kind of number it is.
    pub kind: Kind,
    /// ISO code, `%`, `ordinal`, or a unit of the archive.
    pub name: String,
    /// Why it is known.
    pub rule: Rule,
    /// The words that hold number and unit.
    pub words: Range<usize>,
    /// Bytes of a sign before the number.
    pub sign: usize,
    /// Bytes of a currency's sign behind the number.
    pub sign_behind: usize,
    /// For an ordinal, the measure that it is a place in.
    pub measure: Option<String>,
}

/// Signs of currencies, with the ISO code.
const SIGNS: [(char, &str); 6] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₿', "BTC"),
];

/// Names of currencies behind a number, with the ISO code.
const NAMES: [(&str, &str); 16] = [
    ("usd", "USD"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("gbp", "GBP"),
    ("jpy", "JPY"),
    ("yen", "JPY"),
    ("chf", "CHF"),
    ("francs", "CHF"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("cny", "CNY"),
    ("inr", "INR"),
    ("rupees", "INR"),
];

/// Letters before a dollar sign, with the ISO code.
const DOLLARS: [(&str, &str); 6] = [
    ("us", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("nz", "NZD"),
];

/// Maximum number of words between a number and its unit, as in `six new lending products`.
const MAX_BETWEEN: usize = 3;

/// Maximum number of words between an ordinal behind which is a preposition, and its measure, as in
/// `156th in the global ranks`.
const MAX_BEHIND_PREPOSITION: usize = 4;

/// Words that end the search for a unit, because what follows is another part of the sentence.
pub const FUNCTION_WORDS: [&str; 69] = [
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "before", "but",
    "by", "can", "could", "did", "do", "during", "for", "from", "had", "has", "have", "he", "if",
    "in", "into", "is", "it", "its", "may", "most", "of", "on", "or", "our", "out", "over", "per",
    "she", "since", "so", "than", "that", "the", "their", "them", "then", "these", "they", "this",
    "those", "through", "to", "under", "until", "up", "was", "we", "were", "when", "which",
    "while", "who", "whose", "will", "with", "within",
];

/// Returns what a number is of, by the words right beside it.
pub fn unit(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    if number.is_ordinal() {
        return ordinal(words, number, rules);
    }
    let is_top = words.before(number.words.start, 1) == "top";
    money(words, number)
        .or_else(|| percent(words, number))
        .or_else(|| numbered(words, number, rules).filter(|_| is_top))
        .or_else(|| noun(words, number, rules))
        .or_else(|| numbered(words, number, rules))
}

fn money(words: &Words<'_>, number: &Number) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let money = |name: &str, rule, words, sign| Unit {
        kind: Kind::Money,
        name: name.to_owned(),
        rule,
        words,
        sign,
        sign_behind: 0,
        measure: None,
    };
    let gap = words.gap(start);
    let bare = gap.trim_end_matches([' ', '\u{a0}']);
    if let Some(sign) = bare.chars().next_back()
        && let Some((_, name)) = SIGNS.iter().find(|(known, _)| *known == sign)
    {
        let letters = words.before(start, 1);
        let dollars = DOLLARS.iter().find(|(known, _)| *known == letters);
        return Some(match dollars.filter(|_| bare == "$") {
            Some((_, name)) => money(name, Rule::Symbol, start - 1..end, 0),
            None => {
                let sign = gap.len() - bare.len() + sign.len_utf8();
                money(name, Rule::Symbol, start..end, sign)
            }
        });
    }
    let behind = words.gap(end);
    let sign = SIGNS.iter().find(|(known, _)| behind.starts_with(*known));
    if let Some((sign, name)) = sign.filter(|(sign, _)| behind.len() > sign.len_utf8()) {
        let mut unit = money(name, Rule::Symbol, start..end, 0);
        unit.sign_behind = sign.len_utf8();
        return Some(unit);
    }
    let name_of = |at: usize| {
        let term = words.term(at);
        NAMES
            .iter()
            .find(|(known, _)| *known == term)
            .map(|it| it.1)
    };
    if let Some(name) = name_of(end).filter(|_| words.is_joined(end)) {
        return Some(money(name, Rule::Code, start..end + 1, 0));
    }
    let us = words.term(end) == "us" && words.is_joined(end) && words.is_next(end + 1);
    if let Some(name) = name_of(end + 1).filter(|_| us) {
        return Some(money(name, Rule::Code, start..end + 2, 0));
    }
    let before = start.checked_sub(1)?;
    let is_code = words
        .all
        .get(before)?
        .written
        .bytes()
        .all(|it| it.is_ascii_uppercase());
    let name = name_of(before).filter(|_| is_code && words.is_next(start))?;
    Some(money(name, Rule::Code, before..end, 0))
}

fn percent(words: &Words<'_>, number: &Number) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let n_words = match words.term(end) {
        "percent" | "percentage" | "pct" => 1,
        "per" if words.term(end + 1) == "cent" && words.is_joined(end + 1) => 2,
        _ => return None,
    };
    let word = words.all.get(end)?;
    let is_sign = !word.written.starts_with(char::is_alphabetic);
    // `%` before a letter is a sign of an address or of a template.
    let next = words.all.get(end + 1);
    let is_encoded = is_sign && next.is_some_and(|next| next.gap.is_empty());
    (words.is_joined(end) || is_sign && word.gap.trim().is_empty())
        .then_some(())
        .filter(|()| !is_encoded)?;
    Some(Unit {
        kind: Kind::Percent,
        name: "%".to_owned(),
        rule: Rule::Percent,
        words: start..end + n_words,
        sign: 0,
        sign_behind: 0,
        measure: None,
    })
}

/// Returns the measures of ordinals.
fn ordinals(rules: &Rules) -> impl Iterator<Item = &Measure> {
    let measures = rules.measures.iter();
    measures.filter(|measure| measure.units.iter().any(|unit| unit == "ordinal"))
}

fn place(measure: &Measure, rule: Rule, words: Range<usize>) -> Unit {
    Unit {
        kind: Kind::Ordinal,
        name: "ordinal".to_owned(),
        rule,
        words,
        sign: 0,
        sign_behind: 0,
        measure: Some(measure.id.clone()),
    }
}

/// Reads `11th parachain slot` and `156th in the global ranks`. The last term of a run of words decides.
fn ordinal(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
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
    (!is_date).then(|| Unit {
        kind: Kind::Ordinal,
        name: "ordinal".to_owned(),
        rule: Rule::Ordinal,
        words: start..at + name.words.len(),
        sign: 0,
        sign_behind: 0,
        measure: None,
    })
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
fn numbered(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
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

/// Reads `12 new parachains`, `70 KSM` and `three-day`. Of a run of units, as in `parachain auctions`,
/// the last one counts.
fn noun(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let mut found: Option<(Range<usize>, &UnitName)> = None;
    let mut is_in_brackets = false;
    let (mut at, mut n_between) = (end, 0);
    while n_between <= MAX_BETWEEN && words.all.get(at).is_some() {
        let gap = words.gap(at);
        if gap.contains(')') && is_in_brackets {
            is_in_brackets = false;
        } else if gap == " (" && at > end {
            is_in_brackets = true;
        } else if !words.is_joined(at) && !is_in_brackets && !(at == end && gap == "+ ") {
            break;
        }
        if is_in_brackets {
            at += 1;
            continue;
        }
        if let Some(name) = named(words, at, rules).filter(|name| suits(words, name, number, at)) {
            let next = at + name.words.len();
            found = Some((start..next, name));
            if name.is_token || gap.contains('-') {
                break;
            }
            at = next;
            n_between = MAX_BETWEEN;
            continue;
        }
        if found.is_some() || is_end(words, at) {
            break;
        }
        n_between += 1;
        at += 1;
    }
    let (words, name) = found?;
    Some(Unit {
        kind: Kind::Count,
        name: name.unit.clone(),
        rule: Rule::Noun,
        words,
        sign: 0,
        sign_behind: 0,
        measure: None,
    })
}

/// Whether a word cannot be between a number and its unit.
fn is_end(words: &Words<'_>, at: usize) -> bool {
    let term = words.term(at);
    FUNCTION_WORDS.contains(&term)
        || term == "percent"
        || term.starts_with(|c: char| c.is_ascii_digit())
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
const LINKS: [&str; 12] = [
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
    let first = super::qualifier::start(words, start);
    let link = words.before(first, 1);
    if number.is_ordinal() || !is_apart || !LINKS.contains(&link) {
        return None;
    }
    let sentence = words.sentence(start).start;
    let from = sentence.max(first.saturating_sub(MAX_BEFORE));
    let term = |at: usize| words.term(at);
    let is_counted = (from..first).any(|at| COUNTED.contains(&term(at)));
    let is_changed = (from..first).any(|at| CHANGES.iter().any(|it| term(at).starts_with(it)));
    let is_weak = matches!(link, "of" | "at");
    if is_weak && !is_counted || !is_counted && !is_changed {
        return None;
    }
    let is_counted_one = |name: &UnitName| !name.is_token && (!name.is_singular || is_counted);
    let mut before = (from..first).rev();
    let (at, name) = before.find_map(|at| {
        let name = named(words, at, rules).filter(|name| is_counted_one(name))?;
        Some((at, name))
    })?;
    Some(Unit {
        kind: Kind::Count,
        name: name.unit.clone(),
        rule: Rule::NounBefore,
        words: at..end,
        sign: 0,
        sign_behind: 0,
        measure: None,
    })
}

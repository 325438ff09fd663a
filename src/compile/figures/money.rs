//! Reads amounts of money, and per cent.

use super::figure::{Kind, Rule};
use super::scan::Number;
use super::unit::Unit;
use super::words::Words;
use core::ops::Range;

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

/// Reads an amount of money.
pub fn money(words: &Words<'_>, number: &Number) -> Option<Unit> {
    sign_before(words, number)
        .or_else(|| sign_behind(words, number))
        .or_else(|| name_beside(words, number))
}

fn amount(name: &str, rule: Rule, words: Range<usize>) -> Unit {
    Unit::new(Kind::Money, name, rule, words)
}

/// Reads `$30` and `US$30`.
fn sign_before(words: &Words<'_>, number: &Number) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let gap = words.gap(start);
    let bare = gap.trim_end_matches([' ', '\u{a0}']);
    let sign = bare.chars().next_back()?;
    let (_, name) = SIGNS.iter().find(|(known, _)| *known == sign)?;
    let letters = words.before(start, 1);
    let dollars = DOLLARS.iter().find(|(known, _)| *known == letters);
    if let Some((_, name)) = dollars.filter(|_| bare == "$") {
        return Some(amount(name, Rule::Symbol, start - 1..end));
    }
    Some(Unit {
        sign: gap.len() - bare.len() + sign.len_utf8(),
        ..amount(name, Rule::Symbol, start..end)
    })
}

/// Reads `30€`, if a word follows.
fn sign_behind(words: &Words<'_>, number: &Number) -> Option<Unit> {
    let behind = words.gap(number.words.end);
    let sign = SIGNS.iter().find(|(known, _)| behind.starts_with(*known));
    let (sign, name) = sign.filter(|(sign, _)| behind.len() > sign.len_utf8())?;
    Some(Unit {
        sign_behind: sign.len_utf8(),
        ..amount(name, Rule::Symbol, number.words.clone())
    })
}

/// Reads `30 dollars`, `30 US dollars` and `USD 30`.
fn name_beside(words: &Words<'_>, number: &Number) -> Option<Unit> {
    let Range { start, end } = number.words.clone();
    let name_of = |at: usize| {
        let term = words.term(at);
        let known = NAMES.iter().find(|(known, _)| *known == term);
        known.map(|(_, name)| *name)
    };
    if let Some(name) = name_of(end).filter(|_| words.is_joined(end)) {
        return Some(amount(name, Rule::Code, start..end + 1));
    }
    let us = words.term(end) == "us" && words.is_joined(end) && words.is_next(end + 1);
    if let Some(name) = name_of(end + 1).filter(|_| us) {
        return Some(amount(name, Rule::Code, start..end + 2));
    }
    let before = start.checked_sub(1)?;
    let written = words.all.get(before)?.written;
    let is_code = written.bytes().all(|it| it.is_ascii_uppercase());
    let name = name_of(before).filter(|_| is_code && words.is_next(start))?;
    Some(amount(name, Rule::Code, before..end))
}

/// Reads `30%` and `30 per cent`.
pub fn percent(words: &Words<'_>, number: &Number) -> Option<Unit> {
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
    let is_beside = words.is_joined(end) || is_sign && word.gap.trim().is_empty();
    let unit = Unit::new(Kind::Percent, "%", Rule::Percent, start..end + n_words);
    (is_beside && !is_encoded).then_some(unit)
}

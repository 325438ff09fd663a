//! How the figures of a text belong together: ends of ranges, money that an amount is worth, and changes
//! beside prices.

use super::figure::{Basis, Figure, Kind};
use super::items::Item;
use super::rules::{Role, Rules};
use super::unit::Unit;
use super::words::Words;

/// Maximum number of words between an amount and the money that it is worth.
const MAX_TO_WORTH: usize = 4;

/// Words between an amount and the money that it is worth.
const WORTH: [&str; 6] = [
    "worth",
    "valued",
    "equivalent",
    "equaling",
    "equivalently",
    "or",
];

/// Maximum number of words between a change and a price, as in `rose 8% to $81`.
const MAX_TO_PRICE: usize = 3;

/// Sets how figures belong together. `items` are all numbers, in the order of the figures.
pub fn relate(words: &Words<'_>, rules: &Rules, items: &[Item], figures: &mut [Figure]) {
    let mut place = 0;
    let places = items.iter().map(|item| {
        place += usize::from(item.unit.is_ok());
        item.unit.is_ok().then(|| place - 1)
    });
    let places: Vec<Option<usize>> = places.collect();
    let place_of = |at: usize| places.get(at).copied().flatten();
    for (at, item) in items.iter().enumerate() {
        let Some(own) = place_of(at) else { continue };
        let other = item.other_end.and_then(place_of);
        if let Some(figure) = figures.get_mut(own) {
            figure.other_end = other;
        }
        let Some((next, next_place)) = items.get(at + 1).zip(place_of(at + 1)) else {
            continue;
        };
        if let Some(is_amount_first) = are_equal(words, item, next) {
            let (amount, money) = if is_amount_first {
                (own, next_place)
            } else {
                (next_place, own)
            };
            set_worth(figures, amount, money);
        }
        if other == Some(next_place) {
            share(figures, own);
        }
        let between = item.number.words.end..next.number.words.start;
        let is_near = between.len() <= MAX_TO_PRICE || says_change(words, item, next);
        if is_near && words.is_one_sentence(between.start, between.end) {
            name_change(rules, figures, own);
        }
    }
}

fn set_worth(figures: &mut [Figure], amount: usize, money: usize) {
    let measure = figures.get(amount).and_then(|it| it.measure.clone());
    if let Some(money) = figures.get_mut(money) {
        money.worth_of = Some(amount);
        money.measure = measure;
        money.near = None;
    }
}

/// Gives both ends of `between 3 and 4 in May` the same qualifier and time.
fn share(figures: &mut [Figure], first: usize) {
    let Some([first, second]) = figures.get_mut(first..=first + 1) else {
        return;
    };
    if first.qualifier.as_deref() != Some("between") {
        return;
    }
    second.qualifier.clone_from(&first.qualifier);
    if first.basis == Basis::Report {
        (first.period, first.basis) = (second.period, second.basis);
    }
}

/// Beginnings of words for a change, before per cent.
const CHANGES: [&str; 11] = [
    "increas", "rise", "gain", "growth", "jump", "surg", "drop", "declin", "decreas", "fall",
    "loss",
];

/// Number of words before per cent that are read.
const MAX_TO_CHANGE: usize = 4;

/// Whether the words before per cent, which are one of two numbers, say that they are a change.
fn says_change(words: &Words<'_>, first: &Item, second: &Item) -> bool {
    let is_percent = |item: &&Item| item.unit.as_ref().is_ok_and(|it| it.kind == Kind::Percent);
    let mut items = [first, second].into_iter().filter(is_percent);
    items.any(|item| {
        let start = item.number.words.start;
        let mut before = start.saturating_sub(MAX_TO_CHANGE)..start;
        before.any(|at| CHANGES.iter().any(|it| words.term(at).starts_with(it)))
    })
}

/// Per cent beside a price are its change.
fn name_change(rules: &Rules, figures: &mut [Figure], first: usize) {
    let Some([first, second]) = figures.get_mut(first..=first + 1) else {
        return;
    };
    let is_price = |figure: &Figure| rules.role(figure.measure.as_deref()) == Role::Price;
    let is_open = |figure: &Figure| figure.kind == Kind::Percent && figure.measure.is_none();
    let change = rules.measures.iter().find(|it| it.role == Role::Change);
    let Some(change) = change else { return };
    let (open, price) = if is_open(first) {
        (first, second)
    } else {
        (second, first)
    };
    if is_open(open) && is_price(price) {
        open.measure = Some(change.id.clone());
    }
}

/// Reports whether one number is an amount of a token and the other the money that it is worth, and if
/// so, whether the amount comes first.
fn are_equal(words: &Words<'_>, first: &Item, second: &Item) -> Option<bool> {
    let (Ok(one), Ok(other)) = (&first.unit, &second.unit) else {
        return None;
    };
    let is_token = |unit: &Unit| {
        unit.kind == Kind::Count && unit.name.bytes().all(|it| it.is_ascii_uppercase())
    };
    let is_amount_first = match (one.kind, other.kind) {
        (Kind::Count, Kind::Money) if is_token(one) => true,
        (Kind::Money, Kind::Count) if is_token(other) => false,
        _ => return None,
    };
    let between = one.words.end..second.number.words.start;
    let is_bracket = words.gap(between.start).contains('(');
    let is_worth = |at: usize| WORTH.contains(&words.term(at));
    let is_near = between.len() <= MAX_TO_WORTH
        && words.is_one_sentence(between.end, first.number.words.start);
    let has_sign = words.gap(between.end).contains(['≈', '=']);
    let is_equal = is_bracket || between.clone().any(is_worth) || has_sign;
    (is_near && is_equal).then_some(is_amount_first)
}

//! Finds figures that determine each other, but not these values: two prices and a change, and an amount
//! with its money, which give a price.

use super::figure::{Figure, Kind};
use super::found::{Cases, Difference, Figures, Place, ReportFigures};
use super::rules::{Role, Rules};
use crate::model::DifferenceClass;
use crate::model::TextId;
use core::ops::Range;

/// The share by which figures may be off, because they are often rounded.
const TOLERANCE: f64 = 0.25;

/// Finds all misfits. Leaves out figures that cannot be compared, or not with one figure alone.
pub fn misfits(figures: &Figures, rules: &Rules) -> Cases {
    let mut cases = Cases::default();
    for (month, report) in &figures.reports {
        let place = |at: usize| Place { month: *month, at };
        changes(report, rules, &place, &mut cases);
        amounts(report, rules, &place, &mut cases);
    }
    cases
}

fn is_off(found: f64, expected: f64) -> bool {
    (found - expected).abs() > TOLERANCE * expected.abs()
}

/// A sentence with its figures.
struct Sentence {
    id: TextId,
    range: Range<usize>,
    prices: Vec<usize>,
    changes: Vec<usize>,
}

/// Splits the prices and changes of a report into those of each sentence.
fn sentences(report: &ReportFigures, rules: &Rules) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (at, figure) in report.figures.iter().enumerate() {
        let role = rules.role(figure.measure.as_deref());
        let is_price = role == Role::Price && figure.worth_of.is_none();
        if figure.forecast || !is_price && role != Role::Change {
            continue;
        }
        let is_same = sentences
            .last()
            .is_some_and(|last| last.id == figure.id && last.range == figure.sentence);
        if !is_same {
            sentences.push(Sentence {
                id: figure.id,
                range: figure.sentence.clone(),
                prices: Vec::new(),
                changes: Vec::new(),
            });
        }
        if let Some(last) = sentences.last_mut() {
            let places = if is_price {
                &mut last.prices
            } else {
                &mut last.changes
            };
            places.push(at);
        }
    }
    sentences
}

/// Compares two prices of a sentence with the change that it states, or else the sentence beside it.
fn changes(
    report: &ReportFigures,
    rules: &Rules,
    place: &dyn Fn(usize) -> Place,
    cases: &mut Cases,
) {
    let sentences = sentences(report, rules);
    for (at, sentence) in sentences.iter().enumerate() {
        let [first, second] = sentence.prices[..] else {
            cases.left_out +=
                usize::from(sentence.prices.len() > 2 && !sentence.changes.is_empty());
            continue;
        };
        let beside = [at.checked_sub(1), Some(at + 1)];
        let beside = beside
            .into_iter()
            .flatten()
            .filter_map(|at| sentences.get(at));
        let beside: Vec<usize> = beside
            .filter(|other| other.id == sentence.id && other.prices.is_empty())
            .flat_map(|other| other.changes.iter().copied())
            .collect();
        let stated = match (&sentence.changes[..], &beside[..]) {
            ([change], _) | ([], [change]) => *change,
            ([], []) => continue,
            _ => {
                cases.left_out += 1;
                continue;
            }
        };
        let get = |at: usize| report.figures.get(at);
        let (Some(one), Some(other), Some(change)) = (get(first), get(second), get(stated)) else {
            continue;
        };
        if one.unit != other.unit || one.value <= 0.0 {
            cases.left_out += 1;
            continue;
        }
        let found = (other.value - one.value).abs() / one.value * 100.0;
        // `from $50 to $40 (-20%)` states the same change as `fell by 20%`.
        if is_off(found, change.value.abs()) {
            let mut places = vec![first, second, stated];
            places.sort_unstable();
            cases.found.push(misfit(places, place));
        }
    }
}

fn misfit(places: Vec<usize>, place: &dyn Fn(usize) -> Place) -> Difference {
    Difference {
        class: DifferenceClass::Misfit,
        figures: places.into_iter().map(place).collect(),
    }
}

/// Compares the price that an amount and its money give with the prices that the report states.
fn amounts(
    report: &ReportFigures,
    rules: &Rules,
    place: &dyn Fn(usize) -> Place,
    cases: &mut Cases,
) {
    for (at, money) in report.figures.iter().enumerate() {
        let amount = money
            .worth_of
            .and_then(|amount| Some((amount, report.figures.get(amount)?)));
        let Some((amount_at, amount)) = amount.filter(|(_, amount)| amount.value > 0.0) else {
            continue;
        };
        let implied = money.value / amount.value;
        let is_price = |price: &Figure| {
            let measure = price.measure.as_deref().and_then(|id| rules.measure(id));
            let is_of = measure.is_some_and(|measure| {
                measure.role == Role::Price && measure.of.as_deref() == Some(&*amount.unit)
            });
            is_of && price.kind == Kind::Money && price.unit == money.unit && !price.forecast
        };
        let prices = report.figures.iter().enumerate();
        let prices = prices.filter(|(_, price)| price.worth_of.is_none() && is_price(price));
        let nearest = prices.min_by(|one, other| {
            let off = |price: &Figure| (price.value - implied).abs();
            off(one.1).total_cmp(&off(other.1))
        });
        match nearest {
            None => cases.left_out += 1,
            Some((price_at, price)) if is_off(implied, price.value) => {
                let mut places = vec![amount_at, at, price_at];
                places.sort_unstable();
                cases.found.push(misfit(places, place));
            }
            Some(_) => {}
        }
    }
}

//! Compares the figures of all reports, by arithmetic alone. Nothing is said about which one is right.

use super::figure::{Figure, Kind};
use super::found::{Cases, Difference, Figures, Place};
use super::misfits::misfits;
use super::rules::{Role, Rules};
use crate::model::DifferenceClass;
use crate::model::Month;
use std::collections::BTreeMap;

/// A figure with its place.
type Placed<'a> = (Place, &'a Figure);

/// Significant digits from which a repeated number is no coincidence.
const MIN_DIGITS: u8 = 3;

/// Adds the differences between the figures.
pub fn compare(figures: &mut Figures, rules: &Rules) {
    let classes = [
        (DifferenceClass::SameFigure, same_figures(figures)),
        (DifferenceClass::Misfit, misfits(figures, rules)),
        (DifferenceClass::Backwards, backwards(figures, rules)),
        (DifferenceClass::DatedElsewhere, dated_elsewhere(figures)),
    ];
    for (class, cases) in classes {
        figures.differences.extend(cases.found);
        figures.left_out.insert(class, cases.left_out);
    }
}

/// Returns all figures with their places.
fn all(figures: &Figures) -> impl Iterator<Item = Placed<'_>> {
    figures.reports.iter().flat_map(|(month, report)| {
        let own = report.figures.iter().enumerate();
        own.map(|(at, figure)| (Place { month: *month, at }, figure))
    })
}

/// Finds the same value, unit and measure in two months or more. Leaves out those with few digits.
fn same_figures(figures: &Figures) -> Cases {
    let mut groups: BTreeMap<(u64, &str, Option<&str>), Vec<Placed<'_>>> = BTreeMap::new();
    for (place, figure) in all(figures).filter(|(_, figure)| figure.kind != Kind::Date) {
        let key = (
            figure.value.to_bits(),
            &*figure.unit,
            figure.measure.as_deref(),
        );
        groups.entry(key).or_default().push((place, figure));
    }
    let mut cases = Cases::default();
    for group in groups.into_values() {
        let first = group.first().map(|(place, _)| place.month);
        if group.iter().all(|(place, _)| Some(place.month) == first) {
            continue;
        }
        let is_telling = |figure: &Figure| {
            figure.kind == Kind::Ordinal && figure.measure.is_some() || figure.digits >= MIN_DIGITS
        };
        if group.iter().any(|(_, figure)| is_telling(figure)) {
            cases.found.push(Difference {
                class: DifferenceClass::SameFigure,
                figures: group.iter().map(|(place, _)| *place).collect(),
            });
        } else {
            cases.left_out += 1;
        }
    }
    cases.found.sort_by_key(|one| one.figures.first().copied());
    cases
}

/// Finds ordinals below one that the report before on the same measure states. Leaves out forecasts and ranks.
fn backwards(figures: &Figures, rules: &Rules) -> Cases {
    let mut cases = Cases::default();
    let mut series: BTreeMap<&str, BTreeMap<Month, Vec<Placed<'_>>>> = BTreeMap::new();
    for (place, figure) in all(figures).filter(|(_, figure)| figure.kind == Kind::Ordinal) {
        let is_rank = rules.role(figure.measure.as_deref()) == Role::Rank;
        if figure.forecast || is_rank {
            cases.left_out += 1;
        } else if let Some(measure) = &figure.measure {
            let months = series.entry(measure).or_default();
            months.entry(place.month).or_default().push((place, figure));
        }
    }
    for months in series.into_values() {
        let by_value = |one: &&(Place, &Figure), other: &&(Place, &Figure)| {
            one.1.value.total_cmp(&other.1.value)
        };
        let mut before: Option<(Place, &Figure)> = None;
        for own in months.into_values() {
            let lowest = own.iter().min_by(by_value).copied();
            if let (Some(before), Some(lowest)) = (before, lowest)
                && lowest.1.value < before.1.value
            {
                cases.found.push(Difference {
                    class: DifferenceClass::Backwards,
                    figures: vec![before.0, lowest.0],
                });
            }
            before = own.iter().max_by(by_value).copied();
        }
    }
    cases
}

/// Finds days outside the month of their report. Leaves out those in sentences without a past tense.
fn dated_elsewhere(figures: &Figures) -> Cases {
    let mut cases = Cases::default();
    for (place, figure) in all(figures).filter(|(_, figure)| figure.kind == Kind::Date) {
        if figure.period.month() == Some(place.month) {
            continue;
        }
        if figure.is_past && !figure.forecast {
            cases.found.push(Difference {
                class: DifferenceClass::DatedElsewhere,
                figures: vec![place],
            });
        } else {
            cases.left_out += 1;
        }
    }
    cases
}

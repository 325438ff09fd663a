//! The figures of all reports.

use super::figure::{Figure, Skipped};
use crate::model::{DifferenceClass, Month};
use std::collections::BTreeMap;

/// The figures of all reports, and where they differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The figures of each report, by month.
    pub reports: BTreeMap<Month, ReportFigures>,
    /// Figures that disagree, or repeat.
    pub differences: Vec<Difference>,
    /// For each class, how many cases its rule leaves out.
    pub left_out: BTreeMap<DifferenceClass, usize>,
}

/// The figures of a report, in the order of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportFigures {
    /// The figures.
    pub figures: Vec<Figure>,
    /// The numbers that are no figures.
    pub skipped: Vec<Skipped>,
}

/// The place of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Month of the report.
    pub month: Month,
    /// Index among the figures of the report.
    pub at: usize,
}

/// Figures that say the same again, or do not agree. Nothing is said about which one is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The rule that found it.
    pub class: DifferenceClass,
    /// All its figures, oldest first.
    pub figures: Vec<Place>,
}

/// The cases that a rule has found, and the number of those it leaves out.
#[derive(Debug, Default)]
pub(super) struct Cases {
    pub found: Vec<Difference>,
    pub left_out: usize,
}

impl Figures {
    /// Returns the figure at a place.
    #[must_use]
    pub fn get(&self, place: Place) -> Option<&Figure> {
        self.reports.get(&place.month)?.figures.get(place.at)
    }
}

impl ReportFigures {
    /// Removes a figure. Keeps the places that others name.
    pub(super) fn remove(&mut self, at: usize) -> Option<Figure> {
        if at >= self.figures.len() {
            return None;
        }
        let removed = self.figures.remove(at);
        let moved = |place: Option<usize>| {
            let place = place.filter(|place| *place != at);
            place.map(|place| place - usize::from(place > at))
        };
        for figure in &mut self.figures {
            figure.other_end = moved(figure.other_end);
            figure.worth_of = moved(figure.worth_of);
        }
        Some(removed)
    }
}

/// Says the rule that a difference is found by.
#[must_use]
pub fn rule(class: DifferenceClass) -> &'static str {
    match class {
        DifferenceClass::SameFigure => {
            "the same value, unit and measure in two months or more, with three significant \
             digits or as an ordinal"
        }
        DifferenceClass::Misfit => {
            "two prices and a change, or an amount and its money against a price of the month, \
             off by more than 25 %"
        }
        DifferenceClass::Backwards => {
            "an ordinal below that of an earlier report on the same measure"
        }
        DifferenceClass::DatedElsewhere => {
            "a day outside the month of the report, in the past tense"
        }
    }
}

/// Describes the cases that a rule leaves out.
#[must_use]
pub fn left_out(class: DifferenceClass) -> &'static str {
    match class {
        DifferenceClass::SameFigure => "repeated with fewer digits",
        DifferenceClass::Misfit => "without a price to compare with, or with several",
        DifferenceClass::Backwards => "ordinals of a forecast or a rank",
        DifferenceClass::DatedElsewhere => "days of other months without a verb in the past tense",
    }
}

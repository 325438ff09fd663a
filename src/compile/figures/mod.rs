//! The figures of the reports: each number with its sentence, through the years, and where they differ.
//!
//! Duty: find money, per cent, days, and the archive's own units and measures; say when each
//! number was true, and on which line it is; and compare them by arithmetic. Must not know: files, the
//! configuration's form, how figures are shown. Nothing here is in the program. Tests: beside the code,
//! and `tests/native/figures.rs`.
//!
//! 1. [`words`] splits a text into words with sentences and clauses, over the tokens of search.
//! 2. [`calendar`] finds the days, months and years, whose digits are no other numbers.
//! 3. [`scan`] reads numbers in digits, and knows digits in names, versions and ratios; [`spelled`] reads
//!    numbers in words. [`masks`] knows names of things with a number, such as `Layer 2`.
//! 4. [`units`] tells a number's unit, by closed lists and by the archive's statements: [`money`] or
//!    per cent, a place ([`ordinals`]), or things ([`nouns`]). [`items`] gives both ends of a range the
//!    [`mod@unit`] of one.
//! 5. [`measure`] tells the measure, [`qualifier`] the words that qualify it, and [`period`] when it was
//!    true. [`mod@extract`] makes the figures of a text of all that, and
//!    [`relations`] joins those that belong together.
//! 6. [`lines`] finds the lines in the source.
//! 7. [`corrections`] applies a person's decisions.
//! 8. [`differences`] and [`misfits`] compare the figures.
//!
//! [`rules`] has the archive's statements, from `archive.toml`. Add a measure or a unit there.

mod calendar;
mod corrections;
mod differences;
mod extract;
mod figure;
mod found;
mod items;
mod lines;
mod masks;
mod measure;
mod misfits;
mod money;
mod nouns;
mod ordinals;
mod period;
mod published;
mod qualifier;
mod relations;
mod rules;
mod scan;
mod spelled;
mod unit;
mod units;
mod words;

pub use corrections::DeadOverride;
pub use figure::{Basis, Figure, Kind, Period, Reason, Rule, Skipped};
pub use found::{Difference, Figures, Place, ReportFigures, left_out, rule};
pub(super) use published::add;
pub use rules::{FigureOverride, Mask, Measure, Role, Rules, Scale, Term, UnitName};

use crate::model::{Byline, Report, TextId, Words};
use extract::extract;
use lines::{SourceRuns, TextRuns};
use std::collections::HashSet;

/// A report with its source files.
#[derive(Clone, Debug)]
pub struct Sourced<'a> {
    /// The report.
    pub report: &'a Report,
    /// Path and text of each file that it comes from.
    pub files: Vec<(&'a str, &'a str)>,
}

/// Finds the figures of reports, applies the archive's overrides, and compares the figures. Also returns
/// the overrides that correct nothing.
#[must_use]
pub fn find(reports: &[Sourced<'_>], rules: &Rules) -> (Figures, Vec<DeadOverride>) {
    let mut figures = Figures::default();
    for sourced in reports {
        let found = of_report(sourced, rules);
        figures.reports.insert(sourced.report.month, found);
    }
    let dead = corrections::apply(rules, &mut figures.reports);
    differences::compare(&mut figures, rules);
    (figures, dead)
}

/// Finds the figures of a report: in its headline, headings and blocks, but not in code and bylines.
fn of_report(sourced: &Sourced<'_>, rules: &Rules) -> ReportFigures {
    let Sourced { report, files } = sourced;
    let bylines = report.sections.iter().flat_map(|section| &section.bylines);
    let bylines = bylines.chain(&report.masthead).chain(&report.bylines);
    let bylines: HashSet<TextId> = bylines.map(|byline: &Byline| byline.id).collect();
    let mut source = SourceRuns::new(files.iter().copied());
    let mut found = ReportFigures::default();
    report.visit_texts(&mut |_, id, words| {
        let (Words::Text(text) | Words::Item(_, text)) = words else {
            return;
        };
        if !bylines.contains(&id) {
            let mut own = extract(id, text, report.month, rules);
            find_lines(&mut own, &mut source);
            let n_before = found.figures.len();
            for figure in &mut own.figures {
                figure.other_end = figure.other_end.map(|other| other + n_before);
                figure.worth_of = figure.worth_of.map(|amount| amount + n_before);
            }
            found.figures.append(&mut own.figures);
            found.skipped.append(&mut own.skipped);
        }
    });
    found
}

/// Sets the files and lines of the numbers of a text.
fn find_lines(own: &mut extract::Extracted, source: &mut SourceRuns<'_>) {
    let runs = TextRuns::new(&own.text);
    for (figure, place) in own.figures.iter_mut().zip(&own.places) {
        let (file, line) = source.find(&runs, *place);
        (figure.file, figure.line) = (file.to_owned(), line);
    }
    for (skipped, place) in own.skipped.iter_mut().zip(&own.skipped_places) {
        let (file, line) = source.find(&runs, *place);
        (skipped.file, skipped.line) = (file.to_owned(), line);
    }
}

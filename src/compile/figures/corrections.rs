//! Applies the corrections of a person, which `archive.toml` states.

use super::figure::{Basis, Figure, Kind, Reason, Skipped};
use super::found::ReportFigures;
use super::rules::{FigureOverride, Rules};
use crate::model::Month;
use std::collections::BTreeMap;

/// An override that corrects nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadOverride {
    /// Its line in `archive.toml`, counted from 1.
    pub line: u32,
    /// The fault, and the expectation.
    pub message: String,
}

/// Applies all overrides. Returns those that match no figure, several, or one that another override has
/// corrected already, because then the report has changed and a person must look again.
pub fn apply(rules: &Rules, reports: &mut BTreeMap<Month, ReportFigures>) -> Vec<DeadOverride> {
    let mut dead = Vec::new();
    let mut settled: Vec<(Month, String, u32)> = Vec::new();
    for one in &rules.overrides {
        let mut fail = |message| {
            dead.push(DeadOverride {
                line: one.at,
                message,
            });
        };
        let Some(report) = reports.get_mut(&one.month) else {
            fail(format!(
                "override of `{}`: expected a month of the archive",
                one.month
            ));
            continue;
        };
        match only_figure(one, report) {
            Err(message) => fail(message),
            Ok(at) => {
                let figure = report.figures.get(at);
                let key = figure.map(|it| (one.month, it.text.clone(), it.line));
                if let Some(key) = key {
                    if settled.contains(&key) {
                        fail(format!(
                            "second override of `{}`: expected one for each figure",
                            one.text
                        ));
                        continue;
                    }
                    settled.push(key);
                }
                settle(one, at, report);
            }
        }
    }
    dead
}

/// Returns the index of the only figure that is meant, or an error message.
fn only_figure(one: &FigureOverride, report: &ReportFigures) -> Result<usize, String> {
    let text: Vec<&str> = one.text.split_whitespace().collect();
    let text = text.join(" ");
    let is_meant =
        |figure: &Figure| figure.text == text && one.line.is_none_or(|line| line == figure.line);
    let figures = report.figures.iter().enumerate();
    let meant: Vec<(usize, u32)> = figures
        .filter(|(_, figure)| is_meant(figure))
        .map(|(at, figure)| (at, figure.line))
        .collect();
    match meant.as_slice() {
        [(at, _)] => Ok(*at),
        [] => Err(format!(
            "override of `{text}` matches no figure: expected {}",
            expected(report)
        )),
        [..] => {
            let lines: Vec<String> = meant.iter().map(|(_, line)| line.to_string()).collect();
            Err(format!(
                "override of `{text}` matches the figures of lines {}: expected one, named by its \
                 `line`",
                lines.join(", ")
            ))
        }
    }
}

/// Lists the figures that an override of a report could name.
fn expected(report: &ReportFigures) -> String {
    let figures = report.figures.iter();
    let figures: Vec<String> = figures
        .map(|figure| format!("`{}` (line {})", figure.text, figure.line))
        .collect();
    if figures.is_empty() {
        "a figure, but the report has none".to_owned()
    } else {
        format!("one of {}", figures.join(", "))
    }
}

fn settle(one: &FigureOverride, at: usize, report: &mut ReportFigures) {
    if one.remove {
        let removed = report.remove(at);
        report.skipped.extend(removed.map(|figure| Skipped {
            id: figure.id,
            text: figure.text,
            file: figure.file,
            line: figure.line,
            reason: Reason::Override,
        }));
        return;
    }
    let Some(figure) = report.figures.get_mut(at) else {
        return;
    };
    figure.value = one.value.unwrap_or(figure.value);
    figure.forecast = one.forecast.unwrap_or(figure.forecast);
    if let Some(unit) = &one.unit {
        figure.unit.clone_from(unit);
        figure.kind = kind(unit, figure.kind);
    }
    if let Some(measure) = &one.measure {
        figure.measure = Some(measure.clone()).filter(|it| !it.is_empty());
        figure.near = None;
    }
    if let Some(period) = one.period {
        (figure.period, figure.basis) = (period, Basis::Override);
    }
}

/// Returns the kind of numbers with a unit. Three capitals are money if the number was money before.
fn kind(unit: &str, before: Kind) -> Kind {
    match unit {
        "%" => Kind::Percent,
        "ordinal" => Kind::Ordinal,
        "date" => Kind::Date,
        _ if before == Kind::Money && unit.len() == 3 => Kind::Money,
        _ => Kind::Count,
    }
}

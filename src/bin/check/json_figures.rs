//! Figures and their differences in the JSON object.

use kusama_news_reader::compile::figures::{Difference, Figure, Figures, Place};
use kusama_news_reader::model::DifferenceClass;
use kusama_news_reader::model::Month;
use serde::Serialize;
use serde_json::Number;
use std::collections::BTreeMap;

/// A number that a report states.
#[derive(Serialize)]
pub struct FigureObject<'a> {
    month: String,
    file: String,
    line: u32,
    text: &'a str,
    /// Null only for a number that JSON does not have.
    value: Option<Number>,
    unit: &'a str,
    measure: Option<&'a str>,
    qualifier: Option<&'a str>,
    forecast: bool,
    period: String,
    id: String,
}

/// Figures that say the same again, or do not agree.
#[derive(Serialize)]
pub struct DifferenceObject<'a> {
    class: &'static str,
    figures: Vec<FigureObject<'a>>,
}

/// Returns the figures of a report.
pub fn figures<'a>(all: &'a Figures, month: Month, dir: &str) -> Vec<FigureObject<'a>> {
    let report = all.reports.get(&month);
    let figures = report.into_iter().flat_map(|report| &report.figures);
    figures
        .map(|figure| FigureObject::of(figure, dir))
        .collect()
}

/// Returns all differences.
pub fn differences<'a>(all: &'a Figures, dir: &str) -> Vec<DifferenceObject<'a>> {
    let one = |difference: &'a Difference| DifferenceObject {
        class: difference.class.name(),
        figures: difference
            .figures
            .iter()
            .filter_map(|place: &Place| Some(FigureObject::of(all.get(*place)?, dir)))
            .collect(),
    };
    all.differences.iter().map(one).collect()
}

/// Returns how many cases each class leaves out.
pub fn left_out(all: &Figures) -> BTreeMap<&'static str, usize> {
    let classes = DifferenceClass::ALL.iter();
    classes
        .map(|class| {
            (
                class.name(),
                all.left_out.get(class).copied().unwrap_or_default(),
            )
        })
        .collect()
}

impl<'a> FigureObject<'a> {
    fn of(figure: &'a Figure, dir: &str) -> Self {
        Self {
            month: figure.month.to_string(),
            file: format!("{dir}/{}", figure.file),
            line: figure.line,
            text: &figure.text,
            value: number(figure.value),
            unit: &figure.unit,
            measure: figure.measure.as_deref(),
            qualifier: figure.qualifier.as_deref(),
            forecast: figure.forecast,
            period: figure.period.to_string(),
            id: figure.id.to_string(),
        }
    }
}

/// Writes whole numbers without a point.
fn number(value: f64) -> Option<Number> {
    let whole = format!("{value:.0}");
    match whole.parse::<i64>() {
        Ok(number) if value.fract() == 0.0 => Some(number.into()),
        _ => Number::from_f64(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point() {
        let shown = [3_880_000.0, 22.3, 0.0, f64::INFINITY];
        let shown = shown.map(|value| number(value).map(|it| it.to_string()));
        let expected = [Some("3880000"), Some("22.3"), Some("0"), None];
        assert_eq!(shown, expected.map(|it| it.map(str::to_owned)));
    }
}

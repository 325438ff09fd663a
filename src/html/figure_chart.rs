//! Chart of one measure: a dot for each figure on an axis of time, and no line between the dots,
//! because nothing is known between them.
//!
//! All positions are percentages of the drawing, so that it fits any width while dots and letters keep
//! their size. Classes give the colors, because the policy of pages forbids inline styles.

mod scale;

use crate::model::{Archive, Figure, Measure, Month};
use crate::text::{count, figures};
use core::fmt::Write;
use maud::{Markup, html};
use scale::Scale;
use std::collections::BTreeSet;

/// Half of the side of a square, in CSS pixels.
const HALF_SIDE: &str = "-4";

/// The data of a chart.
#[derive(Clone, Copy)]
pub struct FigureChart<'a> {
    /// The archive with all figures.
    pub archive: &'a Archive,
    /// The measure.
    pub measure: &'a Measure,
    /// All figures of the measure, by month and place.
    pub figures: &'a [&'a Figure],
    /// The figures that other reports state, too.
    pub repeated: &'a [&'a Figure],
}

/// The chart's axes: the months from January of the first year to December of the last, and values.
struct Axes {
    first: Month,
    last: Month,
    values: Scale,
}

impl FigureChart<'_> {
    /// Returns the chart with its key; empty if the measure has no chart.
    #[must_use]
    pub fn html(&self) -> Markup {
        let shown: Vec<&Figure> = self.shown();
        let Some(axes) = self
            .axes(&shown)
            .filter(|_| self.measure.has_chart(self.figures))
        else {
            return Markup::default();
        };
        html! {
            figure.figure-chart data-generated {
                svg role="img" aria-labelledby="chart-name chart-about" {
                    title #chart-name { (self.measure.label) }
                    desc #chart-about { (summary(&shown)) }
                    (value_axis(&axes.values, &self.measure.unit))
                    (time_axis(&axes))
                    (self.silent_months(&axes))
                    (ranges(&axes, &shown))
                    @for figure in &shown { (self.dot(&axes, figure)) }
                }
                figcaption {
                    p { (summary(&shown)) " " (self.left_out(&shown)) (figures::AS_STATED) }
                    (key())
                }
            }
        }
    }

    /// Returns the figures in the unit of the axis.
    fn shown(&self) -> Vec<&Figure> {
        let figures = self.figures.iter().copied();
        figures.filter(|it| it.unit == self.measure.unit).collect()
    }

    fn axes(&self, shown: &[&Figure]) -> Option<Axes> {
        let months = shown.iter().map(|it| it.valid_month());
        let reports = self.archive.reports.iter().map(|it| it.month);
        let months: BTreeSet<Month> = months.chain(reports).collect();
        let values: Vec<f64> = shown.iter().map(|it| it.number()).collect();
        Some(Axes {
            first: Month::new(months.first()?.year(), 1)?,
            last: Month::new(months.last()?.year(), 12)?,
            values: Scale::new(&values, self.measure.is_logarithmic)?,
        })
    }

    fn left_out(&self, shown: &[&Figure]) -> Markup {
        let n_left_out = self.figures.len() - shown.len();
        html! {
            @if n_left_out > 0 { (figures::left_out(&count::figures(n_left_out))) " " }
        }
    }

    /// Marks the reports without a figure of the measure below the axis.
    fn silent_months(&self, axes: &Axes) -> Markup {
        let speaking: BTreeSet<Month> = self.figures.iter().map(|it| it.sentence.month).collect();
        let months = self.archive.reports.iter().map(|it| it.month);
        html! {
            g.chart-silent {
                @for month in months.filter(|month| !speaking.contains(month)) {
                    line x1=(axes.x(month, 0.15)) x2=(axes.x(month, 0.85)) y1="100%" y2="100%" {}
                }
            }
        }
    }

    fn dot(&self, axes: &Axes, figure: &Figure) -> Markup {
        let (x, y) = (
            axes.x(figure.valid_month(), share(figure)),
            axes.values.at(figure),
        );
        let is_repeated = self.repeated.iter().any(|it| core::ptr::eq(*it, figure));
        let is_forecast = figure.is_forecast;
        html! {
            @if is_repeated { circle.chart-ring cx=(x) cy=(y) r="8" {} }
            @if figure.is_elsewhere() && !is_forecast {
                rect.chart-dot x=(x) y=(y) width="8" height="8"
                    transform={ "translate(" (HALF_SIDE) " " (HALF_SIDE) ")" } {}
            } @else {
                circle.chart-dot.is-forecast[is_forecast] cx=(x) cy=(y) r="4" {}
            }
        }
    }
}

/// Says in one sentence what the chart shows.
fn summary(shown: &[&Figure]) -> String {
    let months: BTreeSet<Month> = shown.iter().map(|it| it.sentence.month).collect();
    let ordered = |it: &&&Figure, other: &&&Figure| it.number().total_cmp(&other.number());
    let text = |it: Option<&&Figure>| it.map_or_else(String::new, |it| it.sentence.text.clone());
    let least = shown.iter().min_by(ordered);
    let most = shown.iter().max_by(ordered);
    figures::summary(
        &count::figures(shown.len()),
        &count::months(months.len()),
        &text(least),
        &text(most),
    )
}

impl Axes {
    /// Returns the position of a time: a month, and the share of it that has passed.
    fn x(&self, month: Month, share: f64) -> String {
        let n_months = f64::from(self.last.distance(self.first) + 1);
        percent((f64::from(month.distance(self.first)) + share) / n_months)
    }
}

impl Scale {
    fn at(&self, figure: &Figure) -> String {
        percent(1.0 - self.share(figure.number()))
    }
}

/// Returns the time of a figure as a share of its first month: a day, the middle of the month without
/// one, or the middle of the year.
fn share(figure: &Figure) -> f64 {
    if figure.is_of_year() {
        return 6.0;
    }
    let day = figure.period.splitn(3, '-').nth(2);
    let day = day.and_then(|day| day.parse::<f64>().ok());
    day.map_or(0.5, |day| (day - 0.5) / 31.0)
}

/// Returns a length of an SVG drawing.
fn percent(share: f64) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    _ = write!(text, "{:.2}%", share * 100.0);
    text
}

/// Draws a line and a label for each round value.
fn value_axis(values: &Scale, unit: &str) -> Markup {
    html! {
        g.chart-values {
            @for (value, label) in values.ticks() {
                @let y = percent(1.0 - values.share(value));
                line x1="0" x2="100%" y1=(y) y2=(y) {}
                text x="0" y=(y) dx="-8" dy="4" text-anchor="end" { (with_unit(&label, unit)) }
            }
        }
    }
}

/// Returns a value of an axis as people write it.
fn with_unit(value: &str, unit: &str) -> String {
    match unit {
        "USD" => ["$", value].concat(),
        "%" => [value, "%"].concat(),
        _ => value.to_owned(),
    }
}

/// Draws a line at the beginning of each year, and its number in the middle.
fn time_axis(axes: &Axes) -> Markup {
    let years = axes.first.year()..=axes.last.year();
    html! {
        g.chart-years.is-dense[years.len() > 8] {
            @for january in years.filter_map(|year| Month::new(year, 1)) {
                @let start = axes.x(january, 0.0);
                line x1=(start) x2=(start) y1="0" y2="100%" {}
                text x=(axes.x(january, 6.0)) y="100%" dy="24" text-anchor="middle" {
                    tspan.chart-century { (january.year() / 100) }
                    tspan { (format!("{:02}", january.year() % 100)) }
                }
            }
        }
    }
}

/// Draws a bar between the two ends of each range.
fn ranges(axes: &Axes, shown: &[&Figure]) -> Markup {
    html! {
        g.chart-ranges {
            @for pair in shown.windows(2) {
                @if let [from, to] = pair {
                    @if from.opens_range {
                        line x1=(axes.x(from.valid_month(), share(from))) y1=(axes.values.at(from))
                            x2=(axes.x(to.valid_month(), share(to))) y2=(axes.values.at(to)) {}
                    }
                }
            }
        }
    }
}

/// Returns the meaning of each sign, with the sign itself.
fn key() -> Markup {
    let sign = |inside: Markup| html! { svg.chart-sign aria-hidden="true" { (inside) } };
    let signs = [
        (
            html! { circle.chart-dot cx="50%" cy="50%" r="4" {} },
            figures::KEY_STATED,
        ),
        (
            html! { rect.chart-dot x="6" y="6" width="8" height="8" {} },
            figures::KEY_ELSEWHERE,
        ),
        (
            html! { circle.chart-dot.is-forecast cx="50%" cy="50%" r="4" {} },
            figures::KEY_FORECAST,
        ),
        (
            html! {
                circle.chart-ring cx="50%" cy="50%" r="8" {}
                circle.chart-dot cx="50%" cy="50%" r="4" {}
            },
            figures::KEY_REPEATED,
        ),
        (
            html! { g.chart-ranges { line x1="50%" x2="50%" y1="1" y2="19" {} } },
            figures::KEY_RANGE,
        ),
        (
            html! { g.chart-silent { line x1="4" x2="16" y1="50%" y2="50%" {} } },
            figures::KEY_SILENT,
        ),
    ];
    html! {
        ul.chart-key aria-label=(figures::KEY) {
            @for (inside, meaning) in signs { li { (sign(inside)) " " (meaning) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Report, Sentence};

    /// Figures in dollars, each with its month, value and period.
    fn figures(of: &[(&str, &str, &str)]) -> Vec<Figure> {
        let sentence = |month: &str, value: &str| Sentence {
            month: month.parse().expect("a month"),
            text: ["$", value].concat(),
            ..Sentence::default()
        };
        let figure = |(month, value, period): &(&str, &str, &str)| Figure {
            sentence: sentence(month, value),
            value: (*value).into(),
            unit: "USD".into(),
            period: (*period).into(),
            ..Figure::default()
        };
        of.iter().map(figure).collect()
    }

    fn drawn(figures: &[Figure]) -> String {
        let months: BTreeSet<Month> = figures.iter().map(|it| it.sentence.month).collect();
        let report = |month| Report {
            month,
            ..Report::default()
        };
        let archive = Archive {
            reports: months.into_iter().map(report).collect(),
            ..Archive::default()
        };
        let measure = Measure {
            label: "Price".into(),
            unit: "USD".into(),
            is_charted: true,
            ..Measure::default()
        };
        let figures: Vec<&Figure> = figures.iter().collect();
        let chart = FigureChart {
            archive: &archive,
            measure: &measure,
            figures: &figures,
            repeated: &figures[..1],
        };
        chart.html().into_string()
    }

    #[test]
    fn too_few_figures_have_no_chart() {
        assert_eq!(drawn(&figures(&[("2021-06", "5", "")])), "");
    }

    #[test]
    fn a_chart_tells_stated_expected_and_moved_figures_apart_by_shape() {
        let mut all = figures(&[("2021-06", "10", ""); 8]);
        all.extend(figures(&[("2021-06", "40", "2021-04-30")]));
        all[1].is_forecast = true;
        let svg = drawn(&all);
        let drawing = svg.split("<figcaption>").next().unwrap_or_default();
        assert_eq!(drawing.matches("<circle class=\"chart-dot\"").count(), 7);
        assert_eq!(drawing.matches("is-forecast").count(), 1);
        assert_eq!(drawing.matches("<rect").count(), 1);
        assert_eq!(drawing.matches("chart-ring").count(), 1);
        assert!(
            svg.contains("9 figures in 1 month, from $10 to $40."),
            "{svg}"
        );
        assert!(!svg.contains("style="), "{svg}");
    }

    #[test]
    fn each_year_has_its_place_and_its_number() {
        let all = figures(&[("2019-11", "1", ""), ("2021-01", "2", "")].repeat(4));
        let svg = drawn(&all);
        for (x, year) in [("16.67%", "19"), ("50.00%", "20"), ("83.33%", "21")] {
            assert!(svg.contains(&format!("<text x=\"{x}\"")), "{year}: {svg}");
            assert!(
                svg.contains(&format!("<tspan>{year}</tspan>")),
                "{year}: {svg}"
            );
        }
    }
}

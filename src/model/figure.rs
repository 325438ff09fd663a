//! Figures: the numbers that the reports state, each with its sentence.
//!
//! Only pages that are files show them, so the published program has the measures alone.

use super::{Month, Sentence};
use serde::{Deserialize, Serialize};

/// Minimum number of statements for a chart. Chosen: fewer dots show no course.
const MIN_CHARTED: usize = 8;

/// What figures measure, for example the price of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Name in addresses, for example `price`. Unique.
    pub slug: String,
    /// Name on pages, for example `Price of KSM`.
    pub label: String,
    /// The most frequent unit of its figures, for example `USD` or `%`. A chart shows those alone.
    pub unit: String,
    /// Whether the chart has a logarithmic scale.
    pub is_logarithmic: bool,
    /// Whether the archive wants a chart of it. [`Measure::has_chart`] decides.
    pub is_charted: bool,
    /// Whether it has the figures of a kind that no measure has, which are not compared.
    pub is_rest: bool,
}

/// A number as a report states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Position of its measure in [`Archive::measures`](super::Archive::measures).
    pub measure: u16,
    /// The sentence, around the figure as written, for example `$3.88 million`.
    pub sentence: Sentence,
    /// Value in plain decimals, for example `3880000` or `-12.5`.
    pub value: String,
    /// Unit, for example `USD`, `%` or `validator`.
    pub unit: String,
    /// Words that qualify it, in small letters, for example `about`; may be empty.
    pub qualifier: String,
    /// Whether the report expects the value instead of stating it.
    pub is_forecast: bool,
    /// The time for which it holds, if the report names one: `2021`, `2021-06` or `2021-06-15`. Empty
    /// for the month of the report.
    pub period: String,
    /// Whether this and the next figure are the two ends of a range.
    pub opens_range: bool,
}

/// The figures that a rule finds to disagree, or to repeat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differences {
    /// The rule.
    pub class: DifferenceClass,
    /// Positions in [`Archive::figures`](super::Archive::figures) of the figures of each case, oldest
    /// first; at least one.
    pub cases: Vec<Vec<u32>>,
    /// Number of cases that the rule leaves out.
    pub n_left_out: u32,
}

/// A rule that compares figures. None of them says which figure is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DifferenceClass {
    /// The same value, unit and measure in two months or more.
    SameFigure,
    /// Two prices and a change, or an amount and its money value, that do not fit.
    Misfit,
    /// Ordinals of one measure that fall in the course of time.
    Backwards,
    /// A day outside the month of the report, told in the past tense.
    DatedElsewhere,
}

impl DifferenceClass {
    /// All rules, in the order of pages.
    pub const ALL: [Self; 4] = [
        Self::SameFigure,
        Self::Misfit,
        Self::Backwards,
        Self::DatedElsewhere,
    ];

    /// Returns the name of the rule in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SameFigure => "same-figure",
            Self::Misfit => "misfit",
            Self::Backwards => "backwards",
            Self::DatedElsewhere => "dated-elsewhere",
        }
    }
}

impl Measure {
    /// Reports whether its page has a chart: the archive wants one, and enough of `figures`, all of
    /// this measure, have its unit.
    #[must_use]
    pub fn has_chart(&self, figures: &[&Figure]) -> bool {
        let in_unit = figures.iter().filter(|figure| figure.unit == self.unit);
        self.is_charted && !self.unit.is_empty() && in_unit.count() >= MIN_CHARTED
    }
}

impl Figure {
    /// Returns the value as a number, for a chart or a comparison. Returns 0 if it is not a number.
    #[must_use]
    pub fn number(&self) -> f64 {
        self.value.parse().unwrap_or_default()
    }

    /// Returns the first month of the time for which the figure holds.
    #[must_use]
    pub fn valid_month(&self) -> Month {
        let mut parts = self.period.splitn(3, '-');
        let year = parts.next().and_then(|year| year.parse().ok());
        let number = parts.next().map_or(Some(1), |number| number.parse().ok());
        let month = year
            .zip(number)
            .and_then(|(year, number)| Month::new(year, number));
        month.unwrap_or(self.sentence.month)
    }

    /// Reports whether the figure holds for another time than the month of its report, such as the whole
    /// year.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.is_of_year() || self.valid_month() != self.sentence.month
    }

    /// Reports whether the figure holds for a whole year.
    #[must_use]
    pub fn is_of_year(&self) -> bool {
        self.period.len() == 4 && self.period.parse::<u16>().is_ok()
    }

    /// Reports whether the figure holds for a month, or for its whole year.
    #[must_use]
    pub fn holds_in(&self, month: Month) -> bool {
        let then = self.valid_month();
        then == month || self.is_of_year() && then.year() == month.year()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_holds_for_its_period_or_else_for_the_month_of_its_report() {
        for (period, month, is_elsewhere) in [
            ("", "2021-06", false),
            ("2021-06-15", "2021-06", false),
            ("2021", "2021-01", true),
            ("2021-04", "2021-04", true),
            ("2022", "2022-01", true),
            ("soon", "2021-06", false),
        ] {
            let sentence = Sentence {
                month: "2021-06".parse().expect("a month"),
                ..Sentence::default()
            };
            let figure = Figure {
                sentence,
                period: period.into(),
                ..Figure::default()
            };
            assert_eq!(figure.valid_month().to_string(), month, "{period}");
            assert_eq!(figure.is_elsewhere(), is_elsewhere, "{period}");
        }
    }

    #[test]
    fn a_chart_needs_eight_figures_in_its_unit() {
        let measure = Measure {
            unit: "USD".into(),
            is_charted: true,
            ..Measure::default()
        };
        let figure = |unit: &str| Figure {
            unit: unit.into(),
            ..Figure::default()
        };
        let mut figures = vec![figure("USD"); 7];
        figures.push(figure("%"));
        let has_chart = |figures: &[Figure]| measure.has_chart(&figures.iter().collect::<Vec<_>>());
        assert!(!has_chart(&figures));
        figures.push(figure("USD"));
        assert!(has_chart(&figures));
    }
}

//! The pages about figures.

pub const TITLE: &str = "Figures";
pub const DIFFERENCES: &str = "Differences";
/// Link from the list of measures, and from each measure.
pub const ALL_DIFFERENCES: &str = "Figures that repeat or disagree";
pub const ABOUT: &str = "Every number below is quoted from a report, with its sentence. Rules found \
    them, so some may be missing.";
/// In every caption, because a chart looks like data.
pub const AS_STATED: &str = "As stated in the reports. This is not market data.";
pub const MEASURE: &str = "Measure";
pub const FIGURES: &str = "Figures";
pub const PERIOD: &str = "Months";
pub const REPORT: &str = "Report";
pub const FIGURE: &str = "Figure";
pub const SENTENCE: &str = "Sentence";
pub const FORECAST: &str = "forecast";
pub const TABLE: &str = "All figures, oldest first";
pub const CHARTED: &str = "Chart";
/// Downloads of a measure and of all figures.
pub const CSV: &str = "These figures as CSV";
pub const JSON: &str = "All figures as JSON";
/// Keys of the chart.
pub const KEY: &str = "Key";
pub const KEY_STATED: &str = "stated for the month of its report";
pub const KEY_ELSEWHERE: &str = "stated for another time";
pub const KEY_FORECAST: &str = "forecast";
pub const KEY_REPEATED: &str = "the same figure in another report";
pub const KEY_RANGE: &str = "both ends of a range";
pub const KEY_SILENT: &str = "a report without a figure";
/// The rules that compare figures, each in one sentence.
pub const SAME: &str = "The same figure again";
pub const SAME_RULE: &str = "The same value of the same measure in two months or more, if it has at \
    least three significant digits, or is an ordinal of a measure, such as 11th.";
pub const MISFIT: &str = "Figures that do not fit";
pub const MISFIT_RULE: &str = "Two prices and a change between them that do not fit, or an amount whose \
    value in money differs from the price in the same report by more than 25 percent.";
pub const BACKWARDS: &str = "Numbers that run backwards";
pub const BACKWARDS_RULE: &str = "The lowest ordinal of a report is below the highest in the report before \
    that has the measure, such as an 11th after a 12th.";
pub const ELSEWHERE: &str = "Days outside the month of the report";
pub const ELSEWHERE_RULE: &str = "A day of another month, in a sentence in the past tense.";
/// Heading of the list of forecasts.
pub const AHEAD: &str = "Figures for a later time";
pub const AHEAD_RULE: &str = "Sentences that name a later time, each beside what the reports of that \
    time state for the same measure.";
pub const SILENT: &str = "The report of that time says nothing of it.";
pub const NO_REPORT: &str = "The archive has no report of that time.";
pub const NONE: &str = "None.";

/// Figures of a kind, in an archive without measures, and those that no measure of an archive has.
pub const MONEY: &str = "Amounts of money";
pub const FURTHER_MONEY: &str = "Further amounts of money";
pub const PERCENT: &str = "Percentages";
pub const FURTHER_PERCENT: &str = "Further percentages";
pub const ORDINALS: &str = "Places in a sequence";
pub const FURTHER_ORDINALS: &str = "Further places in a sequence";
pub const COUNTS: &str = "Counts";
pub const FURTHER_COUNTS: &str = "Further counts";
pub const DAYS: &str = "Days";

/// Text for screen readers between the parts of a row.
pub const PAUSE: &str = ", ";

/// What a chart shows, in one sentence.
#[must_use]
pub fn summary(figures: &str, months: &str, least: &str, most: &str) -> String {
    [figures, " in ", months, ", from ", least, " to ", most, "."].concat()
}

/// On how many figures the chart leaves out.
#[must_use]
pub fn left_out(figures: &str) -> String {
    ["Only in the table, in other units: ", figures, "."].concat()
}

/// On how many cases a rule leaves out.
#[must_use]
pub fn left_out_of_rule(n: &str) -> String {
    ["Left out: ", n, "."].concat()
}

#[must_use]
pub fn holds_for(period: &str) -> String {
    ["for ", period].concat()
}

#[must_use]
pub fn span(first: &str, last: &str) -> String {
    [first, " – ", last].concat()
}

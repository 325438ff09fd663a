//! The data model of an archive of monthly reports.
//!
//! Duty: hold the compiled reports, and look them up by month and topic. Must not know: Markdown,
//! files, the DOM, Leptos. Tests: beside the code, and `tests/native/compile.rs`.
//!
//! The archive compiler creates these types, the pages read them, and [`codec`] serializes them in
//! between.

mod block;
pub mod codec;
mod figure;
mod month;
mod name;
mod passage;
mod report;
mod site;
mod standing;
mod text;
mod topic;
mod topic_stats;
mod warning;

pub use block::{Align, Block, Cell, Leaf, Words, leaves};
pub use figure::{DifferenceClass, Differences, Figure, Measure};
pub use month::{Month, ParseMonthError};
pub use name::{Name, NameRecord, Sentence};
pub use passage::Passage;
pub use report::{Alias, Byline, FILE_SEPARATOR, Heading, Report, Section, Title};
pub use site::{MonthNames, Site};
pub use standing::Standing;
pub use text::{Inline, ParseTextIdError, TextId, plain_text};
pub use topic::{Topic, TopicId};
pub use topic_stats::TopicStats;
pub use warning::{Kind, Warning};

use serde::{Deserialize, Serialize};

/// All reports of the archive, with the data that the pages need to show them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// Description of the archive.
    pub site: Site,
    /// Topics in display order. [`TopicId`] is an index into this list.
    pub topics: Vec<Topic>,
    /// Standing texts, sorted by hash.
    pub standing: Vec<Standing>,
    /// What the reports' figures measure, in display order. Each has at least one figure.
    pub measures: Vec<Measure>,
    /// Names with a page of their own, in alphabetical order.
    pub names: Vec<Name>,
    /// Reports, oldest first, at most one per month.
    pub reports: Vec<Report>,
    /// Problems that did not stop the build, by file and line.
    pub warnings: Vec<Warning>,
    /// Kinds of the warnings above, each once, with an explanation.
    pub kinds: Vec<Kind>,
    /// Numbers that the reports state, by month and place. The published program has none.
    pub figures: Vec<Figure>,
    /// Figures that disagree or repeat, for each rule. The published program has none.
    pub differences: Vec<Differences>,
    /// What the reports say of each name, in the order of `names`. The published program has none.
    pub name_records: Vec<NameRecord>,
    /// Persons that one report alone names, who have no page. The published program has none.
    pub named_once: Vec<Sentence>,
}

impl Archive {
    /// Returns the report of a month, or `None` if the archive has no report of it.
    #[must_use]
    pub fn report(&self, month: Month) -> Option<&Report> {
        self.position(month).and_then(|at| self.reports.get(at))
    }

    /// Returns the archive as the published program has it: without what only pages that are files
    /// show.
    #[must_use]
    pub fn for_program(mut self) -> Self {
        self.warnings.clear();
        self.kinds.clear();
        self.figures.clear();
        self.differences.clear();
        self.name_records.clear();
        self.named_once.clear();
        self
    }

    /// Returns the newest report, or `None` if the archive is empty.
    #[must_use]
    pub fn latest(&self) -> Option<&Report> {
        self.reports.last()
    }

    /// Returns the newest report before `month`, skipping months without a report. The archive need
    /// not have a report of `month` itself.
    #[must_use]
    pub fn before(&self, month: Month) -> Option<&Report> {
        self.reports
            .iter()
            .rev()
            .find(|report| report.month < month)
    }

    /// Returns the oldest report after `month`, skipping months without a report. The archive need
    /// not have a report of `month` itself.
    #[must_use]
    pub fn after(&self, month: Month) -> Option<&Report> {
        self.reports.iter().find(|report| report.month > month)
    }

    /// Returns the reports with text on a topic, oldest first.
    pub fn reports_on(&self, topic: TopicId) -> impl DoubleEndedIterator<Item = &Report> {
        self.reports
            .iter()
            .filter(move |report| report.speaks_of(topic))
    }

    /// Returns the reports of one month of the year, oldest first. `number` is 1 to 12, for example
    /// 11 for all Novembers.
    pub fn reports_of(&self, number: u8) -> impl DoubleEndedIterator<Item = &Report> {
        let reports = self.reports.iter();
        reports.filter(move |report| report.month.number() == number)
    }

    /// Returns the months of the year with at least one report, as numbers from 1 to 12.
    #[must_use]
    pub fn month_numbers(&self) -> Vec<u8> {
        let has_any = |number: &u8| self.reports_of(*number).next().is_some();
        (1..=12).filter(has_any).collect()
    }

    /// Reports whether the month has a report, but without text on the topic.
    #[must_use]
    pub fn lacks(&self, month: Month, topic: TopicId) -> bool {
        self.report(month)
            .is_some_and(|report| !report.speaks_of(topic))
    }

    /// Returns the topic with this id, or `None` if the id comes from another archive.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> Option<&Topic> {
        self.topics.get(usize::from(id.0))
    }

    /// Returns the id of the topic with this slug, or `None` if there is no such topic.
    #[must_use]
    pub fn topic_by_slug(&self, slug: &str) -> Option<TopicId> {
        self.topic_ids()
            .find(|&id| self.topic(id).is_some_and(|topic| topic.slug == slug))
    }

    /// Returns the ids of all topics, in display order.
    pub fn topic_ids(&self) -> impl Iterator<Item = TopicId> + use<> {
        let n_topics = u8::try_from(self.topics.len()).unwrap_or(u8::MAX);
        (0..n_topics).map(TopicId)
    }

    /// Returns the position of the measure with this slug, or `None` if there is no such measure.
    #[must_use]
    pub fn measure_by_slug(&self, slug: &str) -> Option<u16> {
        let at = self.measures.iter().position(|it| it.slug == slug)?;
        u16::try_from(at).ok()
    }

    /// Returns the measure at a position, or `None` if the position comes from another archive.
    #[must_use]
    pub fn measure(&self, at: u16) -> Option<&Measure> {
        self.measures.get(usize::from(at))
    }

    /// Returns the position of the name with this slug, or `None` if there is no such name.
    #[must_use]
    pub fn name_by_slug(&self, slug: &str) -> Option<u16> {
        let at = self.names.iter().position(|it| it.slug == slug)?;
        u16::try_from(at).ok()
    }

    /// Returns the name at a position, or `None` if the position comes from another archive.
    #[must_use]
    pub fn name(&self, at: u16) -> Option<&Name> {
        self.names.get(usize::from(at))
    }

    /// Returns the figures of a measure, by month and place. The published program has none.
    pub fn figures_of(&self, measure: u16) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |it| it.measure == measure)
    }

    /// Returns the first and last month of each gap between the archive's reports; see [`gaps`].
    #[must_use]
    pub fn gaps(&self) -> Vec<(Month, Month)> {
        gaps(&self.reports)
    }

    fn position(&self, month: Month) -> Option<usize> {
        self.reports
            .binary_search_by_key(&month, |report| report.month)
            .ok()
    }
}

/// Returns the first and last month of each gap: a run of months without a report, between two
/// reports. `reports` must be sorted by month. For example, reports of `2021-12` and `2022-04` have
/// the gap from `2022-01` to `2022-03`.
#[must_use]
pub fn gaps<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Vec<(Month, Month)> {
    let mut gaps = Vec::new();
    let mut earlier: Option<Month> = None;
    for report in reports {
        let gap = (earlier.and_then(Month::next)).zip(report.month.previous());
        gaps.extend(gap.filter(|(first, last)| first <= last));
        earlier = Some(report.month);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(months: &[&str]) -> Archive {
        let reports = months
            .iter()
            .map(|month| Report {
                month: month.parse().expect("a month"),
                ..Report::default()
            })
            .collect();
        Archive {
            reports,
            ..Archive::default()
        }
    }

    #[track_caller]
    fn check_gaps(months: &[&str], expected: &[(&str, &str)]) {
        let gaps = gaps(&archive(months).reports);
        let gaps: Vec<(String, String)> = gaps
            .iter()
            .map(|(first, last)| (first.to_string(), last.to_string()))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|&(first, last)| (first.to_owned(), last.to_owned()))
            .collect();
        assert_eq!(gaps, expected, "between {months:?}");
    }

    #[test]
    fn gaps_are_runs_of_months_between_reports() {
        check_gaps(&[], &[]);
        check_gaps(&["2021-12"], &[]);
        check_gaps(&["2021-12", "2022-01"], &[]);
        check_gaps(
            &["2021-10", "2021-12", "2022-04"],
            &[("2021-11", "2021-11"), ("2022-01", "2022-03")],
        );
        check_gaps(&["0000-01", "9999-12"], &[("0000-02", "9999-11")]);
    }

    #[test]
    fn neighbors_skip_absent_months() {
        let archive = archive(&["2019-11", "2021-11", "2023-11"]);
        let month = "2021-11".parse().expect("a month");
        let name = |report: Option<&Report>| report.map(|report| report.month.to_string());
        assert_eq!(name(archive.before(month)).as_deref(), Some("2019-11"));
        assert_eq!(name(archive.after(month)).as_deref(), Some("2023-11"));
        let last = "2023-11".parse().expect("a month");
        assert_eq!(name(archive.after(last)), None);
    }
}

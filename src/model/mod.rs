//! The model: what an archive of monthly reports is, as plain data.
//!
//! Duty: hold the compiled reports and answer questions about their order and topics.
//! Must not know: Markdown, files, the DOM, Leptos. The archive compiler writes these types, the
//! pages read them, and [`codec`] carries them from one to the other.
//! Tests: beside the code, and `tests/native/compile.rs`.

mod block;
pub mod codec;
mod month;
mod passage;
mod report;
mod text;
mod topic;
mod topic_stats;
mod warning;

pub use block::{Align, Block, Cell, Leaf, Words, leaves};
pub use month::{Month, ParseMonthError};
pub use passage::Passage;
pub use report::{Alias, Byline, Heading, Report, Section};
pub use text::{Inline, ParseTextIdError, TextId, plain_text};
pub use topic::{Topic, TopicId};
pub use topic_stats::TopicStats;
pub use warning::{Kind, Warning};

use serde::{Deserialize, Serialize};

/// Every report of the archive, with what the pages need to present them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// What the archive says about itself.
    pub site: Site,
    /// The topics in the order in which they are always shown; [`TopicId`] indexes this list.
    pub topics: Vec<Topic>,
    /// The reports, oldest first, at most one a month.
    pub reports: Vec<Report>,
    /// What the compiler noticed and did not stop for, in the order of files and lines.
    pub warnings: Vec<Warning>,
    /// The kinds of the remarks, each once.
    pub kinds: Vec<Kind>,
}

/// What the archive says about itself, from `archive.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Name of the archive, shown as the masthead and at the end of each page title.
    pub title: String,
    /// One sentence about the archive, shown under the masthead of the home page.
    pub description: String,
    /// Absolute address of the hosted archive with a trailing slash, or empty when unknown.
    pub url: String,
    /// What a reader must know about the origin of the text; shown on every page.
    pub notice: String,
    /// Address of the repository with the reports, without a trailing slash, where problems with
    /// them are reported; empty when there is none.
    pub repository: String,
}

impl Archive {
    /// The report of a month, if the archive holds it.
    #[must_use]
    pub fn report(&self, month: Month) -> Option<&Report> {
        self.position(month).and_then(|at| self.reports.get(at))
    }

    /// The newest report, or `None` in an empty archive.
    #[must_use]
    pub fn latest(&self) -> Option<&Report> {
        self.reports.last()
    }

    /// The nearest older report that exists, skipping absent months.
    #[must_use]
    pub fn before(&self, month: Month) -> Option<&Report> {
        self.reports
            .iter()
            .rev()
            .find(|report| report.month < month)
    }

    /// The nearest newer report that exists, skipping absent months.
    #[must_use]
    pub fn after(&self, month: Month) -> Option<&Report> {
        self.reports.iter().find(|report| report.month > month)
    }

    /// The reports that speak of a topic, oldest first.
    pub fn reports_on(&self, topic: TopicId) -> impl DoubleEndedIterator<Item = &Report> {
        self.reports
            .iter()
            .filter(move |report| report.speaks_of(topic))
    }

    /// The reports of one month of the year, 1 to 12, oldest first.
    pub fn reports_of(&self, number: u8) -> impl DoubleEndedIterator<Item = &Report> {
        let reports = self.reports.iter();
        reports.filter(move |report| report.month.number() == number)
    }

    /// The months of the year, 1 to 12, of which there are reports.
    #[must_use]
    pub fn month_numbers(&self) -> Vec<u8> {
        let has_any = |number: &u8| self.reports_of(*number).next().is_some();
        (1..=12).filter(has_any).collect()
    }

    /// Whether the report of a month has nothing to be read under a topic.
    #[must_use]
    pub fn lacks(&self, month: Month, topic: TopicId) -> bool {
        self.report(month)
            .is_some_and(|report| !report.speaks_of(topic))
    }

    /// The topic with this id, or `None` if the id belongs to another archive.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> Option<&Topic> {
        self.topics.get(usize::from(id.0))
    }

    /// The topic with this slug.
    #[must_use]
    pub fn topic_by_slug(&self, slug: &str) -> Option<TopicId> {
        self.topic_ids()
            .find(|&id| self.topic(id).is_some_and(|topic| topic.slug == slug))
    }

    /// The ids of all topics, in their fixed order.
    pub fn topic_ids(&self) -> impl Iterator<Item = TopicId> + use<> {
        let n_topics = u8::try_from(self.topics.len()).unwrap_or(u8::MAX);
        (0..n_topics).map(TopicId)
    }

    /// The first and the last month of each run of months without a report.
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

/// The first and the last month of each run of months that lie between reports and have none. The
/// reports stand in the order of their months.
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
    fn neighbours_skip_absent_months() {
        let archive = archive(&["2019-11", "2021-11", "2023-11"]);
        let month = "2021-11".parse().expect("a month");
        let name = |report: Option<&Report>| report.map(|report| report.month.to_string());
        assert_eq!(name(archive.before(month)).as_deref(), Some("2019-11"));
        assert_eq!(name(archive.after(month)).as_deref(), Some("2023-11"));
        let last = "2023-11".parse().expect("a month");
        assert_eq!(name(archive.after(last)), None);
    }
}

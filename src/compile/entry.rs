//! A report before its text is read: its file, its front matter, and the rules for its month.

use super::config::{Config, DateIs, MonthSource};
use super::dates::{self, Date, Names};
use super::front_matter::FrontMatter;
use crate::model::Month;

/// What is known of a report besides its text.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The path shown in diagnostics.
    pub path: &'a str,
    /// The path below the archive's folder, as in `2023/11.md`.
    pub file: &'a str,
    /// What is above the text for other tools, if anything.
    pub front_matter: Option<FrontMatter>,
}

impl Entry<'_> {
    /// Returns the title in the front matter.
    pub fn title(&self) -> Option<&str> {
        self.front_matter.as_ref()?.title.as_deref()
    }

    /// Returns what the report is about, in a sentence; may be empty.
    pub fn summary(&self) -> &str {
        let front_matter = self.front_matter.as_ref();
        front_matter.map_or("", |it| it.summary.trim())
    }

    /// Returns the keywords of the report.
    pub fn tags(&self) -> &[String] {
        let front_matter = self.front_matter.as_ref();
        front_matter.map_or(&[], |it| &it.tags)
    }

    /// Returns the month of the report: the one that `months` names, or that of the first place in
    /// `month` that tells one. `title` is the title of the text or of the front matter.
    pub fn month(&self, title: &str, config: &Config) -> Option<Month> {
        let reports = config.reports();
        if let Some(month) = reports.month_of(self.file) {
            return Some(month);
        }
        let of_day = |date: Date| match (date.day, reports.date_is) {
            (Some(_), DateIs::MonthBefore) => date.month.previous(),
            _ => Some(date.month),
        };
        reports.month.iter().find_map(|source| match source {
            MonthSource::Title => {
                let near = self.date().map(|date| date.month);
                dates::find(title, near, config.month_words()).map(|found| found.date.month)
            }
            MonthSource::FrontMatter => self.front_matter.as_ref()?.date.and_then(of_day),
            MonthSource::Path => in_path(self.stem(), config.month_words()).and_then(of_day),
            MonthSource::FileName => in_path(self.name(), config.month_words()).and_then(of_day),
        })
    }

    /// Returns the date of the report: that of the front matter, or of the file.
    pub fn date(&self) -> Option<Date> {
        let written = self.front_matter.as_ref().and_then(|it| it.date);
        written.or_else(|| in_path(self.stem(), &[]))
    }

    /// Returns the path without its extension.
    fn stem(&self) -> &str {
        self.file
            .rsplit_once('.')
            .map_or(self.file, |(stem, _)| stem)
    }

    /// Returns the name without folders and extension.
    fn name(&self) -> &str {
        let stem = self.stem();
        stem.rsplit_once('/').map_or(stem, |(_, name)| name)
    }
}

fn in_path(path: &str, names: &Names) -> Option<Date> {
    dates::find(path, None, names).map(|found| found.date)
}

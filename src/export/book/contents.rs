//! The subject of a book, with its reports and texts.

use crate::export::facts::identifier;
use crate::model::{Archive, Month, Report, TextId, TopicId};
use crate::routes::files;
use crate::text::title;

/// A part of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All reports.
    Whole,
    /// A topic through the months.
    Topic(TopicId),
    /// The report of a month.
    Month(Month),
}

/// The extent of a book.
#[derive(Clone, Copy)]
pub struct Contents<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The absolute address of the site, with a final slash; empty if unknown.
    pub url: &'a str,
    /// The part of the archive.
    pub part: Part,
}

impl<'a> Contents<'a> {
    /// Returns all books of an archive: the whole, each topic with a text, each month.
    pub fn all(archive: &'a Archive, url: &'a str) -> impl Iterator<Item = Self> {
        let topics = archive.topic_ids();
        let topics = topics.filter(|&id| archive.reports_on(id).next().is_some());
        let months = archive.reports.iter().map(|report| report.month);
        core::iter::once(Part::Whole)
            .chain(topics.map(Part::Topic))
            .chain(months.map(Part::Month))
            .map(move |part| Self { archive, url, part })
            .filter(|book| !book.reports().is_empty())
    }

    /// Returns the path of the file, below the base.
    #[must_use]
    pub fn path(&self) -> String {
        match self.part {
            Part::Whole => files::WHOLE_BOOK.to_owned(),
            Part::Topic(id) => self
                .archive
                .topic(id)
                .map_or_else(String::new, files::topic_book),
            Part::Month(month) => files::month_book(month),
        }
    }

    /// Returns the title of the book.
    #[must_use]
    pub fn title(&self) -> String {
        let site = &self.archive.site;
        match self.part {
            Part::Whole => site.title.clone(),
            Part::Topic(id) => {
                let label = self.archive.topic(id).map_or("", |topic| &topic.label);
                title::of(label, &site.title)
            }
            Part::Month(month) => title::of(&site.month_title(month), &site.title),
        }
    }

    /// Returns the permanent identifier of the book, which is the same in every edition.
    #[must_use]
    pub fn id(&self) -> String {
        let part = match self.part {
            Part::Whole => String::new(),
            Part::Topic(id) => {
                let slug = self.archive.topic(id).map(|topic| topic.slug.clone());
                slug.unwrap_or_default()
            }
            Part::Month(month) => month.to_string(),
        };
        identifier(&self.archive.site.title, &["book", &part])
    }

    /// Returns the language of the reports.
    #[must_use]
    pub fn lang(&self) -> &'a str {
        match self.archive.site.lang.as_str() {
            "" => "en",
            lang => lang,
        }
    }

    /// Returns the topic of the book; `None` for all.
    #[must_use]
    pub fn topic(&self) -> Option<TopicId> {
        match self.part {
            Part::Topic(id) => Some(id),
            Part::Whole | Part::Month(_) => None,
        }
    }

    /// Returns the reports with a text in the book, oldest first.
    #[must_use]
    pub fn reports(&self) -> Vec<&'a Report> {
        let reports = self.archive.reports.iter();
        reports.filter(|report| self.has(report)).collect()
    }

    fn has(&self, report: &Report) -> bool {
        match self.part {
            Part::Whole => true,
            Part::Topic(id) => report.speaks_of(id),
            Part::Month(month) => report.month == month,
        }
    }

    /// Reports whether a report is in the book, and the text `id` of it, if any is given.
    #[must_use]
    pub fn holds(&self, month: Month, id: Option<TextId>) -> bool {
        let report = self.archive.report(month).filter(|report| self.has(report));
        report.is_some_and(|report| id.is_none_or(|id| report.has_text(self.topic(), id)))
    }
}

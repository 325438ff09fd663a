//! Kinds of pages: their addresses, and everything else about them except their drawing.
//!
//! Duty: the only module that parses and writes the reader's addresses, and the one that knows each
//! page's title, description and place among the others (`meta.rs`). Must not know: the DOM,
//! Leptos, the browser's history. Tests: beside the code.
//!
//! | path below the base | page |
//! |---|---|
//! | `` | the front page |
//! | `2023/11/` | the report of a month |
//! | `2023/11/market/` | a report with one topic chosen |
//! | `2023/11/?q=…` | a report with the words of a query highlighted; not a separate route |
//! | `search/?q=…` | search |
//! | `topic/market/?from=2021-01&to=2023-12&order=desc` | a topic through the months |
//! | `november/?years=2021,2023` | the reports of some Novembers side by side |
//! | `figures/`, `figures/price/`, `differences/` | the numbers that reports state: all, those of a measure, those that differ |
//! | `names/`, `names/karura/` | the names that reports speak of: all, and the sentences on one |
//! | `about/archive/` | how each report was understood, with all warnings |
//! | `embed/2023/11/market/?theme=dark` | a report for a frame on another site; also `embed/2023/11/` and `embed/topic/market/` |
//! | `embed/2023/11/p-1a2b3c/` | a passage for such a frame |
//! | `embed/?show=2023/11/` | the code for such a frame |
//!
//! A path may also begin with a month such as `2023-11`. Everything else, and every month or topic
//! that the archive lacks, is [`Route::Missing`].

pub mod files;
pub mod issue_link;
pub mod page_context;

mod base;
mod description;
mod embed;
mod figures;
mod meta;
mod names;
mod near;
mod query;
mod same_month;
mod thread;

pub use base::Base;
pub use embed::{Accent, Builder, Embed, FOLDER, Options, Part};
pub use figures::Figures;
pub use meta::{Page, Schema, Step};
pub use names::Names;
pub use near::{address_words, similar_page};
pub use query::{search_pair, searched};
pub use same_month::{N_YEARS, SameMonth, month_name};
pub use thread::{Order, Thread};

use crate::model::{Archive, Month, TopicId};
use form_urlencoded::Serializer;
use query::{value, with_query};
use same_month::english_name;

/// A page of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Home,
    /// A report in the archive.
    Report {
        /// Month of the report.
        month: Month,
        /// The chosen topic, even if the report lacks it; `None` for all topics.
        topic: Option<TopicId>,
    },
    /// Search.
    Search {
        /// The text as typed.
        text: String,
        /// Whether to show all hits instead of only the best.
        shows_all: bool,
    },
    /// A topic through the months.
    Thread(Thread),
    /// The reports of one month of the year through the years.
    SameMonth(SameMonth),
    /// Figures, or how they differ.
    Figures(Figures),
    /// Names.
    Names(Names),
    /// The page about the archive, with all warnings.
    Archive,
    /// A part of the archive in a frame on another site.
    Embed(Embed),
    /// The page that writes embed code.
    Builder(Builder),
    /// An address without a page in this archive.
    Missing {
        /// The requested path below the base.
        path: String,
        /// A guess at the intended page.
        meant: Option<Meant>,
    },
}

/// A guess at the intended page of a missing address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A month, for example in `2022/05` or `2022-5`.
    Month(Month),
    /// A year, for example in `2022` or `2022/13`.
    Year(u16),
}

impl Route {
    /// Parses a path and a query string below the base. The path may be in any case, because people
    /// type and tell addresses.
    #[must_use]
    pub fn parse(path: &str, query: &str, archive: &Archive) -> Self {
        // Case does not matter: every name in an address is in lower case.
        let lower = path.to_ascii_lowercase();
        let mut segments: Vec<&str> = lower.split('/').filter(|s| !s.is_empty()).collect();
        // Pages can also be opened by the name of their file.
        if let ["404.html"] | [.., "index.html"] = segments.as_slice() {
            segments.pop();
        }
        // A month may also have the form of its file name: `2023-11`.
        let spelled = segments.first().and_then(|first| first.split_once('-'));
        if let Some((year, number)) = spelled {
            segments.splice(..1, [year, number]);
        }
        let route = match segments.as_slice() {
            [] => Some(Self::Home),
            ["search"] => Some(Self::parse_search(query)),
            ["about", "archive"] => Some(Self::Archive),
            [page @ ("figures" | "differences"), of @ ..] => {
                Figures::parse(page, of, archive).map(Self::Figures)
            }
            ["names", of @ ..] => Names::parse(of, archive).map(Self::Names),
            ["embed"] => Some(Self::Builder(Builder::parse(query, archive))),
            ["embed", part @ ..] => Part::parse(part, query, archive).map(|part| {
                let options = Options::parse(query);
                Self::Embed(Embed { part, options })
            }),
            [name] => month_number(name, archive)
                .map(|number| Self::SameMonth(SameMonth::parse(number, query, archive))),
            page => Part::parse_page(page, query, archive).map(|part| part.page()),
        };
        route.unwrap_or_else(|| Self::Missing {
            path: path.to_owned(),
            meant: meant(path),
        })
    }

    fn parse_search(query: &str) -> Self {
        Self::Search {
            text: searched(query),
            shows_all: value(query, "show").as_deref() == Some("all"),
        }
    }

    /// Returns the page that a host serves for unknown addresses.
    #[must_use]
    pub fn not_found() -> Self {
        Self::Missing {
            path: String::new(),
            meant: None,
        }
    }

    /// Returns a month of the year, 1 to 12, through its newest years.
    #[must_use]
    pub fn same_month(number: u8) -> Self {
        Self::SameMonth(SameMonth::newest(number))
    }

    /// Returns a search that shows the best hits.
    #[must_use]
    pub fn search(text: &str) -> Self {
        Self::Search {
            text: text.to_owned(),
            shows_all: false,
        }
    }

    /// Returns the path and query string below the base, without a leading slash.
    #[must_use]
    pub fn path(&self, archive: &Archive) -> String {
        match self {
            Self::Home => String::new(),
            Self::Report { month, topic } => {
                let (month, topic) = (*month, *topic);
                Part::Report { month, topic }.path(archive)
            }
            Self::Search { text, shows_all } => {
                let mut query = Serializer::new(String::new());
                if !text.is_empty() {
                    query.append_pair("q", text);
                }
                if *shows_all {
                    query.append_pair("show", "all");
                }
                with_query("search/".to_owned(), &query.finish())
            }
            Self::Thread(thread) => {
                let mut query = Serializer::new(String::new());
                thread.write(&mut query);
                with_query(thread.path(archive), &query.finish())
            }
            Self::Embed(embed) => embed.path(archive),
            Self::Builder(builder) => builder.path(archive),
            Self::SameMonth(month) => month.path(archive),
            Self::Figures(figures) => figures.path(archive),
            Self::Names(names) => names.path(archive),
            Self::Archive => "about/archive/".to_owned(),
            Self::Missing { path, .. } => path.trim_start_matches('/').to_owned(),
        }
    }

    /// Reports whether the published site has the page only as a file, because the program that
    /// readers load has neither its data nor its code.
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(self, Self::Archive | Self::Figures(_) | Self::Names(_))
    }

    /// Returns the month and topic if the page shows a report, also in a frame.
    #[must_use]
    pub fn report(&self) -> Option<(Month, Option<TopicId>)> {
        match *self {
            Self::Report { month, topic }
            | Self::Embed(Embed {
                part: Part::Report { month, topic },
                ..
            }) => Some((month, topic)),
            _ => None,
        }
    }

    /// Returns the look of a page for frames; `None` for the reader's own pages.
    #[must_use]
    pub fn frame(&self) -> Option<Options> {
        match self {
            Self::Embed(embed) => Some(embed.options),
            Self::Missing { path, .. } if path.trim_start_matches('/').starts_with(FOLDER) => {
                Some(Options::default())
            }
            _ => None,
        }
    }

    /// Returns every page of an archive in reading order, except the pages for frames
    /// ([`Part::all`]).
    pub fn all(archive: &Archive) -> impl Iterator<Item = Self> {
        let reports = archive.reports.iter().flat_map(|report| {
            let month = report.month;
            let topics = archive.topic_ids().map(Some);
            core::iter::once(None)
                .chain(topics)
                .map(move |topic| Self::Report { month, topic })
        });
        let threads = archive.topic_ids().map(Thread::whole).map(Self::Thread);
        let same_months = archive.month_numbers().into_iter().map(Self::same_month);
        let builder = Self::Builder(Builder::parse("", archive));
        let figures = Figures::all(archive).map(Self::Figures);
        [Self::Home, Self::search(""), Self::Archive, builder]
            .into_iter()
            .chain(threads)
            .chain(same_months)
            .chain(figures)
            .chain(Names::all(archive).map(Self::Names))
            .chain(reports)
    }
}

impl Part {
    /// Returns the reader's page that contains the part. For a passage, this is its report.
    #[must_use]
    pub fn page(&self) -> Route {
        match *self {
            Self::Report { month, topic } => Route::Report { month, topic },
            Self::Thread(thread) => Route::Thread(thread),
            Self::Passage { month, .. } => Route::Report { month, topic: None },
        }
    }
}

/// Returns the month of the year with this English name, in any case, if the archive has a report
/// of such a month.
fn month_number(name: &str, archive: &Archive) -> Option<u8> {
    let numbers = archive.month_numbers().into_iter();
    let mut named = numbers.filter(|it| english_name(*it).eq_ignore_ascii_case(name));
    named.next()
}

/// Guesses the intended page from the first numbers in a path.
fn meant(path: &str) -> Option<Meant> {
    let mut numbers = path
        .split(|character: char| !character.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let year = numbers.find(|digits| digits.len() == 4)?.parse().ok()?;
    let number = numbers.next().and_then(|digits| digits.parse().ok());
    let month = number.and_then(|number| Month::new(year, number));
    Some(month.map_or(Meant::Year(year), Meant::Month))
}

#[cfg(test)]
pub(crate) mod tests;

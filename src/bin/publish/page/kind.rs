//! Kinds of pages, each with a shell of its own.

use crate::page::critical::Others;
use kusama_news_reader::routes::{Part, Route};

/// Kind of a page. Pages of a kind carry the same scripts and styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The home page.
    Home,
    /// A report, with all topics or one.
    Report,
    /// Search.
    Search,
    /// A topic through the months.
    Thread,
    /// One month of the year through the years.
    SameMonth,
    /// Figures, or how they differ.
    Figures,
    /// Names.
    Names,
    /// The page about the archive.
    Archive,
    /// The embed builder.
    Builder,
    /// The page for missing addresses, in a frame or not.
    Missing,
    /// The page without a text, shown offline for addresses that are not cached.
    Offline,
    /// An embedded report.
    FramedReport,
    /// An embedded thread.
    FramedThread,
    /// An embedded passage.
    FramedPassage,
}

impl PageKind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::Home,
        Self::Report,
        Self::Search,
        Self::Thread,
        Self::SameMonth,
        Self::Figures,
        Self::Names,
        Self::Archive,
        Self::Builder,
        Self::Missing,
        Self::Offline,
        Self::FramedReport,
        Self::FramedThread,
        Self::FramedPassage,
    ];

    /// Returns the kind of a route's page.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Report { .. } => Self::Report,
            Route::Search { .. } => Self::Search,
            Route::Thread(_) => Self::Thread,
            Route::SameMonth(_) => Self::SameMonth,
            Route::Figures(_) => Self::Figures,
            Route::Names(_) => Self::Names,
            Route::Archive => Self::Archive,
            Route::Builder(_) => Self::Builder,
            Route::Missing { .. } => Self::Missing,
            Route::Embed(embed) => match embed.part {
                Part::Report { .. } => Self::FramedReport,
                Part::Thread(_) => Self::FramedThread,
                Part::Passage { .. } => Self::FramedPassage,
            },
        }
    }

    /// Reports whether the page contains the addresses of the program. Among the embeds only a
    /// report needs the program.
    pub fn has_program(self) -> bool {
        !matches!(self, Self::FramedThread | Self::FramedPassage)
    }

    /// Reports whether the page is an embed for other sites.
    pub fn is_frame(self) -> bool {
        matches!(
            self,
            Self::FramedReport | Self::FramedThread | Self::FramedPassage
        )
    }

    /// Reports whether the page may appear in a frame. Hosts also answer frames with the page for
    /// missing addresses.
    pub fn may_be_framed(self) -> bool {
        self.is_frame() || self == Self::Missing
    }

    /// Returns when the page gets the rules that it does not carry.
    pub fn other_rules(self) -> Others {
        if self.is_frame() {
            Others::Never
        } else {
            Others::Later
        }
    }
}

//! The target of a link inside the archive.

use crate::model::{Archive, Month, TextId};
use crate::routes::Route;

/// The target of a link inside the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The front page.
    Home,
    /// A report, or a text in it.
    Report {
        /// Its month.
        month: Month,
        /// The text, if the link names one that is there.
        id: Option<TextId>,
    },
    /// Another page, which only the site has.
    Page,
}

impl Target {
    /// Reads an address as in the model, for example `2023/11/#p-1a2b3c`.
    pub fn of(archive: &Archive, href: &str) -> Self {
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        let path = path.trim_start_matches("./");
        match Route::parse(path, "", archive) {
            Route::Home => Self::Home,
            Route::Report { month, topic } => match archive.report(month) {
                None => Self::Page,
                Some(report) => {
                    let id = report.current(fragment);
                    let id = id.filter(|&id| report.has_text(None, id));
                    // Only the site has a page for one topic of a month.
                    if topic.is_some() && id.is_none() {
                        Self::Page
                    } else {
                        Self::Report { month, id }
                    }
                }
            },
            _ => Self::Page,
        }
    }
}

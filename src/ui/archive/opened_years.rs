//! State of the unfolded years on the page about the archive.

use crate::browser::document;
use crate::model::Archive;
use crate::ui::navigation::Navigation;
use leptos::prelude::*;

/// The unfolded years. They live as long as the app, so Back finds the page and its scroll position
/// as the reader left them.
#[derive(Clone, Copy)]
pub struct OpenedYears {
    years: StoredValue<Vec<u16>>,
}

impl OpenedYears {
    /// Starts with only the newest year unfolded.
    #[must_use]
    pub fn new(archive: &Archive) -> Self {
        let newest = archive.latest().map(|report| report.month.year());
        Self {
            years: StoredValue::new(newest.into_iter().collect()),
        }
    }

    /// Whether a year is unfolded. Not reactive, because the page itself folds and unfolds its
    /// years.
    #[must_use]
    pub fn is_open(self, year: u16) -> bool {
        self.years.with_value(|years| years.contains(&year))
    }

    /// Records each year that the reader folds or unfolds, for the lifetime of the app.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn listen(self, navigation: Navigation) {
        StoredValue::new_local(document::on_fold(move |name, is_open| {
            if let Ok(year) = name.parse() {
                self.set(year, is_open);
            }
            navigation.keep_file();
        }));
    }

    fn set(self, year: u16, is_open: bool) {
        self.years.update_value(|years| {
            years.retain(|known| *known != year);
            if is_open {
                years.push(year);
            }
        });
    }
}

//! Which years the page about the archive has unfolded.

use crate::archive::Archive;
use crate::browser::document;
use crate::navigation::Navigation;
use leptos::prelude::*;

/// The unfolded years. They live as long as the app, so that Back finds the page as it was left,
/// and with it the place on it.
#[derive(Clone, Copy)]
pub struct OpenedYears {
    years: StoredValue<Vec<u16>>,
}

impl OpenedYears {
    /// At first, the newest year.
    #[must_use]
    pub fn new(archive: &Archive) -> Self {
        let newest = archive.latest().map(|report| report.month.year());
        Self {
            years: StoredValue::new(newest.into_iter().collect()),
        }
    }

    /// Whether a year is unfolded. A view that reads it does not follow it: the page itself
    /// unfolds and folds.
    #[must_use]
    pub fn is_open(self, year: u16) -> bool {
        self.years.with_value(|years| years.contains(&year))
    }

    /// Remembers what the reader unfolds and folds, for as long as the app lives.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn listen(self, navigation: Navigation) {
        StoredValue::new_local(document::on_fold(move |name, is_open| {
            if let Ok(year) = name.parse() {
                self.set(year, is_open);
            }
            navigation.keep_archive();
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

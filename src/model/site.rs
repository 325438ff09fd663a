//! The archive's description of itself, and how it shows months.
//!
//! Addresses always have the English names of [`Month::name`]. The archive compiler writes the names
//! of another language into the archive, so that the program needs no table of languages.

use super::Month;
use serde::{Deserialize, Serialize};

/// Description of the archive, from `archive.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Name of the archive, shown in the header and at the end of page titles.
    pub title: String,
    /// One sentence about the archive, shown with its name; may be empty.
    pub description: String,
    /// Absolute address of the hosted archive, with a trailing slash; empty if unknown.
    pub url: String,
    /// Notice about the origin of the text, shown at the end of every page.
    pub notice: String,
    /// The same in a few words, shown below the heading of pages.
    pub short_notice: String,
    /// Address of the repository with the reports, without a trailing slash. Readers report
    /// problems there. Empty if the archive has no repository.
    pub repository: String,
    /// Language of the reports as a BCP 47 tag, for example `de` or `pt-BR`.
    pub lang: String,
    /// Names of the months in that language.
    pub months: MonthNames,
}

/// The names of the months in the archive's language. Empty for English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthNames {
    /// The twelve names, from January; none if the English names are shown.
    pub names: Vec<String>,
    /// The text between month and year, for example ` ` in `März 2024` and `年` in `2024年3月`.
    pub joint: String,
    /// Whether the year comes first.
    pub is_year_first: bool,
}

impl Site {
    /// Returns a month's name for display, for example `März`.
    #[must_use]
    pub fn month_name(&self, month: Month) -> String {
        let name = self.months.names.get(usize::from(month.number()) - 1);
        name.map_or_else(|| month.name(), String::clone)
    }

    /// Returns a month's name and year for display, for example `März 2024`.
    #[must_use]
    pub fn month_title(&self, month: Month) -> String {
        let months = &self.months;
        if months.names.is_empty() {
            return month.title();
        }
        let (name, year) = (&*self.month_name(month), &*month.year_digits());
        let [first, last] = if months.is_year_first {
            [year, name]
        } else {
            [name, year]
        };
        [first, &months.joint, last].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, joint: &str, is_year_first: bool, expected: &str) {
        let site = Site {
            months: MonthNames {
                names: vec![name.to_owned(); 12],
                joint: joint.to_owned(),
                is_year_first,
            },
            ..Site::default()
        };
        let month = "0924-03".parse().expect("a month");
        assert_eq!(site.month_title(month), expected);
        assert_eq!(site.month_name(month), name);
    }

    #[test]
    fn a_month_is_written_as_its_language_writes_it() {
        check("März", " ", false, "März 0924");
        check("marzo", " de ", false, "marzo de 0924");
        check("3月", "年", true, "0924年3月");
    }

    #[test]
    fn without_names_a_month_is_english() {
        let month = "2024-03".parse().expect("a month");
        assert_eq!(Site::default().month_title(month), "March 2024");
        assert_eq!(Site::default().month_name(month), "March");
    }
}

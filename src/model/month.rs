//! A calendar month, the archive's unit of time.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// A month of a year from 0000 to 9999. Prints and parses as `YYYY-MM`, for example `2023-11`.
/// Ordered by time.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Month {
    /// Number of months since January of the year 0.
    index: u32,
}

impl Month {
    /// Creates a month. Returns `None` unless `year` is at most 9999 and `number` is 1 to 12.
    #[must_use]
    pub fn new(year: u16, number: u8) -> Option<Self> {
        let in_range = year <= 9999 && (1..=12).contains(&number);
        in_range.then(|| Self {
            index: u32::from(year) * 12 + u32::from(number) - 1,
        })
    }

    /// Creates a month from the number of months since January of the year 0. Returns `None` after
    /// the year 9999.
    pub(super) fn from_index(index: u32) -> Option<Self> {
        (index < 10_000 * 12).then_some(Self { index })
    }

    /// Creates a month from its full English name in any case, for example `November`. Returns
    /// `None` for other names and for years after 9999.
    #[must_use]
    pub fn from_name(year: u16, name: &str) -> Option<Self> {
        let mut name = name.to_ascii_lowercase();
        name.get_mut(..1)?.make_ascii_uppercase();
        let month: time::Month = name.parse().ok()?;
        Self::new(year, month.into())
    }

    /// Returns the year, 0 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.index / 12).unwrap_or(u16::MAX)
    }

    /// Returns the number of the month in its year, 1 to 12.
    #[must_use]
    pub fn number(self) -> u8 {
        u8::try_from(self.index % 12 + 1).unwrap_or(12)
    }

    /// Returns the English name, for example `November`.
    #[must_use]
    pub fn name(self) -> String {
        // Never fails, because the number is from 1 to 12.
        let month = time::Month::try_from(self.number());
        month.map_or_else(|_| String::new(), |month| month.to_string())
    }

    /// Returns the first three letters of the name, for example `Nov`.
    #[must_use]
    pub fn short_name(self) -> String {
        let mut name = self.name();
        name.truncate(3);
        name
    }

    /// Returns the name and the year for display, for example `November 2023`.
    #[must_use]
    pub fn title(self) -> String {
        [&self.name(), " ", &*self.year_digits()].concat()
    }

    /// Returns the year in four digits.
    #[must_use]
    pub fn year_digits(self) -> String {
        format!("{:04}", self.year())
    }

    /// Returns the following month, or `None` after December of the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let index = self.index + 1;
        (index < 10_000 * 12).then_some(Self { index })
    }

    /// Returns the preceding month, or `None` before January of the year 0.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.index.checked_sub(1).map(|index| Self { index })
    }

    /// Returns the difference of two months, in either direction: 0 for the same month, 1 for
    /// neighbors.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        self.index.abs_diff(other.index)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// The error for a text that is not a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseMonthError {
    text: String,
}

impl fmt::Display for ParseMonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "invalid month `{}`: expected four digits, a hyphen and a number from 01 to 12",
            self.text
        )
    }
}

impl core::error::Error for ParseMonthError {}

impl FromStr for Month {
    type Err = ParseMonthError;

    /// Parses `YYYY-MM`.
    ///
    /// # Errors
    ///
    /// Returns an error unless the text is four digits, a hyphen, and two digits from 01 to 12.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (year, number) = text.split_once('-')?;
            let digits = |part: &str, n_digits| {
                part.len() == n_digits && part.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !digits(year, 4) || !digits(number, 2) {
                return None;
            }
            Self::new(year.parse().ok()?, number.parse().ok()?)
        };
        parse().ok_or_else(|| ParseMonthError {
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_print_and_parse_the_same_form() {
        for text in ["2019-11", "2025-01", "0000-12", "9999-12"] {
            assert_eq!(
                text.parse::<Month>().map(|m| m.to_string()),
                Ok(text.into())
            );
        }
    }

    #[test]
    fn what_is_no_month_is_refused_with_the_expected_form() {
        for text in [
            "2023-13", "2023-00", "2023-1", "23-01", "2023/11", "", "+023-01",
        ] {
            let error = text.parse::<Month>().expect_err("no month");
            assert!(error.to_string().contains(&format!("`{text}`")), "{error}");
        }
    }

    #[test]
    fn names_are_read_in_any_case() {
        let month = Month::from_name(2023, "noVember").expect("a month");
        assert_eq!(month.title(), "November 2023");
        assert_eq!(month.short_name(), "Nov");
        assert_eq!(Month::from_name(2023, "Nov"), None);
    }
}

//! One month of the year through the years, for example all Novembers.

use super::query::{values, with_query};
use crate::model::{Archive, Month};

/// Number of years shown unless others are chosen. Chosen: as many as fit side by side on a page of
/// usual width.
pub const N_YEARS: usize = 3;

/// A month of the year, with the years that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameMonth {
    /// The month of the year, 1 to 12. The archive has at least one report of it.
    pub number: u8,
    /// The chosen years, oldest first, each with a report; empty for the newest [`N_YEARS`].
    years: Vec<u16>,
}

impl SameMonth {
    /// Returns a month of the year with its newest years.
    #[must_use]
    pub fn newest(number: u8) -> Self {
        let years = Vec::new();
        Self { number, years }
    }

    /// Parses the years in a query string, as in `years=2021,2023` or, from a form without the
    /// program, `years=2021&years=2023`.
    #[must_use]
    pub fn parse(number: u8, query: &str, archive: &Archive) -> Self {
        Self::limited(number, &values(query, "years"), archive)
    }

    /// Like [`Self::parse`], for years with commas between them. Ignores years without a report.
    #[must_use]
    pub fn limited(number: u8, years: &str, archive: &Archive) -> Self {
        let chosen: Vec<u16> = years.split(',').filter_map(|it| it.parse().ok()).collect();
        let newest = Self::newest(number);
        let mut years = all_years(number, archive);
        years.retain(|year| chosen.contains(year));
        // One address for each choice.
        if years == newest.years(archive) {
            return newest;
        }
        Self { number, years }
    }

    /// Returns the years that are shown, oldest first.
    #[must_use]
    pub fn years(&self, archive: &Archive) -> Vec<u16> {
        if !self.years.is_empty() {
            return self.years.clone();
        }
        let mut years = all_years(self.number, archive);
        years.drain(..years.len().saturating_sub(N_YEARS));
        years
    }

    /// Returns the path and query string below the base.
    pub(super) fn path(&self) -> String {
        let path = [&month_name(self.number).to_ascii_lowercase(), "/"].concat();
        let years: Vec<String> = self.years.iter().map(u16::to_string).collect();
        match years.join(",") {
            years if years.is_empty() => path,
            years => with_query(path, &["years=", &years].concat()),
        }
    }
}

/// Returns the English name of a month of the year, 1 to 12.
#[must_use]
pub fn month_name(number: u8) -> String {
    Month::new(0, number).map_or_else(String::new, Month::name)
}

/// Returns the years with a report of this month of the year, oldest first.
fn all_years(number: u8, archive: &Archive) -> Vec<u16> {
    let reports = archive.reports_of(number);
    reports.map(|report| report.month.year()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Report;

    /// The Mays of 2016 to 2021 but for 2018, and a June.
    fn archive() -> Archive {
        let months = [
            "2016-05", "2017-05", "2019-05", "2019-06", "2020-05", "2021-05",
        ];
        let reports = months.map(|month| Report {
            month: month.parse().expect("a month"),
            ..Report::default()
        });
        Archive {
            reports: reports.into(),
            ..Archive::default()
        }
    }

    #[track_caller]
    fn check(query: &str, years: &[u16], path: &str) {
        let archive = archive();
        let month = SameMonth::parse(5, query, &archive);
        assert_eq!(month.years(&archive), years, "{query}");
        assert_eq!(month.path(), path, "{query}");
    }

    #[test]
    fn the_newest_three_years_are_shown_unless_others_are_chosen() {
        let newest = [2019, 2020, 2021];
        check("", &newest, "may/");
        check("?years=", &newest, "may/");
        check("years=2016", &[2016], "may/?years=2016");
        let four = [2016, 2019, 2020, 2021];
        check(
            "years=2021,2020,2019,2016",
            &four,
            "may/?years=2016,2019,2020,2021",
        );
        assert_eq!(
            SameMonth::newest(6).years(&archive()),
            [2019],
            "fewer than three"
        );
    }

    #[test]
    fn years_are_read_from_an_address_and_from_a_form_and_written_in_one_way() {
        let chosen = [2017, 2021];
        for query in [
            "years=2017,2021",
            "?years=2021%2C2017",
            "years=2021&x=2016&years=2017",
            "years=2021,2017,2021",
        ] {
            check(query, &chosen, "may/?years=2017,2021");
        }
        // The default needs no query.
        check("years=2019,2020,2021", &[2019, 2020, 2021], "may/");
    }

    #[test]
    fn years_without_a_report_are_ignored() {
        check("years=2018,2017,99999,x,-1", &[2017], "may/?years=2017");
        check("years=2018", &[2019, 2020, 2021], "may/");
    }
}

//! One month of the year through the years, for example all Novembers.

use super::query::values;
use crate::model::{Archive, Month, Report, Site};

/// Number of years shown unless others are chosen. Chosen: as many as fit side by side on a page of
/// usual width; more scroll.
pub const N_YEARS: usize = 3;

/// A month of the year, with the years that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameMonth {
    /// The month of the year, 1 to 12. The archive has at least one report of it.
    pub number: u8,
    /// The chosen ones of its reports as bits, the oldest first; zero for the newest [`N_YEARS`].
    chosen: u64,
}

impl SameMonth {
    /// Returns a month of the year with its newest years.
    #[must_use]
    pub fn newest(number: u8) -> Self {
        Self { number, chosen: 0 }
    }

    /// Parses the years in a query string, as in `years=2021,2023` or, from a form without the
    /// program, `years=2021&years=2023`.
    #[must_use]
    pub fn parse(number: u8, query: &str, archive: &Archive) -> Self {
        let years = values(query, "years");
        let is_chosen = |year: &str| years.split(',').any(|it| it == year);
        Self::choose(number, archive, &is_chosen)
    }

    /// Chooses among the years with a report.
    #[must_use]
    pub fn choose(number: u8, archive: &Archive, is_chosen: &dyn Fn(&str) -> bool) -> Self {
        let newest = Self::newest(number);
        let mut chosen = 0;
        for (report, bit) in newest.with_bits(archive) {
            if is_chosen(&report.month.year().to_string()) {
                chosen |= bit;
            }
        }
        // One address for each choice.
        if chosen == newest.bits(archive) {
            return newest;
        }
        Self { number, chosen }
    }

    /// Returns the reports that are shown, or those that are not, oldest first.
    #[must_use]
    pub fn reports<'a>(&self, archive: &'a Archive, are_shown: bool) -> Vec<&'a Report> {
        let bits = self.bits(archive);
        let mut reports = Vec::new();
        for (report, bit) in self.with_bits(archive) {
            if (bits & bit != 0) == are_shown {
                reports.push(report);
            }
        }
        reports
    }

    fn bits(&self, archive: &Archive) -> u64 {
        if self.chosen != 0 {
            return self.chosen;
        }
        let n_reports = archive.reports_of(self.number).count();
        let newest = self
            .with_bits(archive)
            .skip(n_reports.saturating_sub(N_YEARS));
        newest.fold(0, |bits, (_, bit)| bits | bit)
    }

    /// Returns the reports of the month, each with its bit. The 64 years of bits are enough.
    fn with_bits<'a>(&self, archive: &'a Archive) -> impl Iterator<Item = (&'a Report, u64)> {
        let bits = (0..u64::BITS).map(|at| 1 << at);
        archive.reports_of(self.number).zip(bits)
    }

    /// Returns the path and query string below the base.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let mut path = [&english_name(self.number).to_ascii_lowercase(), "/"].concat();
        if self.chosen != 0 {
            let mut mark = "?years=";
            for report in self.reports(archive, true) {
                path.push_str(mark);
                path.push_str(&report.month.year().to_string());
                mark = ",";
            }
        }
        path
    }
}

/// Returns the name of a month of the year, 1 to 12, in the language of the archive.
#[must_use]
pub fn month_name(site: &Site, number: u8) -> String {
    Month::new(0, number).map_or_else(String::new, |month| site.month_name(month))
}

/// Returns the English name of a month of the year, 1 to 12, for addresses.
pub(super) fn english_name(number: u8) -> String {
    Month::new(0, number).map_or_else(String::new, Month::name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(years_of(month, &archive), years, "{query}");
        assert_eq!(month.path(&archive), path, "{query}");
    }

    fn years_of(month: SameMonth, archive: &Archive) -> Vec<u16> {
        let reports = month.reports(archive, true).into_iter();
        reports.map(|report| report.month.year()).collect()
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
            years_of(SameMonth::newest(6), &archive()),
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
    fn every_report_is_shown_or_not() {
        let archive = archive();
        let month = SameMonth::parse(5, "years=2017,2021", &archive);
        let others = month.reports(&archive, false).into_iter();
        let others: Vec<u16> = others.map(|it| it.month.year()).collect();
        assert_eq!(others, [2016, 2019, 2020]);
    }

    #[test]
    fn years_without_a_report_are_ignored() {
        check("years=2018,2017,99999,x,-1", &[2017], "may/?years=2017");
        check("years=2018", &[2019, 2020, 2021], "may/");
    }
}

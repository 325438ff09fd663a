//! Facts that all forms state: a permanent identifier, a date that is no date of the build, and
//! the extent.

use crate::model::{Month, Report, Site};
use crate::text::publish::{report, single_file};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Prefix of all identifiers: the naming authority and the year.
const AUTHORITY: &str = "tag:kusama-news-reader,2026:";

/// Returns the `tag:` URI of a publication and its parts, for example
/// `tag:kusama-news-reader,2026:kusama-news/2023-11/market`. Skips empty parts. It is the same wherever
/// the archive is hosted.
///
/// # Source
///
/// RFC 4151.
#[must_use]
pub fn identifier(publisher: &str, parts: &[&str]) -> String {
    let name = publisher.to_lowercase();
    let words = name.split_whitespace();
    let words = words.map(|word| utf8_percent_encode(word, NON_ALPHANUMERIC).to_string());
    let mut id = [AUTHORITY, &words.collect::<Vec<_>>().join("-")].concat();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        id.extend(["/", part]);
    }
    id
}

/// Returns the first instant after a month, or of that month if it is the last possible, as in
/// `2023-12-01T00:00:00Z`. Reports have no date, and the time of a build would change with each.
#[must_use]
pub fn instant_after(month: Month) -> String {
    [&month.next().unwrap_or(month).to_string(), "-01T00:00:00Z"].concat()
}

/// Returns how many reports there are, and of which months, as a sentence.
#[must_use]
pub fn extent(site: &Site, reports: &[&Report]) -> String {
    let title = |report: &Report| site.month_title(report.month);
    match reports {
        [] => single_file::NO_REPORTS.into(),
        [only] => report(&title(only)),
        [first, .., last] => single_file::reports(reports.len(), &title(first), &title(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_those_of_the_publication_and_its_parts() {
        let expected = "tag:kusama-news-reader,2026:a-%26-b/2023-11";
        assert_eq!(identifier("A & \n B", &["2023-11", ""]), expected);
    }

    #[test]
    fn the_instant_is_the_first_after_the_month() {
        let after = |month: &str| instant_after(month.parse().expect("a month"));
        assert_eq!(after("2023-12"), "2024-01-01T00:00:00Z");
        assert_eq!(after("9999-12"), "9999-12-01T00:00:00Z");
    }
}

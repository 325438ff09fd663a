//! The page for an address that names nothing.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Report};
use crate::components::month_grid;
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::Meant;
use crate::strings::{missing as said, search, title};
use percent_encoding::percent_decode_str;

/// Says what is missing and offers what is nearest. The address is that below the base, as it was
/// given; empty if it is not known, as in a page that is made before anybody asks for it.
#[must_use]
pub fn missing_page(hosted: Hosted<'_>, path: &str, meant: Option<Meant>) -> String {
    [
        joined!(
            "<div class=\"missing-page\"><div class=\"state\"><h1 tabindex=\"-1\">",
            title::NOT_FOUND,
            "</h1>",
        ),
        &explanation(hosted, path, meant),
        "</div><p>",
        &anchor("", &hosted.search(""), search::SEARCH_ALL),
        joined!(said::OR_CHOOSE, "</p>"),
        &month_grid(hosted),
        "</div>",
    ]
    .concat()
}

fn explanation(hosted: Hosted<'_>, path: &str, meant: Option<Meant>) -> String {
    let archive = hosted.archive;
    let (sentence, near) = match meant {
        Some(Meant::Month(month)) if archive.report(month).is_none() => {
            (said::no_report(&month.title()), Some(month))
        }
        // The middle of the year is as near to its beginning as to its end.
        Some(Meant::Year(year)) if lacks_year(archive, year) => {
            (said::no_report(&format!("{year:04}")), Month::new(year, 6))
        }
        _ => (nothing_at(path), None),
    };
    let around = near.map(|month| around(hosted, month));
    [
        "<p>",
        &escaped(&sentence),
        "</p>",
        &around.unwrap_or_default(),
    ]
    .concat()
}

fn lacks_year(archive: &Archive, year: u16) -> bool {
    let mut reports = archive.reports.iter();
    reports.all(|report| report.month.year() != year)
}

fn nothing_at(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    match path.trim_matches('/') {
        "" => said::NOTHING_HERE.to_owned(),
        path => said::nothing_at(path),
    }
}

/// The reports on both sides of a month that the archive lacks.
fn around(hosted: Hosted<'_>, month: Month) -> String {
    let way = |caption: &str, report: Option<&Report>| {
        report.map_or_else(String::new, |report| {
            let href = hosted.report(report.month, None);
            let link = anchor("", &href, &report.month.title());
            ["<li>", caption, " ", &link, "</li>"].concat()
        })
    };
    let archive = hosted.archive;
    [
        joined!("<ul class=\"nearest\" aria-label=\"", said::AROUND, "\">"),
        &way(said::BEFORE, archive.before(month)),
        &way(said::AFTER, archive.after(month)),
        "</ul>",
    ]
    .concat()
}

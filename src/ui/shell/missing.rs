//! The page for an address without content.

use crate::html::month_grid::month_grid;
use crate::model::{Archive, Month};
use crate::routes::Meant;
use crate::routes::page_context::PageContext;
use crate::text::{self, search, title};
use maud::{Markup, html};
use percent_encoding::percent_decode_str;

/// Returns a page that names the missing content and links to the nearest. `path` is the requested
/// path below the base; empty if unknown, because the page may be prerendered before any request.
#[must_use]
pub fn missing_page(context: PageContext<'_>, path: &str, meant: Option<Meant>) -> Markup {
    html! {
        div.missing-page {
            div.state {
                h1 tabindex="-1" { (title::NOT_FOUND) }
                (explanation(context, path, meant))
            }
            p { a href=(context.search("")) { (search::SEARCH_ALL) } (text::missing::OR_CHOOSE) }
            (month_grid(context))
        }
    }
}

fn explanation(context: PageContext<'_>, path: &str, meant: Option<Meant>) -> Markup {
    let archive = context.archive;
    let (sentence, near) = match meant {
        Some(Meant::Month(month)) if archive.report(month).is_none() => {
            (text::missing::no_report(&month.title()), Some(month))
        }
        // June, because the middle of the year is as near to its beginning as to its end.
        Some(Meant::Year(year)) if lacks_year(archive, year) => (
            text::missing::no_report(&format!("{year:04}")),
            Month::new(year, 6),
        ),
        _ => (nothing_at(path), None),
    };
    html! {
        p { (sentence) }
        @if let Some(month) = near { (around(context, month)) }
    }
}

fn lacks_year(archive: &Archive, year: u16) -> bool {
    let mut reports = archive.reports.iter();
    reports.all(|report| report.month.year() != year)
}

fn nothing_at(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    match path.trim_matches('/') {
        "" => text::missing::NOTHING_HERE.to_owned(),
        path => text::missing::nothing_at(path),
    }
}

/// Returns links to the reports before and after a missing month.
fn around(context: PageContext<'_>, month: Month) -> Markup {
    let archive = context.archive;
    let ways = [
        (text::missing::BEFORE, archive.before(month)),
        (text::missing::AFTER, archive.after(month)),
    ];
    html! {
        ul.nearest aria-label=(text::missing::AROUND) {
            @for (caption, report) in ways {
                @if let Some(report) = report {
                    li {
                        (caption) " "
                        a href=(context.report(report.month, None)) { (report.month.title()) }
                    }
                }
            }
        }
    }
}

//! Hits by date: a table with a row for each year and a cell for each month.

use crate::html::month_grid::{months_of, years};
use crate::html::wide_frame;
use crate::model::{Archive, Month};
use crate::search::Query;
use crate::text::{self, months};
use maud::{Markup, html};

/// Number of shades.
const N_SHADES: usize = 4;

/// Renders a table from the first year of the archive to the last, with the number of passages in
/// each month. `by_month` lists the months with passages, oldest first; these and their years link
/// to the query for that time only. `href` returns the address of a search for a text.
///
/// The table scrolls in a frame, because thirteen columns of a size that a finger can hit do not
/// fit in the narrowest viewport.
#[must_use]
pub fn search_grid(
    archive: &Archive,
    query: &Query,
    by_month: &[(Month, usize)],
    href: &dyn Fn(&str) -> String,
) -> Markup {
    let most = by_month.iter().map(|(_, n)| *n).max().unwrap_or_default();
    let grid = Grid {
        archive,
        query,
        by_month,
        most: most.max(N_SHADES),
        href,
    };
    let table = html! {
        table.search-grid {
            caption { (text::search::BY_MONTH) }
            thead {
                tr {
                    th scope="col" { span.visually-hidden { (months::YEAR) } }
                    @for month in months_of(2000) { (column_head(&archive.site.month_name(month))) }
                }
            }
            tbody {
                @for year in years(archive) { (grid.row(year)) }
            }
        }
    };
    wide_frame(text::search::BY_MONTH, None, &table)
}

/// Renders the month's initial for the eye and its name for screen readers.
/// Shows the first letter of a name, or the number that it begins with.
fn column_head(name: &str) -> Markup {
    let n_digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let end = n_digits.max(name.chars().next().map_or(0, char::len_utf8));
    html! {
        th scope="col" {
            span aria-hidden="true" { (name.get(..end).unwrap_or_default()) }
            span.visually-hidden { (name) }
        }
    }
}

struct Grid<'a> {
    archive: &'a Archive,
    query: &'a Query,
    by_month: &'a [(Month, usize)],
    /// Number of passages with the darkest shade.
    most: usize,
    href: &'a dyn Fn(&str) -> String,
}

impl Grid<'_> {
    fn row(&self, year: u16) -> Markup {
        let n: usize = months_of(year).map(|month| self.n_in(month)).sum();
        html! {
            tr {
                th scope="row" {
                    @if n > 0 {
                        @let narrowed = self.query.narrowed_to_year(year);
                        (self.link(&narrowed, &year.to_string(), year.into(), n))
                    } @else {
                        (year)
                    }
                }
                @for month in months_of(year) { (self.cell(month)) }
            }
        }
    }

    fn cell(&self, month: Month) -> Markup {
        let n = self.n_in(month);
        html! {
            @if n > 0 {
                td class={ "shade-" ((n * N_SHADES).div_ceil(self.most)) } {
                    (self.link(&self.query.narrowed_to_month(month), &self.archive.site.month_title(month), n, n))
                }
            } @else if self.archive.report(month).is_some() {
                td { "0" }
            } @else {
                td.is-absent { span.visually-hidden { (text::search::NO_REPORT) } }
            }
        }
    }

    /// Returns a link to the query for a time only, with `aria-current` if the query has that
    /// filter. `shown` is the link text.
    fn link(&self, narrowed: &str, time: &str, shown: usize, n: usize) -> Markup {
        let is_chosen = self.query.chips().iter().any(|chip| chip.label == time);
        html! {
            a href=((self.href)(narrowed)) aria-label=(text::search::found_in(n, time))
                aria-current=[is_chosen.then_some("true")] { (shown) }
        }
    }

    fn n_in(&self, month: Month) -> usize {
        let found = self.by_month.binary_search_by_key(&month, |(it, _)| *it);
        let entry = found.ok().and_then(|at| self.by_month.get(at));
        entry.map_or(0, |(_, n)| *n)
    }
}

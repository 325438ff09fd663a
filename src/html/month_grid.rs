//! The archive at a glance: a row for each year, a cell for each month.

use crate::model::{Archive, Month};
use crate::routes::page_context::PageContext;
use crate::routes::{Route, month_name};
use crate::text;
use maud::{Markup, html};

/// Returns a table of all months from the first year to the last. Months with a report are links;
/// others are drawn as absent. Row ids are, for example, `year-2023`.
///
/// The explicit roles are needed because narrow pages lay rows out as blocks, and browsers then
/// drop the table semantics.
#[must_use]
pub fn month_grid(context: PageContext<'_>) -> Markup {
    html! {
        div.months {
            table.month-grid role="table" {
                caption.visually-hidden { (text::months::CAPTION) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" {
                            span.visually-hidden { (text::months::YEAR) }
                        }
                        @for month in months_of(2000) {
                            @let name = context.archive.site.month_name(month);
                            th role="columnheader" scope="col" { (in_parts(&name)) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for year in years(context.archive) {
                        tr id={ "year-" (year) } role="row" {
                            th role="rowheader" scope="row" { (year) }
                            @for month in months_of(year) { (month_cell(context, month)) }
                        }
                    }
                }
            }
        }
    }
}

/// Returns links to the pages of one month through the years, for each month with several reports;
/// empty if there is none.
#[must_use]
pub fn same_months(context: PageContext<'_>) -> Markup {
    let archive = context.archive;
    let numbers = archive.month_numbers().into_iter();
    let mut numbers = numbers
        .filter(|number| archive.reports_of(*number).nth(1).is_some())
        .peekable();
    html! {
        @if numbers.peek().is_some() {
            p.same-months {
                (text::months::SAME_MONTHS)
                @for number in numbers {
                    " " a href=(context.href(&Route::same_month(number))) { (month_name(&archive.site, number)) }
                }
            }
        }
    }
}

/// Splits `words`: cells show three letters, and screen readers get all.
fn in_parts(words: &str) -> Markup {
    let end = words.chars().take(3).map(char::len_utf8).sum();
    let (shown, rest) = words.split_at(end);
    html! {
        (shown)
        span.visually-hidden { (rest) }
    }
}

fn month_cell(context: PageContext<'_>, month: Month) -> Markup {
    let archive = context.archive;
    if archive.report(month).is_none() {
        return html! {
            td.month-cell.is-absent role="cell" { span.visually-hidden { (text::months::NO_REPORT) } }
        };
    }
    let is_latest = archive.latest().is_some_and(|it| it.month == month);
    let more = if is_latest { text::months::LATEST } else { "" };
    // The link's name starts with the visible text, as `November 2023` starts with `Nov`.
    let name = archive.site.month_name(month);
    let name = [&name, " ", &*month.year_digits(), more].concat();
    html! {
        td.month-cell.is-latest[is_latest] role="cell" {
            a href=(context.report(month, None)) { (in_parts(&name)) }
        }
    }
}

/// Returns all years from the newest to the oldest.
pub(crate) fn years(archive: &Archive) -> impl Iterator<Item = u16> + use<> {
    let first = archive
        .reports
        .first()
        .map_or(1, |report| report.month.year());
    let last = archive.latest().map_or(0, |report| report.month.year());
    // Newest first, because the newest report also comes first.
    (first..=last).rev()
}

/// Returns the months of a year.
pub(crate) fn months_of(year: u16) -> impl Iterator<Item = Month> {
    (1..=12).filter_map(move |number| Month::new(year, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_show_the_beginning_of_a_name_and_its_parts_are_all_of_it() {
        for (name, expected) in [
            ("November 2023", ["Nov", "ember 2023"]),
            ("May", ["May", ""]),
            ("März 2024", ["Mär", "z 2024"]),
        ] {
            let html = in_parts(name).into_string();
            let [shown, rest] = expected;
            let hidden = format!("{shown}<span class=\"visually-hidden\">{rest}</span>");
            assert_eq!(html, hidden);
        }
    }
}

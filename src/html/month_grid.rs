//! The archive at a glance: a row for each year, a cell for each month.

use crate::model::{Archive, Month, Report};
use crate::routes::Route;
use crate::routes::page_context::PageContext;
use crate::text;
use maud::{Markup, html};

/// Class suffixes of cells, from the shortest report to the longest. Chosen: more shades would be
/// hard to tell apart.
const SHADES: [&str; 4] = ["", " shade-1", " shade-2", " shade-3"];

/// Returns a table of all months from the first year to the last. Months with a report are links,
/// darker for longer reports; others are drawn as absent. Row ids are, for example, `year-2023`.
///
/// The explicit roles are needed because narrow pages lay rows out as blocks, and browsers then
/// drop the table semantics.
#[must_use]
pub fn month_grid(context: PageContext<'_>) -> Markup {
    let lengths = Lengths::of(context.archive);
    html! {
        div.months {
            table.month-grid role="table" {
                caption.visually-hidden { (text::months::CAPTION) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" {
                            span.visually-hidden { (text::months::YEAR) }
                        }
                        @for month in months_of(2000) { (column_head(context, month)) }
                    }
                }
                tbody role="rowgroup" {
                    @for year in years(context.archive) {
                        tr id={ "year-" (year) } role="row" {
                            th role="rowheader" scope="row" { (year) }
                            @for month in months_of(year) { (month_cell(context, &lengths, month)) }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the header of a month's column. It links to that month in all years, if there is any
/// report.
fn column_head(context: PageContext<'_>, month: Month) -> Markup {
    let number = month.number();
    let name = in_parts(&month.name());
    html! {
        th role="columnheader" scope="col" {
            @if context.archive.reports_of(number).next().is_some() {
                a href=(context.href(&Route::same_month(number))) { (name) }
            } @else {
                (name)
            }
        }
    }
}

/// Splits `words`: narrow cells show one letter, wide ones three, and screen readers get all.
fn in_parts(words: &str) -> Markup {
    let (first, rest) = words.split_at_checked(1).unwrap_or((words, ""));
    let (second, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
    html! {
        (first)
        span.month-short { (second) }
        span.visually-hidden { (rest) }
    }
}

fn month_cell(context: PageContext<'_>, lengths: &Lengths, month: Month) -> Markup {
    let archive = context.archive;
    let Some(report) = archive.report(month) else {
        return html! {
            td.month-cell.is-absent role="cell" { span.visually-hidden { (text::months::NO_REPORT) } }
        };
    };
    let is_latest = archive.latest().is_some_and(|it| it.month == month);
    let (class, more) = if is_latest {
        (" is-latest", text::months::LATEST)
    } else {
        (lengths.class(report), "")
    };
    // The link's name starts with the visible text, as `November 2023` starts with `Nov`.
    let name = [&month.title(), more].concat();
    html! {
        td class={ "month-cell" (class) } role="cell" {
            a href=(context.report(month, None)) { (in_parts(&name)) }
        }
    }
}

/// Range of the reports' lengths, in bytes of text.
struct Lengths {
    shortest: usize,
    longest: usize,
}

impl Lengths {
    fn of(archive: &Archive) -> Self {
        let lengths = archive.reports.iter().map(Report::length);
        let (shortest, longest) = lengths.fold((usize::MAX, 0), |(shortest, longest), length| {
            (length.min(shortest), length.max(longest))
        });
        Self { shortest, longest }
    }

    /// Returns the class suffix for a report, one of [`SHADES`].
    fn class(&self, report: &Report) -> &'static str {
        let above = report.length().saturating_sub(self.shortest);
        let range = self.longest.saturating_sub(self.shortest) + 1;
        let shade = SHADES.get(above * SHADES.len() / range);
        shade.copied().unwrap_or_default()
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
    fn narrow_cells_have_the_beginning_of_a_name_and_its_parts_are_all_of_it() {
        for (name, expected) in [
            ("November 2023", ["N", "ov", "ember 2023"]),
            ("May", ["M", "ay", ""]),
        ] {
            let html = in_parts(name).into_string();
            let texts: Vec<&str> = html
                .split(['<', '>'])
                .step_by(2)
                .filter(|it| !it.is_empty())
                .collect();
            assert_eq!(texts.concat(), expected.concat());
            assert!(html.starts_with(expected[0]), "{html}");
        }
    }

    #[test]
    fn shades_go_from_none_for_the_shortest_to_the_darkest_for_the_longest() {
        let lengths = Lengths {
            shortest: 0,
            longest: 0,
        };
        assert_eq!(lengths.class(&Report::default()), "");
        let report = Report {
            publication: String::new(),
            headline: Some(crate::model::Heading {
                text: vec![crate::model::Inline::Text("a".repeat(100))],
                ..Default::default()
            }),
            ..Report::default()
        };
        for (shortest, longest, expected) in
            [(100, 300, ""), (0, 100, " shade-3"), (0, 199, " shade-2")]
        {
            let lengths = Lengths { shortest, longest };
            assert_eq!(lengths.class(&report), expected, "{shortest} {longest}");
        }
    }
}

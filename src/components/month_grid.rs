//! The archive at a glance: a row for each year, a cell for each month.

use crate::archive::{Archive, Month};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::strings::months as said;

/// A table of all months from the first year to the last; those with a report are links, those
/// without are drawn as absent.
///
/// The roles repeat what a table says anyway: narrow pages lay its rows out as blocks, and
/// browsers then forget that it is a table.
#[must_use]
pub fn month_grid(hosted: Hosted<'_>) -> String {
    let rows: String = years(hosted.archive)
        .map(|year| year_row(hosted, year))
        .collect();
    let heads: String = months_of(2000).map(column_head).collect();
    [
        joined!(
            "<table class=\"month-grid\" role=\"table\"><caption class=\"visually-hidden\">",
            said::CAPTION,
            "</caption><thead role=\"rowgroup\"><tr role=\"row\"><th \
             role=\"columnheader\" scope=\"col\"><span class=\"visually-hidden\">",
            said::YEAR,
            "</span></th>",
        ),
        &heads,
        "</tr></thead><tbody role=\"rowgroup\">",
        &rows,
        "</tbody></table>",
    ]
    .concat()
}

fn column_head(month: Month) -> String {
    [
        "<th role=\"columnheader\" scope=\"col\"><abbr title=\"",
        &month.name(),
        "\">",
        &month.short_name(),
        "</abbr></th>",
    ]
    .concat()
}

fn year_row(hosted: Hosted<'_>, year: u16) -> String {
    let cells: String = months_of(year)
        .map(|month| month_cell(hosted, month))
        .collect();
    let year = year.to_string();
    [
        "<tr role=\"row\" id=\"",
        &year,
        "\"><th role=\"rowheader\" scope=\"row\">",
        &year,
        "</th>",
        &cells,
        "</tr>",
    ]
    .concat()
}

fn month_cell(hosted: Hosted<'_>, month: Month) -> String {
    let shown = month.short_name();
    if hosted.archive.report(month).is_some() {
        // The visible `Nov` becomes `November 2023`, so that the link's name is whole and begins
        // with what is seen.
        let rest = month.title();
        let rest = rest.get(shown.len()..).unwrap_or_default();
        let name = [&shown, "<span class=\"visually-hidden\">", rest, "</span>"].concat();
        let link = anchor("", &hosted.report(month, None), &name);
        return ["<td role=\"cell\" class=\"month-cell\">", &link, "</td>"].concat();
    }
    [
        "<td role=\"cell\" class=\"month-cell is-absent\"><span aria-hidden=\"true\">",
        &shown,
        "</span><span class=\"visually-hidden\">",
        &month.title(),
        joined!(said::NO_REPORT, "</span></td>"),
    ]
    .concat()
}

/// The years of an archive.
pub(super) fn years(archive: &Archive) -> impl Iterator<Item = u16> + use<> {
    let first = archive
        .reports
        .first()
        .map_or(1, |report| report.month.year());
    let last = archive.latest().map_or(0, |report| report.month.year());
    // The newest year comes first, as the newest report does.
    (first..=last).rev()
}

/// The months of a year.
pub(super) fn months_of(year: u16) -> impl Iterator<Item = Month> {
    (1..=12).filter_map(move |number| Month::new(year, number))
}

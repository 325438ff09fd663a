//! The archive at a glance: a row for each year, a cell for each month.

use crate::archive::{Archive, Month};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// A table of all months from the first year to the last; those with a report are links, those
/// without are drawn as absent.
///
/// The roles repeat what a table says anyway: narrow pages lay its rows out as blocks, and
/// browsers then forget that it is a table.
#[component]
pub fn MonthGrid() -> impl IntoView {
    let archive = use_archive();
    let rows = years(&archive)
        .map(|year| year_row(&archive, year))
        .collect_view();
    let heads = months_of(2000)
        .map(|month| {
            view! {
                <th role="columnheader" scope="col">
                    <abbr title=month.name()>{month.short_name()}</abbr>
                </th>
            }
        })
        .collect_view();
    view! {
        <table class="month-grid" role="table">
            <caption class="visually-hidden">"Reports by year and month"</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">"Year"</span>
                    </th>
                    {heads}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn year_row(archive: &Archive, year: u16) -> impl use<> + IntoView {
    let cells = months_of(year)
        .map(|month| month_cell(archive, month))
        .collect_view();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{year}</th>
            {cells}
        </tr>
    }
}

fn month_cell(archive: &Archive, month: Month) -> impl use<> + IntoView {
    let is_present = archive.report(month).is_some();
    let inside = if is_present {
        let href = use_navigation().href(&Route::Report { month, topic: None });
        view! {
            <a href=href>
                {month.short_name()}
                <span class="visually-hidden">{rest_of_name(month)}</span>
            </a>
        }
        .into_any()
    } else {
        view! {
            <span aria-hidden="true">{month.short_name()}</span>
            <span class="visually-hidden">{format!("{}: no report", month.title())}</span>
        }
        .into_any()
    };
    view! {
        <td role="cell" class="month-cell" class:is-absent=!is_present>
            {inside}
        </td>
    }
}

/// What makes the visible `Nov` into `November 2023`, so that the link's name is whole and begins
/// with what is seen.
fn rest_of_name(month: Month) -> String {
    let shown = month.short_name().len();
    let rest = month.name().get(shown..).unwrap_or_default();
    format!("{rest} {}", month.year())
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

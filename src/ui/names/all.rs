//! All names in alphabetical order, each with its kind, its months and its mentions, and apart from
//! them the persons whom one report alone names.

use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::origin_line;
use crate::html::sentence::{place, quoted};
use crate::model::{Archive, Month, Name, NameRecord};
use crate::routes::page_context::PageContext;
use crate::routes::{Names, Route};
use crate::text::names;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Returns the page.
#[must_use]
pub fn all_page(context: PageContext<'_>) -> Markup {
    let archive = context.archive;
    html! {
        div.listing-page {
            (breadcrumb(context, &Route::Names(Names::All)))
            h1 tabindex="-1" { (names::TITLE) }
            (origin_line(archive))
            p { (names::ABOUT) }
            // The explicit roles are needed because narrow pages lay rows out as blocks, and browsers
            // then drop the table semantics.
            table.name-table role="table" {
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" { (names::NAME) }
                        th role="columnheader" scope="col" { (names::KIND) }
                        th role="columnheader" scope="col" { (names::MONTHS) }
                        th.is-number role="columnheader" scope="col" { (names::MENTIONS) }
                    }
                }
                tbody role="rowgroup" {
                    @for (at, (name, record)) in (0..).zip(archive.names.iter().zip(&archive.name_records)) {
                        (row(context, at, name, record))
                    }
                }
            }
            (named_once(context))
        }
    }
}

fn row(context: PageContext<'_>, at: u16, name: &Name, record: &NameRecord) -> Markup {
    let months: BTreeSet<Month> = record.sentences.iter().map(|it| it.month).collect();
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                a href=(context.href(&Route::Names(Names::Of(at)))) dir="auto" { (name.label) }
            }
            td role="cell" { (record.kind) }
            td role="cell" {
                (strip(context.archive, &months))
                span.name-span { (span(context, &months)) }
            }
            td.is-number role="cell" { (record.n_mentions) }
        }
    }
}

/// Returns the first and the last of some months.
pub(super) fn span(context: PageContext<'_>, months: &BTreeSet<Month>) -> String {
    let [first, last] =
        [months.first(), months.last()].map(|it| it.map(|it| context.month_title(*it)));
    match (first, last) {
        (Some(first), Some(last)) if first != last => names::span(&first, &last),
        (first, _) => first.unwrap_or_default(),
    }
}

/// Draws the reports of the archive side by side, those of `months` filled. It is hidden from screen
/// readers; the name's page lists the months.
fn strip(archive: &Archive, months: &BTreeSet<Month>) -> Markup {
    let n_reports = archive.reports.len();
    html! {
        svg.name-strip viewBox={ "0 0 " (n_reports) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            rect.strip-ground width=(n_reports) height="1" {}
            @for (at, report) in archive.reports.iter().enumerate() {
                @if months.contains(&report.month) { rect x=(at) width="1" height="1" {} }
            }
        }
    }
}

fn named_once(context: PageContext<'_>) -> Markup {
    let once = &context.archive.named_once;
    html! {
        @if !once.is_empty() {
            h2 { (names::ONCE) }
            p { (names::ONCE_ABOUT) }
            ul.name-sentences {
                @for sentence in once {
                    li { (place(context, sentence)) " " (quoted(sentence)) }
                }
            }
        }
    }
}

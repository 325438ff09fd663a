//! All measures, each with the number of its figures and the months between the first and the last.

use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::origin_line;
use crate::model::{Figure, Measure};
use crate::routes::page_context::PageContext;
use crate::routes::{Figures, Route};
use crate::text::figures;
use maud::{Markup, html};

/// Path of all figures for programs, below the base. Only published sites have it.
pub const JSON: &str = "figures.json";

/// Returns the page.
#[must_use]
pub fn all_page(context: PageContext<'_>) -> Markup {
    let page = Route::Figures(Figures::All);
    html! {
        div.listing-page {
            (breadcrumb(context, &page))
            h1 tabindex="-1" { (figures::TITLE) }
            (origin_line(context.archive))
            p { (figures::ABOUT) }
            table.measure-table {
                thead {
                    tr {
                        th scope="col" { (figures::MEASURE) }
                        th.is-number scope="col" { (figures::FIGURES) }
                        th scope="col" { (figures::PERIOD) }
                    }
                }
                tbody {
                    @for (at, measure) in (0..).zip(&context.archive.measures) {
                        (row(context, at, measure))
                    }
                }
            }
            p.page-tools data-generated {
                a href=(context.href(&Route::Figures(Figures::Differences))) { (figures::ALL_DIFFERENCES) }
                a href={ (context.base.as_str()) (JSON) } { (figures::JSON) }
            }
        }
    }
}

fn row(context: PageContext<'_>, at: u16, measure: &Measure) -> Markup {
    let of_measure: Vec<&Figure> = context.archive.figures_of(at).collect();
    let first = of_measure
        .first()
        .map(|it| context.month_title(it.sentence.month));
    let last = of_measure
        .last()
        .map(|it| context.month_title(it.sentence.month));
    let months = match (first, last) {
        (Some(first), Some(last)) if first != last => figures::span(&first, &last),
        (first, _) => first.unwrap_or_default(),
    };
    html! {
        tr {
            th scope="row" {
                a href=(context.href(&Route::Figures(Figures::Of(at)))) dir="auto" { (measure.label) }
                @if measure.has_chart(&of_measure) { " " span.measure-chart { (figures::CHARTED) } }
            }
            td.is-number { (of_measure.len()) }
            td { (months) }
        }
    }
}

//! The figures of one measure: a chart, if there are enough, and a table of all with their sentences.

use super::remarks::remarks;
use crate::html::breadcrumb::breadcrumb;
use crate::html::figure_chart::FigureChart;
use crate::html::origin::origin_line;
use crate::html::sentence::{place, quoted};
use crate::model::{Archive, DifferenceClass, Figure, Measure};
use crate::routes::page_context::PageContext;
use crate::routes::{Figures, Route};
use crate::text::figures;
use maud::{Markup, html};

/// Returns the path of a measure's figures as a table for programs, below the base. Only published
/// sites have it.
#[must_use]
pub fn csv_path(measure: &Measure) -> String {
    ["figures/", &measure.slug, ".csv"].concat()
}

/// Returns the page of the measure at a position; empty if the archive has no such measure.
#[must_use]
pub fn measure_page(context: PageContext<'_>, at: u16) -> Markup {
    let archive = context.archive;
    let Some(measure) = archive.measure(at) else {
        return Markup::default();
    };
    let of_measure: Vec<&Figure> = archive.figures_of(at).collect();
    let chart = FigureChart {
        archive,
        measure,
        figures: &of_measure,
        repeated: &repeated(archive),
    };
    html! {
        div.listing-page {
            (breadcrumb(context, &Route::Figures(Figures::Of(at))))
            h1 tabindex="-1" dir="auto" { (measure.label) }
            (origin_line(archive))
            (chart.html())
            (table(context, &of_measure))
            p.page-tools data-generated {
                a href=(context.href(&Route::Figures(Figures::Differences))) { (figures::ALL_DIFFERENCES) }
                a href={ (context.base.as_str()) (csv_path(measure)) } { (figures::CSV) }
            }
        }
    }
}

/// Returns the figures that several reports state.
fn repeated(archive: &Archive) -> Vec<&Figure> {
    let differences = archive.differences.iter();
    let same = differences.filter(|it| it.class == DifferenceClass::SameFigure);
    let positions = same.flat_map(|it| &it.cases).flatten();
    positions
        .filter_map(|at| archive.figures.get(usize::try_from(*at).ok()?))
        .collect()
}

/// The explicit roles are needed because narrow pages lay rows out as blocks, and browsers then drop
/// the table semantics.
fn table(context: PageContext<'_>, of_measure: &[&Figure]) -> Markup {
    html! {
        table.figure-table role="table" {
            caption { (figures::TABLE) }
            thead role="rowgroup" {
                tr role="row" {
                    th role="columnheader" scope="col" { (figures::REPORT) }
                    th role="columnheader" scope="col" { (figures::FIGURE) }
                    th role="columnheader" scope="col" { (figures::SENTENCE) }
                }
            }
            tbody role="rowgroup" {
                @for figure in of_measure {
                    tr role="row" {
                        th role="rowheader" scope="row" { (place(context, &figure.sentence)) }
                        td role="cell" {
                            span.figure-text dir="auto" {
                                @if !figure.qualifier.is_empty() { (figure.qualifier) " " }
                                b { (figure.sentence.text) }
                            }
                            (remarks(context, figure))
                        }
                        td role="cell" { (quoted(&figure.sentence)) }
                    }
                }
            }
        }
    }
}

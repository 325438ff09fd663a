//! Figures that repeat or disagree, by the rule that found them, and forecasts beside the reports of
//! their time. Nothing is called right or wrong.

use super::remarks::remarks;
use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::origin_line;
use crate::html::sentence::{place, quoted};
use crate::model::{Archive, DifferenceClass, Differences, Figure};
use crate::routes::page_context::PageContext;
use crate::routes::{Figures, Route};
use crate::text::figures;
use maud::{Markup, html};

/// Returns the page.
#[must_use]
pub fn differences_page(context: PageContext<'_>) -> Markup {
    html! {
        div.listing-page {
            (breadcrumb(context, &Route::Figures(Figures::Differences)))
            h1 tabindex="-1" { (figures::DIFFERENCES) }
            (origin_line(context.archive))
            p { (figures::AS_STATED) }
            @for differences in &context.archive.differences { (of_rule(context, differences)) }
            (ahead(context))
            p.page-tools data-generated {
                a href=(context.href(&Route::Figures(Figures::All))) { (figures::TITLE) }
            }
        }
    }
}

fn of_rule(context: PageContext<'_>, differences: &Differences) -> Markup {
    let (name, rule) = name_and_rule(differences.class);
    let cases = &differences.cases;
    html! {
        section.difference-class {
            h2 { (name) " (" (cases.len()) ")" }
            p.difference-rule {
                (rule)
                @if differences.n_left_out > 0 {
                    " " (figures::left_out_of_rule(&differences.n_left_out.to_string()))
                }
            }
            @if cases.is_empty() { p { (figures::NONE) } }
            @for case in cases { (group(context, &members(context.archive, case))) }
        }
    }
}

fn name_and_rule(class: DifferenceClass) -> (&'static str, &'static str) {
    match class {
        DifferenceClass::SameFigure => (figures::SAME, figures::SAME_RULE),
        DifferenceClass::Misfit => (figures::MISFIT, figures::MISFIT_RULE),
        DifferenceClass::Backwards => (figures::BACKWARDS, figures::BACKWARDS_RULE),
        DifferenceClass::DatedElsewhere => (figures::ELSEWHERE, figures::ELSEWHERE_RULE),
    }
}

/// Returns the figures of a case.
fn members<'a>(archive: &'a Archive, case: &[u32]) -> Vec<&'a Figure> {
    case.iter()
        .filter_map(|at| archive.figures.get(usize::try_from(*at).ok()?))
        .collect()
}

/// Returns the sentences of some figures, each with its report.
fn group(context: PageContext<'_>, of_group: &[&Figure]) -> Markup {
    html! {
        ul.figure-group {
            @for figure in of_group {
                li { (place(context, &figure.sentence)) (remarks(context, figure)) " " (quoted(&figure.sentence)) }
            }
        }
    }
}

/// Returns each figure for a later time, with what the report of that time states for its measure.
fn ahead(context: PageContext<'_>) -> Markup {
    let archive = context.archive;
    let later = archive.figures.iter().filter(|it| is_ahead(archive, it));
    let later: Vec<&Figure> = later.collect();
    html! {
        section.difference-class {
            h2 { (figures::AHEAD) " (" (later.len()) ")" }
            p.difference-rule { (figures::AHEAD_RULE) }
            @if later.is_empty() { p { (figures::NONE) } }
            @for figure in later {
                @let then = stated_then(archive, figure);
                (group(context, &[figure]))
                @if !then.is_empty() {
                    div.figure-then { (group(context, &then)) }
                } @else if archive.reports.iter().any(|it| figure.holds_in(it.month)) {
                    p.figure-then { (figures::SILENT) }
                } @else {
                    p.figure-then { (figures::NO_REPORT) }
                }
            }
        }
    }
}

/// Reports whether a figure of a measure is for a month after its report, and not after the last report.
fn is_ahead(archive: &Archive, figure: &Figure) -> bool {
    let is_of_measure = archive
        .measure(figure.measure)
        .is_some_and(|it| !it.is_rest);
    let then = figure.valid_month();
    let is_in_archive = archive.latest().is_some_and(|last| then <= last.month);
    is_of_measure && figure.sentence.month < then && is_in_archive
}

/// Returns the figures of the same measure in the reports of the time for which a figure holds.
fn stated_then<'a>(archive: &'a Archive, figure: &Figure) -> Vec<&'a Figure> {
    let of_measure = archive.figures_of(figure.measure);
    of_measure
        .filter(|it| {
            figure.holds_in(it.sentence.month) && !it.is_elsewhere() && it.unit == figure.unit
        })
        .collect()
}

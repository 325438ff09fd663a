//! A figure with its report and its sentence.

use crate::model::Figure;
use crate::routes::page_context::PageContext;
use crate::text::figures;
use maud::{Markup, html};

/// Returns the sentence with the figure emphasized.
pub(super) fn sentence(figure: &Figure) -> Markup {
    html! {
        q.figure-sentence dir="auto" { (figure.before) b { (figure.text) } (figure.after) }
    }
}

/// Returns the month of the report as a link to the paragraph.
pub(super) fn place(context: PageContext<'_>, figure: &Figure) -> Markup {
    html! {
        a href=(context.passage(figure.month, None, figure.id, "")) {
            time datetime=(figure.month) { (context.month_title(figure.month)) }
        }
    }
}

/// Returns whether the figure is expected, and the time for which it holds if that is not the month of
/// its report; empty otherwise.
pub(super) fn remarks(context: PageContext<'_>, figure: &Figure) -> Markup {
    let period = if figure.is_elsewhere() {
        figures::holds_for(&period(context, figure))
    } else {
        String::new()
    };
    let forecast = figure.is_forecast.then_some(figures::FORECAST);
    let remarks: Vec<&str> = forecast
        .into_iter()
        .chain([&*period])
        .filter(|it| !it.is_empty())
        .collect();
    html! {
        @if !remarks.is_empty() {
            " " span.figure-remark data-generated { (remarks.join(figures::PAUSE)) }
        }
    }
}

/// Returns the period as people write it: a year, a month, or a day as in the source's calendar.
fn period(context: PageContext<'_>, figure: &Figure) -> String {
    match figure.period.matches('-').count() {
        1 => context.month_title(figure.valid_month()),
        _ => figure.period.clone(),
    }
}

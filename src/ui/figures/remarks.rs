//! What a page says of a figure beside its sentence.

use crate::model::Figure;
use crate::routes::page_context::PageContext;
use crate::text::figures;
use maud::{Markup, html};

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

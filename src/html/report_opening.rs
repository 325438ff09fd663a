//! Opening of a report on pages with several reports.

use super::report::bylines;
use crate::html::blocks::{RenderOptions, inline_in, lines};
use crate::html::heading;
use crate::model::Report;
use maud::{Markup, html};

/// Returns the masthead, the headline and the bylines of the report.
#[must_use]
pub fn report_opening(report: &Report, options: RenderOptions<'_>) -> Markup {
    html! {
        (lines("report-masthead", &report.masthead, options))
        @if let Some(headline) = &report.headline {
            @let inside = inline_in(&headline.text, options);
            @if !headline.label.is_empty() { p.heading-label dir="auto" { (headline.label) } }
            (heading(options.level, options.id(headline.id), "report-opening", &inside))
        }
        (bylines(&report.bylines, options))
    }
}

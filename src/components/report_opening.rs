//! What a report begins with, where it stands among others.

use super::{bylines, heading_label};
use crate::archive::Report;
use crate::html::heading;
use crate::html::text::{Form, inline_in, lines};
use maud::{Markup, html};

/// The lines above the headline, the headline, and who signs the whole.
#[must_use]
pub fn report_opening(report: &Report, form: Form<'_>) -> Markup {
    html! {
        (lines("report-masthead", &report.masthead, form))
        @if let Some(headline) = &report.headline {
            @let inside = inline_in(&headline.text, form);
            (heading_label(&headline.label))
            (heading(form.level, form.id(headline.id), "report-opening", &inside))
        }
        (bylines(&report.bylines, form))
    }
}

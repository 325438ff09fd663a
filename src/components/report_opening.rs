//! What a report begins with, where it stands among others.

use super::{bylines, heading_label, named};
use crate::archive::html::{self, Form};
use crate::archive::{Report, TextId};

/// The lines above the headline, the headline, and who signs the whole: none has its name as an id.
#[must_use]
pub fn report_opening(report: &Report, form: Form<'_>) -> String {
    let nameless = TextId::default();
    let lines = report.masthead.iter().map(|line| {
        let text = html::inline(&line.text);
        named("<p class=\"report-masthead\"", nameless, &text, "</p>")
    });
    let mut opening: String = lines.collect();
    if let Some(headline) = &report.headline {
        let level = form.level.to_string();
        let text = html::inline(&headline.text);
        let start = ["<h", &level, " class=\"report-opening\""].concat();
        let end = ["</h", &level, ">"].concat();
        opening.push_str(&heading_label(&headline.label));
        opening.push_str(&named(&start, nameless, &text, &end));
    }
    opening.push_str(&bylines(&report.bylines, form));
    opening
}

//! Parts of a hit shared by all lists: its heading, its location, and its highlighted text.

use crate::model::{Archive, Report, Section, plain_text};
use crate::search::{Matcher, snippet};
use maud::{Markup, html};

/// Returns the heading of a section, or the report's title if `section` is `None` (the lead).
pub fn heading(archive: &Archive, report: &Report, section: Option<&Section>) -> String {
    section.map_or_else(
        || report.title(&archive.site),
        |section| plain_text(&section.heading.text),
    )
}

/// Returns the month and, for a section, its topic, for example `November 2021 · Market`.
pub fn whereabouts(archive: &Archive, report: &Report, section: Option<&Section>) -> String {
    let month = archive.site.month_title(report.month);
    match section.and_then(|section| archive.topic(section.topic)) {
        Some(topic) => [&month, " · ", &topic.label].concat(),
        None => month,
    }
}

/// Renders a snippet of at most about `max_chars` characters, with matches in `mark` elements.
pub fn marked(words: &str, matcher: &Matcher, max_chars: usize) -> Markup {
    html! {
        @for segment in snippet(words, matcher, max_chars) {
            @if segment.is_match { mark { (segment.text) } } @else { (segment.text) }
        }
    }
}

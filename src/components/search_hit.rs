//! What a hit shows wherever it is listed: where it stands, and its words with marks.

use crate::archive::{Archive, Report, Section, plain_text};
use crate::search::{Matcher, snippet};
use maud::{Markup, html};

/// The heading of a section or, for what stands before the first, the title of the report.
pub fn heading(report: &Report, section: Option<&Section>) -> String {
    section.map_or_else(
        || report.title(),
        |section| plain_text(&section.heading.text),
    )
}

/// The month and, in a section, its topic.
pub fn whereabouts(archive: &Archive, report: &Report, section: Option<&Section>) -> String {
    let month = report.month.title();
    match section.and_then(|section| archive.topic(section.topic)) {
        Some(topic) => [&month, " · ", &topic.label].concat(),
        None => month,
    }
}

/// Words with marks on what was looked for, cut to a length.
pub fn marked(words: &str, matcher: &Matcher, max_chars: usize) -> Markup {
    html! {
        @for segment in snippet(words, matcher, max_chars) {
            @if segment.is_match { mark { (segment.text) } } @else { (segment.text) }
        }
    }
}

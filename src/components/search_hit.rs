//! What a hit shows wherever it is listed: where it stands, and its words with marks.
//!
//! It is written as HTML text, because it is written anew with every key.

use crate::archive::html::escaped;
use crate::archive::{Archive, Report, Section, plain_text};
use crate::search::{Matcher, snippet};

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

/// Words with marks on what was looked for, cut to a length, as HTML text.
pub fn marked(words: &str, matcher: &Matcher, max_chars: usize) -> String {
    let mut html = String::new();
    for segment in snippet(words, matcher, max_chars) {
        let text = escaped(&segment.text);
        if segment.is_match {
            html.push_str("<mark>");
            html.push_str(&text);
            html.push_str("</mark>");
        } else {
            html.push_str(&text);
        }
    }
    html
}

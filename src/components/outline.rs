//! The sections of the page that is read, as links to their headings.
//!
//! In a wide window the list stays beside the text; in a narrow one it is a line above the text that
//! unfolds. Which section is being read is marked while the page is scrolled; without the program it
//! is not, and all else is the same.

use crate::archive::html::escaped;
use crate::archive::{Month, Section, TopicId, plain_text};
use crate::browser::reading_line;
use crate::hosted::{Hosted, anchor};
use crate::strings::outline::LABEL;

/// With fewer sections, one look at the page says as much. Chosen.
const FEWEST: usize = 3;

/// Selects the headings that the list names.
const HEADINGS: &str = ".report-section > h2";

/// Selects the links of the list.
const LINKS: &str = ".outline a";

/// The list of what stands under a topic of a report, or under all for `None`, as HTML text; nothing
/// if that is little, nor in a frame.
#[must_use]
pub fn outline(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    let (Some(report), None) = (hosted.archive.report(month), hosted.frame) else {
        return String::new();
    };
    let page = hosted.report(month, topic);
    let entry = |section: &Section| {
        let id = section.heading.id;
        let heading = plain_text(&section.heading.text);
        let href = [&page, "#", &id.to_string()].concat();
        let link = anchor("", &href, &escaped(&heading));
        (!id.is_unnamed()).then(|| ["<li>", &link, "</li>"].concat())
    };
    let entries: Vec<String> = report.sections_under(topic).filter_map(entry).collect();
    if entries.len() < FEWEST {
        return String::new();
    }
    // Where the list always shows, the line that unfolds it is not there: so the list stands outside.
    [
        "<nav class=\"outline\" aria-label=\"",
        LABEL,
        "\" data-generated><details><summary>",
        LABEL,
        "</summary></details><div class=\"outline-list\"><p>",
        LABEL,
        "</p><ol>",
        &entries.concat(),
        "</ol></div></nav>",
    ]
    .concat()
}

/// Marks in the list which section is being read.
///
/// # Without a browser
///
/// Must not be called.
pub(super) fn mark_section() {
    let read = reading_line::element_at_line(HEADINGS);
    reading_line::point(LINKS, read.as_ref().map(|read| read.id.as_str()));
}

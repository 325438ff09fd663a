//! The sections of the page that is read, as links to their headings.
//!
//! In a wide window the list stays beside the text; in a narrow one it is a line above the text that
//! unfolds. Which section is being read is marked while the page is scrolled; without the program it
//! is not, and all else is the same.

use crate::archive::{Heading, Month, TopicId, plain_text};
use crate::browser::reading_line;
use crate::hosted::Hosted;
use crate::strings::outline::LABEL;
use maud::{Markup, html};

/// With fewer sections, one look at the page says as much. Chosen.
const FEWEST: usize = 3;

/// Selects the headings that the list names.
const HEADINGS: &str = ".report-section > h2";

/// Selects the links of the list.
const LINKS: &str = ".outline a";

/// The list of what stands under a topic of a report, or under all for `None`; nothing if that is
/// little, nor in a frame.
#[must_use]
pub fn outline(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    let (Some(report), None) = (hosted.archive.report(month), hosted.frame) else {
        return Markup::default();
    };
    let headings = report.sections_under(topic).map(|section| &section.heading);
    let headings: Vec<&Heading> = headings.filter(|it| !it.id.is_unnamed()).collect();
    if headings.len() < FEWEST {
        return Markup::default();
    }
    let page = hosted.report(month, topic);
    html! {
        nav.outline aria-label=(LABEL) data-generated {
            // Where the list always shows, the line that unfolds it is not there: so the list
            // stands outside.
            details { summary { (LABEL) } }
            div.outline-list {
                p { (LABEL) }
                ol {
                    @for heading in headings {
                        li { a href={ (page) "#" (heading.id) } { (plain_text(&heading.text)) } }
                    }
                }
            }
        }
    }
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

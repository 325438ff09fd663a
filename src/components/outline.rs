//! Outline of the current page: links to the section headings.
//!
//! In a wide window the list is beside the text; in a narrow one it unfolds from a line above. The
//! current section is marked during scrolling, which needs the program; everything else works
//! without it.

use crate::archive::{Heading, Month, TopicId, plain_text};
use crate::browser::reading_line;
use crate::hosted::Hosted;
use crate::strings::outline::LABEL;
use maud::{Markup, html};

/// Minimum number of sections for an outline. Chosen: fewer are visible at a glance.
const FEWEST: usize = 3;

/// Selects the headings in the outline.
const HEADINGS: &str = ".report-section > h2";

/// Selects the links in the outline.
const LINKS: &str = ".outline a";

/// Returns the outline of a report under `topic`, or of all sections without a topic. Empty for
/// fewer than [`FEWEST`] sections, or in a frame.
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
            // The list is outside `details`, because wide windows show it without `details`.
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

/// Marks the section being read in the outline.
///
/// # Without a browser
///
/// Must not be called.
pub(super) fn mark_section() {
    let read = reading_line::element_at_line(HEADINGS);
    reading_line::point(LINKS, read.as_ref().map(|read| read.id.as_str()));
}

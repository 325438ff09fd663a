//! Outline of the current page: links to the section headings.
//!
//! In a wide window the list is beside the text; in a narrow one it unfolds from a line above. The
//! current section is marked during scrolling, which needs the program; everything else works
//! without it.

use crate::model::{Heading, Month, TopicId, plain_text};
use crate::routes::page_context::PageContext;
use crate::text::outline::LABEL;
use maud::{Markup, html};

/// Minimum number of sections for an outline. Chosen: fewer are visible at a glance.
const FEWEST: usize = 3;

/// Returns the outline of a report under `topic`, or of all sections without a topic. Empty for
/// fewer than [`FEWEST`] sections, or in a frame.
#[must_use]
pub fn outline(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    let (Some(report), None) = (context.archive.report(month), context.frame) else {
        return Markup::default();
    };
    let headings = report.sections_under(topic).map(|section| &section.heading);
    let headings: Vec<&Heading> = headings.filter(|it| !it.id.is_unnamed()).collect();
    if headings.len() < FEWEST {
        return Markup::default();
    }
    let page = context.report(month, topic);
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

//! Outline of the current page: links to the section headings.
//!
//! In a wide window the list is beside the text; in a narrow one it follows the text, so that the
//! first screen holds text, and the number of sections above leads to it. The current section is marked during scrolling, which needs the program; everything else works
//! without it.

use crate::model::{Month, Section, Title, TopicId, plain_text};
use crate::routes::page_context::PageContext;
use crate::text::outline::LABEL;
use maud::{Markup, html};

/// Minimum number of sections for an outline. Chosen: fewer are visible at a glance.
const FEWEST: usize = 3;

/// Id of the outline.
pub const OUTLINE: &str = "sections";

/// Returns the outline of a report under `topic`, or of all sections without a topic. Empty for
/// fewer than [`FEWEST`] sections, or in a frame.
#[must_use]
pub fn outline(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    let titles = titles(context, month, topic);
    if titles.len() < FEWEST {
        return Markup::default();
    }
    let page = context.report(month, topic);
    html! {
        nav.outline id=(OUTLINE) aria-label=(LABEL) data-generated {
            div.outline-list {
                p { (LABEL) }
                ol {
                    @for title in titles {
                        li { a href={ (page) "#" (title.id) } dir="auto" { (plain_text(title.text)) } }
                    }
                }
            }
        }
    }
}

/// Reports whether [`outline`] returns a list.
#[must_use]
pub fn has_outline(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> bool {
    titles(context, month, topic).len() >= FEWEST
}

fn titles(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Vec<Title<'_>> {
    let (Some(report), None) = (context.archive.report(month), context.frame) else {
        return Vec::new();
    };
    let titles = report.sections_under(topic).map(Section::title);
    titles.filter(|it| !it.id.is_unnamed()).collect()
}

//! Breadcrumb links from the home page to the current page.

use crate::routes::Route;
use crate::routes::page_context::PageContext;
use crate::text;
use maud::{Markup, html};

/// Returns the breadcrumb as links; empty if the page has no trail, or in a frame.
#[must_use]
pub fn breadcrumb(context: PageContext<'_>, route: &Route) -> Markup {
    let steps = route.trail(context.archive);
    let (Some((last, steps)), None) = (steps.split_last(), context.frame) else {
        return Markup::default();
    };
    html! {
        nav.breadcrumb aria-label=(text::breadcrumb::LABEL) data-generated {
            ol {
                @for step in steps {
                    li { a href={ (context.base.as_str()) (step.path) } { (step.name) } }
                }
                li aria-current="page" { (last.name) }
            }
        }
    }
}

//! Breadcrumb links from the home page to the current page.

use crate::model::{Report, TopicId};
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

/// Returns the breadcrumb of a report. Its steps are the report's own dateline: the publication, as
/// a link to the home page, and the month. In a frame there are no links.
#[must_use]
pub fn dateline(context: PageContext<'_>, report: &Report, topic: Option<TopicId>) -> Markup {
    let month = html! { time datetime=(report.month) { (context.month_title(report.month)) } };
    if context.frame.is_some() {
        return html! {
            p.report-dateline { span.report-publication dir="auto" { (report.publication) } " " (month) }
        };
    }
    let chosen = topic.and_then(|id| context.archive.topic(id));
    html! {
        nav.breadcrumb aria-label=(text::breadcrumb::LABEL) {
            ol.report-dateline {
                li { a href=(context.href(&Route::Home)) dir="auto" { (report.publication) } } " "
                // Not a link, because the tab of all topics below is one.
                li aria-current=[chosen.is_none().then_some("page")] { (month) }
                @if let Some(topic) = chosen {
                    li aria-current="page" data-generated { (topic.label) }
                }
            }
        }
    }
}

//! The way to the report before and the report after.

use crate::archive::{Month, TopicId};
use crate::hosted::Hosted;
use crate::strings::months as said;
use maud::{Markup, html};

/// Links to the reports next to a month, which the archive need not hold. They keep the chosen
/// topic, or `None` for all. The label tells this one of several navigations of a page from the
/// others; a compact one is a low line rather than the end of a page. In a frame, which shows one
/// month, there are none.
#[must_use]
pub fn month_nav(
    hosted: Hosted<'_>,
    month: Month,
    topic: Option<TopicId>,
    label: &str,
    is_compact: bool,
) -> Markup {
    if hosted.frame.is_some() {
        return Markup::default();
    }
    let before = hosted.archive.before(month);
    let after = hosted.archive.after(month);
    let ways = [
        (before, "prev", said::PREVIOUS),
        (after, "next", said::NEXT),
    ];
    html! {
        nav.month-nav.is-compact[is_compact] aria-label=(label) data-generated {
            @for (report, rel, caption) in ways {
                @if let Some(report) = report {
                    @let href = hosted.report(report.month, topic);
                    (month_nav_link(&href, rel, caption, &report.month.title()))
                }
            }
        }
    }
}

/// One of such links. The caption says where it leads from here, as in `Previous`.
#[must_use]
pub fn month_nav_link(href: &str, rel: &str, caption: &str, month: &str) -> Markup {
    html! {
        a.month-nav-link href=(href) rel=(rel) {
            span.month-nav-caption { (caption) } " "
            span.month-nav-month { (month) }
        }
    }
}

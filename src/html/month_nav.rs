//! Links to the previous and the next report.

use crate::model::{Month, TopicId};
use crate::routes::page_context::PageContext;
use crate::text;
use maud::{Markup, html};

/// Returns links to the reports before and after `month`, even if `month` itself has no report.
/// They keep the chosen `topic`, if any. `label` distinguishes this navigation from others on the
/// page. `is_compact` makes it a single line, for the top of a page. Empty in a frame, because a
/// frame shows only one month.
#[must_use]
pub fn month_nav(
    context: PageContext<'_>,
    month: Month,
    topic: Option<TopicId>,
    label: &str,
    is_compact: bool,
) -> Markup {
    if context.frame.is_some() {
        return Markup::default();
    }
    let before = context.archive.before(month);
    let after = context.archive.after(month);
    let ways = [
        (before, "prev", text::months::PREVIOUS),
        (after, "next", text::months::NEXT),
    ];
    html! {
        nav.month-nav.is-compact[is_compact] aria-label=(label) data-generated {
            @for (report, rel, caption) in ways {
                @if let Some(report) = report {
                    @let href = context.report(report.month, topic);
                    (month_nav_link(&href, rel, caption, &context.month_title(report.month)))
                }
            }
        }
    }
}

/// Returns one of these links. `caption` is its direction, for example `Previous`.
#[must_use]
pub fn month_nav_link(href: &str, rel: &str, caption: &str, month: &str) -> Markup {
    html! {
        a.month-nav-link href=(href) rel=(rel) {
            span.month-nav-caption { (caption) } " "
            span.month-nav-month { (month) }
        }
    }
}

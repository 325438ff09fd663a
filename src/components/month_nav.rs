//! The way to the report before and the report after.

use crate::archive::{Month, TopicId};
use crate::hosted::{Hosted, anchor};
use crate::strings::months as said;

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
) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    let link = |month: Option<Month>, rel: &str, caption: &str| {
        let Some(month) = month else {
            return String::new();
        };
        let attributes = [" class=\"month-nav-link\" rel=\"", rel, "\""].concat();
        let inside = [
            "<span class=\"month-nav-caption\">",
            caption,
            "</span> <span class=\"month-nav-month\">",
            &month.title(),
            "</span>",
        ]
        .concat();
        anchor(&attributes, &hosted.report(month, topic), &inside)
    };
    let before = hosted.archive.before(month).map(|report| report.month);
    let after = hosted.archive.after(month).map(|report| report.month);
    [
        "<nav class=\"month-nav",
        if is_compact { " is-compact" } else { "" },
        "\" aria-label=\"",
        label,
        "\" data-generated>",
        &link(before, "prev", said::PREVIOUS),
        &link(after, "next", said::NEXT),
        "</nav>",
    ]
    .concat()
}

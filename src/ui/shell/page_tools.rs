//! Links to other uses of a text, such as embedding it.

use crate::model::{Month, TopicId};
use crate::routes::page_context::PageContext;
use crate::routes::{Builder, Part, Route, Thread};
use crate::text;
use maud::{Markup, html};

/// Returns a link to the embed page of `part`. `label` names the part.
#[must_use]
pub fn embed_link(context: PageContext<'_>, part: Part, label: &str) -> Markup {
    let href = context.href(&Route::Builder(Builder::of(part)));
    html! { a.embed-link href=(href) { (text::report::embed(label)) } }
}

/// Returns a link from a report to the same month in the topic's thread. Empty if the archive has
/// no such topic.
#[must_use]
pub fn thread_link(context: PageContext<'_>, id: TopicId, month: Month) -> Markup {
    html! {
        @if let Some(topic) = context.archive.topic(id) {
            a.thread-link href=(context.thread_at(&Thread::whole(id), month)) {
                (text::topics::through_the_months(&topic.label))
            }
        }
    }
}

/// Returns a link from a report to the same month in other years.
#[must_use]
pub fn same_month_link(context: PageContext<'_>, month: Month) -> Markup {
    let href = context.href(&Route::same_month(month.number()));
    html! { a.same-month-link href=(href) { (text::same_month::title(&context.archive.site.month_name(month))) } }
}

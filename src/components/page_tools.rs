//! Links from a text to what else can be done with it.

use crate::archive::{Month, TopicId};
use crate::hosted::Hosted;
use crate::routes::{Builder, Part, Route, Thread};
use crate::strings as said;
use maud::{Markup, html};

/// A link to the lines that embed a part of the archive, which is named by a label.
#[must_use]
pub fn embed_link(hosted: Hosted<'_>, part: Part, label: &str) -> Markup {
    let href = hosted.href(&Route::Builder(Builder::of(part)));
    html! { a.embed-link href=(href) { (said::report::embed(label)) } }
}

/// A link from a topic in the report of a month to the same place of the topic through the months;
/// nothing if the archive has no such topic.
#[must_use]
pub fn thread_link(hosted: Hosted<'_>, id: TopicId, month: Month) -> Markup {
    html! {
        @if let Some(topic) = hosted.archive.topic(id) {
            a.thread-link href=(hosted.thread_at(&Thread::whole(id), month)) {
                (said::topics::through_the_months(&topic.label))
            }
        }
    }
}

/// A link from the report of a month to the same month of other years.
#[must_use]
pub fn same_month_link(hosted: Hosted<'_>, month: Month) -> Markup {
    let href = hosted.href(&Route::SameMonth(month.number()));
    html! { a.same-month-link href=(href) { (said::same_month::title(&month.name())) } }
}

//! Links from a text to what else can be done with it.

use crate::archive::html::escaped;
use crate::archive::{Month, TopicId};
use crate::hosted::{Hosted, anchor};
use crate::routes::{Builder, Part, Route, Thread};
use crate::strings as said;

/// A link to the lines that embed a part of the archive, which is named by a label.
#[must_use]
pub fn embed_link(hosted: Hosted<'_>, part: Part, label: &str) -> String {
    let href = hosted.href(&Route::Builder(Builder::of(part)));
    let label = said::report::embed(&escaped(label));
    anchor(" class=\"embed-link\"", &href, &label)
}

/// A link from a topic in the report of a month to the same place of the topic through the months;
/// nothing if the archive has no such topic.
#[must_use]
pub fn thread_link(hosted: Hosted<'_>, id: TopicId, month: Month) -> String {
    let topic = hosted.archive.topic(id);
    topic.map_or_else(String::new, |topic| {
        let href = hosted.thread_at(&Thread::whole(id), month);
        let label = said::topics::through_the_months(&escaped(&topic.label));
        anchor(" class=\"thread-link\"", &href, &label)
    })
}

/// A link from the report of a month to the same month of other years.
#[must_use]
pub fn same_month_link(hosted: Hosted<'_>, month: Month) -> String {
    let href = hosted.href(&Route::SameMonth(month.number()));
    let label = said::same_month::title(&month.name());
    anchor(" class=\"same-month-link\"", &href, &label)
}

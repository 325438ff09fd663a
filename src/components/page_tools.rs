//! Links from a text to what else can be done with it.

use crate::archive::TopicId;
use crate::archive::html::escaped;
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

/// A link to a topic through the months; nothing if the archive has no such topic.
#[must_use]
pub fn thread_link(hosted: Hosted<'_>, id: TopicId) -> String {
    let topic = hosted.archive.topic(id);
    topic.map_or_else(String::new, |topic| {
        let href = hosted.href(&Route::Thread(Thread::whole(id)));
        let label = said::topics::through_the_months(&escaped(&topic.label));
        anchor(" class=\"thread-link\"", &href, &label)
    })
}

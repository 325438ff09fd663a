//! The topics with what belongs to each.

use crate::archive::TopicId;
use crate::archive::html::escaped;
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::{Route, Thread};
use crate::strings::{count, topics as said};

/// Every topic of the archive, each leading to all that the reports say on it, and to the newest.
#[must_use]
pub fn topic_list(hosted: Hosted<'_>) -> String {
    let ids = hosted.archive.topic_ids();
    let topics: String = ids.filter_map(|id| entry(hosted, id)).collect();
    [
        joined!(
            "<nav class=\"topic-list\" aria-labelledby=\"topic-list-heading\">\
             <h2 id=\"topic-list-heading\">",
            said::TOPICS,
            "</h2><ul>",
        ),
        &topics,
        "</ul></nav>",
    ]
    .concat()
}

fn entry(hosted: Hosted<'_>, id: TopicId) -> Option<String> {
    let archive = hosted.archive;
    let topic = archive.topic(id)?;
    let newest = archive.reports_on(id).next_back()?;
    let thread = hosted.href(&Route::Thread(Thread::whole(id)));
    let href = hosted.report(newest.month, Some(id));
    Some(
        [
            "<li>",
            &anchor("", &thread, &escaped(&topic.label)),
            "<p>",
            &escaped(&topic.description),
            "</p><p class=\"topic-extent\">",
            &count::reports(archive.reports_on(id).count()),
            said::LAST_IN,
            &anchor("", &href, &newest.month.title()),
            "</p></li>",
        ]
        .concat(),
    )
}

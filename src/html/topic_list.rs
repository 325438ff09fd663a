//! List of topics, each with the number of its reports.

use crate::model::TopicId;
use crate::routes::page_context::PageContext;
use crate::routes::{Route, Thread};
use crate::text::{self, count};
use maud::{Markup, html};

/// Returns all topics of the archive, each with links to its thread and its newest report. Empty if
/// there are none.
#[must_use]
pub fn topic_list(context: PageContext<'_>) -> Markup {
    html! {
        @if !context.archive.topics.is_empty() {
            nav.topic-list aria-labelledby="topic-list-heading" {
                h2 #topic-list-heading { (text::topics::TOPICS) }
                ul {
                    @for id in context.archive.topic_ids() { (entry(context, id)) }
                }
            }
        }
    }
}

/// Returns the names of all topics with text, each as a link to its thread, on a line of their own.
/// Empty if the archive has no topics.
#[must_use]
pub fn topic_bar(context: PageContext<'_>) -> Markup {
    let archive = context.archive;
    let topics = archive.topic_ids().filter_map(|id| {
        archive.reports_on(id).next()?;
        Some((id, archive.topic(id)?))
    });
    html! {
        @if !archive.topics.is_empty() {
            nav.topic-bar aria-label=(text::topics::THROUGH_THE_MONTHS) {
                @for (id, topic) in topics {
                    a href=(context.href(&Route::Thread(Thread::whole(id)))) { (topic.label) } " "
                }
            }
        }
    }
}

/// Returns a list item for a topic; empty if no report covers it.
fn entry(context: PageContext<'_>, id: TopicId) -> Markup {
    let archive = context.archive;
    let newest = archive.reports_on(id).next_back();
    let (Some(topic), Some(newest)) = (archive.topic(id), newest) else {
        return Markup::default();
    };
    html! {
        li {
            a href=(context.href(&Route::Thread(Thread::whole(id)))) { (topic.label) }
            @if !topic.description.is_empty() { p { (topic.description) } }
            p.topic-extent {
                (count::reports(archive.reports_on(id).count()))
                (text::topics::LAST_IN)
                a href=(context.report(newest.month, Some(id))) { (context.month_title(newest.month)) }
            }
        }
    }
}

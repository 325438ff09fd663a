//! The topics with what belongs to each.

use super::count;
use crate::archive::{Archive, TopicId};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// Every topic of the archive, each leading to the newest report that speaks of it.
#[component]
pub fn TopicList() -> impl IntoView {
    let archive = use_archive();
    let topics = archive
        .topic_ids()
        .map(|id| topic_entry(&archive, id))
        .collect_view();
    view! {
        <nav class="topic-list" aria-labelledby="topic-list-heading">
            <h2 id="topic-list-heading">"Topics"</h2>
            <ul>{topics}</ul>
        </nav>
    }
}

fn topic_entry(archive: &Archive, id: TopicId) -> Option<impl use<> + IntoView> {
    let topic = archive.topic(id)?.clone();
    let n_reports = archive.reports_on(id).count();
    let newest = archive.reports_on(id).next_back()?;
    let route = Route::Report {
        month: newest.month,
        topic: Some(id),
    };
    let reports = count(n_reports, "report");
    let extent = format!("{reports}, last in {}", newest.month.title());
    Some(view! {
        <li>
            <a href=use_navigation().href(&route)>{topic.label}</a>
            <p>{topic.description}</p>
            <p class="topic-extent">{extent}</p>
        </li>
    })
}

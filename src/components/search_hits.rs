//! What a search found.

use super::ids;
use crate::archive::{Archive, Report, Section, TopicId, plain_text};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use crate::search::{Group, Matcher, Results, Segment, snippet};
use leptos::prelude::*;

/// How long a snippet is: about two lines of text. Chosen.
const SNIPPET_CHARS: usize = 180;

/// The hits in their order.
#[component]
pub fn SearchHits(
    /// What was found.
    results: Results,
) -> impl IntoView {
    let archive = use_archive();
    let items = results
        .groups
        .iter()
        .filter_map(|group| hit_view(&archive, &results.matcher, group))
        .collect_view();
    view! { <ol class="search-hits">{items}</ol> }
}

fn hit_view(archive: &Archive, query: &Matcher, hit: &Group) -> Option<impl use<> + IntoView> {
    let report = archive.report(hit.month)?;
    let passage = hit.passage(hit.hits.first()?, archive)?;
    let section = hit.section.and_then(|number| report.sections.get(number));
    let topic = section.map(|section| section.topic);
    let route = Route::Report {
        month: hit.month,
        topic,
    };
    let href = use_navigation().href(&route);
    // A hit may be on words around a text without any letters, which has no name.
    let href = match ids::text(passage.target) {
        Some(id) => format!("{href}#{id}"),
        None => href,
    };
    let meta = marked(&snippet(&meta(archive, report, topic), query, usize::MAX));
    let heading = marked(&snippet(&heading(report, section), query, usize::MAX));
    let text = marked(&snippet(&passage.text, query, SNIPPET_CHARS));
    Some(view! {
        <li class="search-hit">
            <a class="hit-link" href=href>
                <span class="hit-meta">{meta}</span>
                <span class="hit-heading">{heading}</span>
                <span class="hit-snippet">{text}</span>
            </a>
        </li>
    })
}

/// The month and, where the hit stands in a section, its topic.
fn meta(archive: &Archive, report: &Report, topic: Option<TopicId>) -> String {
    let month = report.month.title();
    match topic.and_then(|topic| archive.topic(topic)) {
        Some(topic) => format!("{month} · {}", topic.label),
        None => month,
    }
}

fn heading(report: &Report, section: Option<&Section>) -> String {
    section.map_or_else(
        || report.title(),
        |section| plain_text(&section.heading.text),
    )
}

fn marked(segments: &[Segment]) -> Vec<AnyView> {
    let view = |segment: &Segment| {
        let text = segment.text.clone();
        if segment.is_match {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    segments.iter().map(view).collect()
}

//! A report's own text: bylines, lead and sections.
//!
//! What stands here is the report's, word for word and in its order, but for what carries
//! `data-generated`.

use super::ids;
use crate::archive::{Archive, Byline, Heading, Month, Section, TopicId, html};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// The lead and the sections to be read under a topic, or all for `None`.
#[component]
pub fn ReportText(
    /// A month; nothing is drawn if the archive does not hold it.
    month: Month,
    /// The topic under which they must stand; `None` for all.
    topic: Option<TopicId>,
) -> impl IntoView {
    let archive = use_archive();
    archive.report(month).map(|report| {
        let lead = report.lead_under(topic).then(|| {
            view! { <div class="lead prose" inner_html=html::blocks(&report.lead)></div> }
        });
        let sections = report
            .sections_under(topic)
            .map(|section| section_view(&archive, section, month, topic))
            .collect_view();
        view! {
            {lead}
            {sections}
        }
    })
}

/// The lines that name the authors of a report or section.
#[component]
pub fn Bylines(
    /// The lines, as written.
    bylines: Vec<Byline>,
) -> impl IntoView {
    bylines
        .into_iter()
        .map(|byline| {
            let id = ids::text(byline.id);
            view! { <p class="byline" id=id inner_html=html::inline(&byline.text)></p> }
        })
        .collect_view()
}

fn section_view(
    archive: &Archive,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
) -> impl use<> + IntoView {
    let Heading { id, label, text } = &section.heading;
    let heading = html::inline(text);
    view! {
        <section class="report-section">
            {topic_line(archive, section, chosen)}
            <HeadingLabel label=label.clone()/>
            <h2 id=ids::text(*id) inner_html=heading></h2>
            {also_line(archive, section, month, chosen)}
            <Bylines bylines=section.bylines.clone()/>
            <div class="prose" inner_html=html::blocks(&section.blocks)></div>
        </section>
    }
}

/// What a template left in front of a heading, such as `Article 1`.
#[component]
pub fn HeadingLabel(
    /// The label; nothing is drawn for an empty one.
    label: String,
) -> impl IntoView {
    (!label.is_empty()).then(|| view! { <p class="heading-label">{label}</p> })
}

/// The section's first topic, where the chosen tab does not say it.
fn topic_line(
    archive: &Archive,
    section: &Section,
    chosen: Option<TopicId>,
) -> Option<impl use<> + IntoView> {
    let label = archive.topic(section.topic)?.label.clone();
    chosen
        .is_none()
        .then(|| view! { <p class="section-topic" data-generated>{label}</p> })
}

/// What else the section is about, as in `Also on: Technology`. Where it stands under a tab that
/// it belongs to only in part, that and its first topic: `In part on Technology · mainly
/// Governance`.
fn also_line(
    archive: &Archive,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
) -> Option<impl use<> + IntoView> {
    let others: Vec<TopicId> = section
        .also
        .iter()
        .copied()
        .filter(|&id| Some(id) != chosen)
        .collect();
    let partly = chosen.filter(|&id| id != section.topic);
    let partly = partly.and_then(|id| archive.topic(id)).map(|topic| {
        view! {
            {format!("In part on {} · mainly ", topic.label)}
            {topic_links(archive, month, &[section.topic])}
        }
    });
    let is_partial = partly.is_some();
    let also = (!others.is_empty()).then(|| {
        let words = if is_partial {
            " · also on "
        } else {
            "Also on: "
        };
        view! {
            {words}
            {topic_links(archive, month, &others)}
        }
    });
    (is_partial || also.is_some()).then(|| {
        view! {
            <p class="section-also" class:is-partial=is_partial data-generated>
                {partly}
                {also}
            </p>
        }
    })
}

/// Links to the tabs of topics, with commas between them.
fn topic_links(archive: &Archive, month: Month, topics: &[TopicId]) -> impl use<> + IntoView {
    let navigation = use_navigation();
    let link = |(number, &id): (usize, &TopicId)| {
        let label = archive.topic(id)?.label.clone();
        let topic = Some(id);
        let href = navigation.href(&Route::Report { month, topic });
        let comma = (number > 0).then_some(", ");
        Some(view! {
            {comma}
            <a href=href>{label}</a>
        })
    };
    topics.iter().enumerate().filter_map(link).collect_view()
}

//! A report's own text: bylines, lead and sections.
//!
//! What stands here is the report's, word for word and in its order, but for what carries
//! `data-generated`.

use crate::archive::{Archive, Byline, Heading, Month, Section, TopicId, html};
use crate::context::use_archive;
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
            .map(|section| section_view(&archive, section, topic))
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
            let id = byline.id.to_string();
            view! { <p class="byline" id=id inner_html=html::inline(&byline.text)></p> }
        })
        .collect_view()
}

fn section_view(
    archive: &Archive,
    section: &Section,
    chosen: Option<TopicId>,
) -> impl use<> + IntoView {
    let Heading { id, label, text } = &section.heading;
    let heading = html::inline(text);
    view! {
        <section class="report-section">
            {topic_line(archive, section, chosen)}
            <HeadingLabel label=label.clone()/>
            <h2 id=id.to_string() inner_html=heading></h2>
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

/// The section's topics, where they say more than the chosen tab does.
fn topic_line(
    archive: &Archive,
    section: &Section,
    chosen: Option<TopicId>,
) -> Option<impl use<> + IntoView> {
    let topics: Vec<String> = core::iter::once(section.topic)
        .chain(section.also.iter().copied())
        .filter(|&id| Some(id) != chosen)
        .filter_map(|id| archive.topic(id).map(|topic| topic.label.clone()))
        .collect();
    let prefix = if chosen.is_some() { "Also " } else { "" };
    (!topics.is_empty()).then(|| {
        view! { <p class="section-topics" data-generated>{prefix}{topics.join(", ")}</p> }
    })
}

//! The archive as a whole: its name, its newest report, its months, its topics.

use crate::archive::{Archive, Report, Section, html, plain_text};
use crate::components::{MonthGrid, TopicList, ids};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// The front page.
#[component]
pub fn HomePage() -> impl IntoView {
    let archive = use_archive();
    let latest = archive
        .latest()
        .map(|report| latest_report(&archive, report));
    let description = archive.site.description.clone();
    let description = (!description.is_empty())
        .then(|| view! { <p class="nameplate-description">{description}</p> });
    view! {
        <div class="home">
            <header class="nameplate">
                <h1 tabindex="-1">{archive.site.title.clone()}</h1>
                {description}
                <p class="nameplate-extent">{extent(&archive)}</p>
            </header>
            {latest}
            <section class="archive-months" aria-labelledby="months-heading">
                <h2 id="months-heading">"All reports"</h2>
                <MonthGrid/>
            </section>
            <TopicList/>
        </div>
    }
}

fn latest_report(archive: &Archive, report: &Report) -> impl use<> + IntoView {
    let href = use_navigation().href(&Route::Report {
        month: report.month,
        topic: None,
    });
    let sections = report
        .sections
        .iter()
        .map(|section| section_entry(archive, section, &href))
        .collect_view();
    let opening = html::blocks(report.opening());
    let month = report.month.title();
    view! {
        <article class="latest">
            <p class="latest-month">"Latest report: "{month}</p>
            <h2><a href=href.clone()>{report.title()}</a></h2>
            <div class="prose" inner_html=opening></div>
            <ul class="latest-sections" aria-label="Sections of this report">
                {sections}
            </ul>
        </article>
    }
}

fn section_entry(archive: &Archive, section: &Section, report: &str) -> impl use<> + IntoView {
    let topic = archive.topic(section.topic);
    let topic = topic.map(|topic| topic.label.clone());
    // What has no letters has no name, and is found by looking through the report.
    let id = ids::text(section.heading.id);
    let href = id.map_or_else(|| report.to_owned(), |id| format!("{report}#{id}"));
    view! {
        <li>
            <a href=href>
                <span class="latest-topic">{topic}</span>
                " "
                {plain_text(&section.heading.text)}
            </a>
        </li>
    }
}

/// How much there is, as in `5 reports from November 2019 to November 2024`.
fn extent(archive: &Archive) -> String {
    match archive.reports.as_slice() {
        [] => "No reports yet".to_owned(),
        [only] => format!("One report: {}", only.month.title()),
        [first, .., last] => format!(
            "{} reports from {} to {}",
            archive.reports.len(),
            first.month.title(),
            last.month.title()
        ),
    }
}

//! A month's report, with its topics as tabs.

use crate::archive::{Archive, Month, Report, TopicId, html};
use crate::components::{Bylines, HeadingLabel, MarkBar, MonthNav, ReportText, TopicTabs, ids};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// The page of a month that the archive holds.
#[component]
pub fn ReportPage(
    /// A month; the page is empty if the archive does not hold it.
    month: Month,
) -> impl IntoView {
    let archive = use_archive();
    let navigation = use_navigation();
    // Only this follows the address, so that choosing a tab leaves the rest of the page alone.
    let topic = Memo::new(move |_| match navigation.route() {
        Route::Report { topic, .. } => topic,
        _ => None,
    });
    let head = archive.report(month).map(head);
    head.map(|head| {
        let panel_archive = archive.clone();
        let panel = move || panel(&panel_archive, month, topic.get());
        let tab = move || ids::tab(topic.get().and_then(|id| archive.topic(id)));
        view! {
            <article class="report">
                <MonthNav month topic label="Months, above the report" is_compact=true/>
                {head}
                <TopicTabs month topic/>
                <div
                    id=ids::TOPIC_PANEL
                    class="topic-panel"
                    role="tabpanel"
                    tabindex="0"
                    aria-labelledby=tab
                >
                    {panel}
                </div>
                <MarkBar topic/>
            </article>
            <MonthNav month topic label="Months, below the report"/>
        }
    })
}

fn head(report: &Report) -> impl use<> + IntoView {
    let label = report.headline.as_ref().map(|heading| {
        view! { <HeadingLabel label=heading.label.clone()/> }
    });
    let masthead = report.masthead.iter().map(|line| {
        let id = ids::text(line.id);
        view! { <p class="report-masthead" id=id inner_html=html::inline(&line.text)></p> }
    });
    let masthead = masthead.collect_view();
    let month = report.month;
    let publication = report.publication.clone();
    let dateline = view! {
        <p class="report-dateline">
            <span class="report-publication">{publication}</span>
            " "
            <time datetime=month.to_string()>{month.title()}</time>
        </p>
    };
    let headline = match &report.headline {
        Some(heading) => {
            let text = html::inline(&heading.text);
            let id = ids::text(heading.id);
            view! { <h1 class="report-headline" id=id tabindex="-1" inner_html=text></h1> }
                .into_any()
        }
        None => view! {
            <h1 class="report-headline" tabindex="-1" data-generated>{month.title()}</h1>
        }
        .into_any(),
    };
    view! {
        <header class="report-header">
            {dateline}
            {masthead}
            {label}
            {headline}
            <Bylines bylines=report.bylines.clone()/>
        </header>
    }
}

fn panel(archive: &Archive, month: Month, topic: Option<TopicId>) -> AnyView {
    match topic {
        Some(topic) if archive.lacks(month, topic) => lacking(archive, month, topic).into_any(),
        _ => view! { <ReportText month topic/> }.into_any(),
    }
}

/// Says that the report lacks a topic, and where the topic is to be found.
fn lacking(archive: &Archive, month: Month, topic: TopicId) -> impl use<> + IntoView {
    let label = archive
        .topic(topic)
        .map(|topic| topic.label.clone())
        .unwrap_or_default();
    let sentence = format!(
        "The report of {} has no section on {}.",
        month.title(),
        label.to_lowercase()
    );
    let neighbours = [
        archive
            .reports_on(topic)
            .rfind(|report| report.month < month),
        archive
            .reports_on(topic)
            .find(|report| report.month > month),
    ];
    let links = neighbours
        .into_iter()
        .flatten()
        .map(|report| {
            let text = format!("{label} in {}", report.month.title());
            way_onward(report.month, Some(topic), text)
        })
        .collect_view();
    view! {
        <div class="lacking" data-generated>
            <p>{sentence}</p>
            <ul>
                {way_onward(month, None, format!("All of {}", month.title()))}
                {links}
            </ul>
        </div>
    }
}

fn way_onward(month: Month, topic: Option<TopicId>, text: String) -> impl use<> + IntoView {
    let href = use_navigation().href(&Route::Report { month, topic });
    view! { <li><a href=href>{text}</a></li> }
}

//! A month's report, with its topics as tabs.

use crate::app::{use_archive, use_navigation};
use crate::archive::{Archive, Month, Report, TopicId, html};
use crate::components::{Bylines, MonthNav, ReportText, TopicTabs, ids, label_view};
use crate::routes::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of a month that the archive holds.
#[component]
pub fn ReportPage(
    /// The month.
    month: Month,
) -> impl IntoView {
    let archive = use_archive();
    let navigation = use_navigation();
    // Only this follows the address, so that choosing a tab leaves the rest of the page alone.
    let topic = Memo::new(move |_| match navigation.route() {
        Route::Report { topic, .. } => topic,
        _ => None,
    });
    archive.report(month).cloned().map(|report| {
        let head = head(&report);
        let panel_archive = archive.clone();
        let panel = move || panel(&panel_archive, &report, topic.get());
        let tab = move || ids::tab(topic.get().and_then(|id| archive.topic(id)));
        view! {
            <article class="report">
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
            </article>
            <MonthNav month topic/>
        }
    })
}

fn head(report: &Report) -> impl use<> + IntoView {
    let label = report
        .headline
        .as_ref()
        .map(|heading| label_view(&heading.label));
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
            let id = heading.id.to_string();
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
            {label}
            {headline}
            <Bylines bylines=report.bylines.clone()/>
        </header>
    }
}

fn panel(archive: &Arc<Archive>, report: &Report, topic: Option<TopicId>) -> AnyView {
    match topic {
        Some(topic) if !report.speaks_of(topic) => lacking(archive, report.month, topic).into_any(),
        _ => view! { <ReportText report=report.clone() topic/> }.into_any(),
    }
}

/// Says that the report lacks a topic, and where the topic is to be found.
fn lacking(archive: &Archive, month: Month, topic: TopicId) -> impl use<> + IntoView {
    let navigation = use_navigation();
    let label = archive
        .topic(topic)
        .map(|topic| topic.label.clone())
        .unwrap_or_default();
    let speaks = |report: &&Report| report.speaks_of(topic);
    let before = archive
        .reports
        .iter()
        .rev()
        .filter(|report| report.month < month)
        .find(speaks);
    let after = archive
        .reports
        .iter()
        .filter(|report| report.month > month)
        .find(speaks);
    let links = [before, after]
        .into_iter()
        .flatten()
        .map(|report| {
            let route = Route::Report {
                month: report.month,
                topic: Some(topic),
            };
            let text = format!("{label} in {}", report.month.title());
            view! { <li><a href=navigation.href(&route)>{text}</a></li> }
        })
        .collect_view();
    let all = navigation.href(&Route::Report { month, topic: None });
    let sentence = format!(
        "The report of {} has no section on {}.",
        month.title(),
        label.to_lowercase()
    );
    view! {
        <div class="lacking" data-generated>
            <p>{sentence}</p>
            <ul>
                <li><a href=all>{format!("All of {}", month.title())}</a></li>
                {links}
            </ul>
        </div>
    }
}

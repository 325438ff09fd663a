//! A month's report, with its topics as tabs.
//!
//! Tests: `tests/native/prerender.rs`, `tests/web` and, in the whole reader, `tests/browser`.

use crate::archive::html::{self, Form, escaped};
use crate::archive::{Archive, Month, Report, TextId, TopicId, plain_text};
use crate::browser::{element, tabs};
use crate::components::{
    ReportBars, breadcrumb, bylines, embed_link, export_button, follow_reading, heading_label, ids,
    month_nav, named, outline, own_page, press_tab, report_text, same_month_link, thread_link,
    topic_tabs,
};
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::routes::{Part, Route};
use crate::strings::{count, export, months, report as said};
use leptos::prelude::*;

/// The page of a month that the archive holds.
#[component]
pub fn ReportPage(
    /// A month; the page is empty if the archive does not hold it.
    month: Month,
) -> impl IntoView {
    let navigation = use_navigation();
    // Only what follows this is written anew when a tab is chosen; the rest of the page stays.
    let topic = move || navigation.route().report().and_then(|(_, topic)| topic);
    let chosen = untrack(topic);
    let head = navigation.with_hosted(|hosted| head_and_tabs(hosted, month, chosen));
    Effect::new(move |_| {
        let chosen = topic();
        navigation.with_hosted(|hosted| {
            let topic = chosen.and_then(|id| hosted.archive.topic(id));
            tabs::select(ids::TOPIC_TABS, &ids::tab(topic));
        });
        element::write(ids::LOSS, &escaped(&navigation.loss()));
        follow_reading(navigation);
    });
    let above = move || {
        let topic = topic();
        navigation.with_hosted(|hosted| above(hosted, month, topic))
    };
    let below = move || {
        let topic = topic();
        navigation.with_hosted(|hosted| month_nav(hosted, month, topic, months::BELOW, false))
    };
    let panel = move || {
        let topic = topic();
        navigation.with_hosted(|hosted| panel(hosted, month, topic))
    };
    view! {
        <article class="report" on:keydown=move |event| press_tab(&event, navigation, month)>
            <div class="part" inner_html=above></div>
            <div class="part" inner_html=head></div>
            <div class="part" inner_html=panel></div>
            <ReportBars/>
        </article>
        <div class="part" inner_html=below></div>
    }
}

/// Where the report stands in the archive, and those next to it; nothing in a frame.
fn above(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    [
        "<div class=\"report-place\">",
        &breadcrumb(hosted, &Route::Report { month, topic }),
        &month_nav(hosted, month, topic, months::ABOVE, true),
        "</div>",
    ]
    .concat()
}

fn head_and_tabs(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    let report = hosted.archive.report(month);
    let head = report.map(|report| {
        [
            &head(hosted, report),
            &topic_tabs(hosted, month, topic),
            "<p id=\"",
            ids::LOSS,
            "\" class=\"report-loss\" data-generated></p>",
        ]
        .concat()
    });
    head.unwrap_or_default()
}

fn head(hosted: Hosted<'_>, report: &Report) -> String {
    let line = |id: TextId, text: &str| named("<p class=\"report-masthead\"", id, text, "</p>");
    let masthead = report.masthead.iter();
    let masthead: String = masthead
        .map(|it| line(it.id, &html::inline(&it.text)))
        .collect();
    [
        "<header class=\"report-header\">",
        &dateline(report),
        &masthead,
        &headline(hosted, report),
        &bylines(&report.bylines, Form::default()),
        "</header>",
    ]
    .concat()
}

fn dateline(report: &Report) -> String {
    let month = report.month;
    [
        "<p class=\"report-dateline\"><span class=\"report-publication\">",
        &escaped(&report.publication),
        "</span> <time datetime=\"",
        &month.to_string(),
        "\">",
        &month.title(),
        "</time></p>",
    ]
    .concat()
}

fn headline(hosted: Hosted<'_>, report: &Report) -> String {
    let Some(headline) = &report.headline else {
        return [
            "<h1 class=\"report-headline\" tabindex=\"-1\" data-generated>",
            &report.month.title(),
            "</h1>",
        ]
        .concat();
    };
    let start = "<h1 class=\"report-headline\" tabindex=\"-1\"";
    let text = html::inline(&headline.text);
    let text = named(start, headline.id, &text, "</h1>");
    let words = plain_text(&headline.text);
    // It stands above the tabs, and so under all topics.
    let form = Form {
        page: &own_page(hosted, report.month, None),
        ..Form::default()
    };
    let handle = html::handle(headline.id, &words, form);
    [heading_label(&headline.label), text, handle].concat()
}

fn panel(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    let text = match topic {
        Some(topic) if hosted.archive.lacks(month, topic) => lacking(hosted, month, topic),
        _ => report_text(hosted, month, topic),
    };
    let tab = ids::tab(topic.and_then(|id| hosted.archive.topic(id)));
    [
        "<div id=\"",
        ids::TOPIC_PANEL,
        "\" class=\"topic-panel\" role=\"tabpanel\" tabindex=\"0\" aria-labelledby=\"",
        &escaped(&tab),
        "\">",
        &outline(hosted, month, topic),
        &text,
        &tools(hosted, month, topic),
        "</div>",
    ]
    .concat()
}

/// What can be done with what stands under a tab; nothing in a frame, where all that is done in the
/// reader.
fn tools(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    let title = month.title();
    let label = topic.and_then(|topic| hosted.archive.topic(topic));
    let label = label.map_or(title.clone(), |it| said::topic_in(&it.label, &title));
    let thread = topic.map(|topic| thread_link(hosted, topic, month));
    [
        "<p class=\"page-tools\" data-generated>",
        &thread.unwrap_or_default(),
        &same_month_link(hosted, month),
        &embed_link(hosted, Part::Report { month, topic }, &label),
        "</p>",
        &topic.map_or_else(String::new, |topic| way_to_keep(hosted.archive, topic)),
    ]
    .concat()
}

/// The button by which all that the archive has on a topic is saved; nothing if it has nothing.
fn way_to_keep(archive: &Archive, id: TopicId) -> String {
    let n_reports = archive.reports_on(id).count();
    match archive.topic(id) {
        Some(topic) if n_reports > 0 => {
            let label = lowercase(&topic.label);
            let reports = count::reports(n_reports);
            export_button(
                &export::save_topic(&label),
                Some(topic),
                &[&archive.site.title, ": ", &topic.label].concat(),
                &export::what_is_on(&label, &reports),
            )
        }
        _ => String::new(),
    }
}

/// Says that the report lacks a topic, and where the topic is to be found.
fn lacking(hosted: Hosted<'_>, month: Month, topic: TopicId) -> String {
    let archive = hosted.archive;
    let label = archive.topic(topic).map_or("", |topic| &topic.label);
    let way = |month: Month, topic: Option<TopicId>, text: &str| {
        let href = hosted.report(month, topic);
        let link = anchor(hosted.staying(), &href, &escaped(text));
        ["<li>", &link, "</li>"].concat()
    };
    let neighbours = [
        archive
            .reports_on(topic)
            .rfind(|report| report.month < month),
        archive
            .reports_on(topic)
            .find(|report| report.month > month),
    ];
    let links = neighbours.into_iter().flatten().map(|report| {
        let title = report.month.title();
        way(report.month, Some(topic), &said::topic_in(label, &title))
    });
    let links: String = links.collect();
    [
        "<div class=\"lacking\" data-generated><p>",
        &said::lacks(&month.title(), &escaped(&lowercase(label))),
        "</p><ul>",
        &way(month, None, &said::all_of(&month.title())),
        &links,
        "</ul></div>",
    ]
    .concat()
}

/// Letter by letter, for which the program needs no further tables.
fn lowercase(label: &str) -> String {
    label.chars().flat_map(char::to_lowercase).collect()
}

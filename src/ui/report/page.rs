//! A month's report, with its topics as tabs.
//!
//! Tests: `tests/native/prerender.rs`, `tests/web` and, in the whole reader, `tests/browser`.

use crate::browser::{element, tabs};
use crate::html::blocks::{RenderOptions, inline, lines, permalink};
use crate::html::breadcrumb::dateline;
use crate::html::month_nav::month_nav;
use crate::html::origin::note_line;
use crate::html::outline::{OUTLINE, has_outline, outline};
use crate::html::report::{bylines, permalink_page, report_text};
use crate::model::{Heading, Month, Report, TopicId, plain_text};
use crate::routes;
use crate::routes::page_context::PageContext;
use crate::text::{self, count, months};
use crate::ui::context::use_navigation;
use crate::ui::effect::effect;
use crate::ui::home::last_visit::follow_reading;
use crate::ui::ids;
use crate::ui::part::Part;
use crate::ui::report::bars::ReportBars;
use crate::ui::report::topic_tabs::{has_tabs, press_tab, topic_tabs};
use crate::ui::shell::page_tools::{embed_link, same_month_link, thread_link};
use leptos::prelude::*;
use maud::{Markup, html};

/// The page of a month with a report.
#[component]
pub fn ReportPage(
    /// A month; the page is empty if the archive has no report for it.
    month: Month,
) -> impl IntoView {
    let navigation = use_navigation();
    // Choosing a tab renders only the views that read this again; the rest of the page stays.
    let topic = move || navigation.route().report().and_then(|(_, topic)| topic);
    let chosen = untrack(topic);
    // The tabs keep the focus, so they are changed in place (see `topic_tabs.rs`).
    effect(move || {
        let chosen = topic();
        navigation.with_context(|context| {
            let topic = chosen.and_then(|id| context.archive.topic(id));
            tabs::select(ids::TOPIC_TABS, &ids::tab(topic));
        });
        element::say(ids::MISSING_PASSAGE, &navigation.missing_passage());
        follow_reading(navigation);
    });
    let head = move || navigation.with_context(|context| head_and_tabs(context, month, chosen));
    let following = move |draw: fn(PageContext<'_>, Month, Option<TopicId>) -> Markup| {
        move || {
            let topic = topic();
            navigation.with_context(|context| draw(context, month, topic))
        }
    };
    view! {
        <article class="report" on:keydown=move |event| press_tab(&event, navigation, month, chosen)>
            <Part html=following(above)/>
            <Part html=head/>
            <Part html=following(panel)/>
            <ReportBars/>
        </article>
        <Part html=following(below)/>
    }
}

/// Returns the dateline and the links to neighboring reports, on one line.
fn above(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    html! {
        @if let Some(report) = context.archive.report(month) {
            @if context.frame.is_some() {
                (dateline(context, report, topic))
            } @else {
                div.report-place {
                    (dateline(context, report, topic))
                    (month_nav(context, month, topic, months::ABOVE, true))
                }
            }
        }
    }
}

fn below(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    month_nav(context, month, topic, months::BELOW, false)
}

fn head_and_tabs(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    html! {
        @if let Some(report) = context.archive.report(month) {
            (head(context, report, topic.is_some()))
            (topic_tabs(context, month, topic))
            p.report-loss id=(ids::MISSING_PASSAGE) data-generated {}
        }
    }
}

/// Returns the head of a report. In a frame with a topic it is brief, because such a frame begins
/// with the text on its topic.
fn head(context: PageContext<'_>, report: &Report, has_topic: bool) -> Markup {
    let options = RenderOptions::default();
    html! {
        header.report-header.is-brief[has_topic && context.frame.is_some()] {
            (lines("report-masthead", &report.masthead, options))
            (headline(context, report))
            (bylines(&report.bylines, options))
            (note_line(context.archive, &extent(context, report)))
        }
    }
}

/// Returns the reading time and the number of sections. The number leads to the list of sections,
/// unless the window is so wide that the list is in view.
fn extent(context: PageContext<'_>, report: &Report) -> Markup {
    html! {
        span { (text::report::minutes(&report.minutes().to_string())) }
        @if has_outline(context, report.month, None) {
            " "
            a.outline-link href={ (context.report(report.month, None)) "#" (OUTLINE) } {
                (count::sections(report.sections.len()))
            }
        }
    }
}

fn headline(context: PageContext<'_>, report: &Report) -> Markup {
    let Some(Heading { id, label, text }) = &report.headline else {
        return html! {
            h1.report-headline tabindex="-1" data-generated { (context.month_title(report.month)) }
        };
    };
    let words = plain_text(text);
    // The headline is above the tabs, so its link leads to the page of all topics.
    let options = RenderOptions {
        page: &permalink_page(context, report.month, None),
        ..RenderOptions::default()
    };
    html! {
        @if !label.is_empty() { p.heading-label dir="auto" { (label) } " " }
        h1.report-headline.is-long[is_long(&words, 40)].is-very-long[is_long(&words, 80)]
            id=[options.id(*id)] tabindex="-1" dir="auto" { (inline(text)) }
        (permalink(*id, &words, options))
    }
}

/// Reports whether a headline has more than `limit` letters, so that it gets a smaller size.
fn is_long(headline: &str, limit: usize) -> bool {
    headline.chars().count() > limit
}

fn panel(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    let tab = ids::tab(topic.and_then(|id| context.archive.topic(id)));
    // Without tabs it is only a box.
    let has_tabs = has_tabs(context.archive, month, topic);
    html! {
        div.topic-panel id=(ids::TOPIC_PANEL) role=[has_tabs.then_some("tabpanel")]
            tabindex=[has_tabs.then_some("0")] aria-labelledby=[has_tabs.then_some(&tab)] {
            @match topic {
                Some(topic) if context.archive.lacks(month, topic) => {
                    (lacking(context, month, topic))
                }
                _ => (report_text(context, month, topic)),
            }
            (outline(context, month, topic))
            (tools(context, month, topic))
        }
    }
}

/// Returns the tools for the text under a tab. Empty in a frame, because they are only in the
/// reader.
fn tools(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    if context.frame.is_some() {
        return Markup::default();
    }
    let title = context.month_title(month);
    let label = match topic.and_then(|topic| context.archive.topic(topic)) {
        Some(topic) => text::report::topic_in(&topic.label, &title),
        None => title,
    };
    html! {
        p.page-tools data-generated {
            @if let Some(topic) = topic { (thread_link(context, topic, month)) }
            (same_month_link(context, month))
            (embed_link(context, routes::Part::Report { month, topic }, &label))
        }
    }
}

/// Returns a note that the report lacks a topic, with links to the nearest reports that cover it.
fn lacking(context: PageContext<'_>, month: Month, topic: TopicId) -> Markup {
    let archive = context.archive;
    let label = archive.topic(topic).map_or("", |topic| &topic.label);
    let title = context.month_title(month);
    let way = |month: Month, topic: Option<TopicId>, text: &str| {
        let href = context.report(month, topic);
        html! { li { a href=(href) target=[context.same_frame()] { (text) } } }
    };
    let before = archive.reports_on(topic).rfind(|it| it.month < month);
    let after = archive.reports_on(topic).find(|it| it.month > month);
    html! {
        div.lacking data-generated {
            p { (text::report::lacks(&title, &lowercase(label))) }
            ul {
                (way(month, None, &text::report::all_of(&title)))
                @for &Report { month, .. } in before.into_iter().chain(after) {
                    (way(month, Some(topic), &text::report::topic_in(label, &context.month_title(month))))
                }
            }
        }
    }
}

/// Lowercases letter by letter, because `str::to_lowercase` needs further tables in the program.
fn lowercase(label: &str) -> String {
    label.chars().flat_map(char::to_lowercase).collect()
}

//! A topic through the months, as one text.
//!
//! What stands here is the reports', word for word, but for what carries `data-generated`. Every
//! month of the thread has its place, be it only to say that its report has nothing on the topic.
//! In a frame, a script (`src/boot/frame.js`) may take the months away that are not wanted there,
//! and turn their order round, before the program does.

use crate::archive::{Extent, Report, Topic};
use crate::components::{
    breadcrumb, embed_link, formed_text, lead, own_page, report_opening, thread_form, year_rail,
};
use crate::hosted::Hosted;
use crate::html::text::Form;
use crate::routes::{Order, Part, Route, Thread};
use crate::strings::archive_page::span;
use crate::strings::count::{months, sections};
use crate::strings::thread as said;
use maud::{Markup, html};

/// The page of a thread; nothing if the archive has no such topic.
#[must_use]
pub fn thread_page(hosted: Hosted<'_>, thread: &Thread) -> Markup {
    let topic = hosted.archive.topic(thread.topic);
    topic.map_or_else(Markup::default, |topic| page(hosted, thread, topic))
}

fn page(hosted: Hosted<'_>, thread: &Thread, topic: &Topic) -> Markup {
    let reports = hosted.archive.reports.iter();
    let mut reports: Vec<&Report> = reports.filter(|it| thread.covers(it.month)).collect();
    if thread.order == Order::Descending {
        reports.reverse();
    }
    html! {
        (breadcrumb(hosted, &Route::Thread(*thread)))
        article.thread {
            header.thread-header {
                h1 tabindex="-1" data-generated { (topic.label) }
                p.thread-about data-generated { (topic.description) }
                (limits(hosted, thread))
            }
            (year_rail(hosted, thread))
            div.thread-months {
                @for report in &reports { (month(hosted, thread, report)) }
            }
            p.thread-empty data-generated hidden[!reports.is_empty()] { (said::NONE) }
            @if hosted.frame.is_none() {
                p.page-tools data-generated {
                    (embed_link(hosted, Part::Thread(*thread), &topic.label))
                }
            }
        }
    }
}

/// How much there is to read, and the ways to have less of it or all; nothing in a frame, which is
/// limited when this is drawn already.
fn limits(hosted: Hosted<'_>, thread: &Thread) -> Markup {
    if hosted.frame.is_some() {
        return Markup::default();
    }
    let whole = Thread {
        order: thread.order,
        ..Thread::whole(thread.topic)
    };
    html! {
        (extent(hosted, thread))
        (thread_form(hosted, thread))
        @if (thread.from, thread.to) != (None, None) {
            p.thread-whole data-generated {
                a href=(hosted.href(&Route::Thread(whole))) { (said::WHOLE) }
            }
        }
    }
}

/// From when to when there is how much to read; nothing without a report.
fn extent(hosted: Hosted<'_>, thread: &Thread) -> Markup {
    let reports = hosted.archive.reports.iter();
    let mut reports = reports.filter(|report| thread.covers(report.month));
    let extent = Extent::of(reports.clone(), thread.topic);
    let Some(first) = reports.next() else {
        return Markup::default();
    };
    let first = first.month.title();
    let span = match reports.next_back() {
        Some(last) => span(&first, &last.month.title()),
        None => first,
    };
    let words = said::extent(
        &extent.minutes().to_string(),
        &sections(extent.sections),
        &extent.speaking.to_string(),
        &months(extent.reports),
    );
    html! {
        p.thread-extent data-generated { (span) " · " (words) }
    }
}

/// What the report of a month has on the topic, or that it has nothing.
fn month(hosted: Hosted<'_>, thread: &Thread, report: &Report) -> Markup {
    let month = report.month;
    let topic = Some(thread.topic);
    let form = Form {
        level: 3,
        has_ids: false,
        page: &own_page(hosted, month, topic),
        ..Form::default()
    };
    let text = html! {
        @if report.opening_topic() == thread.topic { (opening(report, form)) }
        (formed_text(hosted, report, topic, form))
    };
    let href = hosted.outside().report(month, topic);
    html! {
        section.thread-month id=(month) data-month=(month) {
            h2.thread-date data-generated {
                a href=(href) target=[hosted.new_tab()] rel=[hosted.new_tab_rel()] {
                    time datetime=(month) { (month.title()) }
                }
            }
            @if text.0.is_empty() { (gap()) } @else { (text) }
        }
    }
}

/// In place of a text that a month has not.
pub(super) fn gap() -> Markup {
    html! {
        p.thread-gap data-generated { (said::GAP) }
    }
}

/// What stands above the sections of a report, and its lead if no topic has that. It is read where
/// the report begins, so that all threads together are the whole archive.
fn opening(report: &Report, form: Form<'_>) -> Markup {
    html! {
        (report_opening(report, form))
        @if report.lead_topic.is_none() { (lead(report, form)) }
    }
}

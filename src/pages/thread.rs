//! A topic through the months, as one text.
//!
//! What stands here is the reports', word for word, but for what carries `data-generated`. Every
//! month of the thread has its place, be it only to say that its report has nothing on the topic.
//! In a frame, a script (`src/boot/frame.js`) may take the months away that are not wanted there,
//! and turn their order round, before the program does.

use crate::archive::html::{self, Form, escaped};
use crate::archive::{Extent, Report, Topic};
use crate::components::{
    breadcrumb, embed_link, formed_text, report_opening, thread_form, year_rail,
};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::{Order, Part, Route, Thread};
use crate::strings::archive_page::span;
use crate::strings::count::{months, sections};
use crate::strings::thread as said;

/// The page of a thread; nothing if the archive has no such topic.
#[must_use]
pub fn thread_page(hosted: Hosted<'_>, thread: &Thread) -> String {
    let topic = hosted.archive.topic(thread.topic);
    topic.map_or_else(String::new, |topic| page(hosted, thread, topic))
}

fn page(hosted: Hosted<'_>, thread: &Thread, topic: &Topic) -> String {
    let reports = hosted.archive.reports.iter();
    let reports = reports.filter(|report| thread.covers(report.month));
    let mut months: Vec<String> = reports.map(|it| month(hosted, thread, it)).collect();
    if thread.order == Order::Descending {
        months.reverse();
    }
    [
        breadcrumb(hosted, &Route::Thread(*thread)).as_str(),
        "<article class=\"thread\"><header class=\"thread-header\"><h1 tabindex=\"-1\" \
         data-generated>",
        &escaped(&topic.label),
        "</h1><p class=\"thread-about\" data-generated>",
        &escaped(&topic.description),
        "</p>",
        &limits(hosted, thread),
        "</header>",
        &year_rail(hosted, thread),
        "<div class=\"thread-months\">",
        &months.concat(),
        "</div><p class=\"thread-empty\" data-generated",
        if months.is_empty() { "" } else { " hidden" },
        joined!(">", said::NONE, "</p>"),
        &tools(hosted, thread, topic),
        "</article>",
    ]
    .concat()
}

/// How much there is to read, and the ways to have less of it or all; nothing in a frame, which is
/// limited when this is drawn already.
fn limits(hosted: Hosted<'_>, thread: &Thread) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    let whole = Thread::whole(thread.topic);
    let way = if (thread.from, thread.to) == (None, None) {
        String::new()
    } else {
        let whole = Thread {
            order: thread.order,
            ..whole
        };
        let href = hosted.href(&Route::Thread(whole));
        let link = anchor("", &href, said::WHOLE);
        ["<p class=\"thread-whole\" data-generated>", &link, "</p>"].concat()
    };
    [&extent(hosted, thread), &thread_form(hosted, thread), &way]
        .map(String::as_str)
        .concat()
}

/// From when to when there is how much to read; nothing without a report.
fn extent(hosted: Hosted<'_>, thread: &Thread) -> String {
    let reports = hosted.archive.reports.iter();
    let mut reports = reports.filter(|report| thread.covers(report.month));
    let extent = Extent::of(reports.clone(), thread.topic);
    let Some(first) = reports.next() else {
        return String::new();
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
    [
        "<p class=\"thread-extent\" data-generated>",
        &span,
        " · ",
        &words,
        "</p>",
    ]
    .concat()
}

/// What the report of a month has on the topic, or that it has nothing.
fn month(hosted: Hosted<'_>, thread: &Thread, report: &Report) -> String {
    let month = report.month;
    let topic = Some(thread.topic);
    let outside = hosted.outside();
    let form = Form {
        level: 3,
        has_ids: false,
        page: match hosted.frame {
            None => &outside.report(month, topic),
            Some(_) => "",
        },
    };
    let mut text = String::new();
    if report.opening_topic() == thread.topic {
        text = opening(report, form);
    }
    text.push_str(&formed_text(hosted, report, topic, form));
    if text.is_empty() {
        text = gap();
    }
    let name = month.to_string();
    let time = ["<time datetime=\"", &name, "\">", &month.title(), "</time>"].concat();
    [
        "<section class=\"thread-month\" id=\"",
        &name,
        "\" data-month=\"",
        &name,
        "\"><h2 class=\"thread-date\" data-generated>",
        &anchor(hosted.leaving(), &outside.report(month, topic), &time),
        "</h2>",
        &text,
        "</section>",
    ]
    .concat()
}

/// In place of a text that a month has not.
pub(super) fn gap() -> String {
    joined!("<p class=\"thread-gap\" data-generated>", said::GAP, "</p>").to_owned()
}

/// What stands above the sections of a report, and its lead if no topic has that. It is read where
/// the report begins, so that all threads together are the whole archive.
fn opening(report: &Report, form: Form<'_>) -> String {
    let lead = match report.lead_topic {
        Some(_) => String::new(),
        None => html::formed(&report.lead, "", form),
    };
    let lead = if lead.is_empty() {
        lead
    } else {
        ["<div class=\"lead prose\">", &lead, "</div>"].concat()
    };
    [report_opening(report, form), lead].concat()
}

fn tools(hosted: Hosted<'_>, thread: &Thread, topic: &Topic) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    let embed = embed_link(hosted, Part::Thread(*thread), &topic.label);
    ["<p class=\"page-tools\" data-generated>", &embed, "</p>"].concat()
}

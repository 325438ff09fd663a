//! A topic through the months, as one text.
//!
//! What stands here is the reports', word for word, but for what carries `data-generated`. Every
//! month of the thread has its place, be it only to say that its report has nothing on the topic.
//! In a frame, a script (`src/boot/frame.js`) may take the months away that are not wanted there,
//! and turn their order round, before the program does.

use crate::archive::html::{Form, escaped};
use crate::archive::{Report, Topic};
use crate::components::{breadcrumb, embed_link, formed_text};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::{Order, Part, Route, Thread};
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
        "</p></header><div class=\"thread-months\">",
        &months.concat(),
        "</div><p class=\"thread-empty\" data-generated",
        if months.is_empty() { "" } else { " hidden" },
        joined!(">", said::NONE, "</p>"),
        &tools(hosted, thread, topic),
        "</article>",
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
    let text = if report.speaks_of(thread.topic) {
        formed_text(hosted, report, topic, form)
    } else {
        ["<p class=\"thread-gap\" data-generated>", said::GAP, "</p>"].concat()
    };
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

fn tools(hosted: Hosted<'_>, thread: &Thread, topic: &Topic) -> String {
    if hosted.frame.is_some() {
        return String::new();
    }
    let embed = embed_link(hosted, Part::Thread(*thread), &topic.label);
    ["<p class=\"page-tools\" data-generated>", &embed, "</p>"].concat()
}

//! A thread: one topic through the months, as a single text.
//!
//! Everything is in the reports' own words, except elements with `data-generated`. Every report in
//! the range has a section, even if only to note that it lacks the topic. In a frame, a script
//! (`src/ui/boot/frame.js`) may remove unwanted months and reverse the order before the program does.

use crate::html::blocks::RenderOptions;
use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::note_line;
use crate::html::report::{lead, permalink_page, render_report};
use crate::html::report_opening::report_opening;
use crate::model::{Report, Topic, TopicStats};
use crate::routes::page_context::PageContext;
use crate::routes::{Order, Part, Route, Thread};
use crate::text;
use crate::text::archive_page::span;
use crate::text::count::{months, sections};
use crate::ui::shell::page_tools::embed_link;
use crate::ui::thread::form::thread_form;
use crate::ui::thread::year_rail::year_rail;
use maud::{Markup, html};

/// Returns the page of a thread; empty if the archive has no such topic.
#[must_use]
pub fn thread_page(context: PageContext<'_>, thread: &Thread) -> Markup {
    let topic = context.archive.topic(thread.topic);
    topic.map_or_else(Markup::default, |topic| page(context, thread, topic))
}

fn page(context: PageContext<'_>, thread: &Thread, topic: &Topic) -> Markup {
    let reports = context.archive.reports.iter();
    let mut reports: Vec<&Report> = reports.filter(|it| thread.covers(it.month)).collect();
    if thread.order == Order::Descending {
        reports.reverse();
    }
    html! {
        (breadcrumb(context, &Route::Thread(*thread)))
        article.thread {
            header.thread-header {
                h1 tabindex="-1" data-generated { (topic.label) }
                @if !topic.description.is_empty() {
                    p.thread-about data-generated { (topic.description) }
                }
                (note_line(context.archive, &extent(context, thread)))
                @if context.frame.is_none() { (thread_form(context, thread, topic)) }
            }
            (year_rail(context, thread))
            div.thread-months {
                @for report in &reports { (month(context, thread, report)) }
            }
            p.thread-empty data-generated hidden[!reports.is_empty()] { (text::thread::NONE) }
            @if context.frame.is_none() {
                p.page-tools data-generated {
                    (embed_link(context, Part::Thread(*thread), &topic.label))
                }
            }
        }
    }
}

/// Returns the amount of text, and the range of months if it is limited; empty without a report, and
/// in a frame, because its range is fixed.
fn extent(context: PageContext<'_>, thread: &Thread) -> Markup {
    if context.frame.is_some() {
        return Markup::default();
    }
    let reports = context.archive.reports.iter();
    let mut reports = reports.filter(|report| thread.covers(report.month));
    let extent = TopicStats::of(reports.clone(), thread.topic);
    let Some(first) = reports.next() else {
        return Markup::default();
    };
    let last = reports.next_back();
    let words = text::thread::extent(
        &extent.minutes().to_string(),
        &sections(extent.sections),
        &extent.speaking.to_string(),
        &months(extent.reports),
    );
    html! {
        span.thread-extent {
            @if thread.is_limited() {
                @let first = context.month_title(first.month);
                @if let Some(last) = last { (span(&first, &context.month_title(last.month))) } @else { (first) }
                " · "
            }
            (words)
        }
    }
}

/// Returns a report's text on the topic, or a note that there is no text.
fn month(context: PageContext<'_>, thread: &Thread, report: &Report) -> Markup {
    let month = report.month;
    let topic = Some(thread.topic);
    let options = RenderOptions {
        level: 3,
        has_ids: false,
        page: &permalink_page(context, month, topic),
        standing: &context.archive.standing,
        ..RenderOptions::default()
    };
    let text = html! {
        @if report.opening_topic() == thread.topic { (opening(report, options)) }
        (render_report(context, report, topic, options))
    };
    let href = context.outside().report(month, topic);
    html! {
        section.thread-month id=(month) data-month=(month) {
            h2.thread-date data-generated {
                a href=(href) target=[context.new_tab()] rel=[context.new_tab_rel()] {
                    time datetime=(month) { (context.month_title(month)) }
                }
            }
            @if text.0.is_empty() { (gap()) } @else { (text) }
        }
    }
}

/// Returns the note shown in place of a missing text.
pub(crate) fn gap() -> Markup {
    html! {
        p.thread-gap data-generated { (text::thread::GAP) }
    }
}

/// Returns the text above the sections of a report, and its lead if that has no topic. It belongs
/// to the thread of the opening topic, because all threads together must contain the whole archive.
fn opening(report: &Report, options: RenderOptions<'_>) -> Markup {
    html! {
        (report_opening(report, options))
        @if report.lead_topic.is_none() { (lead(report, options)) }
    }
}

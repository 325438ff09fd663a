//! The years of a thread as links, with a mark on the current month.
//!
//! The links work without the program; only the marks need it. They are set in place, because the
//! links are markup, and rendering must not depend on the scroll position.

use crate::browser::{element, reading_line, scroll};
use crate::model::{Archive, Report, TopicId};
use crate::routes::page_context::PageContext;
use crate::routes::{Order, Thread};
use crate::text;
use crate::text::count::months;
use crate::ui::effect::effect;
use crate::ui::ids;
use crate::ui::navigation::{MONTHS, Navigation};
use leptos::prelude::{StoredValue, request_animation_frame};
use maud::{Markup, html};

/// Minimum number of years for a year rail.
const LEAST: usize = 2;

/// Returns a link to the first month of each year, with a stroke per report. Empty for fewer than
/// [`LEAST`] years, or in a frame.
#[must_use]
pub fn year_rail(context: PageContext<'_>, thread: &Thread) -> Markup {
    let mut years = years(context.archive, thread);
    if context.frame.is_some() || years.len() < LEAST {
        return Markup::default();
    }
    let is_descending = thread.order == Order::Descending;
    if is_descending {
        years.reverse();
    }
    html! {
        nav.year-rail.is-descending[is_descending] id=(ids::YEAR_RAIL) aria-label=(text::year_rail::LABEL)
            data-generated {
            ol {
                @for (year, reports) in &years { li { (way(context, thread, *year, reports)) } }
            }
        }
    }
}

/// Returns the years from the first report of a thread to the last, each with its reports.
fn years<'a>(archive: &'a Archive, thread: &Thread) -> Vec<(u16, Vec<&'a Report>)> {
    let mut years: Vec<(u16, Vec<&Report>)> = Vec::new();
    for report in &archive.reports {
        if thread.covers(report.month) {
            let year = report.month.year();
            let next = years.last().map_or(year, |(last, _)| last + 1);
            years.extend((next..=year).map(|year| (year, Vec::new())));
            if let Some((_, reports)) = years.last_mut() {
                reports.push(report);
            }
        }
    }
    years
}

/// Returns a link to a year, or only its number if it has no report.
fn way(context: PageContext<'_>, thread: &Thread, year: u16, reports: &[&Report]) -> Markup {
    let first = match thread.order {
        Order::Ascending => reports.first(),
        Order::Descending => reports.last(),
    };
    let speaking = reports.iter().filter(|it| it.speaks_of(thread.topic));
    let extent = text::year_rail::extent(&speaking.count().to_string(), &months(reports.len()));
    let strokes = strokes(reports, thread.topic);
    html! {
        @if let Some(first) = first {
            a href=(context.thread_at(thread, first.month)) data-year=(year) {
                (year) span.visually-hidden { (extent) } (strokes)
            }
        } @else {
            span { (year) (strokes) }
        }
    }
}

/// Returns a stroke for each month with a report, in one of two styles: with or without the topic.
fn strokes(reports: &[&Report], topic: TopicId) -> Markup {
    let class = |number: u8| {
        let report = reports.iter().find(|it| it.month.number() == number)?;
        Some(if report.speaks_of(topic) {
            "is-there"
        } else {
            "is-gap"
        })
    };
    html! { span aria-hidden="true" { @for number in 1..=12 { i class=[class(number)] {} } } }
}

/// Marks the current year and month, for the lifetime of the app.
///
/// # Without a browser
///
/// Must not be called.
pub fn follow_years(navigation: Navigation) {
    StoredValue::new_local(reading_line::on_scroll(mark));
    effect(move || {
        _ = navigation.here();
        // Wait until the page is rendered, because that removes the mark without a scroll event.
        request_animation_frame(mark);
    });
}

fn mark() {
    if !element::is_shown(ids::YEAR_RAIL) {
        return;
    }
    // Above the first month, mark that month.
    let read = reading_line::element_at_line(MONTHS).map(|read| read.id);
    let month = read
        .or_else(|| reading_line::first(MONTHS))
        .unwrap_or_default();
    if let Some((year, number)) = month.split_once('-') {
        let year = ["[data-year=\"", year, "\"]"].concat();
        let stroke = [&year, " i:nth-child(", number, ")"].concat();
        scroll::move_mark(ids::YEAR_RAIL, "aria-current", &year);
        scroll::move_mark(ids::YEAR_RAIL, "data-here", &stroke);
    }
}

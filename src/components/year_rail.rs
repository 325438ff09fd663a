//! The years of a thread: a way to each, and a mark where one is.
//!
//! Without the program they are links. What is marked is known in the browser alone.

use super::ids;
use crate::archive::Report;
use crate::browser::{element, reading_line, scroll};
use crate::hosted::{Hosted, anchor};
use crate::navigation::{MONTHS, Navigation};
use crate::routes::{Order, Thread};
use crate::strings::count::months;
use crate::strings::year_rail as said;
use leptos::prelude::{Effect, StoredValue, request_animation_frame};

/// The least number of years among which one needs a way.
const LEAST: usize = 2;

/// A link to the first month of each year, with a stroke for each month that there is; nothing where
/// it would lead nowhere, and in a frame.
#[must_use]
pub fn year_rail(hosted: Hosted<'_>, thread: &Thread) -> String {
    let mut years: Vec<(u16, Vec<&Report>)> = Vec::new();
    for report in &hosted.archive.reports {
        if thread.covers(report.month) {
            let year = report.month.year();
            let next = years.last().map_or(year, |(last, _)| last + 1);
            years.extend((next..=year).map(|year| (year, Vec::new())));
            if let Some((_, reports)) = years.last_mut() {
                reports.push(report);
            }
        }
    }
    if hosted.frame.is_some() || years.len() < LEAST {
        return String::new();
    }
    let is_descending = thread.order == Order::Descending;
    if is_descending {
        years.reverse();
    }
    let mut html = [
        "<nav id=\"",
        ids::YEAR_RAIL,
        "\" class=\"year-rail",
        if is_descending { " is-descending" } else { "" },
        "\" aria-label=\"",
        said::LABEL,
        "\" data-generated><ol>",
    ]
    .concat();
    for (year, reports) in &years {
        push_year(&mut html, hosted, thread, *year, reports);
    }
    html.push_str("</ol></nav>");
    html
}

fn push_year(
    html: &mut String,
    hosted: Hosted<'_>,
    thread: &Thread,
    year: u16,
    reports: &[&Report],
) {
    let name = year.to_string();
    let mut strokes = ["<i></i>"; 12];
    let mut n_speaking = 0;
    for report in reports {
        let is_speaking = report.speaks_of(thread.topic);
        n_speaking += usize::from(is_speaking);
        if let Some(stroke) = strokes.get_mut(usize::from(report.month.number() - 1)) {
            *stroke = if is_speaking {
                "<i class=\"is-there\"></i>"
            } else {
                "<i class=\"is-gap\"></i>"
            };
        }
    }
    let strokes = ["<span aria-hidden=\"true\">", &strokes.concat(), "</span>"].concat();
    let first = match thread.order {
        Order::Ascending => reports.first(),
        Order::Descending => reports.last(),
    };
    let inside = if let Some(first) = first {
        let extent = said::extent(&n_speaking.to_string(), &months(reports.len()));
        let said = ["<span class=\"visually-hidden\">", &extent, "</span>"].concat();
        let attributes = [" data-year=\"", &name, "\""].concat();
        let href = hosted.thread_at(thread, first.month);
        anchor(&attributes, &href, &[name, said, strokes].concat())
    } else {
        ["<span>", &name, &strokes, "</span>"].concat()
    };
    for part in ["<li>", &inside, "</li>"] {
        html.push_str(part);
    }
}

/// Marks the year and the month that are read, for as long as the app lives.
///
/// # Without a browser
///
/// Must not be called.
pub fn follow_years(navigation: Navigation) {
    StoredValue::new_local(reading_line::on_scroll(mark));
    Effect::new(move |_| {
        _ = navigation.here();
        // When the page has been drawn, which takes the mark away and need not scroll.
        request_animation_frame(mark);
    });
}

fn mark() {
    if !element::is_shown(ids::YEAR_RAIL) {
        return;
    }
    // Above the first month, that is the one to come.
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

//! The years of a thread: a way to each, and a mark where one is.
//!
//! Without the program they are links. What is marked is known in the browser alone.

use super::{count, ids};
use crate::archive::{Month, Report};
use crate::browser::{element, scroll};
use crate::hosted::{Hosted, anchor};
use crate::navigation::Navigation;
use crate::routes::{Order, Thread};
use crate::strings;
use leptos::prelude::*;

/// The least number of years among which one needs a way.
const LEAST: usize = 2;

/// How far below the top of the window a month may begin that is read already, in CSS pixels: what
/// stays in view above the text takes as much.
const LINE_PX: f64 = 100.0;

/// What the months of a thread carry.
const MONTHS: &str = ".thread-month";

/// A link to the first month of each year, with a stroke for each month that there is; nothing where
/// it would lead nowhere, and in a frame.
#[must_use]
pub fn year_rail(hosted: Hosted<'_>, thread: &Thread) -> String {
    let reports = hosted.archive.reports.iter();
    let reports: Vec<&Report> = reports.filter(|it| thread.covers(it.month)).collect();
    let (Some(first), Some(last)) = (reports.first(), reports.last()) else {
        return String::new();
    };
    let years = first.month.year()..=last.month.year();
    if hosted.frame.is_some() || years.len() < LEAST {
        return String::new();
    }
    let is_descending = thread.order == Order::Descending;
    let entries = years.map(|year| {
        let of_year = |report: &&&Report| report.month.year() == year;
        let reports: Vec<&Report> = reports.iter().filter(of_year).copied().collect();
        entry(hosted, thread, year, &reports)
    });
    let mut entries: Vec<String> = entries.collect();
    if is_descending {
        entries.reverse();
    }
    [
        "<nav id=\"",
        ids::YEAR_RAIL,
        "\" class=\"year-rail",
        if is_descending { " is-descending" } else { "" },
        "\" aria-label=\"",
        strings::year_rail::LABEL,
        "\" data-generated><ol>",
        &entries.concat(),
        "</ol></nav>",
    ]
    .concat()
}

fn entry(hosted: Hosted<'_>, thread: &Thread, year: u16, reports: &[&Report]) -> String {
    let name = year.to_string();
    let strokes = strokes(thread, year, reports);
    let first = match thread.order {
        Order::Ascending => reports.first(),
        Order::Descending => reports.last(),
    };
    let Some(first) = first else {
        let parts = ["<li><span>", &name, &strokes, "</span></li>"];
        return parts.concat();
    };
    let speaking = reports.iter().filter(|it| it.speaks_of(thread.topic));
    let months = count(reports.len(), "month");
    let extent = strings::year_rail::extent(&speaking.count().to_string(), &months);
    let inside = [
        &name,
        "<span class=\"visually-hidden\">",
        &extent,
        "</span>",
        &strokes,
    ];
    let attributes = [" data-year=\"", &name, "\""].concat();
    let href = hosted.thread_at(thread, first.month);
    let link = anchor(&attributes, &href, &inside.concat());
    ["<li>", &link, "</li>"].concat()
}

/// A stroke for each month of a year: with the topic, without it, without a report.
fn strokes(thread: &Thread, year: u16, reports: &[&Report]) -> String {
    let stroke = |number| {
        let month = Month::new(year, number);
        let report = reports.iter().find(|report| Some(report.month) == month);
        match report {
            None => "<i></i>",
            Some(report) if report.speaks_of(thread.topic) => "<i class=\"is-there\"></i>",
            Some(_) => "<i class=\"is-gap\"></i>",
        }
    };
    let strokes: String = (1..=12).map(stroke).collect();
    ["<span aria-hidden=\"true\">", &strokes, "</span>"].concat()
}

/// Marks the year and the month that are read, for as long as the app lives.
///
/// # Without a browser
///
/// Must not be called.
pub fn follow_reading(navigation: Navigation) {
    StoredValue::new_local(scroll::on_scroll(mark));
    Effect::new(move |_| {
        _ = navigation.route();
        // By then the page is drawn, and stands where it is to stand.
        request_animation_frame(mark);
    });
}

fn mark() {
    if !element::is_shown(ids::YEAR_RAIL) {
        return;
    }
    let month = scroll::reached(MONTHS, LINE_PX).unwrap_or_default();
    if let Some((year, number)) = month.split_once('-') {
        let year = ["[data-year=\"", year, "\"]"].concat();
        let stroke = [&year, " i:nth-child(", number, ")"].concat();
        scroll::move_mark(ids::YEAR_RAIL, "aria-current", &year);
        scroll::move_mark(ids::YEAR_RAIL, "data-here", &stroke);
    }
}

//! Forms that limit what a page shows: the months and order of a thread, and the years of
//! `same_month`.
//!
//! Their fields mirror the query string. A form is hidden until the program runs, because only the
//! program can limit a prerendered page, but its space is reserved. Most of a thread's form is
//! folded, because the text matters more, and one year is a single click.

// Markup, not a view, because the form is inside the markup of a long page, and a view around it
// cost 1.7 kB (brotli). On submit, its fields are read from the browser.

use crate::browser::form;
use crate::model::{Month, Topic};
use crate::routes::page_context::PageContext;
use crate::routes::{Order, Route, SameMonth, Thread};
use crate::text::{self, count, export, topics};
use crate::ui::embed::form_fields::span_fields;
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Entry, Navigation};
use crate::ui::shell::export_button::export_button;
use leptos::prelude::{StoredValue, untrack};
use maud::{Markup, html};

/// Returns the form of a thread, filled in with the current limits.
#[must_use]
pub fn thread_form(context: PageContext<'_>, thread: &Thread, topic: &Topic) -> Markup {
    let whole = Thread::whole(thread.topic);
    let is_whole = (thread.from, thread.to) == (None, None);
    let years = years(context, thread);
    let is_chip = is_whole || years.iter().any(|it| it.0 == *thread);
    let is_open = !is_chip || thread.order != Order::default();
    let all = Thread {
        order: thread.order,
        ..whole
    };
    html! {
        form.thread-form id=(ids::THREAD_FORM) action=(context.href(&Route::Thread(whole)))
            autocomplete="off" data-generated {
            ul.year-chips aria-label=(text::thread::YEARS) {
                (chip(context, thread, all, topics::ALL))
                @for (limited, year) in &years { (chip(context, thread, *limited, year)) }
            }
            details open[is_open] {
                summary { (text::thread::MORE) }
                div.thread-fields {
                    (span_fields(context.archive, Some(thread)))
                    button { (text::thread::SHOW) }
                }
                (save(context, thread, topic))
            }
        }
    }
}

/// Returns a thread for each year with a report, with that year's name.
fn years(context: PageContext<'_>, thread: &Thread) -> Vec<(Thread, String)> {
    let mut years: Vec<u16> = context
        .archive
        .reports
        .iter()
        .map(|report| report.month.year())
        .collect();
    years.dedup();
    let limited = years.into_iter().map(|year| {
        let limited = Thread {
            from: Month::new(year, 1),
            to: Month::new(year, 12),
            ..*thread
        };
        (limited, year.to_string())
    });
    limited.collect()
}

fn chip(context: PageContext<'_>, thread: &Thread, limited: Thread, name: &str) -> Markup {
    let is_here = limited == *thread;
    html! {
        li {
            a href=(context.href(&Route::Thread(limited))) aria-current=[is_here.then_some("true")] {
                (name)
            }
        }
    }
}

/// Returns the button that saves everything on a topic; empty if no report covers it.
fn save(context: PageContext<'_>, thread: &Thread, topic: &Topic) -> Markup {
    let n_reports = context.archive.reports_on(thread.topic).count();
    html! {
        @if n_reports > 0 {
            (export_button(
                export::SAVE_TOPIC,
                Some(topic),
                &[&context.archive.site.title, ": ", &topic.label].concat(),
                &export::what_is_on(&topic.label, &count::reports(n_reports)),
            ))
        }
    }
}

/// Navigates to what is chosen in a form on each submit, for the lifetime of the app.
///
/// # Without a browser
///
/// Must not be called.
pub fn follow_form(navigation: Navigation) {
    let take = move |id: &str| take(navigation, id).is_some();
    StoredValue::new_local(form::on_submit(take));
}

fn take(navigation: Navigation, id: &str) -> Option<()> {
    let shown = untrack(|| navigation.route());
    let fields = form::read(id)?;
    let given = |name| fields.get(name);
    let route = match &shown {
        Route::Thread(thread) if id == ids::THREAD_FORM => Route::Thread(Thread::limited(
            thread.topic,
            &given("from"),
            &given("to"),
            &given("order"),
        )),
        Route::SameMonth(month) if id == ids::SAME_MONTH_FORM => {
            let years = fields.get_all("years");
            let limited = |context: PageContext<'_>| {
                SameMonth::limited(month.number, &years, context.archive)
            };
            Route::SameMonth(navigation.with_context(limited))
        }
        _ => return None,
    };
    let entry = if route == shown {
        Entry::Replace
    } else {
        Entry::Push
    };
    navigation.go(route, Arrival::Link, entry);
    Some(())
}

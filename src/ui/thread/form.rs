//! Forms that limit what a page shows: the months and order of a thread, and the years of
//! `same_month`.
//!
//! Their fields mirror the query string. A form is hidden until the program runs, because only the
//! program can limit a prerendered page, but its space is reserved. A thread's form is folded for the
//! whole thread in its usual order, because the text matters more.

// Markup, not a view, because the form is inside the markup of a long page, and a view around it
// cost 1.7 kB (brotli). On submit, its fields are read from the browser.

use crate::browser::{element, form};
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
    let archive = context.archive;
    let years = archive
        .reports
        .chunk_by(|one, next| one.month.year() == next.month.year());
    html! {
        form.thread-form id=(ids::THREAD_FORM) action=(context.href(&Route::Thread(whole)))
            autocomplete="off" data-generated {
            details open[thread.is_limited() || thread.order != Order::default()] {
                summary { (text::thread::MORE) }
                ul.chips.year-chips aria-label=(text::thread::YEARS) {
                    (chip(context, thread, None))
                    @for report in years.filter_map(|it| it.first()) {
                        (chip(context, thread, Some(report.month.year())))
                    }
                }
                div.thread-fields {
                    (span_fields(archive, Some(thread)))
                    button { (text::thread::SHOW) }
                }
                (save(context, thread, topic))
            }
        }
    }
}

/// Returns a link that limits a thread to a year, or to none.
fn chip(context: PageContext<'_>, thread: &Thread, year: Option<u16>) -> Markup {
    let limited = Thread {
        from: year.and_then(|year| Month::new(year, 1)),
        to: year.and_then(|year| Month::new(year, 12)),
        ..*thread
    };
    let current = (limited == *thread).then_some("true");
    html! {
        li {
            a href=(context.href(&Route::Thread(limited))) aria-current=[current] {
                @if let Some(year) = year { (year) } @else { (topics::ALL) }
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
            let is_chosen = |year: &str| element::matches(&ids::year_box(year), ":checked");
            Route::SameMonth(navigation.with_context(|context| {
                SameMonth::choose(month.number, context.archive, &is_chosen)
            }))
        }
        _ => return None,
    };
    let entry = if route == shown {
        // The page stays, so its fields must again say what it shows, as with no year ticked.
        form::reset(id);
        Entry::Replace
    } else {
        Entry::Push
    };
    navigation.go(route, Arrival::Link, entry);
    Some(())
}

//! Form that limits a thread to a range of months and sets its order.
//!
//! Its fields mirror the query string. The form is hidden until the program runs, because only the
//! program can limit a prerendered page, but its space is reserved.

// Markup, not a view, because the form is inside the markup of a long page, and a view around it
// cost 1.7 kB (brotli). On submit, its fields are read from the browser.

use crate::browser::form;
use crate::routes::page_context::PageContext;
use crate::routes::{Route, Thread};
use crate::text;
use crate::ui::embed::form_fields::span_fields;
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Entry, Navigation};
use leptos::prelude::{StoredValue, untrack};
use maud::{Markup, html};

/// Returns the form, filled in with the current limits.
#[must_use]
pub fn thread_form(context: PageContext<'_>, thread: &Thread) -> Markup {
    let whole = Route::Thread(Thread::whole(thread.topic));
    html! {
        form.thread-form id=(ids::THREAD_FORM) action=(context.href(&whole)) autocomplete="off"
            data-generated {
            (span_fields(context.archive, Some(thread)))
            button { (text::thread::SHOW) }
        }
    }
}

/// Navigates to the thread in the form on each submit, for the lifetime of the app.
///
/// # Without a browser
///
/// Must not be called.
pub fn follow_form(navigation: Navigation) {
    let take = move |id: &str| id == ids::THREAD_FORM && take(navigation).is_some();
    StoredValue::new_local(form::on_submit(take));
}

fn take(navigation: Navigation) -> Option<()> {
    let Route::Thread(shown) = untrack(|| navigation.route()) else {
        return None;
    };
    let fields = form::read(ids::THREAD_FORM)?;
    let given = |name| fields.get(name);
    let thread = Thread::limited(shown.topic, &given("from"), &given("to"), &given("order"));
    let entry = if thread == shown {
        Entry::Replace
    } else {
        Entry::Push
    };
    navigation.go(Route::Thread(thread), Arrival::Link, entry);
    Some(())
}

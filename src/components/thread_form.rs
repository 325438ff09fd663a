//! The form that limits a thread and turns it round.
//!
//! It says what its address would say. Only the program can limit a page that stands there whole, so
//! the form is shown when that runs; its place is kept for it.

use super::form_fields::span_fields;
use super::ids;
use crate::archive::html::escaped;
use crate::browser::form;
use crate::hosted::Hosted;
use crate::navigation::{Arrival, Entry, Navigation};
use crate::routes::{Route, Thread};
use crate::strings;
use leptos::prelude::untrack;

/// The form, with what limits the thread now.
#[must_use]
pub fn thread_form(hosted: Hosted<'_>, thread: &Thread) -> String {
    let whole = hosted.href(&Route::Thread(Thread::whole(thread.topic)));
    [
        "<form id=\"",
        ids::THREAD_FORM,
        "\" class=\"thread-form\" action=\"",
        &escaped(&whole),
        "\" autocomplete=\"off\" data-generated>",
        &span_fields(hosted.archive, Some(thread)),
        "<button>",
        strings::thread::SHOW,
        "</button></form>",
    ]
    .concat()
}

/// Moves to the thread that the form describes. Returns whether a thread is shown at all.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn take_limits(navigation: Navigation) -> bool {
    let Route::Thread(shown) = untrack(|| navigation.route()) else {
        return false;
    };
    let Some(fields) = form::read(ids::THREAD_FORM) else {
        return false;
    };
    let [from, to, order] = ["from", "to", "order"].map(|name| fields.get(name));
    let thread = Thread::limited(shown.topic, &from, &to, &order);
    let entry = if thread == shown {
        Entry::Replace
    } else {
        Entry::Push
    };
    navigation.go(Route::Thread(thread), Arrival::Link, entry);
    true
}

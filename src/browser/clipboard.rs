//! Copying to the clipboard with `execCommand`, because the newer Clipboard API asks for
//! permission, answers asynchronously and is missing on pages served over plain HTTP.

use super::element::find_as;
use core::cell::Cell;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{HtmlTextAreaElement, window};
use maud::Markup;
use std::rc::Rc;
use web_sys::{ClipboardEvent, HtmlDocument};

/// Selects the text of the textarea `id`, which should have the focus, and copies it. Returns
/// whether that worked; if not, the text stays selected so that the reader can copy it.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn copy(id: &str) -> bool {
    let field = find_as::<HtmlTextAreaElement>(id);
    field.is_some_and(|field| {
        field.select();
        document().is_some_and(|document| have_copied(&document))
    })
}

/// Copies a passage as both `text/plain` and `text/html`; the paste target picks a format. Returns
/// whether the browser copied it. Must be called while an event is handled.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn copy_text(plain: &str, html: &Markup) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let is_taken = Rc::new(Cell::new(false));
    // The browser requests the data with a `copy` event. If there is no selection, some browsers
    // first send `beforecopy` to ask whether copying is possible.
    let listeners = ["beforecopy", "copy"].map(|question| {
        let (is_taken, plain, html) = (is_taken.clone(), plain.to_owned(), html.0.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, question, options, move |event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
                is_taken.set(fill(event, &plain, &html).is_some() || is_taken.get());
            }
        })
    });
    let is_done = have_copied(&document);
    drop(listeners);
    is_done && is_taken.get()
}

fn fill(event: &ClipboardEvent, plain: &str, html: &str) -> Option<()> {
    let data = event.clipboard_data()?;
    data.set_data("text/plain", plain).ok()?;
    data.set_data("text/html", html).ok()
}

fn have_copied(document: &HtmlDocument) -> bool {
    let done: Result<bool, JsValue> = document.exec_command("copy");
    done.unwrap_or_default()
}

fn document() -> Option<HtmlDocument> {
    window()?.document()?.dyn_into().ok()
}

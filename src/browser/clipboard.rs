//! The clipboard.

use super::element::find_as;
use core::cell::Cell;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::futures::JsFuture;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{HtmlTextAreaElement, window};
use std::rc::Rc;
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, DataTransfer, HtmlDocument,
};

/// Selects what stands in a field of several lines, which should have the focus, and copies it.
/// Returns whether the browser did; if not, the text stays selected for who copies it by hand.
///
/// The newer way to copy asks for permission, and is not there in pages that came over plain HTTP.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn copy(id: &str) -> bool {
    let (Some(document), Some(field)) = (document(), find_as::<HtmlTextAreaElement>(id)) else {
        return false;
    };
    field.select();
    document.exec_command("copy").unwrap_or_default()
}

/// Copies a text both as plain words and as HTML, of which whatever it is pasted into takes what it
/// can, and then says whether that was done. Must be called while an event is handled.
///
/// The older way comes first: it needs no permission, and the browser allows it only as long as the
/// event lasts, while the newer one answers later.
///
/// # Without a browser
///
/// Must not be called.
pub fn copy_text(plain: &str, html: &str, then: impl FnOnce(bool) + 'static) {
    if copy_by_event(plain, html) {
        return then(true);
    }
    let Some(promise) = write(plain, html) else {
        return then(false);
    };
    spawn_local(async move { then(JsFuture::from(promise).await.is_ok()) });
}

/// Has the browser copy, and answers it, whatever is selected.
fn copy_by_event(plain: &str, html: &str) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let is_taken = Rc::new(Cell::new(false));
    let answer = {
        let (is_taken, plain, html) = (is_taken.clone(), plain.to_owned(), html.to_owned());
        move |event: &web_sys::Event| {
            event.prevent_default();
            let data = event.dyn_ref::<ClipboardEvent>();
            if let Some(data) = data.and_then(ClipboardEvent::clipboard_data) {
                is_taken.set(fill(&data, &plain, &html).is_ok());
            }
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    // Where nothing is selected, some ask before whether there is anything to copy.
    let question = EventListener::new_with_options(&document, "beforecopy", options, |event| {
        event.prevent_default();
    });
    let listener = EventListener::new_with_options(&document, "copy", options, answer);
    let is_done = document.exec_command("copy").unwrap_or_default();
    drop((question, listener));
    is_done && is_taken.get()
}

fn fill(data: &DataTransfer, plain: &str, html: &str) -> Result<(), JsValue> {
    data.set_data("text/plain", plain)?;
    data.set_data("text/html", html)
}

/// The newer way; `None` where it is not there.
fn write(plain: &str, html: &str) -> Option<Promise> {
    let navigator = window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let clipboard: Clipboard = clipboard.dyn_into().ok()?;
    let kinds = Object::new();
    for (kind, text) in [("text/plain", plain), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
        Reflect::set(&kinds, &kind.into(), &blob.ok()?.into()).ok()?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}

fn document() -> Option<HtmlDocument> {
    window()?.document()?.dyn_into().ok()
}

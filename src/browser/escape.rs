//! The Escape key, when no other part of the page uses it.

use super::dialog;
use super::history::Listener;
use gloo_events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, KeyboardEvent, window};

/// Elements that handle Escape themselves.
const FIELDS: &str = "input, select, textarea, [contenteditable], dialog";

/// Calls back when Escape is pressed without modifiers, outside form fields, while no dialog or
/// popover is open, and no other listener has consumed it. The argument reports whether an element has the focus.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_escape(callback: impl Fn(bool) + 'static) -> Option<Listener> {
    let window = window()?;
    let listener = EventListener::new(&window, "keydown", move |event| {
        if let Some(has_focus) = is_escape(event) {
            callback(has_focus);
        }
    });
    Some(Listener::new(listener))
}

/// Returns whether an element has the focus, or `None` if `event` is not an unused Escape.
pub(super) fn is_escape(event: &Event) -> Option<bool> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let is_modified = key.ctrl_key() || key.meta_key() || key.shift_key() || key.alt_key();
    let is_meant = key.key() == "Escape" && !is_modified && !key.is_composing();
    if !is_meant || event.default_prevented() || dialog::has_open() {
        return None;
    }
    let element = event.target()?.dyn_into::<Element>().ok()?;
    // Keys are sent to the body if no element has the focus.
    let is_in_field = element.closest(FIELDS).ok()?.is_some();
    (!is_in_field).then(|| element.tag_name() != "BODY")
}

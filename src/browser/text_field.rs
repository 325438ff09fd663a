//! A field of the page, named by its id: what it holds, and where its caret is.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Document, Event, HtmlInputElement, window};

/// What a reader has typed into a field that is about to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    value: String,
    /// Whether the reader is still in the field.
    has_focus: bool,
    /// The first selected character and the one behind the last, counted in UTF-16.
    selection: Option<(u32, u32)>,
}

/// What stands in a field; nothing where there is none.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn value(id: &str) -> String {
    field(id).map_or_else(String::new, |field| field.value())
}

/// Writes into a field. One that has this text already is left alone, with its caret and with
/// whatever an input method is composing.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_value(id: &str, value: &str) {
    if let Some(field) = field(id).filter(|field| field.value() != value) {
        field.set_value(value);
    }
}

/// Names what a field holds when it is reset. `WebKit` does that with a field that is not to be
/// completed, when a page comes back from the history as it was.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_default(id: &str, value: &str) {
    if let Some(field) = field(id) {
        field.set_default_value(value);
    }
}

/// Goes into a field and selects what it holds, so that the next key begins anew.
///
/// # Without a browser
///
/// Must not be called.
pub fn enter(id: &str) {
    if let Some(field) = field(id) {
        _ = field.focus();
        field.select();
    }
}

/// What has been typed into a field so far; `None` if there is no such field.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn draft(id: &str) -> Option<Draft> {
    let field = field(id)?;
    let focused = document().and_then(|document| document.active_element());
    let start = field.selection_start().ok().flatten();
    let end = field.selection_end().ok().flatten();
    Some(Draft {
        value: field.value(),
        has_focus: focused.is_some_and(|focused| focused == **field),
        selection: start.zip(end),
    })
}

/// Goes on with a draft in a field: the same text, the caret in the same place. If the reader was
/// still typing, the field says so as if the last key came now.
///
/// # Without a browser
///
/// Must not be called.
pub fn resume(id: &str, draft: &Draft) {
    let Some(field) = field(id) else {
        return;
    };
    // A field that is still the same is left alone, and with it what an input method composes.
    if !draft.value.is_empty() && field.value() != draft.value {
        field.set_value(&draft.value);
    }
    if !draft.has_focus {
        return;
    }
    let focused = document().and_then(|document| document.active_element());
    if focused.is_none_or(|focused| focused != **field) {
        _ = field.focus();
        if let Some((start, end)) = draft.selection {
            _ = field.set_selection_range(start, end);
        }
    }
    if let Ok(event) = Event::new("input")
        && !draft.value.is_empty()
    {
        // As that of a key, it goes up to whoever listens around the field.
        event.init_event_with_bubbles("input", true);
        _ = field.dispatch_event(&event);
    }
}

/// Whether a box is ticked; one that is not there is not.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
#[must_use]
pub fn is_checked(id: &str) -> bool {
    field(id).is_some_and(|field| field.checked())
}

/// Ticks a box, or takes the tick away.
pub fn set_checked(id: &str, is_checked: bool) {
    if let Some(field) = field(id) {
        field.set_checked(is_checked);
    }
}

/// The name and the value of the field that an event comes from; `None` if it comes from elsewhere.
#[must_use]
pub fn named(event: &Event) -> Option<(String, String)> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some((field.name(), field.value()))
}

fn field(id: &str) -> Option<HtmlInputElement> {
    find_as(id)
}

fn document() -> Option<Document> {
    window()?.document()
}

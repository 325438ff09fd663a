//! Value, caret and checked state of an input field, by its id.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Document, Event, HtmlInputElement, window};

/// Text typed into a field that is about to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    value: String,
    /// Whether the field has the focus.
    has_focus: bool,
    /// Start and end of the selection in UTF-16 units.
    selection: Option<(u32, u32)>,
}

/// Returns the value of the field; empty if it does not exist.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn value(id: &str) -> String {
    field(id).map_or_else(String::new, |field| field.value())
}

/// Sets the value. Leaves a field with this value alone, because setting it again would move the
/// caret and break an input method's composition.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_value(id: &str, value: &str) {
    if let Some(field) = field(id).filter(|field| field.value() != value) {
        field.set_value(value);
    }
}

/// Sets the value the field has after a reset. `WebKit` resets fields without autocompletion when
/// it restores a page from the history.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_default(id: &str, value: &str) {
    if let Some(field) = field(id) {
        field.set_default_value(value);
    }
}

/// Focuses the field and selects its text, so that typing replaces it.
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

/// Returns the field's current text, caret and focus, or `None` if it does not exist.
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

/// Restores a draft's text, caret and focus. If the reader was still in the field, dispatches
/// `input` for a non-empty draft, because listeners must handle it as if just typed.
///
/// # Without a browser
///
/// Must not be called.
pub fn resume(id: &str, draft: &Draft) {
    let Some(field) = field(id) else {
        return;
    };
    // Leave an unchanged field alone, because an input method may be composing in it.
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
        // Bubbles like a real `input` event, for listeners on ancestors.
        event.init_event_with_bubbles("input", true);
        _ = field.dispatch_event(&event);
    }
}

/// Reports whether the checkbox is checked; false if it does not exist.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
#[must_use]
pub fn is_checked(id: &str) -> bool {
    field(id).is_some_and(|field| field.checked())
}

/// Checks or unchecks the checkbox.
pub fn set_checked(id: &str, is_checked: bool) {
    if let Some(field) = field(id) {
        field.set_checked(is_checked);
    }
}

/// Returns the name and value of the event's input field, or `None` if it comes from elsewhere.
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

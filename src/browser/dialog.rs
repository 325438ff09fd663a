//! Modal dialogs and popovers.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDialogElement, HtmlElement, window};

/// Selects open popovers and dialogs. `:is` ignores a part that a browser does not know.
const OPEN: &str = ":is(:popover-open, dialog[open])";

/// Opens a modal dialog. The browser keeps the focus in it, and restores the focus when it closes.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn open(id: &str) {
    if let Some(dialog) = find(id) {
        _ = dialog.show_modal();
    }
}

/// Returns whether a dialog is open.
#[must_use]
pub fn is_open(id: &str) -> bool {
    find(id).is_some_and(|dialog| dialog.open())
}

/// Closes a dialog, if it is open. Does not call `close` otherwise, because browsers without
/// `<dialog>` lack it.
pub fn close(id: &str) {
    if let Some(dialog) = find(id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

/// Returns the dialog with this id. Does not check the element's type, because the ids are ours and
/// each checked type makes the script larger.
fn find(id: &str) -> Option<HtmlDialogElement> {
    find_as::<HtmlElement>(id).map(JsCast::unchecked_into)
}

/// Closes a popover. The browser then restores the focus to its button.
pub fn close_popover(id: &str) {
    if let Some(popover) = find_as::<HtmlElement>(id) {
        _ = popover.hide_popover();
    }
}

/// Returns whether a popover or a dialog is open.
#[must_use]
pub fn has_open() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let found = document.query_selector(OPEN);
        found.is_ok_and(|open| open.is_some())
    })
}

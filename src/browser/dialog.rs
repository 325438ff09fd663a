//! What lies over the page: dialogs, which nothing beside can be used with, and popovers.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDialogElement, HtmlElement, window};

/// Opens a dialog over everything else. The browser keeps the focus in it, and gives it back when
/// the dialog is closed.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn open(id: &str) {
    if let Some(dialog) = find(id) {
        _ = dialog.show_modal();
    }
}

/// Whether a dialog is open.
#[must_use]
pub fn is_open(id: &str) -> bool {
    find(id).is_some_and(|dialog| dialog.open())
}

/// Closes a dialog, if it is open.
pub fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}

/// Returns the dialog with this id. Does not check that it is one, because the ids are ours and each
/// type that is checked makes the script larger.
fn find(id: &str) -> Option<HtmlDialogElement> {
    find_as::<HtmlElement>(id).map(JsCast::unchecked_into)
}

/// Closes a popover, which gives the focus back to its button.
pub fn close_popover(id: &str) {
    if let Some(popover) = find_as::<HtmlElement>(id) {
        _ = popover.hide_popover();
    }
}

/// Whether a popover is open. A browser that knows none has none.
#[must_use]
pub fn has_popover() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let found = document.query_selector(":popover-open");
        found.is_ok_and(|popover| popover.is_some())
    })
}

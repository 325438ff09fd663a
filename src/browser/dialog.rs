//! What lies over the page: dialogs, which nothing beside can be used with, and popovers.

use super::element::find_as;
use leptos::web_sys::{HtmlDialogElement, HtmlElement, window};

/// Opens a dialog over everything else. The browser keeps the focus in it, and gives it back when
/// the dialog is closed. Returns whether there is such a dialog.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn open(id: &str) {
    if let Some(dialog) = find_as::<HtmlDialogElement>(id) {
        _ = dialog.show_modal();
    }
}

/// Whether a dialog is open.
#[must_use]
pub fn is_open(id: &str) -> bool {
    find_as(id).is_some_and(|dialog: HtmlDialogElement| dialog.open())
}

/// Closes a dialog, if it is open.
pub fn close(id: &str) {
    if let Some(dialog) = find_as::<HtmlDialogElement>(id) {
        dialog.close();
    }
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

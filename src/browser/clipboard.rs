//! The clipboard.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlTextAreaElement, window};
use web_sys::HtmlDocument;

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
    let document = window().and_then(|window| window.document());
    let Some(document) = document.and_then(|it| it.dyn_into::<HtmlDocument>().ok()) else {
        return false;
    };
    let Some(field) = find_as::<HtmlTextAreaElement>(id) else {
        return false;
    };
    field.select();
    document.exec_command("copy").unwrap_or_default()
}

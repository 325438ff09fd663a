//! A mark that goes along with the reader, in a box that scrolls sideways.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// How much of a box stands before what is marked in it, in CSS pixels. Chosen: the half of a narrow
/// page.
const BEFORE_PX: i32 = 150;

/// Gives an attribute to the element that a selector finds in a box that scrolls sideways, takes it
/// from whatever else has it there, and brings the element into view. Where it has the attribute
/// already, nothing happens.
///
/// # Without a browser
///
/// Must not be called.
pub fn move_mark(id: &str, attribute: &str, css: &str) {
    let Some(around) = find_as::<Element>(id) else {
        return;
    };
    let find = |css: &str| around.query_selector(css).ok()?;
    let now = find(css);
    let before = find(&["[", attribute, "]"].concat());
    if now == before {
        return;
    }
    if let Some(before) = before {
        _ = before.remove_attribute(attribute);
    }
    if let Some(now) = now.and_then(|now| now.dyn_into::<HtmlElement>().ok()) {
        _ = now.set_attribute(attribute, "true");
        around.set_scroll_left(now.offset_left() - BEFORE_PX);
    }
}

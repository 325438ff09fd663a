//! A mark that follows the reader in a horizontally scrolling box.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Space before the marked element in CSS pixels. Chosen: half of a narrow page.
const BEFORE_PX: i32 = 150;

/// Moves `attribute` to the first element matching `css` in the box `id`, and scrolls the box to
/// show that element. Does not change or scroll anything if the element already has it.
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

//! Scrolling: which part of the page the reader has come to, and a mark that goes along.

use super::element::find_as;
use super::history::Listener;
use gloo_events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, window};

/// Calls back when the page has been scrolled, at most once a frame.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn on_scroll(callback: impl Fn() + 'static) -> Option<Listener> {
    // It cannot be prevented, and so it never waits for this.
    let window = window()?;
    let listener = EventListener::new(&window, "scroll", move |_| callback());
    Some(Listener::new(listener))
}

/// The id of the last element that begins above a line this far below the top of the window, of those
/// that a selector finds one below the other: the first one before that, and the last one at the end
/// of the page, where it need not come so high.
#[must_use]
pub fn reached(css: &str, line_px: f64) -> Option<String> {
    let window = window()?;
    let document = window.document()?;
    let found = document.query_selector_all(css).ok()?;
    let root = document.document_element()?;
    let y_px = window.scroll_y().ok()?;
    let rest_px = f64::from(root.scroll_height() - root.client_height()) - y_px;
    let n_found = found.length();
    let at = |number: u32| found.get(number)?.dyn_into::<Element>().ok();
    let begins_above = |number: u32| {
        at(number).is_some_and(|element| element.get_bounding_client_rect().top() < line_px)
    };
    let (mut first, mut end) = (0, n_found);
    while first < end {
        let middle = u32::midpoint(first, end);
        if begins_above(middle) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    if y_px > 0.0 && rest_px < 2.0 {
        first = n_found;
    }
    Some(at(first.saturating_sub(1))?.id())
}

/// Gives an attribute to the element that a selector finds in a box that scrolls by itself, takes it
/// from whatever else has it there, and brings the element to the middle of the box. Where it has the
/// attribute already, nothing happens.
pub fn move_mark(id: &str, attribute: &str, css: &str) {
    let Some(around) = find_as::<Element>(id) else {
        return;
    };
    let find = |css: &str| around.query_selector(css).ok().flatten();
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
        let middle = now.offset_left() + now.offset_width() / 2;
        around.set_scroll_left(middle - around.client_width() / 2);
        let middle = now.offset_top() + now.offset_height() / 2;
        around.set_scroll_top(middle - around.client_height() / 2);
    }
}

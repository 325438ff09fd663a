//! Scrolling: which part of the page the reader has come to, and a mark that goes along.

use super::element::find_as;
use super::history::Listener;
use gloo_events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, window};

/// How much of a box stands before what is marked in it, in CSS pixels. Chosen: the half of a narrow
/// page.
const BEFORE_PX: i32 = 150;

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
    let document = window()?.document()?;
    let root = document.document_element()?;
    let y_px = root.scroll_top();
    let is_at_end = y_px > 0 && y_px + root.client_height() + 2 > root.scroll_height();
    let found = document.query_selector_all(css).ok()?;
    let mut reached = None;
    for number in 0..found.length() {
        let element: Element = found.get(number)?.dyn_into().ok()?;
        let begins_above = is_at_end || element.get_bounding_client_rect().top() < line_px;
        if reached.is_some() && !begins_above {
            break;
        }
        reached = Some(element);
    }
    reached.map(|element| element.id())
}

/// Gives an attribute to the element that a selector finds in a box that scrolls sideways, takes it
/// from whatever else has it there, and brings the element into view. Where it has the attribute
/// already, nothing happens.
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

//! Finds the element being read: the last one above a line near the top of the viewport.

use super::history::Listener;
use gloo_events::EventListener;
use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Document, Element, NodeList, window};
use std::cell::Cell;
use std::rc::Rc;

/// Distance of the line from the top of the viewport in pixels. It is below elements that a link
/// scrolled to the top, and below those that stay in view above a thread.
const LINE_PX: f64 = 100.0;

/// An element that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Its id.
    pub id: String,
    /// Whether it is the last matching element.
    pub is_last: bool,
}

/// Calls back when the page scrolls or the window is resized, because both move the page relative
/// to the line. At most once per frame.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn on_scroll(callback: impl Fn() + 'static) -> Option<[Listener; 2]> {
    let callback = Rc::new(callback);
    let is_awaited = Rc::new(Cell::new(false));
    let window = window()?;
    // These listeners are passive, so they do not delay scrolling.
    Some(["scroll", "resize"].map(|name| {
        let (callback, is_awaited) = (Rc::clone(&callback), Rc::clone(&is_awaited));
        Listener::new(EventListener::new(&window, name, move |_| {
            if is_awaited.replace(true) {
                return;
            }
            let (callback, is_awaited) = (Rc::clone(&callback), Rc::clone(&is_awaited));
            request_animation_frame(move || {
                is_awaited.set(false);
                callback();
            });
        }))
    }))
}

/// Returns the element matching `css` that is being read, or `None` above the first. The matches
/// must follow each other down the page.
#[must_use]
pub fn element_at_line(css: &str) -> Option<Read> {
    let document = window()?.document()?;
    let all = document.query_selector_all(css).ok()?;
    let (line_px, can_reach) = line(&document)?;
    let n_all = all.length();
    let n_passed = passed(&all, line_px);
    // Elements near the end of the page cannot scroll up to the line, so a focused one counts
    // instead.
    let focused = document.active_element().filter(|_| !can_reach);
    let at = focused.and_then(|focused| (0..n_passed).find(|at| is(&all, *at, &focused)));
    let at = at.or_else(|| n_passed.checked_sub(1))?;
    Some(Read {
        id: element(&all, at)?.id(),
        is_last: at + 1 == n_all,
    })
}

/// Returns the id of the first element matching `css`.
#[must_use]
pub fn first(css: &str) -> Option<String> {
    let found = window()?.document()?.query_selector(css).ok()?;
    found.map(|element| element.id())
}

/// Sets `aria-current` on the links matching `css` that end in `#id`, and clears it on all others.
pub fn point(css: &str, id: Option<&str>) {
    let document = window().and_then(|window| window.document());
    let Some(links) = document.and_then(|it| it.query_selector_all(css).ok()) else {
        return;
    };
    let end = id.map(|id| ["#", id].concat());
    for link in (0..links.length()).filter_map(|at| element(&links, at)) {
        let href = link.get_attribute("href").unwrap_or_default();
        let is_here = end.as_ref().is_some_and(|end| href.ends_with(end));
        if !is_here {
            _ = link.remove_attribute("aria-current");
        } else if !link.has_attribute("aria-current") {
            _ = link.set_attribute("aria-current", "location");
        }
    }
}

/// Returns the position of the line, and whether every element below can scroll up to it.
fn line(document: &Document) -> Option<(f64, bool)> {
    let root = document.document_element()?;
    let height_px = f64::from(root.client_height());
    let hidden_px = f64::from(root.scroll_height() - root.scroll_top()) - height_px;
    let line_px = line_at(height_px, hidden_px);
    Some((line_px, line_px <= LINE_PX))
}

/// Returns the position of the line when `hidden_px` of the page are below the viewport. Near the
/// end of the page the line moves down to the bottom of the viewport, because it must pass all
/// elements.
fn line_at(height_px: f64, hidden_px: f64) -> f64 {
    LINE_PX.max(height_px - hidden_px.max(0.0))
}

/// Returns the number of elements above the line.
fn passed(all: &NodeList, line_px: f64) -> u32 {
    let (mut low, mut high) = (0, all.length());
    while low < high {
        let middle = low.midpoint(high);
        let has_passed = element(all, middle)
            .is_some_and(|element| element.get_bounding_client_rect().top() <= line_px);
        if has_passed {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn is(all: &NodeList, at: u32, wanted: &Element) -> bool {
    element(all, at).is_some_and(|element| {
        element == *wanted && element.get_bounding_client_rect().top() >= 0.0
    })
}

fn element(all: &NodeList, at: u32) -> Option<Element> {
    all.item(at)?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::line_at;

    #[test]
    fn the_line_is_near_the_top_until_the_end_of_the_page_comes() {
        assert_eq!(line_at(800.0, 5000.0), 100.0);
        assert_eq!(line_at(800.0, 700.0), 100.0);
        assert_eq!(line_at(800.0, 500.0), 300.0);
        assert_eq!(line_at(800.0, 0.0), 800.0);
        assert_eq!(line_at(800.0, -1.0), 800.0);
    }
}

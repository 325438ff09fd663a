//! The document: title, focus, scroll position, base path and origin.

use super::element::find_as;
use super::history::Listener;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Document, Element, Event, FocusOptions, HtmlBaseElement, HtmlDetailsElement, HtmlElement, Url,
    window,
};

/// Class of the passage that the address points to. `:target` does not work here, because it
/// ignores addresses set by `pushState`.
const TARGET_CLASS: &str = "is-target";

/// Scrolling when an element gets the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// Scroll the element to the top of the viewport.
    ToTop,
    /// Scroll only as far as needed to show the element.
    IfNeeded,
    /// Do not scroll.
    Stay,
}

/// Returns the path where the reader is hosted, from the document's `<base>`; `/` without one.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn base_path() -> String {
    let base = document().and_then(|document| document.query_selector("base[href]").ok()?);
    base.and_then(|base| base.dyn_into::<HtmlBaseElement>().ok())
        .and_then(|base| Url::new(&base.href()).ok())
        .map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// Returns the site's origin, for example `https://example.org`: that of the canonical link if the
/// page has one, otherwise [`own_origin`].
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn origin() -> String {
    let link = document().and_then(|it| it.query_selector("link[rel=canonical]").ok()?);
    let stated = link.and_then(|link| Url::new(&link.get_attribute("href")?).ok());
    stated.map_or_else(own_origin, |url| url.origin())
}

/// Returns the origin the document was loaded from, for example `https://example.org`. Empty if the
/// browser does not report it.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn own_origin() -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default()
}

/// Returns the element the app renders into, and the path below the base for which it was
/// prerendered, if any (`data-route`).
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn root() -> Option<(HtmlElement, Option<String>)> {
    let root: HtmlElement = find_as("app")?;
    let path = root.get_attribute("data-route");
    Some((root, path))
}

/// Sets `data-program` to `running` on the root element and dispatches `program-started`, because
/// the page would otherwise report that the program does not run.
///
/// # Without a browser
///
/// Must not be called.
pub fn announce_start() {
    let Some(document) = document() else {
        return;
    };
    if let Some(root) = document.document_element() {
        _ = root.set_attribute("data-program", "running");
    }
    if let Ok(event) = Event::new("program-started") {
        _ = document.dispatch_event(&event);
    }
}

/// Reports whether the page is hidden, for example in a background tab. False without a browser.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Sets the page title.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, or removes it without a `value`. The style sheets read
/// the reader's preferences from these.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_on_root(attribute: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}

/// Clicks the first element matching `selector`. Returns whether there is one.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn click(selector: &str) -> bool {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        element.click();
        true
    })
}

/// Focuses the first element matching `selector`, if any.
///
/// # Without a browser
///
/// Must not be called.
pub fn focus(selector: &str, scroll: Scroll) {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_element(&element, scroll);
    }
}

/// Scrolls the element `id` to the top of the viewport and focuses its first link. Returns whether
/// the element exists.
///
/// # Without a browser
///
/// Must not be called.
pub fn reach(id: &str) -> bool {
    let Some(element) = find_as::<Element>(id) else {
        return false;
    };
    element.scroll_into_view();
    let link = element.query_selector("a").ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into().ok()) {
        focus_element(&link, Scroll::Stay);
    }
    true
}

/// Reports whether an element other than the body has the focus.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn has_focus() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| !element.matches("body").unwrap_or_default())
}

/// Reports whether the focused element matches `selector`.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn has_focus_on(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.matches(selector).unwrap_or_default())
}

/// Scrolls to the top of the page.
///
/// # Without a browser
///
/// Must not be called.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Marks the element `id` as the target of the address and makes it focusable. Returns whether the
/// element exists.
///
/// # Without a browser
///
/// Must not be called.
pub fn mark(id: &str) -> bool {
    let Some(element) = find_as::<Element>(id) else {
        return false;
    };
    if !element.has_attribute("tabindex") {
        _ = element.set_attribute("tabindex", "-1");
    }
    element.class_list().add_1(TARGET_CLASS).is_ok()
}

/// Scrolls the element `id`, not necessarily a passage, to the top of the viewport and focuses it.
/// Returns whether the element exists.
///
/// # Without a browser
///
/// Must not be called.
pub fn go_to(id: &str) -> bool {
    let place = find_as::<HtmlElement>(id);
    if let Some(place) = &place {
        if !place.has_attribute("tabindex") {
            _ = place.set_attribute("tabindex", "-1");
        }
        focus_element(place, Scroll::ToTop);
    }
    place.is_some()
}

/// Adds `class` to the first link matching `css` with this `href`.
///
/// # Without a browser
///
/// Must not be called.
pub fn mark_link(css: &str, href: &str, class: &str) {
    let css = [css, "[href=\"", href, "\"]"].concat();
    let link = document().and_then(|document| document.query_selector(&css).ok()?);
    if let Some(link) = link {
        _ = link.class_list().add_1(class);
    }
}

/// Removes the mark set by [`mark`]. Call this on every navigation, because the page may have
/// rendered another passage into the marked element.
///
/// # Without a browser
///
/// Must not be called.
pub fn unmark() {
    let selector = format!(".{TARGET_CLASS}");
    let marked = document().and_then(|document| document.query_selector(&selector).ok()?);
    if let Some(marked) = marked {
        _ = marked.class_list().remove_1(TARGET_CLASS);
    }
}

/// Returns the inner HTML of the first element matching `selector`; empty without one.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn inside(selector: &str) -> String {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    element.map_or_else(String::new, |element| element.inner_html())
}

/// Reports whether `event` comes from the element `id` or from inside it.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn is_from(event: &Event, id: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target: Element| {
        let selector = ["#", id].concat();
        target.closest(&selector).is_ok_and(|it| it.is_some())
    })
}

/// Calls back when the element `id` is clicked or activated by a key.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_click(id: &'static str, callback: impl Fn() + 'static) -> Option<Listener> {
    let document = document()?;
    let listener = EventListener::new(&document, "click", move |event| {
        if is_from(event, id) {
            callback();
        }
    });
    Some(Listener::new(listener))
}

/// Calls back when the reader opens or closes a `details` element that has `data-year`. The
/// arguments are that year and whether the element is open.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_fold(callback: impl Fn(&str, bool) + 'static) -> Option<Listener> {
    // `toggle` does not bubble, but the capture phase sees it.
    let options = EventListenerOptions::run_in_capture_phase();
    let document = document()?;
    let listener = EventListener::new_with_options(&document, "toggle", options, move |event| {
        let element = event.target().and_then(|target| target.dyn_into().ok());
        let year = element.and_then(|element: HtmlDetailsElement| {
            let year = element.get_attribute("data-year")?;
            Some((year, element.open()))
        });
        if let Some((year, is_open)) = year {
            callback(&year, is_open);
        }
    });
    Some(Listener::new(listener))
}

pub(super) fn focus_element(element: &HtmlElement, scroll: Scroll) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(scroll != Scroll::IfNeeded);
    _ = element.focus_with_options(&options);
    if scroll == Scroll::ToTop {
        element.scroll_into_view();
    }
}

fn document() -> Option<Document> {
    window()?.document()
}

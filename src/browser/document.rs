//! The document: its title, its focus, its scroll position, its base.

use super::element::find_as;
use super::history::Listener;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Document, Element, Event, FocusOptions, HtmlBaseElement, HtmlDetailsElement, HtmlElement, Url,
    window,
};

/// The class of the piece of text that the address names. `:target` does not serve, for it does
/// not follow the addresses that a page gives itself.
const TARGET_CLASS: &str = "is-target";

/// What becomes of the scroll position when an element is given the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// The element is brought to the top of the window.
    ToTop,
    /// The page moves just as far as the element needs to be in view.
    IfNeeded,
    /// The page stays where it is.
    Stay,
}

/// The path under which the reader is hosted, from the document's `<base>`; `/` without one.
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

/// Where the site is hosted, as in `https://example.org`: the page says so where the site has an
/// address; else it is where the document comes from. Nothing if the browser does not say.
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

/// Where the document comes from, as in `https://example.org`, whatever the page says. Nothing if
/// the browser does not say.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn own_origin() -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default()
}

/// The element into which the page is drawn, and the path below the base for which it was drawn
/// already, if it was (`data-route`).
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

/// Tells the page around the program that it runs, so that nobody is told that it does not: by
/// `data-program` on the root of the document, and by an event.
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

/// Sets the title of the page.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root of the document, or takes it away for `None`: by these the style
/// sheets know what the reader prefers.
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

/// Clicks the first element that a selector finds. Returns whether there is one.
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

/// Gives the focus to the first element that a selector finds, if there is one.
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

/// Brings the element with an id to the top of the window, and gives the focus to the first link in
/// it. Returns whether there is such an element.
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

/// Whether an element has the focus; the page itself has it where none has.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn has_focus() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| !element.matches("body").unwrap_or_default())
}

/// Whether an element that a selector finds has the focus.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn has_focus_on(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.matches(selector).unwrap_or_default())
}

/// Goes to the top of the page.
///
/// # Without a browser
///
/// Must not be called.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Marks the element with an id as what the address names, and makes it able to take the focus.
/// Returns whether there is such an element.
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

/// Brings the place with an id, which need be no text, to the top of the window and gives it the focus.
/// Returns whether there is such a place.
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

/// Gives a class to that of the links which a selector finds that has an address.
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

/// Takes the mark away from whatever carries it. The page may have drawn another text into the
/// marked element, so this is done with every move.
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

/// What stands in the first element that a selector finds, as HTML; nothing without one.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn inside(selector: &str) -> String {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    element.map_or_else(String::new, |element| element.inner_html())
}

/// Returns whether an event comes from the element with this id, or from inside it.
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

/// Calls back when the element with this id is clicked or pressed by a key.
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

/// Calls back when the reader folds or unfolds a `details` element of the page, with the year that
/// it is about (`data-year`) and whether it is open.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_fold(callback: impl Fn(&str, bool) + 'static) -> Option<Listener> {
    // The event does not bubble, but it can be caught on its way down.
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

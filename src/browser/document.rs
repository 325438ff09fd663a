//! The document: its title, its focus, its scroll position, its base.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Document, Event, FocusOptions, HtmlBaseElement, HtmlDetailsElement, HtmlElement, Url, window,
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

/// The element into which the page is drawn, emptied of what stood there while the program was
/// loading.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn take_root() -> Option<HtmlElement> {
    let root = document()?.get_element_by_id("app")?;
    root.set_inner_html("");
    root.dyn_into().ok()
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

/// Sets the color scheme by its name, or leaves it to the system for `None`.
///
/// # Without a browser
///
/// Must not be called.
pub fn set_color_scheme(scheme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    _ = match scheme {
        Some(scheme) => root.set_attribute("data-theme", scheme),
        None => root.remove_attribute("data-theme"),
    };
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
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return false;
    };
    if !element.has_attribute("tabindex") {
        _ = element.set_attribute("tabindex", "-1");
    }
    element.class_list().add_1(TARGET_CLASS).is_ok()
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

/// Shows in place of the page why there is none.
///
/// # Without a browser
///
/// Must not be called.
pub fn show_failure(sentence: &str) {
    if let Some(root) = document().and_then(|document| document.get_element_by_id("app")) {
        root.set_text_content(Some(sentence));
    }
}

/// Whether the `details` element that an event is about is open.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn is_open(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into().ok());
    element.is_some_and(|element: HtmlDetailsElement| element.open())
}

fn focus_element(element: &HtmlElement, scroll: Scroll) {
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

//! Content and attributes of an element, by its id. Missing elements are ignored.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, window};
use maud::Markup;

/// Sets the HTML content of the element.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn write(id: &str, inside: &Markup) {
    if let Some(element) = find(id) {
        element.set_inner_html(&inside.0);
    }
}

/// Sets the text content of the element. Leaves the same text alone, because screen readers would
/// announce it twice.
pub fn say(id: &str, words: &str) {
    let element = find(id).filter(|it| it.text_content().as_deref() != Some(words));
    if let Some(element) = element {
        element.set_text_content(Some(words));
    }
}

/// Sets an attribute, or removes it without a `value`.
pub fn set(id: &str, attribute: &str, value: Option<&str>) {
    if let Some(element) = find(id) {
        _ = match value {
            Some(value) => element.set_attribute(attribute, value),
            None => element.remove_attribute(attribute),
        };
    }
}

/// Returns the value of an attribute, if the element has it.
#[must_use]
pub fn attribute(id: &str, attribute: &str) -> Option<String> {
    find(id)?.get_attribute(attribute)
}

/// Reports whether the element exists and matches `css`.
#[must_use]
pub fn matches(id: &str, css: &str) -> bool {
    find(id).is_some_and(|element| element.matches(css) == Ok(true))
}

/// Shows or hides the element.
pub fn show(id: &str, is_shown: bool) {
    set(id, "hidden", (!is_shown).then_some(""));
}

/// Reports whether the element exists and is not hidden.
#[must_use]
pub fn is_shown(id: &str) -> bool {
    find(id).is_some_and(|element| !element.has_attribute("hidden"))
}

fn find(id: &str) -> Option<Element> {
    find_as(id)
}

/// Returns the element `id` if it has type `T`.
pub(super) fn find_as<T: JsCast>(id: &str) -> Option<T> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

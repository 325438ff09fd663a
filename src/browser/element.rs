//! An element of the page, named by its id: what stands in it, and its attributes. Where there is no
//! such element, nothing happens.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, window};
use maud::Markup;

/// Sets what stands in an element.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn write(id: &str, inside: &Markup) {
    if let Some(element) = find(id) {
        element.set_inner_html(&inside.0);
    }
}

/// Sets what stands in an element, as plain words. Where they stand there already nothing changes,
/// so that nobody hears them twice.
pub fn say(id: &str, words: &str) {
    let element = find(id).filter(|it| it.text_content().as_deref() != Some(words));
    if let Some(element) = element {
        element.set_text_content(Some(words));
    }
}

/// Sets an attribute, or takes it away for `None`.
pub fn set(id: &str, attribute: &str, value: Option<&str>) {
    if let Some(element) = find(id) {
        _ = match value {
            Some(value) => element.set_attribute(attribute, value),
            None => element.remove_attribute(attribute),
        };
    }
}

/// The value of an attribute; `None` where there is none.
#[must_use]
pub fn attribute(id: &str, attribute: &str) -> Option<String> {
    find(id)?.get_attribute(attribute)
}

/// Whether an element is there and a selector fits it.
#[must_use]
pub fn matches(id: &str, css: &str) -> bool {
    find(id).is_some_and(|element| element.matches(css) == Ok(true))
}

/// Shows an element or hides it.
pub fn show(id: &str, is_shown: bool) {
    set(id, "hidden", (!is_shown).then_some(""));
}

/// Whether an element is there and not hidden.
#[must_use]
pub fn is_shown(id: &str) -> bool {
    find(id).is_some_and(|element| !element.has_attribute("hidden"))
}

fn find(id: &str) -> Option<Element> {
    find_as(id)
}

/// The element, if it is of a kind.
pub(super) fn find_as<T: JsCast>(id: &str) -> Option<T> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

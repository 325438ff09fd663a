//! The options of a listbox that does not take the focus itself. Options are links with ids.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Element, FocusEvent, HtmlAnchorElement, ScrollIntoViewOptions, ScrollLogicalPosition, window,
};

/// Selects `option` in the listbox and scrolls it into view; without one, clears the selection.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn select(listbox: &str, option: Option<&str>) {
    let listbox: Option<Element> = find_as(listbox);
    let selected = listbox.and_then(|it| it.query_selector("[aria-selected=true]").ok()?);
    if let Some(selected) = selected {
        _ = selected.set_attribute("aria-selected", "false");
    }
    if let Some(option) = option.and_then(find_as::<Element>) {
        _ = option.set_attribute("aria-selected", "true");
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Follows the option's link as a click would.
pub fn open(option: &str) {
    if let Some(option) = find_as::<HtmlAnchorElement>(option) {
        option.click();
    }
}

/// Opens the option's link in a new tab without an opener.
pub fn open_in_new_tab(option: &str) {
    if let Some(option) = find_as::<HtmlAnchorElement>(option) {
        open_address_in_new_tab(&option.href());
    }
}

/// Opens `href` in a new tab without an opener.
pub fn open_address_in_new_tab(href: &str) {
    if let Some(window) = window() {
        _ = window.open_with_url_and_target_and_features(href, "_blank", "noopener");
    }
}

/// Reports whether the focus moves to an element inside one that matches `selector`.
#[must_use]
pub fn keeps_focus(event: &FocusEvent, selector: &str) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into().ok());
    to.is_some_and(|to: Element| to.closest(selector).is_ok_and(|found| found.is_some()))
}

//! The options of a listbox whose focus stays elsewhere. Options are links, each with an id.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    Element, FocusEvent, HtmlAnchorElement, ScrollIntoViewOptions, ScrollLogicalPosition, window,
};

/// Marks an option as the selected one of a listbox, or none for `None`, and brings it into view.
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

/// Follows an option's link as a click would.
pub fn open(option: &str) {
    if let Some(option) = find_as::<HtmlAnchorElement>(option) {
        option.click();
    }
}

/// Follows an option's link in a new tab, which knows nothing of this one.
pub fn open_in_new_tab(option: &str) {
    if let Some(option) = find_as::<HtmlAnchorElement>(option) {
        open_address_in_new_tab(&option.href());
    }
}

/// Opens an address in a new tab, which knows nothing of this one.
pub fn open_address_in_new_tab(href: &str) {
    if let Some(window) = window() {
        _ = window.open_with_url_and_target_and_features(href, "_blank", "noopener");
    }
}

/// Whether the focus that an event tells of goes to a place within the first element around it
/// that a selector finds.
#[must_use]
pub fn keeps_focus(event: &FocusEvent, selector: &str) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into().ok());
    to.is_some_and(|to: Element| to.closest(selector).is_ok_and(|found| found.is_some()))
}

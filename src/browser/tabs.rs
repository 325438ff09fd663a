//! The tabs of a tablist: child elements with ids.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};

/// Selects `tab` in the tablist and makes it the only tab in the Tab order. Moves neither
/// tabs nor the focus.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn select(tablist: &str, tab: &str) {
    let Some(tablist) = find_as::<Element>(tablist) else {
        return;
    };
    let mut child = tablist.first_element_child();
    while let Some(it) = child {
        let (selected, tabindex) = if it.id() == tab {
            ("true", "0")
        } else {
            ("false", "-1")
        };
        _ = it.set_attribute("aria-selected", selected);
        _ = it.set_attribute("tabindex", tabindex);
        child = it.next_element_sibling();
    }
}

/// Returns the index of the tab where a key was pressed, from 0, or `None` if that was not a tab of
/// this tablist.
#[must_use]
pub fn number_of(event: &KeyboardEvent, tablist: &str) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let tab = target.closest("[role=tab]").ok()??;
    if tab.parent_element()?.id() != tablist {
        return None;
    }
    let mut number = 0;
    let mut before = tab.previous_element_sibling();
    while let Some(it) = before {
        number += 1;
        before = it.previous_element_sibling();
    }
    Some(number)
}

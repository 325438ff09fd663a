//! The tabs of a tablist, each of which is a child of it with an id.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};

/// Makes the tab with an id the selected one of a tablist, and the only one that the Tab key
/// reaches. The tabs stay in their places, and the focus on the one that has it.
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

/// The number of the tab on which a key was pressed, counted from 0; `None` if the key was pressed
/// elsewhere than on a tab of the tablist.
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

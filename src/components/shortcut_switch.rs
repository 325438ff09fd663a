//! The switch for the shortcut that is a single key.
//!
//! # Source
//!
//! WCAG 2.2, success criterion 2.1.4: who speaks to the computer, or hits keys by accident, must
//! be able to switch such shortcuts off.

use crate::browser::storage;
use leptos::prelude::*;

const OFF: &str = "off";

/// Whether the slash leads to the search box, as the reader has chosen.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn is_slash_on() -> bool {
    storage::get(storage::Key::SlashShortcut).as_deref() != Some(OFF)
}

/// A box to tick: whether the slash leads to the search box. The choice is stored.
#[component]
pub fn ShortcutSwitch() -> impl IntoView {
    let is_on = RwSignal::new(true);
    Effect::new(move |_| is_on.set(is_slash_on()));
    let choose = move |is_chosen: bool| {
        is_on.set(is_chosen);
        let value = if is_chosen { "on" } else { OFF };
        storage::set(storage::Key::SlashShortcut, value);
    };
    view! {
        <label class="shortcut-switch">
            <input
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change:target=move |event| choose(event.target().checked())
            />
            <span>"Press " <kbd>"/"</kbd> " to search"</span>
        </label>
    }
}

//! The search box in the head of every page.

use super::search_combobox::Combobox;
use super::{ids, shortcut_switch};
use crate::browser::idle::Pace;
use crate::browser::keyboard::{self, Shortcut};
use crate::browser::{listbox, text_field};
use crate::context::use_navigation;
use crate::routes::Route;
use leptos::prelude::*;

/// A search box that shows what it finds with every key. Its form names the search page, so that a
/// query sent before the program listens is not lost.
#[component]
pub fn SearchBox() -> impl IntoView {
    let combobox = Combobox::new();
    let action = use_navigation().href(&Route::search(""));
    Effect::new(move |before| combobox.follow(before));
    Effect::new(move |_| combobox.prepare(Pace::WhenIdle));
    Effect::new(move |_| listen_for_shortcuts());
    view! {
        <form
            class="search-box"
            role="search"
            action=action
            method="get"
            on:submit=move |event| {
                event.prevent_default();
                combobox.submit();
            }
            on:focusout=move |event| {
                if !listbox::keeps_focus(&event, ".search-box") {
                    combobox.close();
                }
            }
        >
            <label class="visually-hidden" for=ids::SEARCH_INPUT>"Search all reports"</label>
            <SearchInput combobox/>
            <SearchPopup combobox/>
        </form>
    }
}

#[component]
fn SearchInput(
    /// The box to which it belongs.
    combobox: Combobox,
) -> impl IntoView {
    let shortcuts = RwSignal::new(None);
    Effect::new(move |_| shortcuts.set(shortcut_keys()));
    let has_options = Memo::new(move |_| combobox.has_options());
    view! {
        <input
            id=ids::SEARCH_INPUT
            type="search"
            name="q"
            role="combobox"
            aria-autocomplete="list"
            aria-controls=ids::SEARCH_LISTBOX
            aria-expanded=move || has_options.get().to_string()
            aria-activedescendant=move || combobox.active().map(ids::search_option)
            aria-keyshortcuts=move || shortcuts.get()
            placeholder="Search all reports"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            on:input:target=move |event| combobox.take(&event.target().value())
            on:keydown=move |event| combobox.press(&event)
            on:focus:target=move |event| {
                shortcuts.set(shortcut_keys());
                combobox.enter(&event.target().value());
            }
        />
    }
}

/// What is found, over the page. Pressing the mouse on it leaves the focus in the box.
#[component]
fn SearchPopup(
    /// The box to which it belongs.
    combobox: Combobox,
) -> impl IntoView {
    let offer = combobox.offer();
    let is_shown = Memo::new(move |_| combobox.is_shown());
    view! {
        <div
            class="search-popup"
            hidden=move || !is_shown.get()
            on:mousedown=|event| event.prevent_default()
        >
            <div
                id=ids::SEARCH_LISTBOX
                role="listbox"
                aria-label="Passages"
                hidden=move || offer.with(|offer| offer.n_options == 0)
                inner_html=move || offer.with(|offer| offer.options.clone())
            ></div>
            <div inner_html=move || offer.with(|offer| offer.notes.clone())></div>
        </div>
        <div class="visually-hidden" role="status">{move || combobox.spoken()}</div>
    }
}

/// The keys that lead to the box, as they are told to those who do not see the page; none in a
/// frame, where they are those of the page around it.
fn shortcut_keys() -> Option<&'static str> {
    if keyboard::is_framed() {
        None
    } else if shortcut_switch::is_slash_on() {
        Some("/ Control+K Meta+K")
    } else {
        Some("Control+K Meta+K")
    }
}

/// Has the shortcuts lead to the box for as long as the box lives.
fn listen_for_shortcuts() {
    if keyboard::is_framed() {
        return;
    }
    let listener = window_event_listener(leptos::ev::keydown, |event| {
        let is_meant = match keyboard::shortcut(&event) {
            Some(Shortcut::Slash) => shortcut_switch::is_slash_on(),
            Some(Shortcut::CommandK) => true,
            None => false,
        };
        if is_meant {
            event.prevent_default();
            text_field::enter(ids::SEARCH_INPUT);
        }
    });
    on_cleanup(move || listener.remove());
}

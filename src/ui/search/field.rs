//! The search box in the header of every page.

use super::combobox::Combobox;
use crate::browser::idle::Pace;
use crate::browser::{document, element, listbox, text_field};
use crate::routes::Route;
use crate::text;
use crate::ui::context::use_navigation;
use crate::ui::effect::{effect, effect_with};
use crate::ui::ids;
use crate::ui::navigation::Navigation;
use crate::ui::part::Part;
use crate::ui::shell::{shortcuts, single_keys};
use core::time::Duration;
use leptos::prelude::*;
use maud::{Markup, html};

/// Time left to the page to start before the index is built. Chosen: slow phones need about as long.
const START: Duration = Duration::from_secs(2);

/// A search box that updates its results on every keystroke. Its form targets the search page, so a
/// query submitted before the program has started is not lost.
///
/// The box works before hydration and stays the same element afterward; [`Combobox`] updates it.
#[component]
pub fn SearchBox() -> impl IntoView {
    let combobox = Combobox::new();
    let navigation = use_navigation();
    let form = search_form(navigation);
    effect_with(move |before| combobox.follow(before));
    effect(move || combobox.search_again());
    effect(move || {
        set_timeout(move || combobox.prepare(Pace::WhenIdle), START);
        tell_shortcuts(navigation);
    });
    view! {
        <Part
            html=move || form.clone()
            on:submit=move |event| combobox.submit(&event)
            on:input=move |_| combobox.take(&text_field::value(ids::SEARCH_INPUT))
            on:keydown=move |event| {
                if document::is_from(&event, ids::SEARCH_INPUT) {
                    combobox.press(&event);
                }
            }
            on:focusin=move |event| {
                if document::is_from(&event, ids::SEARCH_INPUT) {
                    tell_shortcuts(navigation);
                    combobox.enter(&text_field::value(ids::SEARCH_INPUT));
                }
            }
            on:focusout=move |event| {
                if !listbox::keeps_focus(&event, ".search-box") {
                    combobox.close();
                }
            }
            on:mousedown=move |event| {
                // Clicking a result must not move the focus out of the box.
                if document::is_from(&event, ids::SEARCH_POPUP) {
                    event.prevent_default();
                }
            }
        />
    }
}

/// Renders the form with the field and the results popup, which overlays the page. Empty in a frame
/// with a thread or a passage, because there is no room for it.
fn search_form(navigation: Navigation) -> Markup {
    let is_shown = untrack(|| !navigation.is_framed() || navigation.route().report().is_some());
    html! {
        @if is_shown {
            @let action = navigation.href(&Route::search(""));
            form.search-box role="search" method="get" action=(action) {
                label.visually-hidden for=(ids::SEARCH_INPUT) { (text::search::SEARCH_ALL) }
                input #(ids::SEARCH_INPUT) type="search" name="q" role="combobox"
                    aria-autocomplete="list" aria-expanded="false"
                    aria-controls=(ids::SEARCH_LISTBOX) placeholder=(text::search::SEARCH_ALL)
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    enterkeyhint="search";
                div.search-popup #(ids::SEARCH_POPUP) hidden {
                    div #(ids::SEARCH_LISTBOX) role="listbox" aria-label=(text::search::PASSAGES) hidden {}
                    div #(ids::SEARCH_NOTES) {}
                }
                div.visually-hidden #(ids::SEARCH_STATUS) role="status" {}
            }
        }
    }
}

/// Sets `aria-keyshortcuts` for screen readers; removes it where no key acts. Sets it in place,
/// because the field must stay the same node and rendering must not read storage.
fn tell_shortcuts(navigation: Navigation) {
    let keys = if !shortcuts::are_heard(navigation) {
        None
    } else if single_keys::are_on() {
        Some("/ Control+K Meta+K")
    } else {
        Some("Control+K Meta+K")
    };
    element::set(ids::SEARCH_INPUT, "aria-keyshortcuts", keys);
}

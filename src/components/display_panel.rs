//! The panel in which a reader sets how pages look: colors and text size, and the way to the keys.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Disclosure Pattern,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>, by means of the browser's own popover:
//! it tells what is open, closes with Escape, and gives the focus back.

use super::{Part, help_sheet, ids};
use crate::browser::{dialog, document, element, storage, text_field};
use crate::color_scheme::ColorScheme;
use crate::context::use_navigation;
use crate::strings::{display as said, keys};
use crate::text_size::TextSize;
use leptos::prelude::*;
use maud::{Markup, html};
use storage::Key;

/// A button with the panel that it opens. What is chosen is stored; `index.html` applies it before
/// the first paint. The panel is written when the program is there, for nothing in it works before.
#[component]
pub fn DisplayPanel() -> impl IntoView {
    Effect::new(|_| show());
    // In a frame, the page around it chooses.
    let navigation = use_navigation();
    // What lies over a page is about that page.
    Effect::new(move |before: Option<String>| {
        let here = navigation.here();
        if before.is_some_and(|before| before != here) {
            dialog::close_popover(ids::DISPLAY_PANEL);
            dialog::close(ids::HELP_SHEET);
        }
        here
    });
    let is_framed = untrack(|| navigation.is_framed());
    let html = move || {
        if is_framed {
            Markup::default()
        } else {
            button()
        }
    };
    view! {
        <Part
            html
            on:change=|event| {
                if let Some((name, value)) = text_field::named(&event) {
                    choose(&name, &value);
                }
            }
            on:click=|event| {
                if document::is_within(&event, ".display-keys") {
                    dialog::close_popover(ids::DISPLAY_PANEL);
                    _ = help_sheet::open();
                }
            }
        />
    }
}

fn button() -> Markup {
    html! {
        button.display-button type="button" popovertarget=(ids::DISPLAY_PANEL) {
            span aria-hidden="true" { (said::SIGN) }
            span.visually-hidden { (said::TITLE) }
        }
        div.display-panel id=(ids::DISPLAY_PANEL) popover role="group" aria-label=(said::TITLE) {}
    }
}

/// Writes the panel as what is stored says.
fn show() {
    let scheme = ColorScheme::from_name(&storage::get(Key::ColorScheme).unwrap_or_default());
    let size = TextSize::from_name(&storage::get(Key::TextSize).unwrap_or_default());
    element::write(ids::DISPLAY_PANEL, &panel(scheme, size));
}

/// What the panel holds.
fn panel(scheme: ColorScheme, size: TextSize) -> Markup {
    let schemes = [said::LIGHT, said::DARK, said::AUTO];
    let schemes = ColorScheme::ALL.into_iter().zip(schemes);
    let sizes = TextSize::ALL.into_iter().zip(said::SIZES);
    html! {
        fieldset {
            legend { (said::COLORS) }
            @for (it, label) in schemes {
                (radio(Key::ColorScheme, it.name(), it == scheme, &html! { (label) }))
            }
        }
        fieldset {
            legend { (said::TEXT_SIZE) }
            @for (it, label) in sizes {
                @let letter = html! {
                    span aria-hidden="true" { "A" }
                    span.visually-hidden { (label) }
                };
                (radio(Key::TextSize, it.name(), it == size, &letter))
            }
        }
        button.display-keys type="button" { (keys::TITLE) }
    }
}

/// A choice of the group that is stored under a key.
fn radio(group: Key, value: &str, is_chosen: bool, label: &Markup) -> Markup {
    html! {
        label {
            input type="radio" name=(group.name()) value=(value) checked[is_chosen];
            span { (label) }
        }
    }
}

/// Stores what was chosen in the group with this name, and shows it. What is usual has no
/// attribute.
fn choose(name: &str, value: &str) {
    let (key, attribute, usual) = if name == Key::ColorScheme.name() {
        (
            Key::ColorScheme,
            "data-theme",
            ColorScheme::default().name(),
        )
    } else {
        (Key::TextSize, "data-text", TextSize::default().name())
    };
    storage::set(key, value);
    document::set_on_root(attribute, (value != usual).then_some(value));
}

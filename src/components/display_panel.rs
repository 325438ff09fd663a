//! The panel in which a reader sets how pages look: colors and text size, and the way to the keys.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Disclosure Pattern,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>, by means of the browser's own popover:
//! it tells what is open, closes with Escape, and gives the focus back.

use super::{help_sheet, ids};
use crate::browser::{dialog, document, element, storage, text_field};
use crate::color_scheme::ColorScheme;
use crate::context::use_navigation;
use crate::joined;
use crate::strings::{display as said, keys};
use crate::text_size::TextSize;
use leptos::prelude::*;
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
    let button = if is_framed { String::new() } else { button() };
    view! {
        <div
            class="part"
            inner_html=button
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
        ></div>
    }
}

fn button() -> String {
    [
        "<button type=\"button\" class=\"display-button\" popovertarget=\"",
        ids::DISPLAY_PANEL,
        joined!(
            "\"><span aria-hidden=\"true\">",
            said::SIGN,
            "</span><span class=\"visually-hidden\">",
            said::TITLE,
            "</span></button><div id=\"",
        ),
        ids::DISPLAY_PANEL,
        "\" class=\"display-panel\" popover role=\"group\" aria-label=\"",
        said::TITLE,
        "\"></div>",
    ]
    .concat()
}

/// Writes the panel as what is stored says.
fn show() {
    let scheme = ColorScheme::from_name(&storage::get(Key::ColorScheme).unwrap_or_default());
    let size = TextSize::from_name(&storage::get(Key::TextSize).unwrap_or_default());
    element::write(ids::DISPLAY_PANEL, &panel(scheme, size));
}

/// What the panel holds, as HTML text.
fn panel(scheme: ColorScheme, size: TextSize) -> String {
    let schemes = [said::LIGHT, said::DARK, said::AUTO];
    let schemes = ColorScheme::ALL.into_iter().zip(schemes);
    let schemes =
        schemes.map(|(it, label)| radio(Key::ColorScheme.name(), it.name(), it == scheme, label));
    let sizes = TextSize::ALL.into_iter().zip(said::SIZES);
    let sizes = sizes.map(|(it, label)| {
        let label = [
            "<span aria-hidden=\"true\">A</span><span class=\"visually-hidden\">",
            label,
            "</span>",
        ];
        radio(Key::TextSize.name(), it.name(), it == size, &label.concat())
    });
    [
        &choice(said::COLORS, schemes),
        &choice(said::TEXT_SIZE, sizes),
        "<button type=\"button\" class=\"display-keys\">",
        keys::TITLE,
        "</button>",
    ]
    .concat()
}

fn choice(legend: &str, radios: impl Iterator<Item = String>) -> String {
    let radios: String = radios.collect();
    let inside = [legend, "</legend>", &radios].concat();
    ["<fieldset><legend>", &inside, "</fieldset>"].concat()
}

fn radio(name: &str, value: &str, is_chosen: bool, label: &str) -> String {
    [
        "<label><input type=\"radio\" name=\"",
        name,
        "\" value=\"",
        value,
        if is_chosen { "\" checked>" } else { "\">" },
        "<span>",
        label,
        "</span></label>",
    ]
    .concat()
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

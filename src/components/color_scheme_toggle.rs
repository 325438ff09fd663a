//! The button that goes through the color schemes.

use super::ids;
use crate::browser::{document, element, storage};
use crate::color_scheme::ColorScheme;
use crate::context::use_navigation;
use crate::joined;
use crate::strings::site;
use leptos::prelude::*;

/// A button that goes from what the system says to light to dark. The choice is stored; it is
/// read after the first rendering, and `index.html` has applied it before the first paint.
#[component]
pub fn ColorSchemeToggle() -> impl IntoView {
    Effect::new(|_| show(stored()));
    // In a frame, the page around it chooses.
    let navigation = use_navigation();
    let is_framed = untrack(|| navigation.is_framed());
    let button = if is_framed { String::new() } else { button() };
    view! {
        <div
            class="part"
            inner_html=button
            on:click=move |event| {
                if document::is_within(&event, "button") {
                    choose(stored().next());
                }
            }
        ></div>
    }
}

fn button() -> String {
    [
        joined!(
            "<button type=\"button\" id=\"",
            ids::COLOR_SCHEME,
            "\" class=\"theme-toggle\" data-scheme=\"auto\" title=\"",
            site::CHANGE_COLORS,
            "\"><span class=\"theme-toggle-icon\" aria-hidden=\"true\"></span>\
             <span class=\"visually-hidden\">",
            site::COLORS,
            "<span id=\"",
            ids::COLOR_SCHEME_NAME,
            "\">",
        ),
        ColorScheme::Auto.name(),
        "</span></span></button>",
    ]
    .concat()
}

fn stored() -> ColorScheme {
    let stored = storage::get(storage::Key::ColorScheme).unwrap_or_default();
    ColorScheme::from_name(&stored)
}

fn choose(scheme: ColorScheme) {
    storage::set(storage::Key::ColorScheme, scheme.name());
    document::set_color_scheme((scheme != ColorScheme::Auto).then(|| scheme.name()));
    show(scheme);
}

fn show(scheme: ColorScheme) {
    element::set(ids::COLOR_SCHEME, "data-scheme", Some(scheme.name()));
    element::write(ids::COLOR_SCHEME_NAME, scheme.name());
}

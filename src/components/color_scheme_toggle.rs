//! The button that goes through the color schemes.

use crate::browser::{document, storage};
use crate::color_scheme::ColorScheme;
use leptos::prelude::*;

/// A button that goes from what the system says to light to dark. The choice is stored; it is
/// read after the first rendering, and `index.html` has applied it before the first paint.
#[component]
pub fn ColorSchemeToggle() -> impl IntoView {
    let scheme = RwSignal::new(ColorScheme::default());
    Effect::new(move |_| {
        let stored = storage::get(storage::Key::ColorScheme).unwrap_or_default();
        scheme.set(ColorScheme::from_name(&stored));
    });
    let choose_next = move |_| {
        scheme.update(|scheme| *scheme = scheme.next());
        let chosen = scheme.get();
        storage::set(storage::Key::ColorScheme, chosen.name());
        document::set_color_scheme((chosen != ColorScheme::Auto).then(|| chosen.name()));
    };
    view! {
        <button
            type="button"
            class="theme-toggle"
            data-scheme=move || scheme.get().name()
            title="Change the color scheme"
            on:click=choose_next
        >
            <span class="theme-toggle-icon" aria-hidden="true"></span>
            <span class="visually-hidden">
                {move || format!("Color scheme: {}", scheme.get().name())}
            </span>
        </button>
    }
}

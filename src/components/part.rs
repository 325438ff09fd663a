//! A part of a page that is only read.

use leptos::prelude::*;
use maud::Markup;

/// Draws markup with one call, and anew when what it was made of has changed. A page that was
/// prerendered has it already, and hydration does not walk through it.
///
/// An element of the class `part` is no box of its own.
#[component]
pub fn Part<F>(
    /// Makes the markup.
    html: F,
) -> impl IntoView
where
    F: Fn() -> Markup + Send + 'static,
{
    view! { <div class="part" inner_html=move || html().into_string()></div> }
}

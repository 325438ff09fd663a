//! A static part of a page.

use leptos::prelude::*;
use maud::Markup;

/// Renders markup in one call, and again if its inputs change. On a prerendered page, hydration
/// keeps the existing markup and does not walk through it.
///
/// The element (class `part`) has no box.
#[component]
pub fn Part<F>(
    /// Returns the markup.
    html: F,
) -> impl IntoView
where
    F: Fn() -> Markup + Send + 'static,
{
    drawn(Box::new(html))
}

/// Boxed, because Leptos compiles about a kilobyte for each type of closure.
fn drawn(html: Box<dyn Fn() -> Markup + Send>) -> impl IntoView {
    view! { <div class="part" inner_html=move || html().into_string()></div> }
}

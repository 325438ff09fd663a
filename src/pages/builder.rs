//! The page that makes the lines which embed a part of the archive.

use crate::context::use_navigation;
use leptos::prelude::*;

/// The page on which somebody chooses what to embed and how, and sees and copies the lines for it.
#[component]
pub fn BuilderPage() -> impl IntoView {
    let _navigation = use_navigation();
    view! { <h1 tabindex="-1">"Embed"</h1> }
}

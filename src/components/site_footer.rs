//! The foot of every page: where the text comes from.

use crate::context::{use_archive, use_navigation};
use leptos::prelude::*;

/// The foot of every page, with the notice about the text's origin.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let site = use_archive().site.clone();
    view! {
        <footer class="site-footer">
            <p class="origin-notice">{site.notice}</p>
            <p><a href=use_navigation().base()>"All reports"</a></p>
        </footer>
    }
}

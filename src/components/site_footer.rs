//! The foot of every page: where the text comes from, the way to what is known of it, and the
//! switch for the shortcut.

use super::ShortcutSwitch;
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// The foot of every page, with the notice about the text's origin.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let site = use_archive().site.clone();
    let navigation = use_navigation();
    view! {
        <footer class="site-footer">
            <p class="origin-notice">{site.notice}</p>
            <p class="site-footer-links">
                <a href=navigation.base()>"All reports"</a>
                " "
                <a href=navigation.href(&Route::Archive)>"About this archive"</a>
            </p>
            <ShortcutSwitch/>
        </footer>
    }
}

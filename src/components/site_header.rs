//! The head of every page: the archive's name, the search box, the color scheme.

use super::{ColorSchemeToggle, SearchBox};
use crate::context::{use_archive, use_navigation};
use crate::navigation::Page;
use leptos::prelude::*;

/// The head of every page. On the home page the name stands large in the page itself, so it is
/// left out here.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let navigation = use_navigation();
    let title = use_archive().site.title.clone();
    let is_home = Memo::new(move |_| navigation.page() == Page::Home);
    view! {
        <header class="site-header" class:is-home=move || is_home.get()>
            <div class="site-header-inside">
                <a class="masthead" href=navigation.base() hidden=move || is_home.get()>
                    {title}
                </a>
                <SearchBox/>
                <ColorSchemeToggle/>
            </div>
        </header>
    }
}

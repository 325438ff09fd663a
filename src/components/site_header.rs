//! The head of every page: the archive's name, the search box, the color scheme.

use super::{ColorSchemeToggle, SearchBox, frame, ids};
use crate::archive::html::escaped;
use crate::browser::element;
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::navigation::Page;
use crate::routes::Route;
use leptos::prelude::*;

/// The head of every page. On the home page the name stands large in the page itself, so it is
/// left out here.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let navigation = use_navigation();
    let class = move || match navigation.page() {
        _ if navigation.is_framed() => "frame-header",
        Page::Home => "site-header is-home",
        _ => "site-header",
    };
    Effect::new(move |_| element::set(ids::SITE_HEADER, "class", Some(class())));
    // In a frame it leads to what is shown there.
    let masthead = move || {
        navigation.with_hosted(|hosted| match hosted.frame {
            Some(_) => frame::masthead(hosted, &navigation.route()),
            None => masthead(hosted),
        })
    };
    view! {
        <header id=ids::SITE_HEADER class=untrack(class)>
            <div class="site-header-inside">
                <div class="part" inner_html=masthead></div>
                <SearchBox/>
                <ColorSchemeToggle/>
            </div>
        </header>
    }
}

fn masthead(hosted: Hosted<'_>) -> String {
    let title = escaped(&hosted.archive.site.title);
    anchor(" class=\"masthead\"", &hosted.href(&Route::Home), &title)
}

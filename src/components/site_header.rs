//! The head of every page: the archive's name and what it is, the search box, the display panel.

use super::{DisplayPanel, SearchBox, frame, ids};
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
                <DisplayPanel/>
            </div>
        </header>
    }
}

fn masthead(hosted: Hosted<'_>) -> String {
    let site = &hosted.archive.site;
    let href = hosted.href(&Route::Home);
    [
        &anchor(" class=\"masthead\"", &href, &escaped(&site.title)),
        "<span class=\"masthead-about\">",
        &escaped(&site.description),
        "</span>",
    ]
    .concat()
}

//! Header of every page: the archive's name and description, the search box, the display panel.

use super::display_panel::DisplayPanel;
use crate::routes::page_context::PageContext;
use crate::routes::{Page, Route};
use crate::ui::context::use_navigation;
use crate::ui::embed::frame;
use crate::ui::ids;
use crate::ui::part::Part;
use crate::ui::search::field::SearchBox;
use leptos::prelude::*;
use maud::{Markup, html};

/// The header. The name is left out on the home page, because that shows it in large type.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let navigation = use_navigation();
    let class = move || match navigation.page() {
        _ if navigation.is_framed() => "frame-header",
        Page::Home => "site-header is-home",
        _ => "site-header",
    };
    // In a frame, the name links to the embedded part.
    let masthead = move || {
        navigation.with_context(|context| match context.frame {
            Some(_) => frame::masthead(context, &navigation.route()),
            None => masthead(context),
        })
    };
    view! {
        <header id=ids::SITE_HEADER class=class>
            <div class="site-header-inside">
                <Part html=masthead/>
                <SearchBox/>
                <DisplayPanel/>
            </div>
        </header>
    }
}

fn masthead(context: PageContext<'_>) -> Markup {
    let site = &context.archive.site;
    html! {
        a.masthead href=(context.href(&Route::Home)) { (site.title) }
        span.masthead-about { (site.description) }
    }
}

//! The search box in the head of every page.

use super::ids;
use crate::browser::document::{self, Scroll};
use crate::context::use_navigation;
use crate::navigation::{HEADING, Page};
use crate::routes::Route;
use leptos::prelude::*;

/// A search box that shows what it finds with every key. Its form names the search page, so that a
/// query sent before the program listens is not lost.
#[component]
pub fn SearchBox() -> impl IntoView {
    let navigation = use_navigation();
    let action = navigation.href(&Route::search(""));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if navigation.page() == Page::Search {
            document::focus(HEADING, Scroll::Stay);
        } else {
            navigation.search("");
        }
    };
    view! {
        <form class="search-box" role="search" action=action method="get" on:submit=submit>
            <label class="visually-hidden" for=ids::SEARCH_INPUT>"Search all reports"</label>
            <input
                id=ids::SEARCH_INPUT
                type="search"
                name="q"
                placeholder="Search all reports"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || navigation.search_text()
                on:input:target=move |event| navigation.search(&event.target().value())
            />
        </form>
    }
}

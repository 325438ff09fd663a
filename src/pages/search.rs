//! Search: what is found for the text in the search box.

use crate::app::use_navigation;
use crate::components::{SearchHits, SearchIndexContext, TopicList};
use crate::routes::Route;
use crate::search::{Hit, Query};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many hits are shown before the reader asks for all. Chosen: more than anybody reads, and
/// few enough to be drawn with every key.
const N_SHOWN: usize = 30;

/// The search page. It follows the query in the address with every key.
#[component]
pub fn SearchPage() -> impl IntoView {
    let navigation = use_navigation();
    let index = expect_context::<SearchIndexContext>();
    let route = Memo::new(move |_| navigation.route());
    let results = move || match route.get() {
        Route::Search { text, shows_all } => results(&index, text, shows_all),
        _ => ().into_any(),
    };
    view! {
        <div class="search-page">
            <h1 tabindex="-1">"Search"</h1>
            {results}
        </div>
    }
}

fn results(index: &SearchIndexContext, text: String, shows_all: bool) -> AnyView {
    let query = Query::parse(&text);
    if query.is_empty() {
        return invitation(&text).into_any();
    }
    let mut hits = index.search(&query);
    if hits.is_empty() {
        return nothing(&text).into_any();
    }
    let summary = summary(&hits);
    let n_hits = hits.len();
    if !shows_all {
        hits.truncate(N_SHOWN);
    }
    let is_cut = hits.len() < n_hits;
    let all = use_navigation().href(&Route::Search {
        text,
        shows_all: true,
    });
    let more = is_cut.then(|| {
        let shown = format!("The best {N_SHOWN} are shown. ");
        view! { <p class="search-more">{shown}<a href=all>{format!("Show all {n_hits}")}</a></p> }
    });
    view! {
        <p class="search-summary" role="status">{summary}</p>
        <SearchHits query hits/>
        {more}
    }
    .into_any()
}

/// How much was found, as in `3 sections in 2 reports`.
fn summary(hits: &[Hit]) -> String {
    let months: BTreeSet<_> = hits.iter().map(|hit| hit.month).collect();
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    format!(
        "{} in {}",
        count(hits.len(), "section"),
        count(months.len(), "report")
    )
}

/// What stands on the page before there is a word to look for.
fn invitation(text: &str) -> impl use<> + IntoView {
    let sentence = if text.trim().is_empty() {
        "Type a word, a name or a number: what is found appears with every key."
    } else {
        "There is no word or number in this to look for."
    };
    view! {
        <p class="search-summary" role="status">{sentence}</p>
        <TopicList/>
    }
}

fn nothing(text: &str) -> impl use<> + IntoView {
    let sentence = format!("No section has all of “{}”.", text.trim());
    view! {
        <p class="search-summary" role="status">{sentence}</p>
        <p>"Try fewer words, or the beginning of a word. Or go by topic:"</p>
        <TopicList/>
    }
}

//! Search: what is found for the text in the search box.

use crate::components::{SearchHits, SearchIndexContext, TopicList, count};
use crate::context::use_navigation;
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
    let results = Memo::new(move |_| match navigation.route() {
        Route::Search { text, shows_all } => Results::of(&index, text, shows_all),
        _ => Results::default(),
    });
    // The line stays while what it says changes, for only then is it read out.
    view! {
        <div class="search-page">
            <h1 tabindex="-1">"Search"</h1>
            <p class="search-summary" role="status">
                {move || results.with(Results::summary)}
            </p>
            {move || results.with(results_view)}
        </div>
    }
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq)]
struct Results {
    /// What the reader typed.
    text: String,
    query: Query,
    hits: Vec<Hit>,
    shows_all: bool,
}

impl Results {
    fn of(index: &SearchIndexContext, text: String, shows_all: bool) -> Self {
        let query = Query::parse(&text);
        let hits = index.search(&query);
        Self {
            text,
            query,
            hits,
            shows_all,
        }
    }

    /// How much was found, as in `3 sections in 2 reports`, or why nothing was.
    fn summary(&self) -> String {
        let text = self.text.trim();
        if text.is_empty() {
            return "Type a word, a name or a number: what is found appears with every key.".into();
        }
        if self.query.is_empty() {
            return format!("There is no word or number to look for in “{text}”.");
        }
        if self.hits.is_empty() {
            return format!("No section has all of “{text}”.");
        }
        let months: BTreeSet<_> = self.hits.iter().map(|hit| hit.month).collect();
        let sections = count(self.hits.len(), "section");
        format!("{sections} in {}", count(months.len(), "report"))
    }
}

fn results_view(results: &Results) -> AnyView {
    if results.hits.is_empty() {
        let hint = (!results.query.is_empty())
            .then_some("Try fewer words, or the beginning of a word. Or go by topic:");
        return view! {
            <p>{hint}</p>
            <TopicList/>
        }
        .into_any();
    }
    let Results {
        text,
        query,
        hits,
        shows_all,
    } = results.clone();
    let n_hits = hits.len();
    let n_shown = if shows_all {
        n_hits
    } else {
        n_hits.min(N_SHOWN)
    };
    let shown = hits.into_iter().take(n_shown).collect::<Vec<_>>();
    let more = (n_shown < n_hits).then(|| {
        let all = use_navigation().href(&Route::Search {
            text,
            shows_all: true,
        });
        view! {
            <p class="search-more">
                {format!("The best {n_shown} are shown. ")}
                <a href=all>{format!("Show all {n_hits}")}</a>
            </p>
        }
    });
    view! {
        <SearchHits query hits=shown/>
        {more}
    }
    .into_any()
}

//! Search: what is found for the text in the search box.

use crate::archive::Archive;
use crate::components::{SearchHits, SearchIndexContext, TopicList, count};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use crate::search::{Query, Results};
use leptos::prelude::*;

/// How many hits are shown before the reader asks for all. Chosen: more than anybody reads, and
/// few enough to be drawn with every key.
const N_SHOWN: usize = 30;

/// The search page. It follows the query in the address with every key.
#[component]
pub fn SearchPage() -> impl IntoView {
    let navigation = use_navigation();
    let index = expect_context::<SearchIndexContext>();
    let archive = use_archive();
    let answer = Memo::new(move |_| match navigation.route() {
        Route::Search { text, shows_all } => Answer::of(&archive, &index, &text, shows_all),
        _ => Answer::default(),
    });
    // The line stays while what it says changes, for only then is it read out.
    view! {
        <div class="search-page">
            <h1 tabindex="-1">"Search"</h1>
            <p class="search-summary" role="status">
                {move || answer.with(Answer::summary)}
            </p>
            {move || answer.with(answer_view)}
        </div>
    }
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq)]
struct Answer {
    query: Query,
    results: Results,
    shows_all: bool,
}

impl Answer {
    fn of(archive: &Archive, index: &SearchIndexContext, text: &str, shows_all: bool) -> Self {
        let query = Query::parse(text, &archive.topics);
        let n_groups = if shows_all { usize::MAX } else { N_SHOWN };
        let results = index.search(&query, n_groups);
        Self {
            query,
            results,
            shows_all,
        }
    }

    /// How much was found, as in `3 passages in 2 reports`, or why nothing was.
    fn summary(&self) -> String {
        let text = self.query.text().trim();
        if text.is_empty() {
            return "Type a word, a name or a number: what is found appears with every key.".into();
        }
        if self.query.is_empty() {
            return format!("There is no word or number to look for in “{text}”.");
        }
        if self.results.n_hits == 0 {
            return format!("No passage has all of “{text}”.");
        }
        let passages = count(self.results.n_hits, "passage");
        format!("{passages} in {}", count(self.results.n_reports, "report"))
    }
}

fn answer_view(answer: &Answer) -> AnyView {
    let Answer {
        query,
        results,
        shows_all,
    } = answer.clone();
    if results.groups.is_empty() {
        let hint = (!query.is_empty())
            .then_some("Try fewer words, or the beginning of a word. Or go by topic:");
        return view! {
            <p>{hint}</p>
            <TopicList/>
        }
        .into_any();
    }
    let n_shown = results.groups.len();
    let more = (!shows_all && n_shown < results.n_groups).then(|| {
        let all = use_navigation().href(&Route::Search {
            text: query.text().to_owned(),
            shows_all: true,
        });
        view! {
            <p class="search-more">
                {format!("The best {n_shown} are shown. ")}
                <a href=all>{format!("Show all {}", results.n_groups)}</a>
            </p>
        }
    });
    view! {
        <SearchHits results/>
        {more}
    }
    .into_any()
}

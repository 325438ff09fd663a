//! Search: what is found for the text in the search box.
//!
//! What follows the query is HTML text in three parts of the page, for it is drawn with every key.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Report, TextId, TopicId};
use crate::components::{
    SearchIndexContext, SearchNotice, TopicList, anchor, count, ids, search_chips, search_facets,
    search_grid, search_guide, search_hits, search_notices,
};
use crate::context::{use_archive, use_navigation};
use crate::navigation::Navigation;
use crate::routes::Route;
use crate::search::{Query, Results};
use core::time::Duration;
use leptos::prelude::*;

/// How many sections are shown before the reader asks for all. Chosen: more than anybody reads,
/// and few enough to be drawn with every key.
const N_SHOWN: usize = 30;

/// How many other queries are proposed for one that found nothing. Chosen.
const N_NEAREST: usize = 5;

/// How long a reader does not type before the number of hits is said. Chosen: longer than between
/// two keys, so that it is said once.
const PAUSE: Duration = Duration::from_millis(500);

/// Over how many years the months are drawn with every key. A table of two hundred years takes
/// longer to draw than the hits may take to appear, so it waits for the pause.
const N_YEARS_AT_ONCE: u16 = 30;

/// The search page. It follows the query in the address with every key.
#[component]
pub fn SearchPage() -> impl IntoView {
    let navigation = use_navigation();
    let index = expect_context::<SearchIndexContext>();
    let archive = use_archive();
    let of_archive = archive.clone();
    let answer = Memo::new(move |_| match navigation.route() {
        Route::Search { text, shows_all } => Answer::of(&of_archive, &index, &text, shows_all),
        _ => Answer::default(),
    });
    let (said, paused) = after_pause(answer);
    let waits = n_years(&archive) > N_YEARS_AT_ONCE;
    let (for_found, for_narrowing) = (archive.clone(), archive);
    let narrowing = move |answer: &Answer| answer.narrowing(&for_narrowing, navigation);
    let is_lost = Memo::new(move |_| answer.with(|answer| answer.results.n_hits == 0));
    view! {
        <div class="search-page">
            <div class="search-main">
                <h1 tabindex="-1">"Search"</h1>
                <p class="search-summary">{move || answer.with(Answer::summary)}</p>
                <p class="visually-hidden" role="status">{said}</p>
                <div
                    class="search-conditions"
                    inner_html=move || answer.with(|answer| answer.conditions(navigation))
                ></div>
                <div
                    class="search-found"
                    inner_html=move || answer.with(|answer| answer.found(&for_found, navigation))
                ></div>
                {move || is_lost.get().then(|| view! { <TopicList/> })}
            </div>
            <section
                id=ids::SEARCH_NARROWING
                class="search-narrowing"
                aria-label="Narrow by month or topic"
                inner_html=move || {
                    if waits { paused.with(&narrowing) } else { answer.with(&narrowing) }
                }
            ></section>
        </div>
    }
}

/// What those hear of an answer who do not see it, and the answer itself, both as soon as nothing
/// is typed for a while. The first answer is there at once, but not said before.
fn after_pause(answer: Memo<Answer>) -> (RwSignal<String>, RwSignal<Answer>) {
    let said = RwSignal::new(String::new());
    let paused = RwSignal::new(answer.get_untracked());
    let mut pause = debounce(PAUSE, move |()| {
        if let Some(answer) = answer.try_get_untracked() {
            said.set(answer.said());
            paused.set(answer);
        }
    });
    Effect::new(move |_| {
        answer.track();
        pause(());
    });
    (said, paused)
}

/// From the first report's year to the last one's.
fn n_years(archive: &Archive) -> u16 {
    let year = |report: &Report| report.month.year();
    let first = archive.reports.first().map_or(0, year);
    archive.latest().map_or(0, year).saturating_sub(first)
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq)]
struct Answer {
    query: Query,
    results: Results,
    shows_all: bool,
    /// What can be searched for instead if nothing was found.
    nearest: Vec<String>,
    /// What is found without filters and exclusions if nothing is found with them: how many passages, and
    /// for what text.
    unfiltered: Option<(usize, String)>,
}

impl Answer {
    fn of(archive: &Archive, index: &SearchIndexContext, text: &str, shows_all: bool) -> Self {
        let query = Query::parse(text, &archive.topics);
        let n_groups = if shows_all { usize::MAX } else { N_SHOWN };
        let results = index.search(&query, n_groups);
        let mut answer = Self {
            query,
            results,
            shows_all,
            ..Self::default()
        };
        if answer.results.n_hits == 0 {
            answer.nearest = index.nearest_words(&answer.query, N_NEAREST);
            answer.unfiltered = answer.query.without_conditions().and_then(|text| {
                let query = Query::parse(&text, &archive.topics);
                let n_hits = index.search(&query, 0).n_hits;
                (n_hits > 0).then_some((n_hits, text))
            });
        }
        answer
    }

    /// How much was found, as in `3 passages in 2 sections of 2 reports`, or why nothing was.
    fn summary(&self) -> String {
        let text = self.query.text().trim();
        if text.is_empty() {
            return "Type a word, a name or a number: what is found appears with every key.".into();
        }
        if self.query.is_empty() {
            return format!("There is no word or number to look for in “{text}”.");
        }
        let results = &self.results;
        if results.n_hits == 0 {
            return format!("No passage matches “{text}”.");
        }
        let passages = count(results.n_hits, "passage");
        let sections = count(results.n_groups, "section");
        let reports = count(results.n_reports, "report");
        format!("{passages} in {sections} of {reports}")
    }

    /// What is said of it to those who do not see the page.
    fn said(&self) -> String {
        let notices = SearchNotice::all(&self.query, &self.results);
        let mut said = self.summary();
        for notice in notices {
            said.push_str(". ");
            said.push_str(&notice.sentence);
        }
        said
    }

    /// What must be known before the hits.
    fn conditions(&self, navigation: Navigation) -> String {
        let href = &|text: &str| navigation.href(&Route::search(text));
        let notices = SearchNotice::all(&self.query, &self.results);
        let jump = if self.is_narrowable() {
            let here = self.href(navigation, self.shows_all);
            let there = [&here, "#", ids::SEARCH_NARROWING].concat();
            anchor(" class=\"search-jump\"", &there, "Narrow by month or topic")
        } else {
            String::new()
        };
        let notices = search_notices(&notices, href);
        [notices, search_chips(self.query.chips(), href), jump].concat()
    }

    /// The address of this query.
    fn href(&self, navigation: Navigation, shows_all: bool) -> String {
        let text = self.query.text().to_owned();
        navigation.href(&Route::Search { text, shows_all })
    }

    /// Whether there is something to narrow, or a filter of time or topic to change.
    fn is_narrowable(&self) -> bool {
        !self.results.by_month.is_empty() || self.results.by_topic.iter().any(|n| *n > 0)
    }

    /// The hits or, without any, ways onward.
    fn found(&self, archive: &Archive, navigation: Navigation) -> String {
        if self.query.is_empty() {
            return search_guide(archive, &|text| navigation.href(&Route::search(text)));
        }
        if self.results.n_hits == 0 {
            return self.ways_onward(archive, navigation);
        }
        let href = |month: Month, topic: Option<TopicId>, id: TextId| {
            navigation.href_of_passage(month, topic, id, self.query.text())
        };
        let hits = search_hits(archive, &self.results, &href);
        [hits, self.more(navigation)].concat()
    }

    /// How many sections are shown, if that is not all.
    fn more(&self, navigation: Navigation) -> String {
        let (n_shown, n_all) = (self.results.groups.len(), self.results.n_groups);
        if n_shown >= n_all {
            return String::new();
        }
        let label = format!("Show all {n_all}");
        let all = anchor("", &self.href(navigation, true), &label);
        format!("<p class=\"search-more\">The best {n_shown} sections are shown. {all}</p>")
    }

    /// What else can be searched for or read.
    fn ways_onward(&self, archive: &Archive, navigation: Navigation) -> String {
        let search = |text: &str, label: &str| {
            anchor("", &navigation.href(&Route::search(text)), &escaped(label))
        };
        let mut ways: Vec<String> = Vec::new();
        if let Some((n_hits, text)) = &self.unfiltered {
            let label = format!(
                "Without these conditions there are {}",
                count(*n_hits, "passage")
            );
            ways.push(search(text, &label));
        }
        if !self.nearest.is_empty() {
            let links = self.nearest.iter().map(|text| search(text, text));
            let links: Vec<String> = links.collect();
            ways.push(format!("Try instead: {}", links.join(", ")));
        }
        if let Some(report) = archive.latest() {
            let (month, topic) = (report.month, None);
            let href = navigation.href(&Route::Report { month, topic });
            let link = anchor("", &href, &month.title());
            ways.push(format!("The newest report: {link}"));
        }
        if ways.is_empty() {
            return String::new();
        }
        let ways = ways.join("</li><li>");
        format!("<ul class=\"search-onward\"><li>{ways}</li></ul>")
    }

    /// When and under which topics there are hits.
    fn narrowing(&self, archive: &Archive, navigation: Navigation) -> String {
        if !self.is_narrowable() {
            return String::new();
        }
        let href = &|text: &str| navigation.href(&Route::search(text));
        let (query, results) = (&self.query, &self.results);
        [
            search_grid(archive, query, &results.by_month, href),
            search_facets(archive, query, &results.by_topic, href),
        ]
        .concat()
    }
}

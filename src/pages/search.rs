//! Search: what is found for the text in the search box.
//!
//! What follows the query is HTML text in three parts of the page, for it is drawn with every key.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Report, TextId, TopicId};
use crate::browser::document;
use crate::components::{
    EXPORT_BUTTON, SearchIndexContext, SearchNotice, choose_sections, export_button, ids,
    search_chips, search_facets, search_grid, search_guide, search_hits, search_notices,
    topic_list,
};
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::navigation::Navigation;
use crate::routes::Route;
use crate::search::{Query, Results};
use crate::strings::{export, search as said, title};
use core::time::Duration;
use leptos::ev::MouseEvent;
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
    let search = Search::new(navigation);
    let waits = navigation.with_hosted(|hosted| n_years(hosted.archive) > N_YEARS_AT_ONCE);
    let paused = RwSignal::new(untrack(|| search.part(Answer::narrowing)));
    let said = RwSignal::new(String::new());
    // The first answer is there at once, but not said before.
    let mut pause = debounce(PAUSE, move |()| {
        // By now the reader may have gone to another page.
        if said
            .try_set(untrack(|| search.part(Answer::said)))
            .is_none()
            && waits
        {
            paused.set(untrack(|| search.part(Answer::narrowing)));
        }
    });
    Effect::new(move |_| {
        _ = navigation.route();
        pause(());
    });
    let narrowing = move || {
        if waits {
            paused.get()
        } else {
            search.part(Answer::narrowing)
        }
    };
    view! {
        <div class="search-page">
            <div class="search-main">
                <div class="part" inner_html=move || search.part(Answer::head)></div>
                <div class="visually-hidden" role="status" inner_html=move || said.get()></div>
                <div class="part" inner_html=move || search.part(Answer::conditions)></div>
                <div
                    class="part"
                    inner_html=move || search.part(Answer::found)
                    on:click=move |event| search.choose_if_asked(&event)
                ></div>
            </div>
            <div class="part" inner_html=narrowing></div>
        </div>
    }
}

/// Writes a part of the page as HTML text.
type Part = fn(&Answer, Hosted<'_>) -> String;

/// The search that the address names. Each part of the page asks for the answer; it is found once.
#[derive(Clone, Copy)]
struct Search {
    navigation: Navigation,
    index: StoredValue<SearchIndexContext>,
    last: StoredValue<Answer>,
}

impl Search {
    fn new(navigation: Navigation) -> Self {
        Self {
            navigation,
            index: StoredValue::new(expect_context()),
            last: StoredValue::new(Answer::default()),
        }
    }

    /// Writes a part of the page; a view that reads it follows the address.
    fn part(self, write: Part) -> String {
        let route = self.navigation.route();
        self.navigation.with_hosted(|hosted| {
            let is_known = self.last.with_value(|answer| answer.is_for(&route));
            if !is_known {
                let answer = self
                    .index
                    .with_value(|index| Answer::of(hosted.archive, index, &route));
                self.last.set_value(answer);
            }
            self.last.with_value(|answer| write(answer, hosted))
        })
    }

    /// Has all sections that are found saved, also those that are not shown, if that is asked for.
    fn choose_if_asked(self, event: &MouseEvent) {
        if document::is_within(event, EXPORT_BUTTON) {
            let search = |query: &Query| self.index.with_value(|it| it.search(query, usize::MAX));
            let results = self.last.with_value(|answer| search(&answer.query));
            choose_sections(&results.groups);
        }
    }
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
    /// Of the search that a route names; empty for other routes.
    fn of(archive: &Archive, index: &SearchIndexContext, route: &Route) -> Self {
        let Route::Search { text, shows_all } = route else {
            return Self::default();
        };
        let shows_all = *shows_all;
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

    /// Whether it is the answer to the search that a route names.
    fn is_for(&self, route: &Route) -> bool {
        match route {
            Route::Search { text, shows_all } => {
                self.query.text() == text && self.shows_all == *shows_all
            }
            _ => false,
        }
    }

    /// How much was found, as in `3 passages in 2 sections of 2 reports`, or why nothing was.
    fn summary(&self) -> String {
        let text = self.query.text().trim();
        if text.is_empty() {
            return said::TYPE.into();
        }
        if self.query.is_empty() {
            return said::nothing_to_look_for(text);
        }
        let results = &self.results;
        if results.n_hits == 0 {
            return said::no_match(text);
        }
        said::found(results.n_hits, results.n_groups, results.n_reports)
    }

    /// The summary with what must be known of it.
    fn account(&self) -> String {
        let notices = SearchNotice::all(&self.query, &self.results);
        let mut said = self.summary();
        for notice in notices {
            said.push_str(". ");
            said.push_str(&notice.sentence);
        }
        said
    }

    /// What is said of it to those who do not see the page.
    fn said(&self, _: Hosted<'_>) -> String {
        escaped(&self.account())
    }

    fn head(&self, _: Hosted<'_>) -> String {
        [
            joined!(
                "<h1 tabindex=\"-1\">",
                title::SEARCH,
                "</h1><p class=\"search-summary\">",
            ),
            &escaped(&self.summary()),
            "</p>",
        ]
        .concat()
    }

    /// What must be known before the hits.
    fn conditions(&self, hosted: Hosted<'_>) -> String {
        let href = &|text: &str| hosted.search(text);
        let notices = SearchNotice::all(&self.query, &self.results);
        let jump = if self.is_narrowable() {
            let here = self.href(hosted, self.shows_all);
            let there = [&here, "#", ids::SEARCH_NARROWING].concat();
            anchor(" class=\"search-jump\"", &there, said::NARROW)
        } else {
            String::new()
        };
        let notices = search_notices(&notices, href);
        let chips = search_chips(self.query.chips(), href);
        [
            "<div class=\"search-conditions\">",
            &notices,
            &chips,
            &jump,
            "</div>",
        ]
        .concat()
    }

    /// The address of this query.
    fn href(&self, hosted: Hosted<'_>, shows_all: bool) -> String {
        let text = self.query.text().to_owned();
        hosted.href(&Route::Search { text, shows_all })
    }

    /// Whether there is something to narrow, or a filter of time or topic to change.
    fn is_narrowable(&self) -> bool {
        !self.results.by_month.is_empty() || self.results.by_topic.iter().any(|n| *n > 0)
    }

    /// The hits or, without any, ways onward.
    fn found(&self, hosted: Hosted<'_>) -> String {
        let archive = hosted.archive;
        let mut found = if self.query.is_empty() {
            search_guide(archive, &|text| hosted.search(text))
        } else if self.results.n_hits == 0 {
            self.ways_onward(hosted)
        } else {
            let href = |month: Month, topic: Option<TopicId>, id: TextId| {
                hosted.passage(month, topic, id, self.query.text())
            };
            let hits = search_hits(archive, &self.results, &href);
            [hits, self.more(hosted), self.way_to_keep(archive)].concat()
        };
        if self.results.n_hits == 0 {
            found.push_str(&topic_list(hosted));
        }
        ["<div class=\"search-found\">", &found, "</div>"].concat()
    }

    /// How many sections are shown, if that is not all.
    fn more(&self, hosted: Hosted<'_>) -> String {
        let (n_shown, n_all) = (self.results.groups.len(), self.results.n_groups);
        if n_shown >= n_all {
            return String::new();
        }
        let label = said::show_all(n_all);
        let all = anchor("", &self.href(hosted, true), &label);
        let best = said::best_shown(n_shown);
        ["<p class=\"search-more\">", &best, " ", &all, "</p>"].concat()
    }

    /// The button by which all sections that are found are saved.
    fn way_to_keep(&self, archive: &Archive) -> String {
        let query = self.query.text().trim();
        let title = export::results(&archive.site.title, query);
        export_button(export::SAVE_RESULTS, None, &title, &self.account())
    }

    /// What else can be searched for or read.
    fn ways_onward(&self, hosted: Hosted<'_>) -> String {
        let search = |text: &str, label: &str| anchor("", &hosted.search(text), &escaped(label));
        let mut ways: Vec<String> = Vec::new();
        if let Some((n_hits, text)) = &self.unfiltered {
            let label = said::without_conditions(*n_hits);
            ways.push(search(text, &label));
        }
        if !self.nearest.is_empty() {
            let links = self.nearest.iter().map(|text| search(text, text));
            let links: Vec<String> = links.collect();
            ways.push(said::try_instead(&links.join(", ")));
        }
        if let Some(report) = hosted.archive.latest() {
            let month = report.month;
            let link = anchor("", &hosted.report(month, None), &month.title());
            ways.push(said::newest(&link));
        }
        if ways.is_empty() {
            return String::new();
        }
        let ways = ways.join("</li><li>");
        format!("<ul class=\"search-onward\"><li>{ways}</li></ul>")
    }

    /// When and under which topics there are hits.
    fn narrowing(&self, hosted: Hosted<'_>) -> String {
        let (query, results) = (&self.query, &self.results);
        let narrowing = if self.is_narrowable() {
            let href = &|text: &str| hosted.search(text);
            [
                search_grid(hosted.archive, query, &results.by_month, href),
                search_facets(hosted.archive, query, &results.by_topic, href),
            ]
            .concat()
        } else {
            String::new()
        };
        [
            joined!(
                "<section id=\"",
                ids::SEARCH_NARROWING,
                // Firefox goes on behind what cannot have the focus.
                "\" tabindex=\"-1\" class=\"search-narrowing\" aria-label=\"",
                said::NARROW,
                "\">",
            ),
            &narrowing,
            "</section>",
        ]
        .concat()
    }
}

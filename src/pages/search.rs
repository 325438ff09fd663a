//! Search: what is found for the text in the search box.

use crate::archive::{Archive, Month, Report, TextId, TopicId};
use crate::browser::document;
use crate::components::{
    EXPORT_BUTTON, Part, SearchIndexContext, SearchNotice, choose_sections, export_button, ids,
    search_chips, search_facets, search_grid, search_guide, search_hits, search_notices,
    topic_list,
};
use crate::context::use_navigation;
use crate::hosted::Hosted;
use crate::navigation::Navigation;
use crate::routes::Route;
use crate::search::{Query, Results};
use crate::strings::{export, search as said, title};
use core::time::Duration;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};

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
        if said.try_set(untrack(|| search.account())).is_none() && waits {
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
                <Part html=move || search.part(Answer::head)/>
                <div class="visually-hidden" role="status">{move || said.get()}</div>
                <Part html=move || search.part(Answer::conditions)/>
                <Part
                    html=move || search.part(Answer::found)
                    on:click=move |event| search.choose_if_asked(&event)
                />
            </div>
            <Part html=narrowing/>
        </div>
    }
}

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
    fn part(self, write: fn(&Answer, Hosted<'_>) -> Markup) -> Markup {
        self.renew();
        self.navigation
            .with_hosted(|hosted| self.last.with_value(|answer| write(answer, hosted)))
    }

    /// What is said of the answer to those who do not see the page.
    fn account(self) -> String {
        self.renew();
        self.last.with_value(Answer::account)
    }

    /// Finds the answer to what the address names now, unless that is known.
    fn renew(self) {
        let route = self.navigation.route();
        let is_known = self.last.with_value(|answer| answer.is_for(&route));
        if !is_known {
            let answer = self.navigation.with_hosted(|hosted| {
                self.index
                    .with_value(|index| Answer::of(hosted.archive, index, &route))
            });
            self.last.set_value(answer);
        }
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

    fn head(&self, _: Hosted<'_>) -> Markup {
        html! {
            h1 tabindex="-1" { (title::SEARCH) }
            p.search-summary { (self.summary()) }
        }
    }

    /// What must be known before the hits.
    fn conditions(&self, hosted: Hosted<'_>) -> Markup {
        let href = &|text: &str| hosted.search(text);
        let notices = SearchNotice::all(&self.query, &self.results);
        html! {
            div.search-conditions {
                (search_notices(&notices, href))
                (search_chips(self.query.chips(), href))
                @if self.is_narrowable() {
                    @let here = self.href(hosted, self.shows_all);
                    a.search-jump href={ (here) "#" (ids::SEARCH_NARROWING) } { (said::NARROW) }
                }
            }
        }
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
    fn found(&self, hosted: Hosted<'_>) -> Markup {
        html! {
            div.search-found {
                @if self.query.is_empty() {
                    (search_guide(hosted.archive, &|text| hosted.search(text)))
                } @else if self.results.n_hits == 0 {
                    (self.ways_onward(hosted))
                } @else {
                    (self.hits(hosted))
                }
                @if self.results.n_hits == 0 { (topic_list(hosted)) }
            }
        }
    }

    fn hits(&self, hosted: Hosted<'_>) -> Markup {
        let href = |month: Month, topic: Option<TopicId>, id: TextId| {
            hosted.passage(month, topic, id, self.query.text())
        };
        html! {
            (search_hits(hosted.archive, &self.results, &href))
            (self.more(hosted))
            (self.way_to_keep(hosted.archive))
        }
    }

    /// How many sections are shown, if that is not all.
    fn more(&self, hosted: Hosted<'_>) -> Markup {
        let (n_shown, n_all) = (self.results.groups.len(), self.results.n_groups);
        html! {
            @if n_shown < n_all {
                p.search-more {
                    (said::best_shown(n_shown)) " "
                    a href=(self.href(hosted, true)) { (said::show_all(n_all)) }
                }
            }
        }
    }

    /// The button by which all sections that are found are saved.
    fn way_to_keep(&self, archive: &Archive) -> Markup {
        let query = self.query.text().trim();
        let title = export::results(&archive.site.title, query);
        export_button(export::SAVE_RESULTS, None, &title, &self.account())
    }

    /// What else can be searched for or read; nothing where there is no report.
    fn ways_onward(&self, hosted: Hosted<'_>) -> Markup {
        let Some(latest) = hosted.archive.latest() else {
            return Markup::default();
        };
        let nearest = html! {
            @for (number, text) in self.nearest.iter().enumerate() {
                @if number > 0 { ", " }
                a href=(hosted.search(text)) { (text) }
            }
        };
        let newest = html! {
            a href=(hosted.report(latest.month, None)) { (latest.month.title()) }
        };
        html! {
            ul.search-onward {
                @if let Some((n_hits, text)) = &self.unfiltered {
                    li { a href=(hosted.search(text)) { (said::without_conditions(*n_hits)) } }
                }
                @if !self.nearest.is_empty() {
                    li { (said::try_instead(&nearest)) }
                }
                li { (said::newest(&newest)) }
            }
        }
    }

    /// When and under which topics there are hits.
    fn narrowing(&self, hosted: Hosted<'_>) -> Markup {
        let (archive, query, results) = (hosted.archive, &self.query, &self.results);
        let href = &|text: &str| hosted.search(text);
        html! {
            // Firefox goes on behind what cannot have the focus.
            section.search-narrowing #(ids::SEARCH_NARROWING) tabindex="-1"
                aria-label=(said::NARROW) {
                @if self.is_narrowable() {
                    (search_grid(archive, query, &results.by_month, href))
                    (search_facets(archive, query, &results.by_topic, href))
                }
            }
        }
    }
}

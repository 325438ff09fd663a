//! The search page: results for the text in the search box.

use crate::browser::document;
use crate::html::origin::origin_line;
use crate::html::topic_list::topic_list;
use crate::model::{Archive, Month, Report, TextId, TopicId};
use crate::routes::Route;
use crate::routes::page_context::PageContext;
use crate::search::{Query, Results};
use crate::text::{self, export, title};
use crate::ui::context::use_navigation;
use crate::ui::effect::effect;
use crate::ui::ids;
use crate::ui::navigation::Navigation;
use crate::ui::part::Part;
use crate::ui::search::chips::search_chips;
use crate::ui::search::destination::destination;
use crate::ui::search::facets::search_facets;
use crate::ui::search::grid::search_grid;
use crate::ui::search::guide::search_guide;
use crate::ui::search::hits::search_hits;
use crate::ui::search::index::SearchIndexContext;
use crate::ui::search::notice::{SearchNotice, search_notices};
use crate::ui::shell::export_button::{choose_sections, export_button};
use core::time::Duration;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};

/// Number of sections shown at first. Chosen: more than anybody reads, and few enough to render on
/// every keystroke.
const N_SHOWN: usize = 30;

/// Maximum number of alternative queries for a query without hits. Chosen.
const N_NEAREST: usize = 5;

/// Pause in typing before the number of hits is announced. Chosen: longer than the time between two
/// keystrokes, so it is announced only once.
const PAUSE: Duration = Duration::from_millis(500);

/// Maximum range of years for rendering the month table on every keystroke. A larger table waits
/// for the pause, because with two hundred years it takes longer to render than the hits may take.
const N_YEARS_AT_ONCE: u16 = 30;

/// The search page. It updates with the query in the address, on every keystroke.
#[component]
pub fn SearchPage() -> impl IntoView {
    let navigation = use_navigation();
    let search = Search::new(navigation);
    let waits = navigation.with_context(|context| n_years(context.archive) > N_YEARS_AT_ONCE);
    let paused = RwSignal::new(untrack(|| search.part(Answer::narrowing)));
    let said = RwSignal::new(String::new());
    // The first answer is rendered at once, but announced only after the pause.
    let mut pause = debounce(PAUSE, move |()| {
        // The page may be gone by now, because the reader has navigated away.
        if said.try_set(untrack(|| search.account())).is_none() && waits {
            paused.set(untrack(|| search.part(Answer::narrowing)));
        }
    });
    effect(move || {
        _ = navigation.route();
        _ = search.has_thesaurus();
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

/// The search in the address. All parts of the page share one answer, which is computed once.
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

    /// Renders a part of the page. A view that calls this updates with the address.
    fn part(self, write: fn(&Answer, PageContext<'_>) -> Markup) -> Markup {
        self.renew();
        self.navigation
            .with_context(|context| self.last.with_value(|answer| write(answer, context)))
    }

    /// Returns the announcement for screen readers.
    fn account(self) -> String {
        self.renew();
        self.last.with_value(Answer::account)
    }

    /// Computes the answer for the current address, unless it is cached.
    fn renew(self) {
        let route = self.navigation.route();
        let has_thesaurus = self.has_thesaurus();
        let is_known =
            |answer: &Answer| answer.is_for(&route) && answer.has_thesaurus == has_thesaurus;
        if !self.last.with_value(is_known) {
            let answer = self.navigation.with_context(|context| {
                self.index
                    .with_value(|index| Answer::of(context.archive, index, &route))
            });
            self.last.set_value(answer);
        }
    }

    fn has_thesaurus(self) -> bool {
        self.index.with_value(SearchIndexContext::has_thesaurus)
    }

    /// On a click on the export button, selects all sections found, including those not shown.
    fn choose_if_asked(self, event: &MouseEvent) {
        if document::is_from(event, ids::EXPORT) {
            let search = |query: &Query| self.index.with_value(|it| it.search(query, usize::MAX));
            let results = self.last.with_value(|answer| search(&answer.query));
            choose_sections(&results.groups);
        }
    }
}

/// Returns the difference in years between the first and the last report.
fn n_years(archive: &Archive) -> u16 {
    let year = |report: &Report| report.month.year();
    let first = archive.reports.first().map_or(0, year);
    archive.latest().map_or(0, year).saturating_sub(first)
}

/// A query with its results.
#[derive(Clone, Debug, Default, PartialEq)]
struct Answer {
    query: Query,
    results: Results,
    shows_all: bool,
    /// Whether the thesaurus was there.
    has_thesaurus: bool,
    /// Alternative queries if there are no hits.
    nearest: Vec<String>,
    /// Number of hits without filters and exclusions, and that query's text; set only if the full
    /// query has no hits.
    unfiltered: Option<(usize, String)>,
}

impl Answer {
    /// Runs the search of a route. Returns an empty answer for other routes.
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
            has_thesaurus: index.has_thesaurus(),
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

    /// Reports whether this is the answer for a route.
    fn is_for(&self, route: &Route) -> bool {
        match route {
            Route::Search { text, shows_all } => {
                self.query.text() == text && self.shows_all == *shows_all
            }
            _ => false,
        }
    }

    /// Returns the number of hits, as in `3 passages in 2 sections of 2 reports`, or why there are
    /// no hits.
    fn summary(&self) -> String {
        let text = self.query.text().trim();
        if text.is_empty() {
            return text::search::TYPE.into();
        }
        if self.query.is_empty() {
            return text::search::nothing_to_look_for(text);
        }
        let results = &self.results;
        if results.n_hits == 0 {
            return text::search::no_match(text);
        }
        text::search::found(results.n_hits, results.n_groups, results.n_reports)
    }

    /// Returns the summary with all notices.
    fn account(&self) -> String {
        let notices = SearchNotice::all(&self.query, &self.results);
        let mut said = self.summary();
        for notice in notices {
            said.push_str(if said.ends_with('.') { " " } else { ". " });
            said.push_str(&notice.sentence);
        }
        said
    }

    fn head(&self, context: PageContext<'_>) -> Markup {
        html! {
            h1 tabindex="-1" { (title::SEARCH) }
            (origin_line(context.archive))
            p.search-summary { (self.summary()) }
        }
    }

    /// Renders the notices and conditions shown before the hits.
    fn conditions(&self, context: PageContext<'_>) -> Markup {
        let href = &|text: &str| context.search(text);
        let notices = SearchNotice::all(&self.query, &self.results);
        html! {
            div.search-conditions {
                @if let Some(page) = destination(context.archive, &self.query) {
                    p.search-notice {
                        a href=(context.href(&page.route)) { (text::search::GO_TO) (page.name) }
                    }
                }
                (search_notices(&notices, href))
                (search_chips(self.query.chips(), href))
                @if self.is_narrowable() {
                    @let here = self.href(context, self.shows_all);
                    a.search-jump href={ (here) "#" (ids::SEARCH_NARROWING) } { (text::search::NARROW) }
                }
            }
        }
    }

    /// Returns the address of this query.
    fn href(&self, context: PageContext<'_>, shows_all: bool) -> String {
        let text = self.query.text().to_owned();
        context.href(&Route::Search { text, shows_all })
    }

    /// Reports whether any month or topic has hits to narrow the search to, or to switch to.
    fn is_narrowable(&self) -> bool {
        !self.results.by_month.is_empty() || self.results.by_topic.iter().any(|n| *n > 0)
    }

    /// Renders the hits, or suggestions if there are no hits.
    fn found(&self, context: PageContext<'_>) -> Markup {
        html! {
            div.search-found {
                @if self.query.is_empty() {
                    (search_guide(context.archive, &|text| context.search(text)))
                } @else if self.results.n_hits == 0 {
                    (self.ways_onward(context))
                } @else {
                    (self.hits(context))
                }
                @if self.results.n_hits == 0 { (topic_list(context)) }
            }
        }
    }

    fn hits(&self, context: PageContext<'_>) -> Markup {
        let href = |month: Month, topic: Option<TopicId>, id: TextId| {
            context.passage(month, topic, id, self.query.text())
        };
        html! {
            (search_hits(context.archive, &self.results, &href))
            (self.more(context))
            (self.way_to_keep(context.archive))
        }
    }

    /// Renders the number of sections shown and a link to all, unless all are shown.
    fn more(&self, context: PageContext<'_>) -> Markup {
        let (n_shown, n_all) = (self.results.groups.len(), self.results.n_groups);
        html! {
            @if n_shown < n_all {
                p.search-more {
                    (text::search::best_shown(n_shown)) " "
                    a href=(self.href(context, true)) { (text::search::show_all(n_all)) }
                }
            }
        }
    }

    /// Renders the button that exports all sections found.
    fn way_to_keep(&self, archive: &Archive) -> Markup {
        let query = self.query.text().trim();
        let title = export::results(&archive.site.title, query);
        export_button(export::SAVE_RESULTS, None, &title, &self.account())
    }

    /// Renders suggestions for further searching and reading; empty for an archive without reports.
    fn ways_onward(&self, context: PageContext<'_>) -> Markup {
        let Some(latest) = context.archive.latest() else {
            return Markup::default();
        };
        let nearest = html! {
            @for (number, text) in self.nearest.iter().enumerate() {
                @if number > 0 { ", " }
                a href=(context.search(text)) { (text) }
            }
        };
        let newest = html! {
            a href=(context.report(latest.month, None)) { (context.month_title(latest.month)) }
        };
        html! {
            ul.search-onward {
                @if let Some((n_hits, text)) = &self.unfiltered {
                    li { a href=(context.search(text)) { (text::search::without_conditions(*n_hits)) } }
                }
                @if !self.nearest.is_empty() {
                    li { (text::search::try_instead(&nearest)) }
                }
                li { (text::search::newest(&newest)) }
            }
        }
    }

    /// Renders the number of hits by date and by topic.
    fn narrowing(&self, context: PageContext<'_>) -> Markup {
        let (archive, query, results) = (context.archive, &self.query, &self.results);
        let href = &|text: &str| context.search(text);
        html! {
            // Focusable, because Firefox otherwise continues tabbing after the link target.
            section.search-narrowing #(ids::SEARCH_NARROWING) tabindex="-1"
                aria-label=(text::search::NARROW) {
                @if self.is_narrowable() {
                    (search_grid(archive, query, &results.by_month, href))
                    (search_facets(archive, query, &results.by_topic, href))
                }
            }
        }
    }
}

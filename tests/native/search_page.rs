//! Tests of the search page, rendered natively: counts and links.

use crate::support::archive_of;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Topic, TopicId};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::search::{Query, SearchIndex};
use kusama_news_reader::ui::prerender::render;
use kusama_news_reader::ui::search::facets::search_facets;
use kusama_news_reader::ui::search::grid::search_grid;
use kusama_news_reader::ui::search::hits::search_hits;
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

/// A search page.
pub(crate) struct Page {
    pub(crate) html: Html,
    /// Description of its route, for error messages.
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn of(archive: &Archive, text: &str) -> Self {
        Self::of_route(archive, Route::search(text))
    }

    fn of_route(archive: &Archive, route: Route) -> Self {
        let rendered = render(&Arc::new(archive.clone()), &Base::new("/x/y/"), &route);
        let start = rendered.find("<main").unwrap();
        let end = rendered.find("</main>").unwrap();
        // Leptos marks positions in text with `<!>`, which is not valid HTML.
        let main = rendered[start..end + "</main>".len()].replace("<!>", "");
        Self {
            html: Html::parse_fragment(&main),
            text: format!("{route:?}"),
        }
    }

    pub(crate) fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(css).unwrap()).collect()
    }

    fn one(&self, css: &str) -> ElementRef<'_> {
        let found = self.all(css);
        assert_eq!(found.len(), 1, "`{css}` for {}", self.text);
        found[0]
    }

    fn texts(&self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(words).collect()
    }

    /// Returns the queries of the links that match a selector.
    fn queries(&self, css: &str) -> Vec<String> {
        let links = self.all(css).into_iter();
        links.map(|link| query_of(link).unwrap()).collect()
    }
}

/// Returns the text of an element with normalized white space.
fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the query of a link to the search page.
fn query_of(link: ElementRef<'_>) -> Option<String> {
    let href = link.attr("href")?.strip_prefix("/x/y/")?;
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    match Route::parse(path, query, &Archive::default()) {
        Route::Search { text, .. } => Some(text),
        _ => None,
    }
}

fn numbers(text: &str) -> Vec<usize> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(|digits| digits.parse().ok()).collect()
}

/// Returns four reports with four topics. The word `ropes` is in three of them: once, twice and
/// four times.
pub(crate) fn harbour() -> Archive {
    let months = [
        ("November 2019", "## Tolls\n\nRopes are free."),
        ("January 2020", "## Trade\n\nNothing came."),
        (
            "February 2020",
            "## Trade\n\nRopes were sold.\n\n## Tolls\n\nNew ropes cost more.",
        ),
        (
            "May 2022",
            "## Ropes\n\nRopes hold.\n\nOld ropes break.\n\nRopes are wet.\n\nRopes are long.\n\n\
             Of ropes there are enough.",
        ),
    ];
    let reports = months.map(|(month, text)| {
        let markdown = format!("# Harbour Letter - {month}\n\n# High Water\n\n{text}\n");
        archive_of(&markdown).reports.remove(0)
    });
    let topic = |label: &str| Topic {
        slug: label.to_lowercase(),
        label: label.into(),
        ..Topic::default()
    };
    let mut archive = Archive {
        topics: ["Tolls", "Trade", "Ice"].map(topic).into(),
        reports: reports.into(),
        ..Archive::default()
    };
    for section in archive.reports.iter_mut().flat_map(|it| &mut it.sections) {
        let is_trade = section
            .heading
            .text
            .iter()
            .any(|it| format!("{it:?}").contains("Trade"));
        section.topic = TopicId(u8::from(is_trade));
        section.also.clear();
    }
    for report in &mut archive.reports {
        report.lead_topic = None;
    }
    archive
}

#[test]
fn the_grid_has_a_row_for_each_year_and_a_cell_for_each_month() {
    let archive = harbour();
    let page = Page::of(&archive, "ropes");
    let grid = page.one("table.search-grid");
    assert_eq!(
        words(page.one("table.search-grid caption")),
        "Passages by month"
    );
    let heads = page.texts("table.search-grid thead th[scope=col]");
    assert_eq!(heads.len(), 13, "{}", grid.html());
    assert_eq!((heads[0].as_str(), heads[1].as_str()), ("Year", "JJanuary"));
    assert_eq!(
        page.texts("table.search-grid tbody th[scope=row]"),
        ["2022", "2021", "2020", "2019"]
    );
    let row = Selector::parse("tbody tr").unwrap();
    let cell = Selector::parse("td").unwrap();
    let rows: Vec<String> = grid
        .select(&row)
        .map(|row| {
            let cells = row.select(&cell).map(|cell| match words(cell).as_str() {
                "no report" => ".".to_owned(),
                digits => digits.to_owned(),
            });
            cells.collect::<String>()
        })
        .collect();
    assert_eq!(
        rows,
        [
            "....6.......",
            "............",
            "02..........",
            "..........1."
        ]
    );
}

#[test]
fn a_cell_with_hits_is_a_link_with_a_digit_a_shade_and_a_name() {
    let archive = harbour();
    let page = Page::of(&archive, "ropes");
    let cells: Vec<String> = page
        .all("table.search-grid td a")
        .into_iter()
        .map(|link| {
            let cell = ElementRef::wrap(link.parent().unwrap()).unwrap();
            let name = link.attr("aria-label").unwrap();
            let shade = cell.attr("class").unwrap();
            format!(
                "{} | {shade} | {name} | {}",
                words(link),
                query_of(link).unwrap()
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            "6 | shade-4 | 6 passages in May 2022 | ropes month:2022-05",
            "2 | shade-2 | 2 passages in February 2020 | ropes month:2020-02",
            "1 | shade-1 | 1 passage in November 2019 | ropes month:2019-11",
        ]
    );
}

#[test]
fn a_year_with_hits_is_a_link_with_a_name() {
    let archive = harbour();
    let page = Page::of(&archive, "ropes");
    let years = page.all("table.search-grid tbody th a").into_iter();
    let years: Vec<String> = years
        .map(|link| {
            format!(
                "{} | {}",
                link.attr("aria-label").unwrap(),
                query_of(link).unwrap()
            )
        })
        .collect();
    assert_eq!(
        years,
        [
            "6 passages in 2022 | ropes year:2022",
            "2 passages in 2020 | ropes year:2020",
            "1 passage in 2019 | ropes year:2019",
        ]
    );
}

/// Marks the chosen filters, but keeps the links to other months and topics for switching.
#[test]
fn what_is_chosen_is_marked_and_the_rest_can_still_be_chosen() {
    let archive = harbour();
    let page = Page::of(&archive, "ropes topic:tolls month:2020-02");
    assert_eq!(
        page.texts("[aria-current=true]"),
        ["1", "Tolls 1 passages"],
        "{}",
        page.html.html()
    );
    assert_eq!(
        page.queries("table.search-grid td a"),
        [
            "ropes topic:tolls month:2022-05",
            "ropes topic:tolls month:2020-02",
            "ropes topic:tolls month:2019-11",
        ]
    );
    assert_eq!(
        page.queries("nav.search-facets a"),
        [
            "ropes month:2020-02 topic:tolls",
            "ropes month:2020-02 topic:trade"
        ]
    );
    assert_eq!(
        page.texts("nav.search-facets li.is-none"),
        ["Ice 0 passages"]
    );
    let year = Page::of(&archive, "ropes year:2020");
    assert_eq!(year.texts("[aria-current=true]"), ["2020"]);
}

#[test]
fn every_condition_is_a_chip_that_takes_it_away() {
    let page = Page::of(&harbour(), "ropes topic:tolls -wet month:2020-02");
    let names: Vec<&str> = page
        .all("ul.chips a")
        .into_iter()
        .map(|link| link.attr("aria-label").unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "Remove filter: Tolls",
            "Remove filter: not “wet”",
            "Remove filter: February 2020"
        ]
    );
    assert_eq!(
        page.queries("ul.chips a"),
        [
            "ropes -wet month:2020-02",
            "ropes topic:tolls month:2020-02",
            "ropes topic:tolls -wet",
        ]
    );
    assert_eq!(Page::of(&harbour(), "ropes").texts("ul.chips"), [""; 0]);
}

#[test]
fn a_section_stands_once_with_its_best_passages_and_the_number_of_the_others() {
    let page = Page::of(&harbour(), "ropes");
    assert_eq!(
        page.texts("p.search-summary"),
        ["9 passages in 4 sections of 3 reports"]
    );
    let hits = page.all("ol.search-hits > li.search-hit");
    assert_eq!(hits.len(), 4);
    let of_may = hits
        .iter()
        .find(|hit| words(**hit).starts_with("May 2022"))
        .unwrap();
    let texts = |css: &str| -> Vec<String> {
        let selector = Selector::parse(css).unwrap();
        let found = of_may.select(&selector);
        found.map(|it| it.inner_html()).collect()
    };
    assert_eq!(texts("h2 a.hit-link"), ["<mark>Ropes</mark>"]);
    let snippets = texts("ul.hit-passages > li > a.hit-snippet");
    assert_eq!(snippets.len(), 3, "{snippets:?}");
    assert!(
        snippets.contains(&"<mark>Ropes</mark> hold.".to_owned()),
        "{snippets:?}"
    );
    assert_eq!(texts("a.hit-more"), ["+ 2 more in this section"]);
    let links: Vec<&str> = of_may
        .select(&Selector::parse("a").unwrap())
        .map(|link| link.attr("href").unwrap())
        .collect();
    for link in &links {
        assert!(link.starts_with("/x/y/2022/05/tolls/?q=ropes#p-"), "{link}");
    }
    assert_eq!(links.len(), 5);
}

/// The heading is shown above its passages, so it is not a passage itself. If only the heading
/// matches, it is shown with the text below it.
#[test]
fn a_heading_that_was_found_is_shown_once() {
    let archive = archive_of(
        "# L - May 2020\n\n# H\n\n## Ants\n\nBees came.\n\n### On ants\n\nWasps came.\n\n\
         ## Moths\n\nAnts came.",
    );
    let page = Page::of(&archive, "ants");
    let parts = Selector::parse("h2 a, a.hit-snippet").unwrap();
    let shown: Vec<String> = page
        .all("li.search-hit")
        .into_iter()
        .map(|hit| {
            let parts: Vec<String> = hit.select(&parts).map(|part| part.inner_html()).collect();
            parts.join(" / ")
        })
        .collect();
    assert!(
        shown.contains(&"<mark>Ants</mark> / <b>On <mark>ants</mark></b>".to_owned()),
        "{shown:?}"
    );
    let page = Page::of(&archive, "moths");
    assert_eq!(page.texts("a.hit-snippet"), ["Ants came."]);
}

/// The count in each link must match the number of results of its query.
#[test]
fn every_number_of_the_page_is_true() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let n_found = |text: &str| index.search(&Query::parse(text, &archive.topics), 0).n_hits;
    for text in [
        "kusama",
        "auction topic:parachains",
        "slot -won after:2020",
        "network year:2021",
    ] {
        let page = Page::of(&archive, text);
        let links = page.all("table.search-grid td a, nav.search-facets a");
        assert!(links.len() > 3, "for `{text}`");
        for link in links {
            let narrowed = query_of(link).unwrap();
            assert_eq!(
                numbers(&words(link)),
                [n_found(&narrowed)],
                "for `{narrowed}`"
            );
        }
        let summary = numbers(&words(page.one("p.search-summary")));
        assert_eq!(summary[0], n_found(text), "for `{text}`");
    }
}

#[test]
fn the_best_sections_are_shown_with_a_way_to_all() {
    let archive = embedded_archive().unwrap();
    let page = Page::of(&archive, "kusama");
    let n_all = numbers(&words(page.one("p.search-summary")))[1];
    assert_eq!(page.all("li.search-hit").len(), 30);
    assert_eq!(
        words(page.one("p.search-more")),
        format!("The best 30 sections are shown. Show all {n_all}")
    );
    let all = Route::Search {
        text: "kusama".into(),
        shows_all: true,
    };
    let page = Page::of_route(&archive, all);
    assert_eq!(page.all("li.search-hit").len(), n_all);
    assert_eq!(page.texts("p.search-more"), [""; 0]);
}

#[test]
fn nothing_found_leads_onward() {
    let archive = harbour();
    let page = Page::of(&archive, "zebra");
    assert_eq!(
        page.texts("p.search-summary"),
        ["No passage matches “zebra”."]
    );
    assert_eq!(page.texts("ol.search-hits, table.search-grid"), [""; 0]);
    assert_eq!(
        page.texts("ul.search-onward li"),
        ["The newest report: May 2022"]
    );
    // The filters exclude everything.
    let page = Page::of(&archive, "wet year:2019");
    assert_eq!(
        page.texts("ul.search-onward li")[0],
        "Search without the filters: 1 passage"
    );
    assert_eq!(page.queries("ul.search-onward li:first-child a"), ["wet"]);
    assert_eq!(
        page.queries("table.search-grid td a"),
        ["wet month:2022-05"]
    );
    assert_eq!(page.texts("nav.search-facets"), [""; 0]);
}

#[test]
fn an_empty_query_is_answered_by_examples_that_find_something() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let page = Page::of(&archive, " ");
    let examples = page.queries("table.search-guide a");
    assert!(examples.len() > 5, "{examples:?}");
    for example in examples {
        let query = Query::parse(&example, &archive.topics);
        assert!(query.problems().is_empty(), "{:?}", query.problems());
        let results = index.search(&query, 1);
        assert!(results.n_hits > 0 && !results.is_partial, "`{example}`");
    }
}

#[test]
fn the_parts_of_the_page_are_empty_without_an_archive() {
    let archive = Archive::default();
    let (query, href) = (Query::default(), |text: &str| text.to_owned());
    let grid = search_grid(&archive, &query, &[], &href).into_string();
    let grid = Html::parse_fragment(&grid);
    assert!(grid.errors.is_empty(), "{:?}", grid.errors);
    let facets = search_facets(&archive, &query, &[], &href).into_string();
    assert!(!facets.contains("<li"));
    let results = SearchIndex::build(&archive).search(&query, 1);
    let hits = search_hits(&archive, &results, &|_, _, _| String::new()).into_string();
    assert!(!hits.contains("<li"));
}

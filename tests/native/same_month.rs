//! Tests of the page with one month across the years: every text once, aligned by topic.

use crate::archive::archive_dir;
use crate::support::{compile_dir, fixture_archive, words};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Leaf, Month, Report, Section, leaves};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

fn page(archive: &Archive, number: u8) -> Html {
    page_of(archive, &Route::same_month(number))
}

/// Returns the page of Novembers with a query string.
fn novembers(archive: &Archive, query: &str) -> Html {
    page_of(archive, &Route::parse("november/", query, archive))
}

fn page_of(archive: &Archive, route: &Route) -> Html {
    let html = render(&Arc::new(archive.clone()), &Base::default(), route);
    Html::parse_fragment(&html.replace("<!>", ""))
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&select(css)).collect()
}

fn texts(html: &Html, css: &str) -> Vec<String> {
    let found = all(html, css).into_iter();
    found.map(|element| element.text().collect()).collect()
}

fn hrefs<'a>(html: &'a Html, css: &str) -> Vec<&'a str> {
    let found = all(html, css).into_iter();
    found.map(|it| it.value().attr("href").unwrap()).collect()
}

/// Returns the words of an element, without the reader's additions and footnote labels.
fn own_words(element: ElementRef<'_>) -> Vec<String> {
    let generated = select("[data-generated], .footnote-label");
    let nodes = element.descendants().filter(|node| {
        let mut around = node.ancestors().filter_map(ElementRef::wrap);
        !around.any(|element| generated.matches(&element))
    });
    let own: Vec<String> = nodes
        .filter_map(|node| Some(node.value().as_text()?.to_string()))
        .collect();
    words(&own.join("\n"))
}

/// Returns the words of a report: the opening, then the sections in the order of their topics.
fn expected_words(archive: &Archive, report: &Report) -> Vec<String> {
    let mut texts: Vec<Leaf> = report.head_texts();
    texts.extend(leaves(&report.lead));
    for topic in archive.topic_ids() {
        let sections = report.sections.iter().filter(|it| it.topic == topic);
        texts.extend(sections.flat_map(Section::texts));
    }
    let texts: Vec<String> = texts.into_iter().map(|leaf| leaf.text).collect();
    words(&texts.join("\n"))
}

#[track_caller]
fn assert_whole(archive: &Archive) {
    let mut n_reports = 0;
    for number in archive.month_numbers() {
        let html = page(archive, number);
        for report in archive.reports_of(number) {
            let css = format!("[id='{}']", report.month);
            let year = all(&html, &css)[0];
            // Joins the words, because markup may split a word in two.
            let found = own_words(year).concat();
            let expected = expected_words(archive, report).concat();
            assert_eq!(found, expected, "{}", report.month);
            n_reports += 1;
        }
    }
    assert_eq!(n_reports, archive.reports.len());
}

#[test]
fn the_months_of_the_year_together_are_the_whole_archive() {
    assert_whole(&embedded_archive().unwrap());
    assert_whole(&fixture_archive());
    if let Some(dir) = archive_dir("same_month") {
        assert_whole(&compile_dir(&dir.join("reports")).archive);
    }
}

#[test]
fn each_year_has_a_heading_that_leads_to_its_report() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, 11);
    assert_eq!(texts(&html, "main h1"), ["November through the years"]);
    // The chosen years come first.
    let years = ["2021", "2023", "2024", "2019", "2020"];
    let expected = years.map(|year| format!("November {year}"));
    assert_eq!(texts(&html, ".same-month-year > h2"), expected);
    let links = hrefs(&html, ".same-month-year > h2 > a");
    assert_eq!(links, years.map(|year| format!("/{year}/11/")));
}

/// Checks the years that a style sheet shows, the checked boxes, and the links to the years.
#[track_caller]
fn check_chosen(query: &str, years: &[&str]) {
    let html = novembers(&embedded_archive().unwrap(), query);
    let shown = all(&html, ".same-month-year:not(.is-other)").into_iter();
    let shown: Vec<_> = shown.map(|it| it.attr("id").unwrap()).collect();
    let months: Vec<String> = years.iter().map(|it| format!("{it}-11")).collect();
    assert_eq!(shown, months, "{query}");
    let boxes = "form [type=checkbox][name=years]";
    let values = |css: &str| -> Vec<String> {
        let found = all(&html, &format!("{boxes}{css}")).into_iter();
        found.map(|it| it.attr("value").unwrap().into()).collect()
    };
    assert_eq!(values(""), ["2024", "2023", "2021", "2020", "2019"]);
    let mut checked = values("[checked]");
    checked.reverse();
    assert_eq!(checked, years, "{query}");
    let shown = ".same-month-ways:not(.is-other) li:not(.is-other) a";
    let ways = hrefs(&html, shown).into_iter();
    let ways: Vec<_> = ways.map(|it| it.split_once('#').unwrap()).collect();
    let address = format!("/november/{query}");
    let expected = months.iter().map(|month| (&*address, &**month));
    let expected: Vec<_> = expected.filter(|_| years.len() > 1).collect();
    assert_eq!(ways, expected, "{query}");
    // Without scripts nothing is hidden, and no year may be missing.
    let all_years = ["2019", "2020", "2021", "2023", "2024"];
    let links = hrefs(&html, ".same-month-ways a").into_iter();
    let links: Vec<_> = links.map(str::to_owned).collect();
    assert_eq!(
        links,
        all_years.map(|year| format!("{address}#{year}-11")),
        "{query}"
    );
}

#[test]
fn the_newest_three_years_are_shown_or_those_in_the_address() {
    check_chosen("", &["2021", "2023", "2024"]);
    check_chosen("?years=2019,2024", &["2019", "2024"]);
    check_chosen("?years=2020", &["2020"]);
    let all = ["2019", "2020", "2021", "2023", "2024"];
    check_chosen("?years=2019,2020,2021,2023,2024", &all);
}

/// A row of notes alone would only take space, so it is hidden in the columns of all chosen years.
#[test]
fn a_topic_that_no_chosen_year_has_takes_no_row() {
    let archive = embedded_archive().unwrap();
    let ecosystem = "Ecosystem";
    let has_row = |query: &str| {
        let html = novembers(&archive, query);
        let cells = all(
            &html,
            ".same-month-year:not(.is-other) > div:not(.is-other) > h3",
        );
        let mut heads = cells.into_iter().map(|it| it.text().collect::<String>());
        heads.any(|it| it == ecosystem)
    };
    assert!(has_row(""), "2023 and 2024 have sections on it");
    assert!(!has_row("?years=2021"), "2021 has none");
}

#[test]
fn the_cells_of_all_years_are_the_same_topics_in_the_same_order() {
    for archive in [embedded_archive().unwrap(), fixture_archive()] {
        for number in archive.month_numbers() {
            let html = page(&archive, number);
            let years = all(&html, ".same-month-year").into_iter();
            let heads = years.map(|year| {
                let heads = select(".same-month-cell > h3.same-month-topic");
                let heads = year.select(&heads);
                heads.map(|it| it.text().collect()).collect::<Vec<String>>()
            });
            let heads: Vec<_> = heads.collect();
            assert!(heads[0].len() > 1, "{heads:?}");
            // The style sheet supports only this many rows.
            assert!(heads[0].len() < 39, "{heads:?}");
            assert!(heads.iter().all(|it| *it == heads[0]), "{heads:?}");
            for gap in all(&html, ".same-month-cell.is-gap") {
                assert_eq!(own_words(gap), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn headings_go_down_by_one_and_no_id_stands_twice() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, 11);
    let levels = all(&html, "main :is(h1, h2, h3, h4, h5, h6)").into_iter();
    let levels: Vec<u32> = levels
        .map(|it| it.value().name()[1..].parse().unwrap())
        .collect();
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
    let ids = all(&html, "[id]").into_iter();
    let mut ids: Vec<&str> = ids.map(|it| it.value().attr("id").unwrap()).collect();
    let n_ids = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n_ids);
}

#[test]
fn what_is_wider_than_the_page_can_be_reached_by_keyboard_and_has_a_name() {
    let archive = embedded_archive().unwrap();
    let html = novembers(&archive, "years=2019,2020,2021,2023");
    let region = all(&html, ".same-month-years")[0];
    assert_eq!(region.value().attr("tabindex"), Some("0"));
    let name = region.value().attr("aria-label");
    assert_eq!(name, Some("November through the years"));
    let html = novembers(&archive, "");
    let region = all(&html, ".same-month-years")[0];
    assert_eq!(region.value().attr("tabindex"), None);
}

#[test]
fn the_links_to_years_and_the_choice_of_years_have_names_of_their_own() {
    let html = novembers(&embedded_archive().unwrap(), "");
    let names = [".same-month-ways", ".same-month-choice"]
        .map(|css| all(&html, css)[0].value().attr("aria-label"));
    assert_eq!(names, [Some("Years"), Some("Years to show")]);
}

#[test]
fn months_of_the_year_lead_to_those_next_to_them_that_there_are() {
    let month = |name: &str| name.parse::<Month>().unwrap();
    let reports = ["2019-02", "2020-05", "2021-05", "2021-11"].map(|name| Report {
        month: month(name),
        ..Report::default()
    });
    let archive = Archive {
        reports: reports.to_vec(),
        ..Archive::default()
    };
    let links = |number| {
        let html = page(&archive, number);
        let links = hrefs(&html, "nav.month-nav a").into_iter();
        links.map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(links(2), ["/may/"]);
    assert_eq!(links(5), ["/february/", "/november/"]);
    assert_eq!(links(11), ["/may/"]);
}

#[test]
fn every_report_leads_to_its_month_through_the_years() {
    let archive = Arc::new(embedded_archive().unwrap());
    for path in ["2023/11/", "2019/11/market/"] {
        let route = Route::parse(path, "", &archive);
        let html = render(&archive, &Base::default(), &route);
        let html = Html::parse_fragment(&html);
        assert_eq!(hrefs(&html, ".same-month-link"), ["/november/"]);
    }
}

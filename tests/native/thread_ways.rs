//! Tests of everything around a thread: its length, the rail of years, the form, and links to and
//! from it.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Route, Thread};
use kusama_news_reader::ui::prerender::render;
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

/// Returns the page at an address.
fn page(archive: &Archive, address: &str) -> Html {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let route = Route::parse(path, query, archive);
    let html = render(&Arc::new(archive.clone()), &Base::default(), &route);
    Html::parse_fragment(&html.replace("<!>", ""))
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

fn texts(html: &Html, css: &str) -> Vec<String> {
    let found = all(html, css).into_iter();
    found.map(|element| element.text().collect()).collect()
}

fn hrefs<'a>(html: &'a Html, css: &str) -> Vec<&'a str> {
    let found = all(html, css).into_iter();
    found.map(|it| it.value().attr("href").unwrap()).collect()
}

#[test]
fn a_thread_says_how_much_there_is_to_read_within_its_limits() {
    let archive = embedded_archive().unwrap();
    for topic in archive.topic_ids() {
        let path = Route::Thread(Thread::whole(topic)).path(&archive);
        let html = page(&archive, &path);
        let n_texts = all(&html, ".thread-month > :is(.report-section, .lead)").len();
        let n_speaking = 5 - all(&html, ".thread-gap").len();
        let said = &texts(&html, ".thread-extent")[0];
        let plural = if n_texts == 1 { "" } else { "s" };
        let end = format!(" min · {n_texts} section{plural} in {n_speaking} of 5 months");
        assert!(said.ends_with(&end), "{path}: {said}, expected {end}");
    }
    let said = |address: &str| texts(&page(&archive, address), ".thread-extent");
    let one = said("topic/market/?from=2023-11&to=2023-11");
    assert!(one[0].ends_with(" of 1 month"), "{one:?}");
    let none = said("topic/market/?from=2022-01&to=2022-12");
    assert_eq!(none, Vec::<String>::new());
}

#[track_caller]
fn check_rail(address: &str, places: &[&str]) {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, address);
    let links = hrefs(&html, ".year-rail a");
    let expected: Vec<String> = places.iter().map(|it| format!("/{address}#{it}")).collect();
    assert_eq!(links, expected);
    for place in places {
        assert_eq!(all(&html, &format!("[id='{place}']")).len(), 1, "{place}");
    }
    let current = all(&html, ".year-rail [aria-current]");
    assert_eq!(current.len(), 0, "only the browser knows where one is");
}

#[test]
fn the_rail_leads_to_the_first_month_of_each_year_in_the_order_of_the_thread() {
    let november = ["2019-11", "2020-11", "2021-11", "2023-11", "2024-11"];
    check_rail("topic/market/", &november);
    check_rail("topic/market/?from=2020-01&to=2023-12", &november[1..4]);
    let address = "topic/market/?from=2023-01&order=desc";
    check_rail(address, &["2024-11", "2023-11"]);
    check_rail("topic/market/?from=2024-01", &[]);
    check_rail("topic/market/?from=2022-01&to=2022-12", &[]);
}

#[test]
fn the_rail_shows_each_month_and_names_a_year_without_reports() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, "topic/market/");
    let entries = texts(&html, ".year-rail li");
    assert_eq!(entries.len(), 6);
    assert_eq!(entries[3], "2022");
    assert!(entries[4].starts_with("2023: "), "{entries:?}");
    assert!(entries[4].ends_with(" of 1 month"), "{entries:?}");
    assert_eq!(all(&html, ".year-rail i").len(), 6 * 12);
    let (there, gap) = (
        all(&html, ".year-rail .is-there").len(),
        all(&html, ".year-rail .is-gap").len(),
    );
    assert_eq!(there + gap, archive.reports.len());
    assert_eq!(gap, all(&html, ".thread-gap").len());
}

#[test]
fn the_form_says_what_limits_the_thread_and_a_limited_one_leads_to_the_whole() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, "topic/market/?to=2020-11&from=2023-11&order=desc");
    let form = all(&html, "form.thread-form")[0];
    assert_eq!(form.value().attr("action"), Some("/topic/market/"));
    let chosen = all(&html, "form.thread-form option[selected]").into_iter();
    let chosen: Vec<_> = chosen.map(|it| it.value().attr("value").unwrap()).collect();
    assert_eq!(chosen, ["2020-11", "2023-11", "desc"]);
    let whole = hrefs(&html, ".year-chips a")[0];
    assert_eq!(whole, "/topic/market/?order=desc");
    let empty = texts(&html, ".thread-form option[value='']");
    assert_eq!(empty, ["From the beginning", "To the newest"]);
}

/// Checks the chip that is marked, and whether the form is unfolded.
#[track_caller]
fn check_chip(query: &str, chosen: &[&str], is_open: bool) {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, &format!("topic/market/{query}"));
    let current = texts(&html, ".year-chips [aria-current]");
    assert_eq!(current, chosen, "{query}");
    let open = all(&html, ".thread-form details[open]").len();
    assert_eq!(open == 1, is_open, "{query}");
}

#[test]
fn each_year_with_a_report_has_a_chip_that_limits_the_thread_to_it() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, "topic/market/?order=desc&from=2023-11");
    let chips = texts(&html, ".year-chips a");
    assert_eq!(chips, ["All", "2019", "2020", "2021", "2023", "2024"]);
    let year = hrefs(&html, ".year-chips a")[3];
    let limits = "from=2021-01&to=2021-12&order=desc";
    assert_eq!(year, format!("/topic/market/?{limits}"));
    check_chip("", &["All"], false);
    check_chip("?from=2021-01&to=2021-12", &["2021"], true);
    check_chip("?from=2021-01&to=2021-12&order=desc", &["2021"], true);
    check_chip("?from=2021-01&to=2023-12", &[], true);
}

/// The browser prints nothing of the form, and no page but the thread saves its topic.
#[test]
fn all_controls_of_a_thread_are_in_its_form_and_the_topic_is_saved_there() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, "topic/market/?from=2021-01");
    let controls = ":is(select, button, details, .year-chips, .export)";
    let n_controls = all(&html, &format!("main {controls}")).len();
    let in_form = all(&html, &format!("main form.thread-form {controls}")).len();
    assert_eq!((n_controls, in_form), (8, 8));
    let save = all(&html, ".export-button")[0];
    assert_eq!(save.attr("data-topic"), Some("market"));
    assert_eq!(
        save.attr("data-note"),
        Some("Everything on Market in 5 reports.")
    );
    let html = page(&archive, "2023/11/market/");
    assert_eq!(all(&html, ".export-button").len(), 0);
}

#[test]
fn a_thread_in_a_frame_has_no_furniture() {
    let archive = embedded_archive().unwrap();
    let html = page(&archive, "embed/topic/market/");
    assert_eq!(all(&html, ".thread-month").len(), 5);
    let furniture = ".year-rail, .thread-form, .thread-extent, .page-tools";
    assert_eq!(all(&html, furniture).len(), 0);
}

/// The link from a report to a topic's thread goes to the same month; the date there links back.
#[test]
fn a_tab_leads_to_its_month_in_the_thread_and_the_date_there_back() {
    let archive = embedded_archive().unwrap();
    for path in ["2023/11/governance/", "2019/11/market/"] {
        let html = page(&archive, path);
        let way = hrefs(&html, ".thread-link")[0];
        let (there, place) = way.split_once('#').unwrap();
        let html = page(&archive, there.trim_start_matches('/'));
        let back = hrefs(&html, &format!("[id='{place}'] > .thread-date a"));
        assert_eq!(back, [format!("/{path}")]);
    }
}

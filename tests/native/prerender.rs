//! Tests of every route, rendered natively.

use crate::support::{fixture_archive, words};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Embed, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

fn pages(archive: Archive, base: &str) -> Vec<(Route, String)> {
    let archive = Arc::new(archive);
    let base = Base::new(base);
    let extra = [
        Route::search("auction"),
        Route::search("<script>zebra"),
        Route::parse("2022/05/", "", &archive),
        Route::parse("no/such/page", "", &archive),
    ];
    let framed = Part::all(&archive).map(|part| {
        let options = Options::default();
        Route::Embed(Embed { part, options })
    });
    let routes: Vec<Route> = Route::all(&archive).chain(extra).chain(framed).collect();
    routes
        .into_iter()
        .map(|route| {
            let html = render(&archive, &base, &route);
            (route, html)
        })
        .collect()
}

#[test]
fn every_route_renders_with_one_heading_and_the_notice() {
    let archive = embedded_archive().unwrap();
    let notice = archive.site.notice.clone();
    // The list of figures, that of differences, that of names, and each measure and name.
    let n_others = 3 + archive.measures.len() + archive.names.len();
    let pages = pages(archive, "/");
    let n_own = pages.iter().filter(|(route, _)| route.frame().is_none());
    assert_eq!(n_own.count(), 4 + 7 + 1 + 5 * 8 + 4 + n_others);
    assert!(pages.len() > 2 * (7 + 5 * 8), "{} pages", pages.len());
    for (route, html) in pages {
        assert_eq!(html.matches("<h1").count(), 1, "{route:?}");
        // The builder adds it to its quotation.
        let has_more = matches!(route, Route::Builder(_));
        let n_notices = if has_more { 2 } else { 1 };
        assert_eq!(html.matches(&notice).count(), n_notices, "{route:?}");
        assert_eq!(html.matches("id=\"main\"").count(), 1, "{route:?}");
        assert!(!html.contains("<noscript"), "{route:?}");
        assert!(
            !html.contains("style=\""),
            "{route:?}: inline styles fall to strict policies"
        );
    }
}

/// Whether an internal address starts with the base, or is relative as in the text of reports.
fn is_below(base: &str, address: &str) -> bool {
    let is_relative = !address.starts_with('/') && !address.contains(':');
    is_relative || address.starts_with(base)
}

#[test]
fn every_address_begins_with_the_base() {
    for (route, html) in pages(fixture_archive(), "/x/y/") {
        for attribute in ["href=\"", "action=\"", "src=\""] {
            for (_, rest) in html
                .match_indices(attribute)
                .map(|(at, a)| (at, &html[at + a.len()..]))
            {
                let address = rest.split('"').next().unwrap();
                let is_outside = address.starts_with("https://");
                assert!(
                    is_outside || is_below("/x/y/", address),
                    "{route:?}: {address}"
                );
            }
        }
    }
}

#[test]
fn every_inner_address_names_a_page() {
    let archive = embedded_archive().unwrap();
    let base = Base::new("/x/y/");
    for (route, html) in pages(archive.clone(), "/x/y/") {
        if matches!(route, Route::Missing { .. }) {
            continue;
        }
        for rest in html.split("href=\"").skip(1) {
            let address = rest.split('"').next().unwrap().replace("&amp;", "&");
            let (path, _) = address.split_once('#').unwrap_or((&address, ""));
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            // A plain file of the published site.
            let files = ["archive.html", "figures.json", "reports.json", "llms.txt"];
            let below = base.strip(path).unwrap();
            let is_file = |ending| below.strip_suffix(ending).is_some();
            if files.contains(&below) || is_file(".epub") || is_file(".csv") {
                continue;
            }
            let target = Route::parse(base.strip(path).unwrap(), query, &archive);
            assert!(
                !matches!(target, Route::Missing { .. }),
                "{route:?}: {address}"
            );
        }
    }
}

#[test]
fn a_report_has_its_tabs_in_the_fixed_order_and_one_chosen() {
    let archive = embedded_archive().unwrap();
    let n_topics = archive.topics.len();
    for (route, html) in pages(archive.clone(), "/") {
        let Route::Report { topic, .. } = route else {
            continue;
        };
        let tabs: Vec<&str> = html
            .match_indices("id=\"tab-")
            .map(|(at, id)| html[at + id.len()..].split('"').next().unwrap())
            .collect();
        let slugs = archive.topics.iter().map(|topic| topic.slug.as_str());
        assert_eq!(
            tabs,
            core::iter::once("all").chain(slugs).collect::<Vec<_>>()
        );
        assert_eq!(html.matches("aria-selected=\"true\"").count(), 1);
        assert_eq!(html.matches("aria-selected=\"false\"").count(), n_topics);
        let chosen = topic.map_or("all", |topic| &archive.topic(topic).unwrap().slug);
        assert!(
            html.contains(&format!("aria-labelledby=\"tab-{chosen}\"")),
            "{route:?}"
        );
    }
}

#[test]
fn a_topic_that_the_month_lacks_says_so_and_leads_on() {
    let archive = embedded_archive().unwrap();
    let ecosystem = archive.topic_by_slug("ecosystem");
    let month = "2021-11".parse().unwrap();
    assert!(archive.lacks(month, ecosystem.unwrap()));
    let html = render(
        &Arc::new(archive),
        &Base::default(),
        &Route::Report {
            month,
            topic: ecosystem,
        },
    );
    assert!(html.contains("has no section on ecosystem"));
    assert!(html.contains("href=\"/2020/11/ecosystem/\""));
    assert!(html.contains("href=\"/2023/11/ecosystem/\""));
}

/// Checks the number of save buttons, and that the page links once to the file with all reports.
#[track_caller]
fn check_keeping(archive: &Arc<Archive>, route: &Route, n_buttons: usize) {
    let html = render(archive, &Base::new("/x/y/"), route);
    assert_eq!(
        html.matches("export-button").count(),
        n_buttons,
        "{route:?}"
    );
    assert_eq!(
        html.matches("href=\"/x/y/archive.html\"").count(),
        1,
        "{route:?}"
    );
}

#[test]
fn a_topic_and_what_is_found_can_be_saved_and_the_archive_is_a_file() {
    let archive = Arc::new(embedded_archive().unwrap());
    for route in Route::all(&archive) {
        let n_buttons = match route {
            Route::Thread(_) => 1,
            _ => 0,
        };
        check_keeping(&archive, &route, n_buttons);
    }
    check_keeping(&archive, &Route::search("auction"), 1);
    check_keeping(&archive, &Route::search("nothinglikethis"), 0);
    check_keeping(&archive, &Route::search(""), 0);
}

#[test]
fn a_topic_on_which_there_is_nothing_offers_nothing() {
    let mut archive = embedded_archive().unwrap();
    archive.topics.push(archive.topics[0].clone());
    let last = archive.topics.last_mut().unwrap();
    last.slug = "boats".into();
    let route = Route::parse("2021/11/boats/", "", &archive);
    assert!(matches!(route, Route::Report { topic: Some(_), .. }));
    check_keeping(&Arc::new(archive), &route, 0);
}

#[test]
fn what_the_reader_typed_is_text_and_nothing_else() {
    let pages = pages(embedded_archive().unwrap(), "/");
    let (_, html) = pages
        .iter()
        .find(|(route, _)| *route == Route::search("<script>zebra"))
        .unwrap();
    assert!(!html.contains("<script"), "{html}");
    assert!(words(html).contains(&"zebra".to_owned()));
}

#[test]
fn an_empty_archive_still_has_its_pages() {
    for (route, html) in pages(Archive::default(), "/") {
        assert_eq!(html.matches("<h1").count(), 1, "{route:?}");
    }
}

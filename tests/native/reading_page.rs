//! Tests of orientation on a report's page: breadcrumbs, list of sections, printed address, and the
//! link to report a problem.

use crate::publish_site::{Page, Site};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Embed, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::ElementRef;
use serde_json::Value;
use std::sync::Arc;

fn page(archive: &Archive, base: &str, route: &Route) -> Page {
    let html = render(&Arc::new(archive.clone()), &Base::new(base), route);
    Page::new(&route.path(archive), html)
}

fn words(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.trim().to_owned()
}

fn all_words(page: &Page, css: &str) -> Vec<String> {
    page.all(css).iter().map(words).collect()
}

fn framed(archive: &Archive) -> Vec<Route> {
    let parts = Part::all(archive);
    let framed = parts.map(|part| {
        let options = Options::default();
        Route::Embed(Embed { part, options })
    });
    framed.collect()
}

#[test]
fn a_page_says_the_way_to_it_and_ends_with_itself() {
    let archive = embedded_archive().unwrap();
    for (address, way) in [
        ("2023/11/", "Kusama News, November 2023"),
        ("2023/11/market/", "Kusama News, November 2023, Market"),
        ("topic/market/", "Kusama News, Market"),
        ("about/archive/", "Kusama News, About this archive"),
        ("", ""),
        ("search/", ""),
        ("2022/05/", ""),
    ] {
        let page = page(&archive, "/x/", &Route::parse(address, "", &archive));
        let steps = all_words(&page, ".breadcrumb li");
        assert_eq!(steps.join(", "), way, "of {address}");
        let last = all_words(&page, ".breadcrumb li:last-child[aria-current=page]");
        assert_eq!(last.len(), usize::from(!way.is_empty()), "of {address}");
    }
}

#[test]
fn the_year_of_the_way_is_a_place_of_the_home_page() {
    let archive = embedded_archive().unwrap();
    let report = page(
        &archive,
        "/x/",
        &Route::parse("2023/11/market/", "", &archive),
    );
    let links = report.all(".breadcrumb a");
    let hrefs: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(hrefs, ["/x/"]);
    let trail = Route::parse("2023/11/market/", "", &archive).trail(&archive);
    assert!(trail.iter().any(|step| step.path == "#year-2023"));
    let home = page(&archive, "/x/", &Route::Home);
    assert_eq!(home.all("tr[id='year-2023']").len(), 1);
}

#[test]
fn a_list_of_sections_stands_where_there_are_some_and_leads_to_each() {
    let archive = embedded_archive().unwrap();
    let (mut n_with, mut n_without) = (0, 0);
    for route in Route::all(&archive) {
        let page = page(&archive, "/x/", &route);
        let is_report = route.report().is_some();
        let headings = all_words(&page, ".report-section > h2[id]");
        if !is_report || headings.len() < 3 {
            assert!(page.all(".outline").is_empty(), "{route:?}");
            n_without += 1;
            continue;
        }
        n_with += 1;
        assert_eq!(all_words(&page, ".outline li"), headings, "{route:?}");
        let own = format!("/x/{}", route.path(&archive));
        for link in page.all(".outline a") {
            let (address, id) = link.attr("href").unwrap().split_once('#').unwrap();
            assert_eq!(address, own);
            assert_eq!(page.all(&format!("h2[id={id}]")).len(), 1, "{route:?}");
        }
        assert_eq!(page.all("details[open], [aria-current=location]").len(), 0);
    }
    assert!(n_with >= 5 && n_without >= 5, "{n_with} and {n_without}");
}

#[test]
fn frames_have_none_of_it() {
    let mut archive = embedded_archive().unwrap();
    archive.site.repository = "https://github.com/a/b".into();
    for route in framed(&archive) {
        let page = page(&archive, "/x/", &route);
        let css = ".outline, .breadcrumb, .section-problem, .resume, .print-address";
        assert!(page.all(css).is_empty(), "{route:?}");
    }
}

#[test]
fn paper_has_the_address_where_it_is_known() {
    let mut archive = embedded_archive().unwrap();
    let route = Route::parse("2023/11/market/", "", &archive);
    let printed = |archive: &Archive| all_words(&page(archive, "/x/", &route), ".print-address");
    archive.site.url = String::new();
    assert_eq!(printed(&archive), [""]);
    archive.site.url = "https://example.org/x/".into();
    assert_eq!(printed(&archive), ["https://example.org/x/2023/11/market/"]);
}

/// Returns title and body of the issue forms that a page links to.
fn problems(page: &Page) -> Vec<(String, String)> {
    let links = page.all(".section-problem > a[rel=noopener]");
    let form = |link: &ElementRef<'_>| {
        let (form, query) = link.attr("href").unwrap().split_once('?').unwrap();
        assert_eq!(form, "https://github.com/a/b/issues/new");
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let mut next = |name: &str| {
            let (key, value) = pairs.next().unwrap();
            assert_eq!(key, name);
            value.into_owned()
        };
        (next("title"), next("body"))
    };
    links.iter().map(form).collect()
}

#[test]
fn a_problem_is_reported_with_the_section_that_has_it() {
    let mut archive = embedded_archive().unwrap();
    archive.site.repository = "https://github.com/a/b".into();
    let route = Route::parse("2023/11/market/", "", &archive);
    let own = page(&archive, "/x/", &route);
    let headings = own.all(".report-section > h2[id]");
    let forms = problems(&own);
    assert_eq!(headings.len(), 1, "sections on the market");
    assert_eq!(forms.len(), own.all(".report-section").len());
    for (heading, (title, body)) in headings.iter().zip(&forms) {
        assert_eq!(*title, format!("November 2023: {}", words(heading)));
        let address = format!("/x/2023/11/#{}\n", heading.attr("id").unwrap());
        assert!(body.contains(&format!("Address: {address}")), "{body}");
    }
    archive.site.url = "https://example.org/x/".into();
    for (_, body) in problems(&page(&archive, "/x/", &route)) {
        let known = "Address: https://example.org/x/2023/11/#p-";
        assert!(body.contains(known), "{body}");
    }
    let thread = Route::parse("topic/market/", "", &archive);
    assert_eq!(problems(&page(&archive, "/x/", &thread)).len(), 0);
}

#[test]
fn without_a_repository_no_page_asks_for_problems() {
    let archive = embedded_archive().unwrap();
    assert_eq!(archive.site.repository, "", "the archive has none yet");
    for route in Route::all(&archive) {
        let page = page(&archive, "/x/", &route);
        assert!(page.all(".section-problem").is_empty(), "{route:?}");
    }
}

#[test]
fn machines_are_told_the_same_way_as_readers() {
    let archive = embedded_archive().unwrap();
    let site = Site::of_seeds("breadcrumbs").published();
    for route in Route::all(&archive) {
        let page = site.page(&format!("{}index.html", route.path(&archive)));
        let text = page.text_of("script[type='application/ld+json']");
        let data: Value = serde_json::from_str(&text).unwrap();
        let said = match &data["mainEntityOfPage"] {
            Value::Null => &data["breadcrumb"],
            whole => &whole["breadcrumb"],
        };
        let items = said["itemListElement"].as_array();
        let items = items.map_or(&[][..], Vec::as_slice);
        let steps = route.trail(&archive);
        assert_eq!(items.len(), steps.len(), "{route:?}");
        for (at, (item, step)) in items.iter().zip(steps).enumerate() {
            assert_eq!(item["position"], at + 1);
            assert_eq!(item["name"], step.name);
            let address = format!("https://example.org/x/y/{}", step.path);
            assert_eq!(item["item"], address);
        }
    }
}

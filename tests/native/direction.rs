//! Tests of the direction of texts from right to left. `tests/browser/direction.rs` checks what
//! browsers make of it.

use crate::publish_site::Page;
use crate::support::archive_of;
use kusama_news_reader::html::quote::{Excerpt, Quote, Source};
use kusama_news_reader::html::single_file;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::search::{Query, SearchIndex};
use kusama_news_reader::ui::prerender::render;
use kusama_news_reader::ui::search::hits::search_hits;
use scraper::ElementRef;
use std::sync::Arc;

const REPORT: &str = include_str!("../fixtures/right_to_left.md");

fn archive() -> Archive {
    archive_of(REPORT)
}

fn page(archive: &Archive, address: &str) -> Page {
    let route = Route::parse(address, "", archive);
    let html = render(&Arc::new(archive.clone()), &Base::new("/x/"), &route);
    Page::new(address, html)
}

fn words(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A block in another has the attribute only if its direction differs. Otherwise the browser would
/// not count its letters for the direction of the outer one.
#[test]
fn each_block_has_the_direction_of_its_first_letter() {
    let page = page(&archive(), "2020/05/");
    let found: Vec<String> = page
        .all(".report-section:first-of-type .prose [dir], .lead [dir]")
        .iter()
        .map(|element| {
            let value = element.value();
            let dir = value.attr("dir").unwrap_or_default();
            let beginning: String = words(element).chars().take(14).collect();
            format!("{} {dir}: {}", value.name(), beginning.trim_end())
        })
        .collect();
    let expected = [
        "p auto: פסקה ראשונה, ו",
        "p auto: 12 % من الشبكة",
        "code ltr: let ראשון",
        "h3 auto: תת-כותרת Part",
        "ul auto: بند أولAn Engl",
        "li auto: An English ite",
        "ul auto: بند داخلي",
        "ol auto: ראשון!שני!",
        "blockquote auto: اقتباس قصير.A",
        "p auto: A second thoug",
        "div auto: أسبوعShareصف ا",
        "th auto: Share",
        "div ltr: let a = 1;",
        "pre ltr: let a = 1;",
        "p auto: An English par",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_authors_words_have_a_direction_on_every_page() {
    let archive = archive();
    for (address, css) in [
        ("2020/05/", "h1.report-headline"),
        ("2020/05/", ".report-header .byline"),
        ("2020/05/", ".report-section h2"),
        ("2020/05/", ".outline li a"),
        ("2020/05/", ".report-dateline a"),
        ("2020/05/overview/", ".lead > p"),
        ("topic/overview/", "h3.report-opening"),
        ("may/", ".same-month-cell h4"),
        ("", ".latest h2"),
        ("", ".latest .prose > p"),
        ("", ".latest-sections div"),
        ("about/archive/", ".report-record-headline"),
        ("about/archive/", ".report-record th > a"),
        ("embed/2020/05/", ".report-section h2"),
        ("embed/topic/overview/", "h3.report-opening"),
    ] {
        let page = page(&archive, address);
        let found = page.all(css);
        assert!(!found.is_empty(), "{css} at {address}");
        for element in found {
            let dir = element.value().attr("dir");
            assert_eq!(dir, Some("auto"), "{css} at {address}");
        }
    }
}

#[test]
fn frames_of_passages_and_search_hits_have_a_direction() {
    let archive = archive();
    for id in archive.reports[0].text_ids() {
        let address = format!("embed/2020/05/{id}/");
        let html = page(&archive, &address).text;
        assert!(
            html.contains("<blockquote class=\"prose\" dir=\"auto\">"),
            "{html}"
        );
    }
    let query = Query::parse("القائمة", &archive.topics);
    let results = SearchIndex::build(&archive).search(&query, 9);
    let hits = search_hits(&archive, &results, &|_, _, _| String::new()).into_string();
    assert!(
        hits.contains("<h2 class=\"hit-heading\" dir=\"auto\">"),
        "{hits}"
    );
    assert!(hits.contains("<li dir=\"auto\">"), "{hits}");
}

#[test]
fn what_leaves_the_reader_keeps_its_direction() {
    let archive = archive();
    let file = single_file::document(&archive, "L", "", None).into_string();
    for part in ["<ul dir=\"auto\">", "<blockquote dir=\"auto\">", "<pre id="] {
        assert!(file.contains(part), "{part}");
    }
    let source = Source {
        month: archive.reports[0].month,
        id: None,
        excerpts: ["12 % من", "Both.", "نعم"]
            .map(|it| Excerpt::new(it, false))
            .to_vec(),
    };
    let quote = Quote {
        archive: &archive,
        site: "https://host/",
        sources: &[source],
    };
    let html = quote.html().into_string();
    let expected = "<p dir=\"auto\">12 % من</p><p dir=\"auto\">Both.</p><p dir=\"auto\">نعم</p>";
    assert!(html.contains(expected), "{html}");
}

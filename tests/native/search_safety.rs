//! Typed or reported text must never become an element of the search page.

use crate::search_page::{Page, harbour};
use crate::support::{archive_of, root};
use core::fmt::Write as _;
use kusama_news_reader::model::Topic;
use std::fs;

/// Elements that the page may have between its heading and the footer.
const ELEMENTS: [&str; 26] = [
    "h1", "h2", "p", "div", "section", "nav", "ol", "ul", "li", "a", "b", "mark", "span", "table",
    "button", "caption", "thead", "tbody", "tr", "th", "td", "code", "main", "body", "html",
    "head",
];

/// Allows only known elements, no attribute that runs code, and no external address.
#[track_caller]
fn assert_harmless(page: &Page) {
    assert!(
        page.html.errors.is_empty(),
        "{}: {:?}",
        page.text,
        page.html.errors
    );
    for element in page.all("*") {
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "`{name}` for {}", page.text);
        for (attribute, value) in element.value().attrs() {
            let is_known = matches!(
                attribute,
                "class" | "data-generated" | "dir" | "href" | "id" | "role" | "scope" | "tabindex" | "type"
            ) || attribute.starts_with("aria-")
                // Texts of the button that saves the results.
                || matches!(attribute, "data-topic" | "data-title" | "data-note");
            assert!(is_known, "`{attribute}={value}` for {}", page.text);
            let is_inner = attribute != "href" || value.starts_with("/x/y/");
            assert!(is_inner, "`{value}` for {}", page.text);
        }
    }
}

fn payloads() -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/fixtures/xss.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn what_was_typed_becomes_no_element() {
    let archive = harbour();
    for payload in payloads() {
        for text in [
            payload.clone(),
            format!("ropes -\"{payload}"),
            format!("ropes topic:\"{payload}\" month:{payload}"),
            format!("zebra year:2019 -{payload}"),
        ] {
            assert_harmless(&Page::of(&archive, &text));
        }
    }
}

#[test]
fn what_was_reported_becomes_no_element() {
    for payloads in payloads().chunks(8) {
        let mut markdown = String::from("# L - May 2020\n\n# H\n\nZebras.\n\n");
        for payload in payloads {
            let escaped: String = payload.chars().fold(String::new(), |mut text, c| {
                let mark = if c.is_ascii_punctuation() { "\\" } else { "" };
                _ = write!(text, "{mark}{c}");
                text
            });
            _ = write!(markdown, "## Zebra {escaped}\n\nA zebra: {escaped}\n\n");
        }
        let mut archive = archive_of(&markdown);
        archive.topics = vec![Topic {
            slug: "a".into(),
            label: payloads[0].clone(),
            ..Topic::default()
        }];
        let page = Page::of(&archive, "zebra topic:a");
        assert!(!page.all("li.search-hit").is_empty(), "{markdown}");
        assert_harmless(&page);
    }
}

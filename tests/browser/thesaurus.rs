//! Words that the reports do not use: the file with their synonyms is loaded when search finds
//! little, and never before. The word of these tests is from `synonyms` in `seeds/archive.toml`.

use serde_json::json;

use crate::conduct::{Fault, Part};
use crate::reader_page::ReaderPage;
use crate::session::{on_nested, on_root};

/// A word that no report has, what it finds, and what the page says about it.
const TYPED: &str = "hodl";
const FOUND: &str = "hold";
const SAID: &str = "No report has “hodl”. Showing results for “hold”.";

/// Waits until the elements matching `css` say that another word was searched for.
async fn expect_said(page: &ReaderPage, css: &str) {
    let script = "const notes = document.querySelector(arguments[0]);
        return notes ? notes.textContent.includes(arguments[1]) : false";
    page.expect_that(
        "the line about synonyms",
        script,
        &[json!(css), json!(SAID)],
    )
    .await;
}

/// Empties the search box as a reader does, and types `text`.
async fn type_anew(page: &ReaderPage, text: &str) {
    page.read::<()>("document.querySelector('#search-input').select()", &[])
        .await;
    page.type_text(text).await;
}

#[tokio::test]
async fn a_word_that_no_report_has_loads_its_synonyms_once_and_shows_them() {
    on_nested(async |page| {
        page.open("2019/11/").await;
        page.enter_search_box().await;
        page.type_text("Picasso").await;
        page.expect_choices("Picasso").await;
        assert_eq!(page.n_answers(Part::Thesaurus), 0, "not needed");
        type_anew(page, TYPED).await;
        expect_said(page, "#search-notes").await;
        let choices = page.expect_choices(TYPED).await;
        let marks = &choices[0].marks;
        assert!(
            marks
                .iter()
                .any(|mark| mark.to_lowercase().starts_with(FOUND)),
            "{choices:?}"
        );
        type_anew(page, "zebraquagga").await;
        let script = "return document.querySelector('#search-notes').innerText.includes(
            'No report has “zebraquagga”')";
        page.expect_that("no synonyms", script, &[]).await;
        assert_eq!(page.n_answers(Part::Thesaurus), 1, "loaded once");
    })
    .await;
}

#[tokio::test]
async fn the_search_page_shows_synonyms_with_the_way_back() {
    on_root(async |page| {
        page.open("search/?q=hodl").await;
        expect_said(page, ".search-conditions").await;
        let hits = page.expect_hits(TYPED).await;
        assert!(hits.iter().any(|hit| !hit.marks.is_empty()), "{hits:?}");
        page.click(".search-notice a").await;
        page.expect_no_hits("\"hodl\"").await;
    })
    .await;
}

#[tokio::test]
async fn a_report_marks_the_synonyms_that_led_to_it() {
    on_nested(async |page| {
        page.open("search/?q=hodl").await;
        let hits = page.expect_hits(TYPED).await;
        page.open_hit(&hits[0]).await;
        let script = "return [...CSS.highlights.values()].some(marks => marks.size > 0)";
        page.expect_that("a mark", script, &[]).await;
        // A document of its own loads the file, too.
        page.reload().await;
        page.expect_that("a mark", script, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn an_embedded_report_shows_synonyms() {
    on_nested(async |page| {
        page.open_document(&page.address("embed/2023/11/")).await;
        page.click("#search-input").await;
        page.type_text(TYPED).await;
        expect_said(page, "#search-notes").await;
    })
    .await;
}

#[tokio::test]
async fn without_the_file_search_goes_on_as_before() {
    on_nested(async |page| {
        page.host().conduct().fail(Part::Thesaurus, Fault::Gone);
        page.open("2019/11/").await;
        page.enter_search_box().await;
        page.type_text(TYPED).await;
        page.expect_attempts(Part::Thesaurus, 1).await;
        type_anew(page, "picaso").await;
        page.expect_choices("picaso").await;
        assert_eq!(page.n_answers(Part::Thesaurus), 1, "asked once");
        page.host().conduct().mend();
    })
    .await;
}

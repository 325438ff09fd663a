//! Typing a query: the effect of each key on the page, its address, and the history.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_both_bases;

/// Markup that would open a dialog if a page treated it as HTML.
const MARKUP: &str = "<img src=x onerror=alert(1)>";

#[tokio::test]
async fn each_key_on_the_search_page_searches_at_once() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.mark_document().await;
        page.enter_search_box().await;
        let mut typed = String::new();
        for letter in "Picasso".chars() {
            page.type_text(&letter.to_string()).await;
            typed.push(letter);
            page.expect_search(&typed).await;
            page.expect_focus_on("#search-input").await;
            expect_mark_that_begins_with(page, &typed).await;
        }
        page.expect_same_document().await;
    })
    .await;
}

/// Waits until some hit has a marked match that begins with `typed`.
async fn expect_mark_that_begins_with(page: &ReaderPage, typed: &str) {
    let script = "return [...document.querySelectorAll('.search-hit mark')]
        .map(mark => mark.innerText.toLowerCase())";
    let typed = typed.to_lowercase();
    let what = format!("matches that begin with {typed:?}");
    page.wait_for::<Vec<String>>(what, script, &[], |marks| {
        marks.iter().any(|mark| mark.starts_with(&typed))
    })
    .await;
}

#[tokio::test]
async fn another_key_changes_the_hits_without_the_enter_key() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.enter_search_box().await;
        page.type_text("p").await;
        let wide = page.expect_hits("p").await;
        let summary = page.texts("p.search-summary").await;
        page.type_text("icasso").await;
        let narrow = page.expect_hits("picasso").await;
        assert!(
            narrow.len() < wide.len(),
            "expected fewer hits for `picasso` ({}) than for `p` ({})",
            narrow.len(),
            wide.len()
        );
        assert_ne!(
            page.texts("p.search-summary").await,
            summary,
            "the summary of the hits"
        );
        for _ in "icasso".chars() {
            page.press(Key::Backspace).await;
        }
        assert_eq!(
            page.expect_hits("p").await,
            wide,
            "the hits after taking the letters back"
        );
    })
    .await;
}

#[tokio::test]
async fn typing_on_the_search_page_adds_no_entry_to_the_history() {
    on_both_bases(async |page| {
        let seed = Seed::of("2019-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        page.open("search/").await;
        let n_before = page.history_length().await;
        page.enter_search_box().await;
        page.type_text("Picasso").await;
        page.expect_hits("Picasso").await;
        assert_eq!(
            page.history_length().await,
            n_before,
            "after typing seven letters"
        );
        page.go_back().await;
        page.expect_report(&seed).await;
        page.go_forward().await;
        page.expect_hits("Picasso").await;
    })
    .await;
}

#[tokio::test]
async fn the_enter_key_keeps_the_query_and_the_document() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.mark_document().await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        let hits = page.expect_hits("picasso").await;
        page.press(Key::Enter).await;
        page.two_frames().await;
        assert_eq!(
            page.expect_hits("picasso").await,
            hits,
            "the hits after the Enter key"
        );
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_search_address_shows_its_hits_and_fills_the_box() {
    on_both_bases(async |page| {
        page.open("search/?q=picasso").await;
        let hits = page.expect_hits("picasso").await;
        page.reload().await;
        assert_eq!(
            page.expect_hits("picasso").await,
            hits,
            "the hits after a reload"
        );
        page.open("search/?q=canary%20network").await;
        page.expect_hits("canary network").await;
        page.open("search/?q=canary+network").await;
        page.expect_hits("canary network").await;
    })
    .await;
}

#[tokio::test]
async fn the_search_page_without_a_query_invites_to_type() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.expect_route("search/").await;
        page.expect_heading().await;
        assert!(
            page.hits().await.is_empty(),
            "expected no hits without a query"
        );
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.expect_hits("picasso").await;
    })
    .await;
}

#[tokio::test]
async fn a_query_without_hits_says_so_and_leads_onward() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.enter_search_box().await;
        page.type_text("zzyzzx").await;
        page.expect_no_hits("zzyzzx").await;
        let said = page.texts("main").await.join(" ");
        assert!(
            said.contains("zzyzzx"),
            "expected the query to be named: {said:?}"
        );
        let lower = said.to_lowercase();
        let says_so = lower.contains("no ") || lower.contains("nothing") || lower.contains("not ");
        assert!(says_so, "expected a sentence that says so: {said:?}");
        page.expect_focus_on("#search-input").await;
        page.click("main a[href]").await;
        let script = "return !location.search.includes('zzyzzx')";
        page.expect_that("a page other than that of the query", script, &[])
            .await;
        page.expect_heading().await;
    })
    .await;
}

#[tokio::test]
async fn markup_in_a_query_is_shown_and_does_nothing() {
    on_both_bases(async |page| {
        page.open("search/").await;
        page.enter_search_box().await;
        page.type_text(MARKUP).await;
        page.expect_search(MARKUP).await;
        expect_inert(page).await;
        let script = "return encodeURIComponent(arguments[0])";
        let encoded: String = page.read(script, &[json!(MARKUP)]).await;
        page.open(&format!("search/?q={encoded}")).await;
        page.expect_search(MARKUP).await;
        expect_inert(page).await;
    })
    .await;
}

/// Checks that the page treats the markup as text: it creates no element and no error.
async fn expect_inert(page: &ReaderPage) {
    page.two_frames().await;
    let script = "return document.querySelectorAll('[onerror], img[src=x]').length";
    page.expect("the number of elements made of the query", script, &[], 0)
        .await;
    let errors: Vec<String> = page.read("return watched.errors", &[]).await;
    assert!(
        errors.is_empty(),
        "expected no error from the query: {errors:?}"
    );
}

#[tokio::test]
async fn odd_queries_break_nothing() {
    on_both_bases(async |page| {
        for query in [
            "%",
            "%E0%A4%A",
            "%00",
            "\"",
            "-",
            "++",
            "%F0%9F%A6%84",
            "&q=1",
            "%5B%5C",
        ] {
            page.open(&format!("search/?q={query}")).await;
            page.expect_route("search/").await;
            page.expect_heading().await;
            let errors: Vec<String> = page.read("return watched.errors", &[]).await;
            assert!(errors.is_empty(), "the query {query:?}: {errors:?}");
        }
    })
    .await;
}

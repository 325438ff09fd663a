//! The hits of a query, and the passages they lead to.

use serde_json::json;

use crate::reader_page::{Hit, ReaderPage};
use crate::seeds::Seed;
use crate::session::on_nested;

/// Returns the hit in the month `name`.
fn hit_in<'hits>(hits: &'hits [Hit], name: &str) -> &'hits Hit {
    let found = hits
        .iter()
        .find(|hit| hit.meta.to_lowercase().contains(&name.to_lowercase()));
    found.unwrap_or_else(|| panic!("expected a hit in {name}: {hits:#?}"))
}

/// Opens the search for `query` and returns its hits.
async fn search(page: &ReaderPage, query: &str) -> Vec<Hit> {
    page.open(&format!("search/?q={query}")).await;
    page.expect_hits(query).await
}

#[tokio::test]
async fn a_hit_opens_at_its_paragraph_and_back_returns_to_the_hits() {
    on_nested(async |page| {
        let seed = Seed::of("2021-11");
        page.open("search/").await;
        page.mark_document().await;
        page.enter_search_box().await;
        page.type_text("Picasso").await;
        let hits = page.expect_hits("Picasso").await;
        let hit = hit_in(&hits, &seed.name());
        assert_well_shown(hit);

        page.open_hit(hit).await;
        page.expect_report_text(&seed).await;
        page.expect(
            "the address",
            "return location.href",
            &[],
            hit.address.clone(),
        )
        .await;
        page.expect_focused_in_view(hit.fragment()).await;
        expect_in_section(page, hit.fragment(), "parachain auctions").await;
        page.two_frames().await;
        page.expect_focused_in_view(hit.fragment()).await;

        page.go_back().await;
        assert_eq!(
            page.expect_hits("Picasso").await,
            hits,
            "the hits after going back"
        );
        page.expect_same_document().await;
    })
    .await;
}

/// Checks that the hit marks the word and links to a text of November 2021.
fn assert_well_shown(hit: &Hit) {
    assert!(
        hit.marks.contains(&"Picasso".to_owned()),
        "the marks of {hit:?}"
    );
    assert!(hit.snippet.contains("Picasso"), "the snippet of {hit:?}");
    assert!(hit.fragment().starts_with("p-"), "the fragment of {hit:?}");
    assert!(hit.address.contains("/2021/11/"), "the address of {hit:?}");
}

/// Waits until the element `id` contains the word, in a section whose heading contains `words`.
async fn expect_in_section(page: &ReaderPage, id: &str, words: &str) {
    let script = "const hit = document.getElementById(arguments[0]);
        const heading = hit.closest('section.report-section').querySelector('h2');
        return [hit.innerText.includes('Picasso'), heading.innerText.toLowerCase()]";
    let what = format!("the paragraph with the word, in a section about {words}");
    page.wait_for::<(bool, String)>(what, script, &[json!(id)], |(has_word, heading)| {
        *has_word && heading.contains(words)
    })
    .await;
}

#[tokio::test]
async fn every_hit_leads_to_a_paragraph_that_has_the_word() {
    on_nested(async |page| {
        let hits = search(page, "xcmp").await;
        for hit in &hits {
            assert!(
                !hit.marks.is_empty(),
                "expected a match in the snippet of {hit:?}"
            );
            page.open_hit(hit).await;
            page.expect_focused_in_view(hit.fragment()).await;
            let script = "return document.getElementById(arguments[0]).innerText.toLowerCase()";
            let text: String = page.read(script, &[json!(hit.fragment())]).await;
            assert!(text.contains("xcmp"), "{hit:?} leads to {text:?}");
            page.go_back().await;
            assert_eq!(
                page.expect_hits("xcmp").await,
                hits,
                "the hits after going back"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_summary_counts_what_the_list_shows() {
    on_nested(async |page| {
        let hits = search(page, "picasso").await;
        let months = hits.iter().map(Hit::month);
        let mut months: Vec<String> = months.collect();
        months.sort_unstable();
        months.dedup();
        let summary = page.texts("p.search-summary").await.join(" ");
        let numbers: Vec<usize> = summary
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        assert_eq!(
            numbers[1..],
            [hits.len(), months.len()],
            "the sections and reports in {summary:?}"
        );
        let n_shown = page.texts("a.hit-snippet").await.len();
        assert!(
            n_shown > 0 && n_shown <= numbers[0],
            "{n_shown} shown of {summary:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_number_is_found_with_and_without_its_comma() {
    on_nested(async |page| {
        let with = search(page, "115,071").await;
        let without = search(page, "115071").await;
        let (with, without) = (
            hit_in(&with, "November 2021"),
            hit_in(&without, "November 2021"),
        );
        assert_eq!(
            with.fragment(),
            without.fragment(),
            "the paragraph that is found"
        );
        page.open_hit(without).await;
        page.expect_focused_in_view(without.fragment()).await;
        let script = "return document.getElementById(arguments[0]).innerText.includes('115,071')";
        page.expect_that("the number", script, &[json!(without.fragment())])
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_beginning_of_a_word_is_enough() {
    on_nested(async |page| {
        let whole = search(page, "Picasso").await;
        let beginning = search(page, "pica").await;
        let paragraph = hit_in(&whole, "November 2021").fragment();
        assert_eq!(
            hit_in(&beginning, "November 2021").fragment(),
            paragraph,
            "for `pica`"
        );
    })
    .await;
}

#[tokio::test]
async fn capitals_make_no_difference() {
    on_nested(async |page| {
        // Compares without the query, because the address repeats its spelling.
        let place = |hit: &Hit| format!("{} {}", hit.month(), hit.fragment());
        let addresses = |hits: Vec<Hit>| -> Vec<String> { hits.iter().map(place).collect() };
        let lower = addresses(search(page, "opengov").await);
        let upper = addresses(search(page, "OPENGOV").await);
        assert!(
            lower.len() >= 3,
            "expected OpenGov in at least three reports: {lower:?}"
        );
        assert_eq!(lower, upper, "the hits of both spellings");
    })
    .await;
}

#[tokio::test]
async fn a_hit_opened_in_a_new_document_shows_its_paragraph() {
    on_nested(async |page| {
        let hits = search(page, "Picasso").await;
        let hit = hit_in(&hits, "November 2021");
        // Like a link received from someone else.
        page.open("").await;
        page.open_address(&hit.address).await;
        page.expect_report_text(&Seed::of("2021-11")).await;
        let script = "const box = document.getElementById(arguments[0]).getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight";
        page.expect_that(
            "the paragraph in the viewport",
            script,
            &[json!(hit.fragment())],
        )
        .await;
    })
    .await;
}

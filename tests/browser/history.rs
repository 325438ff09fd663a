//! Back and forward: the history leads to the same page at the same scroll position.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_both_bases;

/// The last link to the previous month. It is below the text if there are two.
const LAST_PREVIOUS_LINK: &str = "a[rel=prev][data-last]";

#[tokio::test]
async fn back_returns_to_the_place_in_the_report_that_was_left() {
    on_both_bases(async |page| {
        let (newer, older) = (Seed::of("2024-11"), Seed::of("2023-11"));
        page.open(&newer.route()).await;
        page.expect_report(&newer).await;
        page.mark_document().await;
        let y_px = leave_from_below(page).await;
        page.expect_report(&older).await;
        page.expect_scrolled_to(0.0).await;
        page.expect_focus_on("h1.report-headline").await;

        page.go_back().await;
        page.expect_report(&newer).await;
        page.expect_scrolled_to(y_px).await;

        page.go_forward().await;
        page.expect_report(&older).await;
        page.expect_scrolled_to(0.0).await;
        page.expect_same_document().await;
    })
    .await;
}

/// Follows the last link to the previous month. Returns the scroll position at that moment.
async fn leave_from_below(page: &ReaderPage) -> f64 {
    let script = "[...document.querySelectorAll('nav.month-nav a[rel=prev]')].at(-1)
        .setAttribute('data-last', '')";
    page.read::<()>(script, &[]).await;
    page.scroll_to(LAST_PREVIOUS_LINK).await;
    let y_px = page.click_and_note_scroll(LAST_PREVIOUS_LINK).await;
    assert!(
        y_px >= 600.0,
        "expected the link to be at least 600 px down, the page was at {y_px}"
    );
    y_px
}

#[tokio::test]
async fn back_returns_to_the_place_after_a_reload_of_the_page_between() {
    on_both_bases(async |page| {
        let (newer, older) = (Seed::of("2024-11"), Seed::of("2023-11"));
        page.open(&newer.route()).await;
        page.expect_report(&newer).await;
        let y_px = leave_from_below(page).await;
        page.expect_report(&older).await;
        page.reload().await;
        page.expect_report(&older).await;
        page.go_back().await;
        page.expect_report(&newer).await;
        page.expect_scrolled_to(y_px).await;
    })
    .await;
}

#[tokio::test]
async fn back_from_a_report_returns_to_the_home_page_as_it_was() {
    on_both_bases(async |page| {
        let oldest = Seed::all().remove(0);
        let link = format!("table.month-grid a[href$='{}']", oldest.route());
        page.open("").await;
        page.expect_home().await;
        page.mark_document().await;
        page.scroll_to(&link).await;
        let y_px = page.click_and_note_scroll(&link).await;
        page.expect_report(&oldest).await;
        page.expect_scrolled_to(0.0).await;
        page.go_back().await;
        page.expect_home().await;
        page.expect_scrolled_to(y_px).await;
        page.go_forward().await;
        page.expect_report(&oldest).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_paragraph_address_opens_at_its_paragraph_and_a_reload_keeps_the_place() {
    on_both_bases(async |page| {
        let seed = Seed::of("2024-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        let last = page
            .paragraph_ids()
            .await
            .pop()
            .expect("a paragraph with an id");
        // Another page first, because a change of only the fragment loads no document.
        page.open("").await;
        page.open(&format!("{}#{last}", seed.route())).await;
        page.expect_report(&seed).await;
        let script = "const box = document.getElementById(arguments[0]).getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight";
        let what = "the last paragraph in the viewport";
        page.expect_that(what, script, &[json!(last)]).await;
        page.reload().await;
        page.expect_report(&seed).await;
        page.expect_that(what, script, &[json!(last)]).await;
    })
    .await;
}

/// Regression: Back took the bar of a passage away, and with it the focus.
#[tokio::test]
async fn back_from_the_bar_of_a_passage_leaves_the_focus_on_the_heading() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.focus(".prose a.handle").await;
        page.press(Key::Enter).await;
        page.expect_present(".passage-bar button").await;
        page.focus(".passage-bar button").await;
        page.go_back().await;
        page.expect_focus_on("main h1").await;
    })
    .await;
}

#[tokio::test]
async fn back_after_a_tab_returns_to_the_tab_before() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.expect_selected_tab("all").await;
        page.click("#tab-governance").await;
        page.expect_selected_tab("governance").await;
        page.click("#tab-outlook").await;
        page.expect_selected_tab("outlook").await;
        page.go_back().await;
        page.expect_selected_tab("governance").await;
        page.expect_route("2023/11/governance/").await;
        page.go_back().await;
        page.expect_selected_tab("all").await;
        page.expect_route("2023/11/").await;
    })
    .await;
}

//! Keys typed while the program is still loading.

use thirtyfour::Key;

use crate::session::on_nested;

#[tokio::test]
async fn what_is_typed_before_the_program_starts_is_searched_for_when_it_does() {
    on_nested(async |page| {
        page.hold_program().await;
        for route in ["", "2021/11/market/"] {
            page.open_held(route).await;
            page.enter_search_box().await;
            page.type_text("pica").await;
            page.press(Key::Left).await;
            page.let_program_go().await;
            page.expect_route(route).await;
            page.expect_focus_on("#search-input").await;
            page.expect_choices("pica").await;
            // The caret must not have moved.
            page.type_text("x").await;
            page.expect_in_box("picxa").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_on_the_search_page_before_the_program_starts_is_found_there() {
    on_nested(async |page| {
        page.hold_program().await;
        for route in ["search/", "search/?q=kusama"] {
            page.open_held(route).await;
            page.enter_search_box().await;
            page.type_text("picasso").await;
            page.let_program_go().await;
            page.expect_in_box("picasso").await;
            page.expect_hits("picasso").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_selected_in_the_box_stays_selected() {
    on_nested(async |page| {
        page.hold_program().await;
        page.open_held("").await;
        page.enter_search_box().await;
        page.type_text("auction").await;
        page.press_with_ctrl('a').await;
        page.let_program_go().await;
        page.expect_choices("auction").await;
        page.type_text("xcm").await;
        page.expect_choices("xcm").await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_box_keeps_the_focus_and_an_unused_one_gets_none() {
    on_nested(async |page| {
        page.hold_program().await;
        page.open_held("").await;
        page.enter_search_box().await;
        page.let_program_go().await;
        page.expect_focus_on("#search-input").await;
        page.expect_no_choices().await;
        page.open_held("").await;
        page.let_program_go().await;
        page.expect_focus_on("body").await;
    })
    .await;
}

#[tokio::test]
async fn the_enter_key_works_without_the_program() {
    on_nested(async |page| {
        page.hold_program().await;
        page.open_held("2021/11/").await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.press(Key::Enter).await;
        page.expect_route("search/").await;
        page.expect_held().await;
        page.let_program_go().await;
        page.expect_hits("picasso").await;
    })
    .await;
}

#[tokio::test]
async fn on_the_search_page_early_keys_outweigh_the_address() {
    on_nested(async |page| {
        page.hold_program().await;
        page.open_held("search/?q=auction").await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.let_program_go().await;
        page.expect_hits("picasso").await;
        page.expect_focus_on("#search-input").await;
    })
    .await;
}

/// Regression test: on a slow network, nothing told for seven seconds that an answer would come.
#[tokio::test]
async fn the_box_says_at_once_that_search_is_loading() {
    on_nested(async |page| {
        page.hold_program().await;
        let popup = "return [document.getElementById('search-popup').checkVisibility(),
            document.getElementById('search-notes').textContent,
            document.getElementById('search-status').textContent]";
        let loading = "Loading search …";
        for route in ["2021/11/market/", "search/"] {
            page.open_held(route).await;
            page.enter_search_box().await;
            page.type_text("pica").await;
            let expected = serde_json::json!([true, loading, loading]);
            page.expect("the popup", popup, &[], expected).await;
            page.let_program_go().await;
            let script = "return document.getElementById('search-notes').textContent";
            page.wait_for::<String>("an answer", script, &[], |notes| notes != loading)
                .await;
        }
        page.expect_hits("pica").await;
    })
    .await;
}

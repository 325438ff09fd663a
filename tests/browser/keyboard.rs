//! The tabs of a report by keyboard, following the tabs pattern of the ARIA practices guide.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::{ReaderPage, TABS};
use crate::session::on_nested;

/// Opens a report with the focus on its selected tab.
async fn open_on_tabs(page: &ReaderPage) {
    page.open("2024/11/").await;
    page.expect_selected_tab("all").await;
    page.focus("#tab-all").await;
    page.expect_focus_on("#tab-all").await;
}

/// Waits until the tab is selected, focused, and in the address.
async fn expect_on_tab(page: &ReaderPage, tab: &str) {
    page.expect_selected_tab(tab).await;
    page.expect_focus_on(&format!("#tab-{tab}")).await;
    let topic = if tab == "all" {
        String::new()
    } else {
        format!("{tab}/")
    };
    page.expect_route(&format!("2024/11/{topic}")).await;
}

#[tokio::test]
async fn the_arrow_keys_move_focus_and_selection_around_the_tabs() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.mark_document().await;
        for tab in TABS.into_iter().skip(1).chain(["all"]) {
            page.press(Key::Right).await;
            expect_on_tab(page, tab).await;
        }
        for tab in TABS.into_iter().rev() {
            page.press(Key::Left).await;
            expect_on_tab(page, tab).await;
        }
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn home_and_end_go_to_the_first_and_the_last_tab() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.press(Key::End).await;
        expect_on_tab(page, "outlook").await;
        page.press(Key::Home).await;
        expect_on_tab(page, "all").await;
    })
    .await;
}

#[tokio::test]
async fn the_up_and_down_keys_are_left_to_scrolling() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        let script = "window.isTaken = null;
            addEventListener('keydown', event => { window.isTaken = event.defaultPrevented },
                { once: true })";
        for key in [Key::Down, Key::Up] {
            page.read::<()>(script, &[]).await;
            page.press(key).await;
            page.expect(
                "whether the key is taken",
                "return window.isTaken",
                &[],
                json!(false),
            )
            .await;
            expect_on_tab(page, "all").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_tab_key_goes_from_the_selected_tab_into_its_panel() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        for _ in 0..3 {
            page.press(Key::Right).await;
        }
        expect_on_tab(page, "parachains").await;
        page.press(Key::Tab).await;
        page.expect_focus_on("#topic-panel, #topic-panel *").await;
    })
    .await;
}

#[tokio::test]
async fn the_tab_key_comes_back_from_the_panel_to_the_selected_tab() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.press(Key::End).await;
        expect_on_tab(page, "outlook").await;
        page.press(Key::Tab).await;
        page.expect_focus_on("#topic-panel, #topic-panel *").await;
        page.press_with_shift(Key::Tab).await;
        expect_on_tab(page, "outlook").await;
    })
    .await;
}

#[tokio::test]
async fn enter_and_space_activate_the_tab_with_focus() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.mark_document().await;
        for (tab, key) in [("market", Key::Space), ("outlook", Key::Enter)] {
            page.focus(&format!("#tab-{tab}")).await;
            page.press(key).await;
            expect_on_tab(page, tab).await;
        }
        page.expect_same_document().await;
    })
    .await;
}

/// Back moves the selection but not the focus, so the two can differ even without a script.
#[tokio::test]
async fn enter_activates_the_tab_that_kept_the_focus_after_back() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.click("#tab-governance").await;
        expect_on_tab(page, "governance").await;
        page.click("#tab-market").await;
        expect_on_tab(page, "market").await;
        page.go_back().await;
        page.expect_selected_tab("governance").await;
        let focus: String = page.read("return document.activeElement.id", &[]).await;
        let tab = focus.strip_prefix("tab-").unwrap_or("governance");
        page.press(Key::Enter).await;
        expect_on_tab(page, tab).await;
    })
    .await;
}

#[tokio::test]
async fn arrow_keys_leave_the_history_as_it_is_and_a_click_adds_to_it() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        let n_before = page.history_length().await;
        page.press(Key::Right).await;
        page.press(Key::Right).await;
        expect_on_tab(page, "governance").await;
        assert_eq!(
            page.history_length().await,
            n_before,
            "after two arrow keys"
        );
        page.click("#tab-market").await;
        expect_on_tab(page, "market").await;
        assert_eq!(page.history_length().await, n_before + 1, "after one click");
        page.go_back().await;
        page.expect_selected_tab("governance").await;
        page.expect_route("2024/11/governance/").await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_change_leaves_the_page_where_it_is() {
    on_nested(async |page| {
        open_on_tabs(page).await;
        page.scroll_to("#tab-all").await;
        let script = "return document.querySelector('[role=tablist]').getBoundingClientRect().top";
        let before: f64 = page.read(script, &[]).await;
        page.press(Key::Right).await;
        expect_on_tab(page, "overview").await;
        page.two_frames().await;
        let after: f64 = page.read(script, &[]).await;
        assert!(
            (before - after).abs() <= 2.0,
            "the tabs moved from {before} to {after} px"
        );
    })
    .await;
}

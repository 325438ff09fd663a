//! The help sheet, and the keys listed in it.

use thirtyfour::Key;

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session::{self, on_nested};

/// Runs `test` in every browser with the site at `/x/y/`.
async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(test: Test) {
    session::in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Waits until the sheet is open or closed.
async fn expect_sheet(page: &ReaderPage, is_open: bool) {
    let script = "return document.querySelector('.help-sheet').open";
    page.expect("whether the sheet is open", script, &[], is_open)
        .await;
}

#[tokio::test]
async fn the_question_mark_opens_the_sheet_and_closing_gives_the_focus_back() {
    in_every_browser(async |page| {
        page.open("2023/11/").await;
        page.focus("#tab-all").await;
        for closing in [Key::Escape, Key::Enter] {
            page.type_text("?").await;
            expect_sheet(page, true).await;
            page.expect_focus_on(".help-sheet button").await;
            page.press(closing).await;
            expect_sheet(page, false).await;
            page.expect_focus_on("#tab-all").await;
        }
        page.expect_route("2023/11/").await;
    })
    .await;
}

#[tokio::test]
async fn escape_in_the_sheet_leaves_the_marks_of_the_page() {
    in_every_browser(async |page| {
        page.open("2021/11/?q=auction").await;
        page.expect_present(".mark-bar").await;
        page.type_text("?").await;
        expect_sheet(page, true).await;
        page.press(Key::Escape).await;
        expect_sheet(page, false).await;
        page.two_frames().await;
        page.expect_present(".mark-bar").await;
        let script = "return location.search";
        page.expect("the query", script, &[], "?q=auction".to_owned())
            .await;
    })
    .await;
}

/// Regression: a click on plain text moves the focus to the body, and Escape then also cleared the
/// marks of the page behind the sheet.
#[tokio::test]
async fn escape_after_a_click_in_the_sheet_leaves_the_marks_of_the_page() {
    in_every_browser(async |page| {
        page.open("2021/11/?q=auction").await;
        page.expect_present(".mark-bar").await;
        page.type_text("?").await;
        expect_sheet(page, true).await;
        page.click(".help-sheet h3").await;
        page.press(Key::Escape).await;
        expect_sheet(page, false).await;
        page.two_frames().await;
        page.expect_present(".mark-bar").await;
    })
    .await;
}

/// Regression: a page for frames has no sheet in which keys could be turned off, yet keys acted when
/// it was opened alone: `h` opened a tab.
#[tokio::test]
async fn keys_do_nothing_on_a_page_for_frames_that_is_opened_alone() {
    in_every_browser(async |page| {
        page.open_text("embed/2021/11/").await;
        // The program of such a page starts with the first interaction.
        page.focus("#search-input").await;
        page.mark_document().await;
        page.focus("#tab-all").await;
        page.type_text("?h]").await;
        page.two_frames().await;
        assert_eq!(page.n_windows().await, 1);
        page.expect_same_document().await;
        page.expect_route("embed/2021/11/").await;
    })
    .await;
}

#[tokio::test]
async fn the_display_panel_leads_to_the_sheet() {
    in_every_browser(async |page| {
        page.open("2023/11/").await;
        page.click(".display-button").await;
        page.click(".display-keys").await;
        expect_sheet(page, true).await;
        let script = "return document.querySelector(':popover-open') === null";
        page.expect_that("a closed panel", script, &[]).await;
        page.press(Key::Escape).await;
        expect_sheet(page, false).await;
        page.expect_focus_on(".display-button").await;
    })
    .await;
}

#[tokio::test]
async fn keys_lead_from_month_to_month_and_to_the_front_page() {
    in_every_browser(async |page| {
        page.open("2021/11/").await;
        page.mark_document().await;
        for (key, route) in [
            ("]", "2023/11/"),
            ("]", "2024/11/"),
            ("[", "2023/11/"),
            ("h", ""),
        ] {
            page.type_text(key).await;
            page.expect_route(route).await;
            page.expect_focus_on("main h1").await;
        }
        page.expect_same_document().await;
        // This page has no next month.
        page.type_text("]").await;
        page.two_frames().await;
        page.expect_route("").await;
    })
    .await;
}

#[tokio::test]
async fn beside_an_open_sheet_no_key_acts() {
    in_every_browser(async |page| {
        page.open("2021/11/").await;
        page.type_text("?").await;
        expect_sheet(page, true).await;
        page.type_text("]/h").await;
        page.two_frames().await;
        expect_sheet(page, true).await;
        page.expect_route("2021/11/").await;
    })
    .await;
}

/// Not in every browser, because Firefox itself uses the slash if the reader does not.
#[tokio::test]
async fn every_single_key_can_be_switched_off_for_good() {
    on_nested(async |page| {
        page.open("2021/11/").await;
        page.type_text("?").await;
        page.click("label.shortcut-switch").await;
        page.press(Key::Escape).await;
        for _ in 0..2 {
            page.type_text("/]h?").await;
            page.two_frames().await;
            page.expect_route("2021/11/").await;
            page.expect_focus_on("body").await;
            expect_sheet(page, false).await;
            page.reload().await;
        }
        page.click(".display-button").await;
        page.click(".display-keys").await;
        page.click("label.shortcut-switch").await;
        page.press(Key::Escape).await;
        expect_sheet(page, false).await;
        page.type_text("]").await;
        page.expect_route("2023/11/").await;
    })
    .await;
}

#[tokio::test]
async fn the_sheet_fits_320_px_with_the_largest_text() {
    on_nested(async |page| {
        page.set_size(320, 640).await;
        page.open("2023/11/").await;
        page.choose_display("largest").await;
        page.press(Key::Escape).await;
        page.type_text("?").await;
        expect_sheet(page, true).await;
        let script = "const sheet = document.querySelector('.help-sheet');
            const box = sheet.getBoundingClientRect();
            return [box.left >= 0, box.right <= innerWidth, box.bottom <= innerHeight,
                sheet.scrollWidth <= sheet.clientWidth]";
        page.expect("[left, right, bottom, inside]", script, &[], [true; 4])
            .await;
    })
    .await;
}

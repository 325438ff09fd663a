//! The history of the page around a frame: navigation in the frame adds no entry to it.

use thirtyfour::Key;

use super::host::Host;
use super::{CHOSEN_TAB, IS_RUNNING, LISTEN_TO_CONSOLE, in_every_browser};
use crate::conduct::{Fault, Part};
use crate::reader_page::{ReaderPage, TABS};

/// Chooses ten tabs in the frame matching `css`, one after the other.
async fn choose_tabs(page: &ReaderPage, css: &str) {
    let (one, two) = (TABS[1], TABS[2]);
    for topic in [one, two].into_iter().cycle().take(10) {
        let tab = format!("tab-{topic}");
        page.click_in_frame(css, &format!("#{tab}")).await;
        page.expect_in_frame(css, "the chosen tab", CHOSEN_TAB, tab)
            .await;
    }
}

#[tokio::test]
async fn ten_tabs_in_a_frame_leave_the_history_of_the_host_as_it_was() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.run_first(LISTEN_TO_CONSOLE);
        page.host().conduct().fail(Part::Wasm, Fault::Gone);
        host.open(page, "plain.html").await;
        let n_before = page.history_length().await;
        choose_tabs(page, "#report").await;
        assert_eq!(page.history_length().await, n_before, "without the program");
        let script = "return [document.documentElement.dataset.program ?? 'none',
            location.pathname, String(warned.length <= 1)]";
        let path = page.path(&format!("embed/2023/11/{}/", TABS[2]));
        let expected = ["none".to_owned(), path.clone(), "true".to_owned()];
        page.expect_in_frame(
            "#report",
            "[program, path, warns once at most]",
            script,
            expected,
        )
        .await;
        page.host().conduct().mend();
        host.open(page, "plain.html").await;
        let n_before = page.history_length().await;
        page.click_in_frame("#report", "h1").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        page.enter_frame("#report").await;
        page.mark_document().await;
        choose_tabs(page, "#report").await;
        page.enter_frame("#report").await;
        page.expect_same_document().await;
        let seen: String = page.read("return location.pathname", &[]).await;
        assert_eq!(seen, path);
        page.leave_frame().await;
        assert_eq!(page.history_length().await, n_before, "with the program");
    })
    .await;
}

#[tokio::test]
async fn places_of_a_frame_and_what_is_found_in_it_add_no_entry_either() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        let n_before = page.history_length().await;
        let skip = "document.querySelector('.skip-link').click();
            return [location.hash, document.activeElement.id].join(' ')";
        let expected = "#main main".to_owned();
        page.expect_in_frame("#report", "the text", skip, expected.clone())
            .await;
        assert_eq!(page.history_length().await, n_before, "without the program");
        page.click_in_frame("#report", "#search-input").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        page.enter_frame("#report").await;
        page.mark_document().await;
        page.type_text("picasso").await;
        page.expect_present("#search-listbox [role=option]").await;
        page.press(Key::Down).await;
        page.press(Key::Enter).await;
        let found = "return /^#p-/.test(location.hash)
            && document.querySelector('.is-target').id === location.hash.slice(1)
            && location.pathname.includes('/embed/')";
        page.expect_that("the passage", found, &[]).await;
        page.expect_same_document().await;
        page.expect_in_frame("#report", "the text", skip, expected)
            .await;
        assert_eq!(page.history_length().await, n_before, "with the program");
        assert_eq!(page.n_windows().await, 1);
    })
    .await;
}

//! Frames with few permissions: text, tabs and links work in each, and no errors appear.

use super::host::Host;
use super::{CHOSEN_TAB, IS_RUNNING, LISTEN_TO_CONSOLE, expect_fitting, in_every_browser};
use crate::browser::{Act, Allowed};
use crate::reader_page::{ReaderPage, TABS};
use crate::server::Base;
use crate::session;

const HAS_TEXT: &str = "return document.querySelector('main').innerText.length > 1000";

/// Chooses a tab and waits for it.
async fn choose(page: &ReaderPage, css: &str, topic: &str) {
    let tab = format!("tab-{topic}");
    page.click_in_frame(css, &format!("#{tab}")).await;
    page.expect_in_frame(css, "the chosen tab", CHOSEN_TAB, tab)
        .await;
    page.expect_in_frame(css, "a text", "return !!document.querySelector('h1')", true)
        .await;
}

/// Fails if an error occurred or content was blocked in the frame.
async fn expect_no_error(page: &ReaderPage, css: &str) {
    let script = "return [self.origin, ...watched.errors, ...watched.violations]";
    let seen: Vec<String> = page.read_in_frame(css, script).await;
    assert_eq!(seen.len(), 1, "{seen:?}");
}

#[tokio::test]
async fn a_frame_without_an_origin_has_text_tabs_and_height_without_the_program() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.run_first(LISTEN_TO_CONSOLE);
        host.open(page, "sandboxed.html").await;
        expect_fitting(page, "#opaque").await;
        page.expect_in_frame("#opaque", "a text", HAS_TEXT, true)
            .await;
        page.expect_in_frame("#opaque", "the origin", "return origin", "null".to_owned())
            .await;
        // The host lets no other origin read the program, and this frame has an opaque origin.
        page.click_in_frame("#opaque", "#search-input").await;
        let script = "return warned.map(words => /program/.test(words))";
        page.expect_in_frame("#opaque", "a word about the program", script, vec![true])
            .await;
        choose(page, "#opaque", TABS[1]).await;
        choose(page, "#opaque", TABS[0]).await;
        expect_fitting(page, "#opaque").await;
        assert!(!page.read_in_frame::<bool>("#opaque", IS_RUNNING).await);
        expect_no_error(page, "#opaque").await;
        // A frame without scripts still shows its text.
        page.enter_frame("#still").await;
        page.expect_text("a frame in which nothing runs").await;
    })
    .await;
}

#[tokio::test]
async fn a_frame_without_an_origin_runs_the_program_where_the_host_lets_it_be_read() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.run_first(LISTEN_TO_CONSOLE);
        page.host().conduct().is_open = true;
        host.open(page, "sandboxed.html").await;
        let can = page.can(Act::ProgramWithoutOrigin);
        let opaque = can.then_some("#opaque");
        for css in opaque.into_iter().chain(["#trusted"]) {
            page.click_in_frame(css, "#search-input").await;
            page.expect_in_frame(css, "the program", IS_RUNNING, true)
                .await;
            page.enter_frame(css).await;
            page.mark_document().await;
            for topic in [TABS[1], TABS[2]] {
                choose(page, css, topic).await;
                expect_fitting(page, css).await;
            }
            page.enter_frame(css).await;
            page.expect_same_document().await;
            page.click_in_frame(css, "#search-input").await;
            page.enter_frame(css).await;
            page.type_text("kusama").await;
            page.expect_present("#search-listbox [role=option]").await;
            page.leave_frame().await;
            expect_no_error(page, css).await;
            let warned: Vec<String> = page.read_in_frame(css, "return warned").await;
            assert!(warned.is_empty(), "{css}: {warned:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_frame_with_its_origin_runs_the_program_whatever_the_host_says() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "sandboxed.html").await;
        page.click_in_frame("#trusted", "h1").await;
        page.expect_in_frame("#trusted", "the program", IS_RUNNING, true)
            .await;
        choose(page, "#trusted", TABS[1]).await;
        page.click_in_frame("#trusted", ".frame-link").await;
        let back = page.enter_new_window().await;
        let path = page.path(&format!("2021/11/{}/", TABS[1]));
        page.expect("the page", "return location.pathname", &[], path)
            .await;
        page.close_window(back).await;
        expect_no_error(page, "#trusted").await;
    })
    .await;
}

/// Many browsers block storage in third-party frames, and access to it throws.
#[tokio::test]
async fn a_frame_that_may_store_nothing_runs_the_program_and_keeps_its_options() {
    let bases = [Base::Nested];
    session::in_every_browser(&bases, Allowed::NoStorage, async |page| {
        let host = Host::of(page);
        host.open(page, "dark.html").await;
        page.click_in_frame("#report", "h1").await;
        let throws = "try { return String(localStorage) } catch (error) { return error.name }";
        let refusal: String = page.read_in_frame("#report", throws).await;
        let refusals = ["SecurityError", "null"];
        assert!(refusals.contains(&refusal.as_str()), "{refusal}");
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        choose(page, "#report", TABS[1]).await;
        let scheme = "return document.documentElement.dataset.theme";
        page.expect_in_frame("#report", "the scheme", scheme, "dark".to_owned())
            .await;
        expect_no_error(page, "#report").await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_breaks_down_in_a_frame_leaves_the_tabs_as_links() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.run_first(
            "window.trap = () => setTimeout(() => {
                throw new WebAssembly.RuntimeError('unreachable');
            });",
        );
        host.open(page, "plain.html").await;
        let n_before = page.history_length().await;
        page.click_in_frame("#report", "h1").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        page.enter_frame("#report").await;
        page.mark_document().await;
        page.read::<()>("window.trap()", &[]).await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, false)
            .await;
        choose(page, "#report", TABS[1]).await;
        let script = "return window.isMarked === true";
        assert!(!page.read_in_frame::<bool>("#report", script).await);
        assert_eq!(page.history_length().await, n_before);
    })
    .await;
}

//! If the program is missing or blocked, the text stays, and a notice lists the features that fail.

use crate::conduct::{Fault, Part};
use crate::reader_page::ReaderPage;

use super::in_every_browser;

/// Opens a report without a running program, then follows links.
async fn expect_only_text(page: &ReaderPage, reason: &str) {
    page.open_text("2023/11/").await;
    page.expect_notice(reason).await;
    page.expect_text("2023/11/, after the failure").await;
    assert!(!page.is_running().await);
    // By a script, because Firefox's driver ends a click only when the next page has loaded, and a file
    // that never comes holds that up.
    let follow = "document.querySelector(`a[href$='2021/11/']`).click()";
    page.read::<()>(follow, &[]).await;
    page.expect_route("2021/11/").await;
    page.expect_text("2021/11/, by a link").await;
    page.expect_notice(reason).await;
}

/// Ends the failure, and presses the notice's button.
async fn expect_mended_by_reload(page: &ReaderPage) {
    page.host().conduct().mend();
    page.press_notice_button("Reload").await;
    page.expect_running().await;
    page.expect_no_notice().await;
}

#[tokio::test]
async fn without_the_webassembly_the_text_stays_until_a_reload_mends_it() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Gone);
        expect_only_text(page, "This site was updated").await;
        expect_mended_by_reload(page).await;
    })
    .await;
}

#[tokio::test]
async fn without_the_javascript_the_text_stays() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Module, Fault::Gone);
        expect_only_text(page, "This site was updated").await;
    })
    .await;
}

#[tokio::test]
async fn a_page_in_place_of_the_program_is_no_program() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Page);
        page.host().conduct().fail(Part::Module, Fault::Page);
        expect_only_text(page, "This site was updated").await;
    })
    .await;
}

#[tokio::test]
async fn javascript_of_the_wrong_type_is_refused_and_the_text_stays() {
    in_every_browser(async |page| {
        let fault = Fault::Type("text/plain");
        page.host().conduct().fail(Part::Module, fault);
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

#[tokio::test]
async fn webassembly_of_the_wrong_type_still_runs() {
    in_every_browser(async |page| {
        let fault = Fault::Type("application/octet-stream");
        page.host().conduct().fail(Part::Wasm, fault);
        page.open("2023/11/").await;
        page.expect_no_notice().await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_was_changed_is_refused_and_the_text_stays() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Changed);
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

// A separate test, because the worker of the test above may already keep a complete program.
#[tokio::test]
async fn a_script_that_was_changed_is_refused_and_the_text_stays() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Module, Fault::Changed);
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

#[tokio::test]
async fn a_policy_against_webassembly_leaves_the_text() {
    in_every_browser(async |page| {
        page.host().conduct().policy = Some("script-src 'self' 'unsafe-inline'");
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_that_it_is_too_old() {
    in_every_browser(async |page| {
        page.run_first("delete window.WebAssembly;");
        expect_only_text(page, "needs a newer browser").await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_breaks_down_at_its_start_leaves_the_text() {
    in_every_browser(async |page| {
        // To the page, a panic looks like this.
        page.run_first(
            "const trap = async () => { throw new WebAssembly.RuntimeError('unreachable') };
            WebAssembly.instantiate = WebAssembly.instantiateStreaming = trap;",
        );
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_breaks_down_after_it_was_loaded_leaves_the_text() {
    in_every_browser(async |page| {
        page.run_first(
            "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => {
                setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable') });
                return new Promise(() => {});
            };",
        );
        expect_only_text(page, "does not run in this browser").await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_breaks_down_while_it_runs_says_so() {
    in_every_browser(async |page| {
        page.run_first(
            "window.trap = () => setTimeout(() => {
                throw new WebAssembly.RuntimeError('unreachable');
            });",
        );
        page.open("2023/11/").await;
        for _ in 0..2 {
            page.read::<()>("window.trap()", &[]).await;
            page.expect_notice("Search has stopped working").await;
            page.two_timers().await;
        }
        assert!(!page.is_running().await);
        page.press_notice_button("Reload").await;
        page.expect_running().await;
        page.expect_no_notice().await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_is_late_is_missed_within_8_seconds_and_welcome_after() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Held);
        page.open_text("2023/11/").await;
        assert_eq!(page.notice().await, "", "nothing is said at first");
        page.expect_notice("still loading").await;
        let script = "return performance.now()";
        let ms: f64 = page.read(script, &[]).await;
        assert!(ms < 8500.0, "said after {ms} ms");
        page.host().conduct().mend();
        page.expect_running().await;
        page.expect_no_notice().await;
    })
    .await;
}

#[tokio::test]
async fn a_host_that_breaks_down_after_the_page_is_tried_again_on_demand() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Module, Fault::Broken);
        page.host().conduct().fail(Part::Wasm, Fault::Broken);
        expect_only_text(page, "could not be loaded").await;
        page.host().conduct().mend();
        page.press_notice_button("Reload").await;
        page.expect_running().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_said_can_be_put_away() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Module, Fault::Gone);
        page.open_text("").await;
        page.expect_notice("This site was updated").await;
        page.press_notice_button("Close").await;
        page.expect_no_notice().await;
    })
    .await;
}

/// Expects a notice with `reason` although the script that gives most notices is not there.
async fn expect_notice_without_boot(fault: Fault, reason: &str) {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Boot, fault);
        expect_only_text(page, reason).await;
        expect_mended_by_reload(page).await;
    })
    .await;
}

#[tokio::test]
async fn without_the_script_that_starts_the_program_the_text_stays_until_a_reload_mends_it() {
    expect_notice_without_boot(Fault::Gone, "could not be loaded").await;
}

#[tokio::test]
async fn a_page_in_place_of_that_script_is_noticed() {
    expect_notice_without_boot(Fault::Page, "could not be loaded").await;
}

#[tokio::test]
async fn a_script_that_never_comes_is_noticed() {
    expect_notice_without_boot(Fault::Held, "still loading").await;
}

#[tokio::test]
async fn without_its_style_sheet_the_program_does_not_start_and_the_text_stays() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Style, Fault::Gone);
        expect_only_text(page, "This site was updated").await;
    })
    .await;
}

/// The page that an offline reader gets for others that were never visited. The program draws it.
const WITHOUT_TEXT: &str = "offline.html";

/// Regression test: the notice spoke of search alone, above "Opening the archive …".
#[tokio::test]
async fn a_page_without_text_does_not_wait_for_a_program_that_failed() {
    for (part, fault, words) in [
        (Part::Wasm, Fault::Gone, "This site was updated."),
        (
            Part::Wasm,
            Fault::Broken,
            "The archive could not be loaded.",
        ),
        (Part::Boot, Fault::Gone, "The archive could not be loaded."),
    ] {
        in_every_browser(async |page| {
            page.host().conduct().fail(part, fault);
            page.open_document(&page.address(WITHOUT_TEXT)).await;
            page.expect_notice(words).await;
            let script = "return document.querySelector('main').innerText.trim()";
            page.expect("the page", script, &[], String::new()).await;
            let notice = page.notice().await.to_lowercase();
            // There is no text to read, and more than search is missing.
            let says_less = notice.contains("search") || notice.contains("reading");
            assert!(!says_less, "{notice}");
            expect_mended_by_reload(page).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_page_without_text_waits_for_a_program_that_is_late() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Held);
        page.open_document(&page.address(WITHOUT_TEXT)).await;
        page.expect_notice("The archive is still loading.").await;
        let script = "return document.querySelector('main').innerText.trim()";
        let opening = "Opening the archive …".to_owned();
        page.expect("the page", script, &[], opening).await;
        page.host().conduct().mend();
        page.expect_running().await;
    })
    .await;
}

/// The script before the program may take back only its own words.
#[tokio::test]
async fn a_popup_that_the_program_opened_stays_open() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Wasm, Fault::Held);
        page.open_text("2023/11/").await;
        let script = "const popup = document.getElementById('search-popup');
            const option = document.createElement('a');
            document.getElementById('search-listbox').append(option);
            popup.hidden = false;
            document.dispatchEvent(new Event('program-started'));
            return true";
        page.expect_that("a popup", script, &[]).await;
        page.two_timers().await;
        let script = "return document.getElementById('search-popup').hidden";
        assert!(
            !page.read::<bool>(script, &[]).await,
            "the popup was hidden"
        );
    })
    .await;
}

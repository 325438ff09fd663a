//! The requests and console messages of a frame: no requests to other sites, no warnings or errors.

use super::host::Host;
use super::{IS_RUNNING, expect_fitting, in_every_browser};
use crate::conduct::Part;
use crate::reader_page::ReaderPage;

/// Script that returns the address of everything that was loaded or sent.
const LOADED: &str = "return performance.getEntries()
    .filter(entry => /resource|navigation/.test(entry.entryType))
    .map(entry => entry.name)";

/// Fails if `frames` or their page loaded anything from other origins, had content blocked, had
/// failed requests or errors, or wrote warnings to the console.
async fn expect_peace(page: &ReaderPage, host: &Host, frames: &[&str]) {
    let origins = [page.host().origin(), host.server().origin()];
    let mut loaded: Vec<String> = page.read(LOADED, &[]).await;
    for css in frames {
        page.enter_frame(css).await;
        loaded.extend(page.read::<Vec<String>>(LOADED, &[]).await);
        let refused = page.refusals().await;
        assert!(refused.iter().all(Vec::is_empty), "{css}: {refused:?}");
        page.leave_frame().await;
    }
    assert!(loaded.len() > frames.len(), "{loaded:?}");
    let is_known = |address: &String| {
        let is_ours = origins.iter().any(|origin| address.starts_with(origin));
        is_ours || address.starts_with("data:") || address.starts_with("blob:")
    };
    assert!(loaded.iter().all(is_known), "{loaded:#?}");
    let failures = [page.failed_requests(), host.server().failures()].concat();
    assert!(failures.is_empty(), "{failures:?}");
    let complaints = page.console().await;
    let complaints = complaints
        .iter()
        .filter(|it| it.level != "INFO" && it.level != "DEBUG");
    assert_eq!(
        complaints.map(|it| &it.message).collect::<Vec<_>>(),
        [""; 0]
    );
}

#[tokio::test]
async fn frames_load_nothing_from_elsewhere_and_leave_the_console_empty() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        let frames = ["#report", "#thread", "#passage"];
        for css in frames {
            expect_fitting(page, css).await;
        }
        assert_eq!(page.n_answers(Part::Wasm), 0, "before anybody asked for it");
        page.click_in_frame("#report", "h1").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        for css in ["#thread", "#passage"] {
            page.click_in_frame(css, "main").await;
        }
        page.click_in_frame("#report", "#search-input").await;
        page.enter_frame("#report").await;
        page.type_text("kusama").await;
        page.expect_present("#search-listbox [role=option]").await;
        page.leave_frame().await;
        expect_peace(page, &host, &frames).await;
        assert_eq!(
            page.n_answers(Part::Wasm),
            1,
            "only a report has use for it"
        );
    })
    .await;
}

#[tokio::test]
async fn a_host_with_a_strict_policy_needs_to_allow_the_reader_and_nothing_else() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        let reader = page.host().origin();
        {
            let mut conduct = host.server().conduct();
            conduct.scripts.clear();
            let policy = format!(
                "default-src 'none'; script-src {reader}; frame-src {reader}; img-src data:; \
                 require-trusted-types-for 'script'"
            );
            conduct.policy = Some(policy.leak());
        }
        host.open(page, "plain.html").await;
        for css in ["#report", "#thread", "#passage"] {
            expect_fitting(page, css).await;
        }
        page.click_in_frame("#report", "h1").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        expect_peace(page, &host, &["#report", "#passage"]).await;
    })
    .await;
}

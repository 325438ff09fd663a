//! The reader in a frame on another page.

use super::in_every_browser;

#[tokio::test]
async fn a_framed_reader_runs_and_installs_no_worker() {
    in_every_browser(async |page| {
        let html = "<!DOCTYPE html><html><head><title>Host</title></head><body>
            <iframe src='2023/11/' width='600' height='400'></iframe></body></html>";
        page.host().conduct().pages.insert("host.html", html.into());
        page.open_document(&page.address("host.html")).await;
        let script = "const inside = document.querySelector('iframe').contentDocument;
            return inside.readyState === 'complete'
                && inside.documentElement.dataset.program === 'running'";
        page.expect_that("a program that runs in the frame", script, &[])
            .await;
        page.two_frames().await;
        let script = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistrations().then(all => done(all.length))";
        let n_workers: u32 = page.read_when_done(script, &[]).await;
        assert_eq!(n_workers, 0);
        let answers = page.host().answers();
        let worker = answers
            .iter()
            .find(|one| one.path.ends_with("service-worker.js"));
        assert!(worker.is_none(), "{worker:?}");
        // The same page outside a frame does install a worker, so the test would notice one.
        page.open("2023/11/").await;
        let name = page.edition().await;
        page.expect_kept(&name).await;
    })
    .await;
}

//! Missing pages: the host answers with the same page for all, which adapts to a frame.

use serde_json::json;

use super::host::Host;
use super::{expect_fitting, in_every_browser};

const FRAME: &str = "<!DOCTYPE html><html><head><title>Missing</title>
    <script src='{reader}embed.js'></script></head><body>
    <iframe id='missing' src='{reader}embed/2022/05/?theme=dark' width='600' height='300'></iframe>
    </body></html>";

#[tokio::test]
async fn what_a_frame_asks_for_in_vain_looks_like_a_frame_and_leads_on_within_it() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("missing.html", FRAME);
        host.open(page, "missing.html").await;
        let n_before = page.history_length().await;
        let script = "return !!document.querySelector('.frame-header')
            && !document.querySelector('.site-header')";
        page.expect_in_frame("#missing", "a frame's own page", script, true)
            .await;
        expect_fitting(page, "#missing").await;
        let script = "return [document.documentElement.dataset.theme,
            getComputedStyle(document.querySelector('.frame-header')).borderBlockEndWidth]";
        let seen: [String; 2] = page.read_in_frame("#missing", script).await;
        assert_eq!(seen, ["dark", "1px"]);
        // A month opens in the frame, and the search opens a window.
        let month = page.path("embed/2021/11/");
        page.click_in_frame("#missing", &format!("main a[href^=\"{month}\"]"))
            .await;
        page.expect_in_frame("#missing", "the month", "return location.pathname", month)
            .await;
        expect_fitting(page, "#missing").await;
        assert_eq!(page.history_length().await, n_before);
        let script = "document.getElementById('missing').src = arguments[0]";
        let address = page.address("embed/2022/05/?theme=dark&again=1");
        page.read::<()>(script, &[json!(address)]).await;
        let script = "return location.search.includes('again')
            && document.documentElement.dataset.program === 'running'";
        page.expect_in_frame("#missing", "the page again", script, true)
            .await;
        page.click_in_frame("#missing", "main a[href$=\"search/\"]")
            .await;
        let back = page.enter_new_window().await;
        let path = page.path("search/");
        page.expect("the search", "return location.pathname", &[], path)
            .await;
        page.close_window(back).await;
    })
    .await;
}

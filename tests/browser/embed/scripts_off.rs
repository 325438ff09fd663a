//! With scripts off, a frame has its text, and its tabs are links.

use super::host::Host;
use crate::browser::Allowed;
use crate::server::Base;
use crate::session;

#[tokio::test]
async fn without_scripts_a_frame_has_its_text_and_its_tabs() {
    session::in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        for css in ["#report", "#thread", "#passage"] {
            page.enter_frame(css).await;
            page.expect_text(css).await;
            let notice = page.elements(".origin-notice").await;
            let notice = notice[0].text().await.expect("a text");
            assert!(notice.len() > 20, "{notice:?}");
            page.leave_frame().await;
        }
        page.enter_frame("#thread").await;
        // All months are there, because no script has removed any.
        assert!(page.elements("section.thread-month").await.len() > 3);
        page.enter_frame("#report").await;
        page.click("#tab-market").await;
        page.expect_present_without_scripts("#tab-market[aria-selected=true]")
            .await;
        page.expect_text("the tab").await;
        page.leave_frame().await;
        assert_eq!(page.n_windows().await, 1, "a tab stays in its frame");
    })
    .await;
}

//! The Content-Security-Policy of the pages exists, and the reader never violates it.

use thirtyfour::Key;

use crate::console::routes;

use super::on_both_bases;

#[tokio::test]
async fn no_route_meets_the_limits_of_its_policy() {
    on_both_bases(async |page| {
        for route in routes() {
            page.open(&route).await;
            page.two_frames().await;
            let script = "const meta = document.querySelector(
                    'head > meta[http-equiv=\"Content-Security-Policy\" i]');
                return meta?.content ?? 'none'";
            let policy: String = page.read(script, &[]).await;
            assert!(policy.contains("default-src 'self'"), "{route}: {policy}");
            assert!(policy.contains("object-src 'none'"), "{route}: {policy}");
            assert!(!policy.contains("'unsafe-"), "{route}: {policy}");
            let [violations, errors] = page.refusals().await;
            assert!(violations.is_empty(), "{route}: {violations:?}");
            assert!(errors.is_empty(), "{route}: {errors:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_walk_through_the_reader_meets_no_limit_of_its_policy() {
    on_both_bases(async |page| {
        page.open("").await;
        page.click("table.month-grid a[href$='2021/11/']").await;
        page.expect_route("2021/11/").await;
        page.click("nav.month-nav a[rel=next]").await;
        page.expect_route("2023/11/").await;
        page.choose_display("dark").await;
        page.press(Key::Escape).await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.expect_choices("picasso").await;
        page.press(Key::Enter).await;
        page.expect_hits("picasso").await;
        page.click("a.hit-link").await;
        page.expect_present("article.report").await;
        let [violations, errors] = page.refusals().await;
        assert!(violations.is_empty(), "{violations:?}");
        assert!(errors.is_empty(), "{errors:?}");
    })
    .await;
}

#[tokio::test]
async fn a_script_that_is_not_of_the_site_is_refused() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        let script = "const script = document.createElement('script');
            script.textContent = 'window.isForeign = true';
            document.body.append(script);
            return window.isForeign === undefined";
        page.expect_that("a script that does not run", script, &[])
            .await;
    })
    .await;
}

//! A topic through the months (a thread): the links to it, and the limits in its address.

use crate::reader_page::{ReaderPage, TABS};
use crate::session::on_both_bases;

/// Waits until the thread shows exactly the months `expected`, in this order.
async fn expect_months(page: &ReaderPage, expected: &[&str]) {
    let script = "return [...document.querySelectorAll('.thread-month')]
        .filter((month) => month.offsetHeight > 0)
        .map((month) => month.dataset.month).join(' ') === arguments[0]";
    let what = format!("the months {expected:?}");
    page.expect_that(what, script, &[expected.join(" ").into()])
        .await;
}

const ALL: [&str; 5] = ["2019-11", "2020-11", "2021-11", "2023-11", "2024-11"];

#[tokio::test]
async fn each_topic_on_the_home_page_leads_to_all_that_is_said_on_it() {
    on_both_bases(async |page| {
        page.open("").await;
        page.expect_home().await;
        let links = page.attributes("nav.topic-list li > a", "href").await;
        assert_eq!(links.len(), TABS.len() - 1, "{links:?}");
        for (link, topic) in links.into_iter().zip(&TABS[1..]) {
            let link = link.expect("a topic that is a link");
            page.open("").await;
            page.mark_document().await;
            page.click(&format!("nav.topic-list li > a[href='{link}']"))
                .await;
            page.expect_route(&format!("topic/{topic}/")).await;
            expect_months(page, &ALL).await;
            page.expect_focus_on("main h1").await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_tab_leads_to_its_thread_and_back_returns_to_where_one_was() {
    on_both_bases(async |page| {
        page.open("2021/11/governance/").await;
        page.click(".thread-link").await;
        page.expect_route("topic/governance/").await;
        page.expect_title("Governance – Kusama News").await;
        page.click("[data-month='2023-11'] .thread-date a").await;
        page.expect_route("2023/11/governance/").await;
        page.go_back().await;
        page.expect_route("topic/governance/").await;
        expect_months(page, &ALL).await;
        page.go_back().await;
        page.expect_route("2021/11/governance/").await;
    })
    .await;
}

#[tokio::test]
async fn the_address_of_a_thread_limits_it_and_turns_it_round() {
    on_both_bases(async |page| {
        page.open("topic/market/?from=2020-11&to=2023-11").await;
        expect_months(page, &["2020-11", "2021-11", "2023-11"]).await;
        page.expect_title("Market, November 2020 to November 2023 – Kusama News")
            .await;
        page.open("topic/market/?order=desc&from=2023-01").await;
        expect_months(page, &["2024-11", "2023-11"]).await;
        page.open("topic/market/?from=2022-01&to=2022-12").await;
        expect_months(page, &[]).await;
        page.expect_present(".thread-empty:not([hidden])").await;
    })
    .await;
}

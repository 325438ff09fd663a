//! A walk through the reader, also run alone by `cargo xtask test --quick`: a failure here affects
//! every reader. Other tests cover the details.

use crate::embed::host::{Host, passage};
use crate::seeds::Seed;
use crate::session::on_root;

#[tokio::test]
async fn the_front_page_starts_and_leads_to_a_month() {
    on_root(async |page| {
        page.open("").await;
        page.expect_home().await;
        page.mark_document().await;
        let seed = Seed::of("2023-11");
        page.click("td.month-cell a[href$='/2023/11/']").await;
        page.expect_report(&seed).await;
        page.expect_same_document().await;
        page.go_back().await;
        page.expect_home().await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_shows_its_topic() {
    on_root(async |page| {
        page.open("2023/11/").await;
        page.expect_report(&Seed::of("2023-11")).await;
        page.click("#tab-market").await;
        page.expect_selected_tab("market").await;
        page.expect_route("2023/11/market/").await;
        let n_sections = page.section_headings().await.len();
        assert!(n_sections > 0, "expected sections on the topic");
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_below_the_box_and_on_its_page() {
    on_root(async |page| {
        page.open("").await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        let choices = page.expect_choices("picasso").await;
        assert!(!choices.is_empty(), "expected something to be found");
        page.open("search/?q=picasso").await;
        page.expect_hits("picasso").await;
    })
    .await;
}

#[tokio::test]
async fn a_frame_has_its_text() {
    on_root(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        page.enter_frame("#report").await;
        page.expect_text("a report in a frame").await;
        page.leave_frame().await;
        page.open_document(&page.address(&passage(page.base())))
            .await;
        page.expect_text("a passage by itself").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_visited_is_there_without_the_host() {
    on_root(async |page| {
        page.open("2023/11/").await;
        let name = page.edition().await;
        page.expect_kept(&name).await;
        page.host().conduct().is_offline = true;
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
        }
    })
    .await;
}

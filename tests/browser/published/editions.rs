//! A newer edition is found, offered, and installed, but never partly.

use crate::conduct::{Fault, Part};
use crate::edition::{NextEdition, edition_of};
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;

use super::in_every_browser;

const NEWER: &str = "This site was updated.";

/// Opens a report of the first edition, waits until that edition is kept, and returns the next one.
async fn visit(page: &ReaderPage) -> NextEdition {
    page.open("2023/11/").await;
    let folder = page.base().folder();
    page.expect_kept(&edition_of(&folder)).await;
    NextEdition::of(&folder)
}

#[tokio::test]
async fn a_tab_left_open_over_a_deploy_works_on_and_is_offered_the_new_edition() {
    in_every_browser(async |page| {
        let next = visit(page).await;
        page.host().deploy(next.folder());
        page.click("nav.month-nav a[rel=prev]").await;
        page.expect_report(&Seed::of("2021-11")).await;
        page.pass_minutes(1).await;
        page.two_frames().await;
        page.expect_no_notice().await;
        page.pass_minutes(11).await;
        page.expect_notice(NEWER).await;
        page.press_notice_button("Reload").await;
        page.expect_edition(&next.name()).await;
        page.expect_running().await;
        page.expect_route("2021/11/").await;
        page.expect_kept(&next.name()).await;
        page.expect_no_notice().await;
        page.host().conduct().is_offline = true;
        page.open("2019/11/").await;
        page.expect_edition(&next.name()).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_of_the_new_edition_already_is_not_offered_it() {
    in_every_browser(async |page| {
        let next = visit(page).await;
        page.host().deploy(next.folder());
        page.open("2021/11/").await;
        page.expect_edition(&next.name()).await;
        page.expect_kept(&next.name()).await;
        page.expect_no_notice().await;
    })
    .await;
}

#[tokio::test]
async fn an_edition_that_is_not_whole_is_not_kept_and_the_old_one_stays() {
    in_every_browser(async |page| {
        let next = visit(page).await;
        let old = page.edition().await;
        for (fault, notice) in [
            (Fault::Gone, "This site was updated"),
            (Fault::Changed, "does not run in this browser"),
            (Fault::Page, "This site was updated"),
        ] {
            let n_before = page.n_answers(Part::Wasm);
            page.host().deploy(next.folder());
            page.host().conduct().fail(Part::Wasm, fault);
            page.open_text("2021/11/").await;
            page.expect_edition(&next.name()).await;
            page.expect_notice(notice).await;
            // The page requests it twice, and so does the worker.
            page.expect_attempts(Part::Wasm, n_before + 4).await;
            page.expect_kept(&old).await;
            // The kept edition is complete.
            page.host().conduct().is_offline = true;
            page.open("2021/11/").await;
            page.expect_edition(&old).await;
            page.host().conduct().mend();
            page.host().deploy(page.base().folder());
            // Not the next month, because a browser may have prefetched it from the old edition.
            page.open("2019/11/").await;
        }
        page.host().deploy(next.folder());
        page.open("2021/11/").await;
        page.expect_kept(&next.name()).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_whose_program_has_gone_with_its_edition_offers_a_reload() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::Module, Fault::Held);
        page.open_text("2023/11/").await;
        let next = NextEdition::of(&page.base().folder());
        page.host().deploy(next.folder());
        page.host().conduct().mend();
        page.expect_notice("This site was updated").await;
        page.press_notice_button("Reload").await;
        page.expect_edition(&next.name()).await;
        page.expect_running().await;
        page.expect_no_notice().await;
    })
    .await;
}

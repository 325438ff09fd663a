//! The host is gone or slow, or the browser has no room for the kept edition.

use std::time::{Duration, Instant};

use crate::conduct::{Fault, Part};
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;

use super::{in_every_browser, on_both_bases};

const WORKER: &str = "service-worker.js";

/// Opens a page and waits until its edition is kept.
async fn visit(page: &ReaderPage, route: &str) {
    page.open(route).await;
    let name = page.edition().await;
    page.expect_kept(&name).await;
}

#[tokio::test]
async fn after_one_visit_everything_can_be_read_and_searched_without_the_host() {
    on_both_bases(async |page| {
        visit(page, "2023/11/").await;
        page.host().conduct().is_offline = true;
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
        }
        page.open("search/?q=picasso").await;
        page.expect_hits("picasso").await;
        page.open("about/archive/").await;
        expect_archive_missed(page).await;
        page.open("").await;
        page.expect_home().await;
        page.open("2022/05/").await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.expect_choices("picasso").await;
    })
    .await;
}

#[tokio::test]
async fn synonyms_that_were_used_are_there_without_the_host() {
    in_every_browser(async |page| {
        visit(page, "2023/11/").await;
        // Only a page that the worker controls stores what it uses.
        for is_offline in [false, true] {
            page.host().conduct().is_offline = is_offline;
            page.open("search/?q=hodl").await;
            let hits = page.expect_hits("hodl").await;
            let marks = hits.iter().flat_map(|hit| &hit.marks);
            let marks: Vec<String> = marks.map(|mark| mark.to_lowercase()).collect();
            assert!(marks.contains(&"hold".to_owned()), "{hits:?}");
        }
        assert_eq!(page.n_answers(Part::Thesaurus), 1);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_was_visited_has_its_text_before_its_program() {
    in_every_browser(async |page| {
        visit(page, "2021/11/").await;
        // The first visit was before the worker was active, so the page is not stored yet.
        page.open("2023/11/").await;
        page.expect_stored("2023/11/").await;
        page.host().conduct().is_offline = true;
        page.open("2023/11/?q=auction").await;
        let script = "return document.getElementById('app').dataset.route";
        page.expect("the text", script, &[], "2023/11/".to_owned())
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_page_about_the_archive_is_there_when_it_was_visited() {
    in_every_browser(async |page| {
        visit(page, "2023/11/").await;
        page.open("about/archive/").await;
        page.expect_stored("about/archive/").await;
        page.host().conduct().is_offline = true;
        page.open("about/archive/").await;
        page.expect_present("main .archive-page").await;
    })
    .await;
}

#[tokio::test]
async fn a_slow_host_is_not_waited_for() {
    in_every_browser(async |page| {
        visit(page, "2023/11/").await;
        page.host()
            .conduct()
            .fail(Part::File("2023/11/"), Fault::Held);
        let begin = Instant::now();
        page.open("2023/11/").await;
        let waited = begin.elapsed();
        assert!(waited > Duration::from_secs(2), "{waited:?}");
        assert!(waited < Duration::from_secs(15), "{waited:?}");
        page.host().conduct().mend();
    })
    .await;
}

#[tokio::test]
async fn a_host_in_trouble_is_as_good_as_none() {
    in_every_browser(async |page| {
        visit(page, "2023/11/").await;
        page.host().conduct().fail(Part::All, Fault::Broken);
        page.open("2021/11/").await;
        page.expect_report(&Seed::of("2021-11")).await;
    })
    .await;
}

#[tokio::test]
async fn with_a_host_the_worker_asks_it_for_pages() {
    in_every_browser(async |page| {
        visit(page, "2023/11/").await;
        let count = || {
            let answers = page.host().answers();
            let path = page.path("2023/11/");
            answers.iter().filter(|one| one.path == path).count()
        };
        let n_before = count();
        page.open("2023/11/").await;
        assert_eq!(count(), n_before + 1);
        // But the program comes from the cache.
        let n_before = page.n_answers(Part::Wasm);
        page.open("2021/11/").await;
        assert_eq!(page.n_answers(Part::Wasm), n_before);
    })
    .await;
}

#[tokio::test]
async fn without_the_worker_one_reads_on() {
    in_every_browser(async |page| {
        page.host().conduct().fail(Part::File(WORKER), Fault::Gone);
        page.open("2023/11/").await;
        page.expect_attempts(Part::File(WORKER), 1).await;
        expect_quiet(page).await;
    })
    .await;
}

#[tokio::test]
async fn without_room_in_the_browser_nothing_is_kept_and_one_reads_on() {
    in_every_browser(async |page| {
        let full = "Cache.prototype.put = async () => {
            throw new DOMException('full', 'QuotaExceededError') };";
        page.host()
            .conduct()
            .fail(Part::File(WORKER), Fault::Tampered(full));
        page.open("2023/11/").await;
        page.expect_attempts(Part::Wasm, 2).await;
        let script = "const done = arguments[arguments.length - 1];
            caches.keys().then(keys => done(keys.length))";
        let n_caches: u32 = page.read_when_done(script, &[]).await;
        assert_eq!(n_caches, 0);
        page.open("2021/11/").await;
        expect_quiet(page).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_for_which_there_is_no_room_is_shown_all_the_same() {
    in_every_browser(async |page| {
        let full = "const put = Cache.prototype.put;
            Cache.prototype.put = function (path, page) {
                if (!String(path).endsWith('/2021/11/')) return put.call(this, path, page);
                return Promise.reject(new DOMException('full', 'QuotaExceededError'));
            };";
        page.host()
            .conduct()
            .fail(Part::File(WORKER), Fault::Tampered(full));
        visit(page, "2023/11/").await;
        page.open("2021/11/").await;
        expect_quiet(page).await;
        page.host().conduct().is_offline = true;
        page.open("2021/11/").await;
        page.expect_report(&Seed::of("2021-11")).await;
    })
    .await;
}

/// Waits until the page about the archive says that it could not be loaded.
async fn expect_archive_missed(page: &ReaderPage) {
    let script = "const main = document.getElementById('main');
        return [main.querySelector('h1').innerText, main.querySelector('p').innerText]";
    let expected = ["About this archive", "This page could not be loaded."];
    page.expect("[heading, text]", script, &[], expected.map(str::to_owned))
        .await;
}

/// Fails if there is a notice, blocked content or an error.
async fn expect_quiet(page: &ReaderPage) {
    page.expect_no_notice().await;
    let refusals = page.refusals().await;
    assert!(refusals.iter().all(Vec::is_empty), "{refusals:?}");
}

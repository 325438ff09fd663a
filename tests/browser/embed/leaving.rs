//! Links and forms that leave a frame open a new window without access to the frame (`noopener`).

use std::fs;
use std::path::Path;

use thirtyfour::Key;

use super::host::{Host, passage};
use super::{IS_RUNNING, in_every_browser};
use crate::conduct::{Fault, Part};
use crate::reader_page::ReaderPage;
use crate::server::Base;

/// Script that returns the links that leave without opening a new window, or whose window can
/// access this page.
const WRONG: &str = "return [...document.querySelectorAll('a[href]')]
    .filter(link => {
        const { pathname } = new URL(link.href);
        if (link.target === '_self') return !pathname.includes('/embed/');
        const target = link.getAttribute('target') ?? document.querySelector('base').target;
        return target !== '_blank' || !link.relList.contains('noopener');
    })
    .map(link => link.outerHTML)";

async fn expect_window(page: &ReaderPage, what: &str, address: &str) {
    let back = page.enter_new_window().await;
    let script = "return [String(opener), location.pathname + location.search]";
    let expected = ["null".to_owned(), page.path(address)];
    page.expect(what, script, &[], expected).await;
    page.close_window(back).await;
}

#[tokio::test]
async fn every_link_that_leaves_a_frame_opens_a_window_that_does_not_know_it() {
    in_every_browser(async |page| {
        for route in [
            "embed/2023/11/".to_owned(),
            "embed/2023/11/market/".to_owned(),
            "embed/topic/market/".to_owned(),
            passage(page.base()),
        ] {
            page.open_text(&route).await;
            let wrong: Vec<String> = page.read(WRONG, &[]).await;
            assert!(wrong.is_empty(), "{route}: {wrong:#?}");
        }
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        page.click_in_frame("#report", ".masthead").await;
        expect_window(page, "the name", "2023/11/").await;
        page.click_in_frame("#thread", ".frame-link").await;
        let limits = "topic/market/?from=2023-01&to=2023-12&order=desc";
        expect_window(page, "the link", limits).await;
        assert_eq!(page.n_windows().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_search_in_a_frame_opens_the_search_page_with_and_without_the_program() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        // The first key press starts the program, so block it for the run without the program.
        page.host().conduct().fail(Part::Wasm, Fault::Gone);
        for is_running in [false, true] {
            host.open(page, "plain.html").await;
            page.click_in_frame("#report", "#search-input").await;
            if is_running {
                page.expect_in_frame("#report", "the program", IS_RUNNING, true)
                    .await;
            }
            page.enter_frame("#report").await;
            page.type_text("picasso").await;
            page.press(Key::Enter).await;
            page.leave_frame().await;
            expect_window(page, "the search", "search/?q=picasso").await;
            let script = "return location.pathname";
            let path = page.path("embed/2023/11/");
            page.expect_in_frame("#report", "the path", script, path)
                .await;
            page.host().conduct().mend();
        }
    })
    .await;
}

/// Appends the HTML pages below `folder` to `found`.
fn pages(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let file = entry.expect("a readable entry").path();
        if file.is_dir() {
            pages(&file, found);
        } else if file.extension().is_some_and(|end| end == "html") {
            found.push(fs::read_to_string(&file).expect("a page"));
        }
    }
}

#[test]
fn no_frame_takes_the_place_of_the_page_around_it() {
    for base in Base::ALL {
        let mut found = Vec::new();
        pages(&base.folder().join("embed"), &mut found);
        assert!(found.len() > 100, "{}", found.len());
        for html in found {
            assert!(!html.contains("_top") && !html.contains("_parent"));
        }
    }
}

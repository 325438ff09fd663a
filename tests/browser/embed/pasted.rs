//! The code from the builder, pasted unchanged into a page on another site.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::html::embed_code::Snippet;
use kusama_news_reader::routes::Builder;
use serde_json::json;
use thirtyfour::Key;

use super::host::{Host, passage};
use super::{CHOSEN_TAB, LISTEN_TO_CONSOLE, expect_fitting, in_every_browser};
use crate::reader_page::{ReaderPage, TABS};

/// The frames, in order: a report, a thread, a passage.
const FRAMES: [&str; 3] = [REPORT, THREAD, PASSAGE];
const REPORT: &str = "iframe[src*='/2023/11/'][height='640']";
const THREAD: &str = "iframe[src*='/topic/']";
const PASSAGE: &str = "iframe[src*='/p-']";

/// Returns a page that contains only the pasted code.
fn pasted(page: &ReaderPage) -> String {
    let archive = embedded_archive().expect("an archive that can be read");
    let site = page.address("");
    let passage = passage(page.base());
    let passage = passage.strip_prefix("embed/").expect("an embedded page");
    let lines = ["2023/11/", "topic/market/?order=desc", passage].map(|path| {
        let (path, more) = path.split_once('?').unwrap_or((path, ""));
        let chosen = Builder::parse(&format!("show={path}&{more}"), &archive);
        let snippet = Snippet {
            archive: &archive,
            site: &site,
            embed: chosen.embed().expect("a part of the archive"),
            width: chosen.width,
        };
        snippet.frame_with_script().into_string()
    });
    let lines = lines.join("\n<p>Words of the page itself.</p>\n");
    format!(
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Pasted</title>\
         <link rel='icon' href='data:,'></head>\
         <body><p>Words.</p>\n{lines}\n<p>The end.</p></body></html>"
    )
}

/// Waits until each frame is as high as its text. Scrolls to each, because frames load lazily.
///
/// Enters a frame only once it has named its height: a driver of `WebKit`, in a frame that it entered
/// before its page had come, keeps running scripts in the empty document that was there first.
async fn expect_all_fitting(page: &ReaderPage) {
    for css in FRAMES {
        let script = "const frame = document.querySelector(arguments[0]);
            frame.scrollIntoView();
            return frame.style.height !== ''";
        page.expect_that(format!("a height for {css}"), script, &[json!(css)])
            .await;
        expect_fitting(page, css).await;
    }
}

/// Waits for a window at `address` in the reader, and closes it.
async fn expect_window(page: &ReaderPage, address: &str) {
    let back = page.enter_new_window().await;
    let script = "return [origin, location.pathname + location.search]";
    let expected = [page.host().origin(), page.path(address)];
    page.expect("the window", script, &[], expected).await;
    page.close_window(back).await;
}

#[tokio::test]
async fn pasted_lines_show_frames_that_fit_and_whose_links_open_windows() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("pasted.html", &pasted(page));
        host.open(page, "pasted.html").await;
        expect_all_fitting(page).await;
        page.click_in_frame(REPORT, ".masthead").await;
        expect_window(page, "2023/11/").await;
        page.click_in_frame(THREAD, ".frame-link").await;
        expect_window(page, "topic/market/?order=desc").await;
        page.click_in_frame(PASSAGE, ".frame-link").await;
        expect_window(page, "2023/11/").await;
        let tab = format!("tab-{}", TABS[1]);
        page.click_in_frame(REPORT, &format!("#{tab}")).await;
        page.expect_in_frame(REPORT, "the chosen tab", CHOSEN_TAB, tab)
            .await;
        expect_fitting(page, REPORT).await;
        assert_eq!(page.n_windows().await, 1);
    })
    .await;
}

/// The host of the reader lets no frame without an origin read the program, as many do not. Only a
/// search needs it, so reading and tabs must not make the browser report an error.
#[tokio::test]
async fn three_pasted_frames_leave_no_complaint_in_the_console() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.run_first(LISTEN_TO_CONSOLE);
        host.put("pasted.html", &pasted(page));
        host.open(page, "pasted.html").await;
        expect_all_fitting(page).await;
        page.click_in_frame(REPORT, "h1").await;
        page.click_in_frame(THREAD, "h1").await;
        page.click_in_frame(PASSAGE, "blockquote, p").await;
        let tab = format!("tab-{}", TABS[1]);
        page.click_in_frame(REPORT, &format!("#{tab}")).await;
        page.expect_in_frame(REPORT, "the chosen tab", CHOSEN_TAB, tab)
            .await;
        for css in FRAMES {
            let script = "return [...warned, ...watched.errors, ...watched.violations]";
            let complaints: Vec<String> = page.read_in_frame(css, script).await;
            assert!(complaints.is_empty(), "{css}: {complaints:?}");
        }
        let script = "return performance.getEntriesByType('resource')
            .filter(({ name }) => /wasm/.test(name)).length";
        page.expect_in_frame(REPORT, "the program", script, 0).await;
        let complaints = page.console().await.into_iter();
        let complaints = complaints.filter(|it| it.level == "WARNING" || it.level == "SEVERE");
        assert_eq!(complaints.map(|it| it.message).collect::<Vec<_>>(), [""; 0]);
        assert!(page.failed_requests().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_search_in_a_pasted_frame_opens_the_search_page() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("pasted.html", &pasted(page));
        host.open(page, "pasted.html").await;
        expect_fitting(page, REPORT).await;
        page.click_in_frame(REPORT, "#search-input").await;
        page.enter_frame(REPORT).await;
        page.type_text("picasso & more").await;
        page.press(Key::Enter).await;
        page.leave_frame().await;
        let back = page.enter_new_window().await;
        let script = "return [location.origin, location.pathname,
            new URLSearchParams(location.search).get('q')]";
        let origin = page.host().origin();
        let expected = [origin, page.path("search/"), "picasso & more".to_owned()];
        page.expect("the search", script, &[], expected).await;
        page.close_window(back).await;
        let script = "return location.pathname";
        let path = page.path("embed/2023/11/");
        page.expect_in_frame(REPORT, "the path", script, path).await;
    })
    .await;
}

#[tokio::test]
async fn pasted_lines_need_of_a_strict_policy_only_the_reader() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        let reader = page.host().origin();
        {
            let mut conduct = host.server().conduct();
            conduct.scripts.clear();
            let policy = format!("default-src 'none'; frame-src {reader}; script-src {reader}");
            conduct.policy = Some(policy.leak());
        }
        host.put("pasted.html", &pasted(page));
        host.open(page, "pasted.html").await;
        expect_all_fitting(page).await;
        let script = "return [...document.querySelectorAll('iframe')]
            .map(frame => getComputedStyle(frame).borderTopWidth)";
        page.expect("the borders", script, &[], ["0px"; 3].map(str::to_owned))
            .await;
    })
    .await;
}

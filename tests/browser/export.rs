//! Saving what the page is about as one file, and the file with all.

use std::fs;
use std::path::PathBuf;

use crate::reader_page::ReaderPage;
use crate::session::{on_both_bases, output_folder};

/// Presses the button that saves, and gives the file when it is there.
async fn save(page: &ReaderPage, name: &str) -> String {
    let folder = output_folder("downloads");
    let file: PathBuf = folder.join(name);
    drop(fs::remove_file(&file));
    page.keep_downloads_in(&folder).await;
    page.click(".export-button").await;
    let script = "return document.querySelector('#export-status').innerText";
    let what = format!("a line with {name}");
    page.wait_for::<String>(what, script, &[], |said| said.contains(name))
        .await;
    page.expect_file(&file).await
}

fn check_export(html: &str, title: &str, words: &[&str]) {
    assert!(html.contains(&format!("<title>{title}</title>")), "{html}");
    assert!(html.ends_with("</html>\n"), "the whole file");
    assert!(!html.contains("<script"), "{html}");
    for words in words {
        assert!(html.contains(words), "expected {words} in {html}");
    }
}

#[tokio::test]
async fn all_on_a_topic_is_saved() {
    on_both_bases(async |page| {
        page.open("2021/11/governance/").await;
        let html = save(page, "kusama-news-governance.html").await;
        let months = ["2019-11", "2020-11", "2021-11", "2023-11", "2024-11"];
        let articles = months.map(|month| format!("<article id=\"{month}\">"));
        let articles = articles.iter().map(String::as_str).collect::<Vec<_>>();
        check_export(&html, "Kusama News: Governance", &articles);
        let [refused, errors] = page.refusals().await;
        assert!(
            refused.is_empty() && errors.is_empty(),
            "{refused:?} {errors:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_found_is_saved() {
    on_both_bases(async |page| {
        page.open("search/?q=picasso").await;
        page.expect_hits("picasso").await;
        let html = save(page, "kusama-news-search-picasso.html").await;
        check_export(&html, "Kusama News – Search: picasso", &["Picasso"]);
        page.open("search/?q=xyzzyqwert").await;
        page.expect_present(".search-onward").await;
        let buttons = page.texts(".export-button").await;
        assert!(buttons.is_empty(), "nothing is found: {buttons:?}");
    })
    .await;
}

#[tokio::test]
async fn the_button_comes_with_the_program_and_moves_nothing() {
    on_both_bases(async |page| {
        page.hold_program().await;
        page.open_held("2023/11/market/").await;
        let script = "const place = css => {
                const box = [...document.querySelectorAll(css)].at(-1).getBoundingClientRect();
                return [box.top, box.height];
            };
            return [...place('.export-button'), ...place('.month-nav'), ...place('footer')]";
        let before: Vec<f64> = page.read(script, &[]).await;
        let is_seen = "return document.querySelector('.export-button')
            .checkVisibility({ visibilityProperty: true })";
        page.expect("the button", is_seen, &[], false).await;
        page.let_program_go().await;
        page.expect("the button", is_seen, &[], true).await;
        page.two_frames().await;
        assert_eq!(page.read::<Vec<f64>>(script, &[]).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_file_with_all_is_loaded_by_the_browser() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.click("footer a[href$='archive.html']").await;
        page.expect_route("archive.html").await;
        let script = "return [document.querySelectorAll('main > article').length,
            document.querySelectorAll('#app, script').length]";
        page.expect("[reports, programs]", script, &[], [5, 0])
            .await;
        page.go_back().await;
        page.expect_route("2023/11/").await;
    })
    .await;
}

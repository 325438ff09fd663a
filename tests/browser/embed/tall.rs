//! A frame as high as its text: the bottom of its window is far from what the reader looks at.

use super::host::Host;
use super::{IS_RUNNING, in_every_browser};
use crate::reader_page::ReaderPage;

const HOST: &str = "<!DOCTYPE html><html><head><title>Tall</title></head><body>
    <iframe id='tall' src='{reader}embed/2021/11/' width='600' height='4000'></iframe>
    </body></html>";

/// Script that returns the text of the bar, and how far it is below the passage that the address
/// names, or else below the tabs.
const BAR: &str = "const bar = document.querySelector('.mark-bar');
    const above = document.querySelector('.is-target') ?? document.querySelector('.topic-tabs');
    return bar && [bar.querySelector('p').innerText,
        bar.getBoundingClientRect().top - above.getBoundingClientRect().bottom]";

/// Opens the first hit in a report, by the search box in the frame.
async fn open_hit(page: &ReaderPage, words: &str, month: &str) {
    page.click_in_frame("#tall", "#search-input").await;
    page.expect_in_frame("#tall", "the program", IS_RUNNING, true)
        .await;
    page.enter_frame("#tall").await;
    page.read::<()>("document.getElementById('search-input').select()", &[])
        .await;
    page.type_text(words).await;
    let option = format!("#search-listbox [role=option][href*='{month}']");
    page.expect_present(&option).await;
    page.click(&option).await;
    page.expect_present(".is-target").await;
    page.leave_frame().await;
}

async fn expect_bar(page: &ReaderPage, text: &str) {
    let what = format!("the bar {text} right below");
    page.wait_in_frame::<Option<(String, f64)>>("#tall", &what, BAR, |seen| {
        seen.as_ref()
            .is_some_and(|(said, below_px)| said == text && (-1.0..100.0).contains(below_px))
    })
    .await;
}

#[tokio::test]
async fn the_bar_of_the_marks_comes_after_the_passage() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("tall.html", HOST);
        host.open(page, "tall.html").await;
        open_hit(page, "picasso", "2021/11/").await;
        expect_bar(page, "Marked: “picasso”").await;
        let script = "return document.querySelector('.is-target').getBoundingClientRect().bottom
            < innerHeight - 1000";
        page.expect_in_frame("#tall", "a passage far from the bottom", script, true)
            .await;
        // A tab without the word has the bar at its top.
        page.click_in_frame("#tall", "#tab-outlook").await;
        expect_bar(page, "Searched for: “picasso”").await;
        open_hit(page, "auction", "2020/11/").await;
        expect_bar(page, "Marked: “auction”").await;
        page.click_in_frame("#tall", ".mark-bar button").await;
        let script = "return [document.querySelectorAll('.report-bars').length,
            document.activeElement.matches('.is-target')]";
        page.expect_in_frame("#tall", "[bars, focus]", script, (0, true))
            .await;
    })
    .await;
}

//! Screen-reader announcements: each event once, in only one live region.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::session::on_nested;

/// Starts recording the new texts of each live region, with the region's id or class.
async fn listen(page: &ReaderPage) {
    let script = "window.said = [];
        const regions = '[role=status], [role=alert], [aria-live]:not([aria-live=off]), output';
        const said = new Map();
        const look = () => {
            for (const region of document.querySelectorAll(regions)) {
                const text = region.textContent.trim();
                if (said.get(region) !== text && text !== '') {
                    window.said.push(`${region.id || region.className}: ${text}`);
                }
                said.set(region, text);
            }
        };
        look();
        window.said = [];
        new MutationObserver(look).observe(document.body,
            { subtree: true, childList: true, characterData: true })";
    page.read::<()>(script, &[]).await;
}

/// Waits until `words` were announced, then a little longer. Fails unless they were announced
/// exactly once. Clears the recording.
async fn expect_said_once(page: &ReaderPage, event: &str, words: &str) {
    let read = "return window.said";
    let what = format!("words on {event}");
    page.wait_for::<Vec<String>>(&what, read, &[], |said| {
        said.iter().any(|one| one.contains(words))
    })
    .await;
    page.two_timers().await;
    let said: Vec<String> = page.read(read, &[]).await;
    // A page of hits announces its title and, separately, the number of hits.
    let n_said = said.iter().filter(|one| one.contains(words)).count();
    assert_eq!(n_said, 1, "{event}: {said:#?}");
    page.read::<()>("window.said.length = 0", &[]).await;
}

#[tokio::test]
async fn each_event_is_said_once() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        listen(page).await;
        page.click(".month-nav a[rel=next]").await;
        page.expect_route("2024/11/").await;
        expect_said_once(page, "another month", "November 2024").await;
        page.focus("#search-input").await;
        page.type_text("kusama").await;
        page.expect_choices("kusama").await;
        expect_said_once(page, "a list of hits", " passages").await;
        page.press(Key::Enter).await;
        page.expect_search("kusama").await;
        expect_said_once(page, "the search page", "kusama – Search").await;
    })
    .await;
}

/// A screen reader announces a focused tab by itself, because the focus is on it.
#[tokio::test]
async fn a_tab_that_has_the_focus_is_not_said_again() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        page.focus("#tab-all").await;
        listen(page).await;
        page.press(Key::Right).await;
        page.expect_selected_tab("overview").await;
        page.two_timers().await;
        page.expect("what was said", "return window.said", &[], json!([]))
            .await;
    })
    .await;
}

//! The options in the address of a frame, for its look.

use serde::Deserialize;

use super::{LISTEN_TO_CONSOLE, in_every_browser};
use crate::conduct::Part;
use crate::reader_page::ReaderPage;

/// A row of the table that the unit tests of the reader use, too.
#[derive(Deserialize)]
struct Case {
    query: String,
    #[serde(flatten)]
    look: Look,
}

/// The effects of the options.
#[derive(Debug, Deserialize, PartialEq)]
struct Look {
    theme: String,
    accent: Option<String>,
    tabs: bool,
    search: bool,
    reported: Vec<String>,
}

const LOOK: &str = "
    const root = document.documentElement;
    const { tabs, search } = root.dataset;
    const accent = root.style.getPropertyValue('--frame-accent');
    return {
        theme: watched.schemeAtBody,
        accent: accent ? accent.slice(1) : null,
        tabs: tabs !== 'off',
        search: search !== 'off',
        reported: warned.map(words => /option `([^`]*)`/.exec(words)[1]),
    }";

#[tokio::test]
async fn a_frame_looks_as_the_table_of_options_says_before_anything_is_painted() {
    let table = include_str!("../../fixtures/embed_options.json");
    let cases: Vec<Case> = serde_json::from_str(table).expect("a table");
    in_every_browser(async |page| {
        page.run_first(LISTEN_TO_CONSOLE);
        page.open_text("embed/2023/11/").await;
        // An option overrides the reader's own settings for the site.
        page.read::<()>("localStorage.setItem('color-scheme', 'dark')", &[])
            .await;
        for Case { query, look } in &cases {
            let address = page.address(&format!("embed/2023/11/{query}"));
            page.open_document(&address).await;
            let seen: Look = page.read(LOOK, &[]).await;
            assert_eq!(seen, *look, "of `{query}`");
        }
        let seen: [bool; 2] = page
            .read(
                "const isShown = css => document.querySelector(css).checkVisibility();
                return [isShown('.topic-tabs'), isShown('.search-box')]",
                &[],
            )
            .await;
        assert_eq!(seen, [true, true]);
    })
    .await;
}

/// Returns the problems reported for an address.
async fn reported(page: &ReaderPage, route: &str) -> Vec<String> {
    page.open_document(&page.address(route)).await;
    let refused = page.refusals().await;
    assert!(refused.iter().all(Vec::is_empty), "{route}: {refused:?}");
    page.read::<Look>(LOOK, &[]).await.reported
}

#[tokio::test]
async fn what_cannot_be_read_is_reported_once_with_what_was_expected() {
    in_every_browser(async |page| {
        page.run_first(LISTEN_TO_CONSOLE);
        for (route, expected) in [
            ("embed/topic/market/?from=2023-01&to=2023-12&order=desc", ""),
            (
                "embed/topic/market/?from=2023-13&to=23-1&order=down&q=a",
                "from to order q",
            ),
            (
                "embed/topic/market/?from=&order=asc&order=asc&order=asc",
                "from order",
            ),
            ("embed/2023/11/?q=kusama", ""),
            (
                "embed/2023/11/market/?from=2023-01&tabs=2&tabs=3",
                "from tabs",
            ),
            ("embed/2023/11/#?secret=aB3dE5gH7j", ""),
        ] {
            assert_eq!(reported(page, route).await.join(" "), expected, "{route}");
        }
        reported(page, "embed/2023/11/?theme=sepia&notice=0").await;
        let said: Vec<String> = page.read("return warned", &[]).await;
        let path = page.path("embed/2023/11/");
        assert_eq!(
            said,
            [
                format!(
                    "{path}: option `theme` is `sepia`: expected light, dark or auto; \
                     correct the address"
                ),
                format!(
                    "{path}: option `notice` is unknown: expected one of theme, accent, tabs, \
                     search, q; correct the address"
                ),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn what_the_host_does_not_want_is_not_shown_but_the_notice_is() {
    in_every_browser(async |page| {
        page.open_text("embed/2023/11/market/?tabs=0&search=0&notice=0")
            .await;
        let script = "return ['.topic-tabs', '.search-box', '.origin-notice', '.frame-link']
            .map(css => document.querySelector(css).checkVisibility())";
        let seen: [bool; 4] = page.read(script, &[]).await;
        assert_eq!(seen, [false, false, true, true]);
        // The program has no work left, so it does not start.
        page.click(".report-headline, h1").await;
        page.two_timers().await;
        assert!(!page.is_running().await);
        assert_eq!(page.n_answers(Part::Wasm), 0);
    })
    .await;
}

#[tokio::test]
async fn words_that_the_address_wants_marked_are_marked_without_an_act_of_the_reader() {
    in_every_browser(async |page| {
        page.open_text("embed/2021/11/?q=picasso").await;
        let script = "return [...CSS.highlights.get('search')].map(String)
            .every(word => /picasso/i.test(word)) && CSS.highlights.get('search').size > 0";
        page.expect_that("marked words", script, &[]).await;
        page.expect_route("embed/2021/11/").await;
    })
    .await;
}

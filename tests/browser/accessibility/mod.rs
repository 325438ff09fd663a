//! Accessibility, tested by axe-core and by checks that axe-core cannot do.
//!
//! Every test visits one page of each kind ([`PAGES`]). When a new kind of page is added there, all
//! tests check it.

mod announcements;
mod axe;
mod by_keyboard;
mod reflow;
mod structure;
mod targets;

use crate::reader_page::ReaderPage;

/// One page of each kind, as the address relative to the base.
pub(crate) const PAGES: [&str; 17] = [
    "",
    "2023/11/",
    "2024/11/market/",
    "topic/governance/",
    "topic/governance/?from=2022-01&to=2022-12",
    "november/",
    "search/",
    "search/?q=kusama",
    "search/?q=zzyzzx",
    "about/archive/",
    "figures/",
    "figures/price/",
    "differences/",
    "names/",
    "names/karura/",
    "embed/?show=2023%2F11%2Fmarket%2F",
    "2022/05/",
];

/// One page of each kind that is shown in frames on other sites.
pub(crate) const FRAMES: [&str; 2] = ["embed/2023/11/", "embed/topic/market/"];

/// Opens a page of either kind and waits until it is complete.
pub(crate) async fn open(page: &ReaderPage, route: &str) {
    if FRAMES.contains(&route) {
        // In a frame, the program starts only when the reader first interacts.
        page.open_text(route).await;
    } else {
        page.open(route).await;
        page.expect_heading().await;
    }
    page.two_frames().await;
}

//! Whether everybody can read the reader: judged by axe-core, and by what that cannot judge.
//!
//! Every test goes through one page of each kind ([`PAGES`]), so that a new kind of page is judged
//! by all of them once it stands there.

mod announcements;
mod axe;
mod by_keyboard;
mod reflow;
mod structure;
mod targets;

use crate::reader_page::ReaderPage;

/// One page of each kind, as the address below the base.
const PAGES: [&str; 12] = [
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
    "embed/?show=2023%2F11%2Fmarket%2F",
    "2022/05/",
];

/// One page of each kind that is shown in the frames of others.
const FRAMES: [&str; 2] = ["embed/2023/11/", "embed/topic/market/"];

/// Opens a page of either kind, and waits until nothing more is to come.
async fn open(page: &ReaderPage, route: &str) {
    if FRAMES.contains(&route) {
        // The program of a frame waits for its reader.
        page.open_text(route).await;
    } else {
        page.open(route).await;
        page.expect_heading().await;
    }
    page.two_frames().await;
}

//! The first screen of a page holds text, and the text is a few tab stops away.

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;

/// Sizes of windows in CSS pixels, and the least number of lines of a report in view: a small phone,
/// a usual phone, a desk.
const SIZES: [(u32, u32, usize); 3] = [(360, 640, 6), (390, 844, 8), (1280, 800, 12)];

/// Maximum number of tab stops up to the first inside the text. Chosen: a third of what sites
/// with a list of all pages beside the text have.
const MOST_STOPS: usize = 12;

/// Script that counts the lines of a report's own text, headings included, that are all in view.
///
/// If the whole text is in view, the count is as large as can be.
const LINES: &str = "
    const text = document.querySelector('.topic-panel, .thread-months');
    const isWhole = [...text.querySelectorAll('p, li')].every(
        one => one.getBoundingClientRect().bottom <= innerHeight);
    if (isWhole) return 99;
    const texts = '.topic-panel :is(h2, .prose), .thread-months :is(h3, .prose, .report-masthead)';
    const bottoms = new Set();
    for (const part of document.querySelectorAll(texts)) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const { top, bottom, width } of range.getClientRects()) {
                if (width > 1 && top >= 0 && bottom <= innerHeight) bottoms.add(Math.round(bottom));
            }
        }
    }
    // Pieces of one line, such as a link, may differ by a few pixels.
    const sorted = [...bottoms].sort((a, b) => a - b);
    return sorted.filter((bottom, at) => !at || bottom - sorted[at - 1] > 6).length";

/// Script that counts the tab stops up to the first inside the text.
const STOPS: &str = "
    const text = document.querySelector('.topic-panel, .thread-months');
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
        .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({
            visibilityProperty: true, contentVisibilityAuto: true }));
    const isBefore = one => one === text
        || text.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
    return all.filter(isBefore).length + 1";

/// Frames load no program before a reader uses them, so only their text is awaited.
async fn expect_text_at_once(page: &ReaderPage, routes: &[String]) {
    let mut faults = Vec::new();
    for (width_px, height_px, fewest) in SIZES {
        page.set_size(width_px, height_px).await;
        for route in routes {
            open(page, route).await;
            page.two_frames().await;
            let n_lines: usize = page.read(LINES, &[]).await;
            if n_lines < fewest {
                faults.push(format!(
                    "`{route}` at {width_px} × {height_px}: {n_lines} lines, expected {fewest}"
                ));
            }
            let n_stops: usize = page.read(STOPS, &[]).await;
            if !(1..=MOST_STOPS).contains(&n_stops) {
                faults.push(format!(
                    "`{route}` at {width_px} px: {n_stops} tab stops up to the text"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn open(page: &ReaderPage, route: &str) {
    if route.starts_with("embed/") {
        page.open_text(route).await;
    } else {
        page.open(route).await;
    }
}

#[tokio::test]
async fn a_month_and_a_topic_of_it_begin_with_text() {
    on_nested(async |page| {
        let months = Seed::all().into_iter().map(|seed| seed.route());
        let topics = ["2023/11/market/", "2021/11/governance/"].map(str::to_owned);
        let routes: Vec<String> = months.chain(topics).collect();
        expect_text_at_once(page, &routes).await;
    })
    .await;
}

#[tokio::test]
async fn a_thread_begins_with_text() {
    on_nested(async |page| {
        let routes = ["topic/governance/", "topic/market/"].map(str::to_owned);
        expect_text_at_once(page, &routes).await;
    })
    .await;
}

#[tokio::test]
async fn a_frame_begins_with_text() {
    on_nested(async |page| {
        let routes = [
            "embed/2023/11/",
            "embed/2023/11/market/",
            "embed/topic/market/",
        ];
        expect_text_at_once(page, &routes.map(str::to_owned)).await;
    })
    .await;
}

/// Regression test: the chosen topic, the last of them, was outside the row on a phone.
#[tokio::test]
async fn the_chosen_tab_is_in_view_in_a_row_that_scrolls() {
    on_nested(async |page| {
        page.set_size(360, 640).await;
        let script = "const row = document.querySelector('.topic-tabs');
            const tab = row.querySelector('[aria-selected=true]').getBoundingClientRect();
            const { left, right } = row.getBoundingClientRect();
            return row.scrollWidth > row.clientWidth && row.scrollHeight <= row.clientHeight
                && tab.left >= left - 1 && tab.right <= right + 1";
        for route in ["2023/11/ecosystem/", "2023/11/", "embed/2023/11/ecosystem/"] {
            open(page, route).await;
            page.expect_that(&format!("the chosen tab of `{route}` in view"), script, &[])
                .await;
        }
        page.open("2023/11/").await;
        page.click("#tab-market").await;
        page.expect_that("the tab in view that was clicked", script, &[])
            .await;
    })
    .await;
}

/// Regression test: the notice was only at the foot, at y = 50,155 of a thread.
#[tokio::test]
async fn the_origin_of_the_text_is_told_on_the_first_screen_of_each_page() {
    on_nested(async |page| {
        page.set_size(360, 640).await;
        let script = "const line = document.querySelector('.origin-line');
            const { top, bottom, height } = line.getBoundingClientRect();
            return height > 0 && top >= 0 && bottom <= innerHeight";
        for route in [
            "",
            "2023/11/",
            "2023/11/market/",
            "topic/governance/",
            "november/",
            "search/?q=kusama",
            "about/archive/",
            "figures/price/",
            "names/karura/",
            "embed/2023/11/market/",
            "embed/topic/market/",
        ] {
            open(page, route).await;
            page.expect_that(&format!("the notice at the top of `{route}`"), script, &[])
                .await;
        }
    })
    .await;
}

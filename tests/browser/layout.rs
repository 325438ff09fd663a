//! Layout at important widths: no sideways scrolling, and lines of a readable length.

use serde_json::json;

use crate::accessibility::{self, FRAMES, PAGES};
use crate::console::routes;
use crate::embed::host;
use crate::reader_page::ReaderPage;
use crate::session::on_nested;

/// Allowed characters per line of body text, as typographers recommend.
const LINE_LENGTH_CHARS: std::ops::RangeInclusive<usize> = 60..=75;

#[tokio::test]
async fn no_page_scrolls_sideways_at_320_px() {
    on_nested(async |page| {
        page.set_size(320, 640).await;
        let mut too_wide = Vec::new();
        for route in routes() {
            page.open(&route).await;
            page.expect_heading().await;
            page.two_frames().await;
            let script = "const root = document.documentElement;
                const widest = [...document.querySelectorAll('body *')]
                    .map(e => [e.getBoundingClientRect().right, e.tagName + '.' + e.className])
                    .sort((a, b) => b[0] - a[0])[0];
                return [innerWidth, root.scrollWidth, root.clientWidth, widest[1]]";
            let seen: (u32, u32, u32, String) = page.read(script, &[]).await;
            assert_eq!(seen.0, 320, "the width asked for");
            if seen.1 > seen.2 {
                too_wide.push(format!(
                    "`{route}`: {} > {} px, from {}",
                    seen.1, seen.2, seen.3
                ));
            }
        }
        assert!(
            too_wide.is_empty(),
            "pages that scroll sideways:\n{}",
            too_wide.join("\n")
        );
    })
    .await;
}

/// Script that lengthens each of the author's texts by a hash, and puts a wide table and code into
/// each text.
const LENGTHEN: &str = "
    const hash = '0x3f9a7c5e1b2d4f6a8c0e9b7d5f3a1c2e4b6d8f0a2c4e6b8d0f1a3c5e7b9d1f3a5';
    const table = `<div class=wide-frame tabindex=0><table><tr>${`<td>${hash}`.repeat(5)}</table>
        </div><div class=wide-frame tabindex=0><pre>${`${hash} `.repeat(9)}</pre></div>`;
    const lengthened = new Set();
    for (const text of document.querySelectorAll('[dir=auto], .choice span, .state p')) {
        if (text.closest('.wide-frame, .visually-hidden')) continue;
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const { currentNode } = walker;
            if (lengthened.has(currentNode) || !currentNode.data.trim()) continue;
            lengthened.add(currentNode);
            currentNode.data += ` ${hash} ${hash}${hash}`;
        }
    }
    // A frame has no styles for what none of the reports on its topic has.
    const hasTables = !location.pathname.includes('/embed/topic/');
    for (const prose of hasTables ? document.querySelectorAll('.prose:not(blockquote)') : []) {
        prose.insertAdjacentHTML('beforeend', table);
    }
    return lengthened.size";

/// Script that returns the boxes that extend beyond the window or their column.
const TOO_WIDE: &str = "
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) {
        found.push(`the page: ${root.scrollWidth} > ${root.clientWidth}`);
    }
    // What scrolls by itself is wider than its frame. The link behind a text hangs in the margin.
    const apart = '.wide-frame *, .topic-tabs *, .is-wide *, .year-rail *, .handle, .visually-hidden, '
        + '.visually-hidden *, .month-grid thead *, .skip-link';
    const isSeen = (one, box) => box.width > 1 && box.height > 1 && one.checkVisibility()
        && !one.matches(apart) && getComputedStyle(one).clipPath === 'none';
    const check = (all, name, left, right) => {
        for (const one of all) {
            const box = one.getBoundingClientRect();
            if (isSeen(one, box) && (box.left < left - 1 || box.right > right + 1)) {
                found.push(`${one.tagName}.${one.className} from ${box.left} to ${box.right}, `
                    + `${name} from ${left} to ${right}`);
            }
        }
    };
    check(document.body.querySelectorAll('*'), 'the window', 0, root.clientWidth);
    const columns = '.same-month-year, .latest, .home-side, .search-main, .search-narrowing, '
        + '.topic-panel > section, .outline, .thread-month, .builder-choices';
    for (const column of document.querySelectorAll(columns)) {
        if (column.matches('.is-wide *')) continue;
        const { left, right, width } = column.getBoundingClientRect();
        if (width) check(column.querySelectorAll('*'), `the column ${column.className}`, left, right);
    }
    const years = [...document.querySelectorAll('.same-month-year')]
        .map(it => it.getBoundingClientRect()).filter(it => it.width);
    for (let at = 1; at < years.length; at++) {
        const [before, after] = years.slice(at - 1);
        const isApart = after.left >= before.right || after.top >= before.bottom;
        if (!isApart) found.push(`year ${at} over the one before`);
    }
    return found.slice(0, 4)";

/// A hash or an address has no place to break, so it must break anywhere.
#[tokio::test]
async fn long_words_widen_no_page_and_no_column() {
    on_nested(async |page| {
        let passage = host::passage(page.base());
        let in_builder = passage.trim_start_matches("embed/").replace('/', "%2F");
        let in_builder = format!("embed/?show={in_builder}");
        let missing = format!("{}/", "governance".repeat(9));
        let more = [in_builder.as_str(), missing.as_str()];
        let mut found = Vec::new();
        let read = PAGES.into_iter().chain(FRAMES).chain(more);
        for route in read.chain([passage.as_str()]) {
            if route == passage {
                page.open_text(route).await;
            } else {
                accessibility::open(page, route).await;
            }
            let n_texts: u32 = page.read(LENGTHEN, &[]).await;
            assert!(n_texts > 0 || !route.contains("11"), "no text in `{route}`");
            for width_px in [320, 360, 700, 900, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let boxes: Vec<String> = page.read(TOO_WIDE, &[]).await;
                found.extend(
                    boxes
                        .iter()
                        .map(|one| format!("{width_px} px, `{route}`: {one}")),
                );
            }
        }
        assert!(found.is_empty(), "too wide:\n{}", found.join("\n"));
    })
    .await;
}

/// Regression test: with breaks anywhere in long words, `Nov` became `No` and `v` at 1280 px, and
/// `2019` beside a thread two lines at 320 px.
#[tokio::test]
async fn names_of_months_and_years_stay_in_one_line() {
    on_nested(async |page| {
        let script = "const names = '.month-cell > a, .month-grid th, .year-rail a';
            return [...document.querySelectorAll(names)].filter(name => {
                // Behind the name may be words for screen readers.
                const range = document.createRange();
                range.selectNodeContents(document.createTreeWalker(name, 4).nextNode());
                return range.getClientRects().length > 1;
            }).map(name => name.textContent)";
        for route in ["", "topic/governance/"] {
            page.open(route).await;
            for width_px in [320, 360, 768, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let broken: Vec<String> = page.read(script, &[]).await;
                assert_eq!(broken, [""; 0], "`{route}` at {width_px} px");
            }
        }
    })
    .await;
}

/// Regression test: at 1280 px the grid of months once stuck 20 px out of its column. The page did
/// not scroll because the column has a margin, so this test checks every box.
#[tokio::test]
async fn nothing_stands_out_of_the_column_of_its_page() {
    on_nested(async |page| {
        let mut outside = Vec::new();
        for route in [
            "",
            "2024/11/",
            "2023/11/market/",
            "search/?q=picasso",
            "about/archive/",
            "figures/price/",
            "differences/",
            "names/",
            "names/karura/",
            "2022/05/",
        ] {
            page.open(route).await;
            page.expect_heading().await;
            for width_px in [360, 768, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let found = boxes_outside_main(page).await;
                outside.extend(
                    found
                        .iter()
                        .map(|one| format!("{width_px} px, `{route}`: {one}")),
                );
            }
        }
        assert!(
            outside.is_empty(),
            "boxes that stand out:\n{}",
            outside.join("\n")
        );
    })
    .await;
}

/// Returns the elements in `main` whose box extends beyond its content box.
async fn boxes_outside_main(page: &ReaderPage) -> Vec<String> {
    let script = "const main = document.querySelector('main#main');
        const style = getComputedStyle(main);
        const box = main.getBoundingClientRect();
        const left = box.left + parseFloat(style.paddingLeft) - 1;
        const right = box.right - parseFloat(style.paddingRight) + 1;
        // What only a screen reader gets is clipped to nothing.
        const isSeen = (element, rect) => rect.width > 1 && rect.height > 1
            && getComputedStyle(element).clipPath === 'none'
            && getComputedStyle(element).clip === 'auto';
        return [...main.querySelectorAll('*')]
            .map(element => [element, element.getBoundingClientRect()])
            .filter(([element, rect]) => isSeen(element, rect))
            // What scrolls by itself is wider than its frame.
            .filter(([element]) => !element.matches('.wide-frame *, .topic-tabs *'))
            // The link behind the last word of a text hangs in the margin.
            .filter(([element]) => !element.matches('.handle'))
            .filter(([, rect]) => rect.left < left || rect.right > right)
            .map(([element, rect]) => `${element.tagName}.${element.className} from `
                + `${rect.left} to ${rect.right}, column from ${left} to ${right}`)
            .slice(0, 3)";
    page.read(script, &[]).await
}

#[tokio::test]
async fn body_lines_have_60_to_75_characters_at_1280_px() {
    on_nested(async |page| {
        page.set_size(1280, 800).await;
        for route in ["2021/11/", "2024/11/", "2023/11/governance/"] {
            page.open(route).await;
            page.expect_present("#topic-panel p[id^='p-']").await;
            let mut lengths = full_line_lengths(page).await;
            assert!(
                lengths.len() >= 4,
                "too few full lines at `{route}`: {lengths:?}"
            );
            lengths.sort_unstable();
            let median = lengths[lengths.len() / 2];
            assert!(
                LINE_LENGTH_CHARS.contains(&median),
                "expected lines of {LINE_LENGTH_CHARS:?} characters at `{route}`, the median of \
                 {lengths:?} is {median}"
            );
        }
    })
    .await;
}

/// Returns the characters on each line of the longest paragraph, except its last line, because that
/// may be short.
async fn full_line_lengths(page: &ReaderPage) -> Vec<usize> {
    let script = "const texts = e => {
            const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) found.push(walker.currentNode);
            return found.filter(text => !text.parentElement.closest('[data-generated]'));
        };
        const paragraph = [...document.querySelectorAll(arguments[0])]
            .sort((a, b) => b.innerText.length - a.innerText.length)[0];
        const lines = [];
        const range = document.createRange();
        for (const text of texts(paragraph)) for (let at = 0; at < text.length; at++) {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            const box = range.getBoundingClientRect();
            if (!box.width) continue;
            const line = lines.at(-1);
            const isSame = line && Math.abs(line.bottom - box.bottom) < box.height / 2;
            if (isSame) line.text += text.data[at];
            else lines.push({ bottom: box.bottom, text: text.data[at] });
        }
        return lines.slice(0, -1).map(line => line.text.trim().length)";
    page.read(script, &[json!("#topic-panel p[id^='p-']")])
        .await
}

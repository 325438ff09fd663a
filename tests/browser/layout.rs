//! Layout at important widths: no sideways scrolling, and lines of a readable length.

use serde_json::json;

use crate::console::routes;
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

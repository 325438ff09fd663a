//! Enlarged text, and wider spacing of lines and letters, without loss of content.

use super::{PAGES, open};
use crate::session::on_nested;

/// Script that returns clipped texts, and whether the page scrolls sideways.
const LOST: &str = "
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) {
        found.push(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    }
    const isHidden = style => style.clipPath !== 'none' || style.clip !== 'auto';
    for (const one of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(one);
        if (style.overflow === 'visible' || isHidden(style) || !one.checkVisibility()) continue;
        if (!['hidden', 'clip'].includes(style.overflowX)) continue;
        // Inputs scroll by themselves.
        if (one.matches('input, textarea, select, svg, svg *')) continue;
        if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) {
            found.push(`${one.tagName}.${one.className} cuts off `
                + one.textContent.trim().slice(0, 40));
        }
    }
    return found";

/// At 400 % zoom, a window of 1280 × 1024 px has a viewport of 320 × 256 px.
#[tokio::test]
async fn nothing_is_lost_at_a_zoom_of_400_percent() {
    on_nested(async |page| {
        page.set_size(320, 256).await;
        let mut found = Vec::new();
        for route in PAGES {
            open(page, route).await;
            let lost: Vec<String> = page.read(LOST, &[]).await;
            found.extend(lost.iter().map(|one| format!("`{route}`: {one}")));
        }
        assert!(found.is_empty(), "lost:\n{}", found.join("\n"));
    })
    .await;
}

/// Sticky elements must leave room for the text even in such a low viewport.
#[tokio::test]
async fn what_sticks_leaves_half_of_a_low_window_to_the_text() {
    on_nested(async |page| {
        page.set_size(320, 256).await;
        for route in ["2023/11/", "topic/governance/", "search/?q=kusama"] {
            open(page, route).await;
            let script = "scrollTo({ top: 700, behavior: 'instant' });
                const done = arguments[arguments.length - 1];
                requestAnimationFrame(() => requestAnimationFrame(() => {
                    const covers = y => {
                        for (let one = document.elementFromPoint(160, y); one; one = one.parentElement) {
                            const { position } = getComputedStyle(one);
                            if (position === 'sticky' || position === 'fixed') return true;
                        }
                        return false;
                    };
                    let covered = 0;
                    for (let y = 2; y < innerHeight; y += 4) covered += covers(y) ? 4 : 0;
                    done(covered);
                }));";
            let covered_px: u32 = page.read_when_done(script, &[]).await;
            assert!(covered_px <= 128, "`{route}`: {covered_px} of 256 px are covered");
        }
    })
    .await;
}

/// The spacing of WCAG 2.2, criterion 1.4.12.
#[tokio::test]
async fn nothing_is_lost_when_lines_words_and_letters_are_set_apart() {
    on_nested(async |page| {
        let mut found = Vec::new();
        for route in PAGES {
            open(page, route).await;
            // A constructed style sheet, because the page's policy does not block it.
            let script = "const sheet = new CSSStyleSheet();
                sheet.replaceSync(`* { line-height: 1.5 !important;
                    letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
                    p { margin-block-end: 2em !important; }`);
                document.adoptedStyleSheets = [sheet]";
            page.read::<()>(script, &[]).await;
            for width_px in [360, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let lost: Vec<String> = page.read(LOST, &[]).await;
                found.extend(
                    lost.iter()
                        .map(|one| format!("{width_px} px, `{route}`: {one}")),
                );
            }
        }
        assert!(found.is_empty(), "lost:\n{}", found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_text_that_is_cut_off_or_too_wide_is_found() {
    on_nested(async |page| {
        page.set_size(320, 256).await;
        page.open("2024/11/").await;
        let spoil = "const [cut, wide] = ['cut', 'wide'].map(name => {
                const box = document.createElement('div');
                box.className = name;
                box.textContent = 'so many words that they do not go into a line';
                document.querySelector('main').append(box);
                return box;
            });
            Object.assign(cut.style, { width: '50px', height: '20px', overflow: 'hidden' });
            Object.assign(wide.style, { width: '500px' })";
        page.read::<()>(spoil, &[]).await;
        let lost: Vec<String> = page.read(LOST, &[]).await;
        assert_eq!(lost.len(), 2, "{lost:?}");
        assert!(lost[0].starts_with("the page scrolls sideways"), "{lost:?}");
        assert!(lost[1].starts_with("DIV.cut cuts off"), "{lost:?}");
    })
    .await;
}

//! The reader without a mouse: Tab reaches everything that can be pressed, the focus is visible,
//! and it never gets trapped.

use thirtyfour::Key;

use super::{PAGES, open};
use crate::reader_page::ReaderPage;
use crate::session::on_nested;

/// Maximum number of Tab presses on a page, more than any page needs.
const MOST_STEPS: usize = 400;

/// Script that returns the problem with the current focus, or an empty text.
const WRONG: &str = "
    const one = document.activeElement;
    const name = `${one.tagName}#${one.id}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
    const box = one.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return `${name}: has no box`;
    if (box.bottom < 1 || box.top > innerHeight - 1) return `${name}: out of view`;
    // What has the focus in a frame shows it there.
    if (one.tagName === 'IFRAME') return '';
    const style = getComputedStyle(one);
    const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    // A field in a frame of its own may show the focus by that.
    const around = one.closest('label, .search-box, form');
    const hasRing = around !== null && getComputedStyle(around).outlineStyle !== 'none';
    if (!hasOutline && !hasRing && style.boxShadow === 'none') return `${name}: shows no focus`;
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const isSeen = top && (one.contains(top) || top.contains(one));
    return isSeen ? '' : `${name}: covered by ${top?.tagName}.${top?.className}`;";

/// Numbers the elements that Tab can focus, with one number for all radio buttons of a group. Color
/// inputs are left out, because `WebKitGTK` skips them.
const NUMBER: &str = "
    const all = [...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, iframe, [tabindex=\"0\"]')]
        .filter(one => one.checkVisibility({ visibilityProperty: true }))
        .filter(one => !one.disabled && one.tabIndex >= 0
            && !['hidden', 'color'].includes(one.type));
    const groups = new Map();
    let count = 0;
    for (const one of all) {
        const key = one.type === 'radio' ? one.name : one;
        if (!groups.has(key)) groups.set(key, count++);
        one.dataset.stop = groups.get(key);
    }
    return count";

/// Tabs through a page. Returns the elements it did not reach and the problems on the way.
async fn walk(page: &ReaderPage) -> Vec<String> {
    let n_stops: usize = page.read(NUMBER, &[]).await;
    let mut reached = vec![false; n_stops];
    let mut wrong = Vec::new();
    let mut last = None;
    let here = format!(
        "const isAtEnd = document.activeElement === document.body;
        return [document.activeElement.dataset.stop ?? '', isAtEnd,
            isAtEnd ? '' : (() => {{ {WRONG} }})()]"
    );
    for _ in 0..MOST_STEPS {
        page.press(Key::Tab).await;
        // Read in one script, because there are some hundred stops.
        let (stop, is_at_end, mut trouble): (String, bool, String) = page.read(&here, &[]).await;
        if is_at_end {
            break;
        }
        let Ok(stop) = stop.parse::<usize>() else {
            continue;
        };
        // While a frame has the focus, Tab moves through the elements inside it.
        if last == Some(stop) {
            continue;
        }
        last = Some(stop);
        if std::mem::replace(&mut reached[stop], true) {
            break;
        }
        if !trouble.is_empty() {
            // The element may still be scrolling into view.
            page.two_frames().await;
            trouble = page.read(WRONG, &[]).await;
        }
        wrong.extend((!trouble.is_empty()).then_some(trouble));
    }
    let missed = "return [...document.querySelectorAll(`[data-stop=\"${arguments[0]}\"]`)]
        .map(one => one.outerHTML.slice(0, 100)).join(' ')";
    for stop in (0..n_stops).filter(|&stop| !reached[stop]) {
        let one: String = page.read(missed, &[stop.into()]).await;
        wrong.push(format!("not reached: {one}"));
    }
    wrong
}

#[tokio::test]
async fn tab_reaches_everything_and_each_stop_is_seen() {
    on_nested(async |page| {
        page.set_size(1280, 800).await;
        let mut found = Vec::new();
        for route in PAGES {
            open(page, route).await;
            let wrong = walk(page).await;
            found.extend(wrong.iter().map(|one| format!("`{route}`: {one}")));
        }
        assert!(found.is_empty(), "by Tab:\n{}", found.join("\n"));
    })
    .await;
}

/// A reader's whole visit with the keyboard only: from the home page to a report, its tabs, the
/// next month, a search and a hit.
#[tokio::test]
async fn a_visit_needs_no_mouse() {
    on_nested(async |page| {
        page.open("").await;
        page.mark_document().await;
        tab_to(page, ".latest h2 a").await;
        page.press(Key::Enter).await;
        page.expect_route("2024/11/").await;
        page.expect_focus_on("h1").await;
        tab_to(page, "#tab-all").await;
        page.press(Key::Right).await;
        page.expect_selected_tab("overview").await;
        page.press(Key::Left).await;
        page.expect_selected_tab("all").await;
        page.type_text("/").await;
        page.expect_focus_on("#search-input").await;
        page.type_text("canary network").await;
        page.expect_choices("canary network").await;
        page.press(Key::Down).await;
        page.expect_active(Some(0)).await;
        page.press(Key::Enter).await;
        let script = "return location.hash !== '' && document.activeElement.id
            === location.hash.slice(1)";
        page.expect_that("the focus on the passage found", script, &[])
            .await;
        page.expect_same_document().await;
    })
    .await;
}

/// Presses Tab until the focused element matches `css`.
async fn tab_to(page: &ReaderPage, css: &str) {
    for _ in 0..MOST_STEPS {
        page.press(Key::Tab).await;
        let script = "return document.activeElement.matches(arguments[0])";
        if page.read::<bool>(script, &[css.into()]).await {
            return;
        }
    }
    panic!("`{css}` is not reached by Tab");
}

#[tokio::test]
async fn a_stop_that_shows_no_focus_or_cannot_be_reached_is_found() {
    on_nested(async |page| {
        page.open("2022/05/").await;
        let spoil = "const add = (tag, text) => {
                const one = document.createElement(tag);
                one.textContent = text;
                document.querySelector('main').prepend(one);
                return one;
            };
            add('button', 'unseen').style.cssText = 'outline: none; box-shadow: none';
            add('button', 'passed over').inert = true";
        page.read::<()>(spoil, &[]).await;
        let wrong = walk(page).await;
        let has = |words: &str| wrong.iter().any(|one| one.contains(words));
        assert!(has("unseen: shows no focus"), "{wrong:?}");
        assert!(has("passed over"), "{wrong:?}");
    })
    .await;
}

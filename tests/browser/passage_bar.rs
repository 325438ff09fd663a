//! The permalinks of paragraphs and headings, and the toolbar of the targeted passage.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session::{in_every_browser, on_nested};

/// Opens the report of November 2023, follows the permalink of its second to last paragraph by
/// keyboard, and returns the paragraph's id.
async fn follow_handle(page: &ReaderPage) -> String {
    page.open("2023/11/").await;
    page.mark_document().await;
    let script = "const all = [...document.querySelectorAll('#topic-panel .handle')];
        const handle = all.filter(it => it.closest('p')).at(-2);
        handle.focus();
        return handle.closest('[id^=p-]').id";
    let id: String = page.read(script, &[]).await;
    page.press(Key::Enter).await;
    expect_bar(page, &id).await;
    id
}

/// Waits until the address has the fragment `id`, the text is marked, and its toolbar is in view.
async fn expect_bar(page: &ReaderPage, id: &str) {
    let script = "const bar = document.querySelector('.passage-bar').getBoundingClientRect();
        return [location.hash, document.querySelector('.is-target').id,
            bar.top >= 0 && bar.bottom <= innerHeight && bar.right <= innerWidth]";
    let expected = json!([format!("#{id}"), id, true]);
    page.expect("[fragment, target, bar in view]", script, &[], expected)
        .await;
}

async fn expect_no_bar(page: &ReaderPage) {
    let script = "return [location.hash,
        document.querySelectorAll('.passage-bar, .is-target').length]";
    page.expect("[fragment, bars]", script, &[], json!(["", 0]))
        .await;
}

#[tokio::test]
async fn a_passage_leads_to_the_lines_that_embed_it() {
    on_nested(async |page| {
        let id = follow_handle(page).await;
        page.expect_focus_on(&format!("#{id} .handle")).await;
        page.click(".passage-bar a").await;
        page.expect_builder().await;
        page.expect_embedded(
            &format!("?show=2023%2F11%2F{id}%2F"),
            &format!("2023/11/{id}/"),
        )
        .await;
        let labels = page.texts("label.choice:has([name=what]:checked)").await;
        assert!(labels[0].starts_with("The passage “"), "{labels:?}");
        page.go_back().await;
        expect_bar(page, &id).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_bar_goes_and_leaves_the_text_in_its_place() {
    on_nested(async |page| {
        for key in [None, Some(Key::Enter), Some(Key::Escape)] {
            let id = follow_handle(page).await;
            let n_entries = page.history_length().await;
            let y_px: f64 = page.read("return scrollY", &[]).await;
            match key {
                None => page.click(".passage-bar [value=close]").await,
                Some(key) => {
                    page.focus(".passage-bar [value=close]").await;
                    page.press(key).await;
                }
            }
            expect_no_bar(page).await;
            page.expect_focused_in_view(&id).await;
            page.expect_scrolled_to(y_px).await;
            assert_eq!(page.history_length().await, n_entries, "no new entry");
        }
    })
    .await;
}

#[tokio::test]
async fn escape_takes_the_marks_first_and_then_the_passage() {
    on_nested(async |page| {
        let id = follow_handle(page).await;
        page.open(&format!("2023/11/?q=kusama#{id}")).await;
        expect_bar(page, &id).await;
        page.expect_present(".mark-bar").await;
        for width_px in [320, 800] {
            page.set_size(width_px, 600).await;
            let script = "const [one, other] = ['.mark-bar', '.passage-bar']
                    .map(css => document.querySelector(css).getBoundingClientRect());
                const isApart = one.bottom <= other.top || other.bottom <= one.top
                    || one.right <= other.left || other.right <= one.left;
                const root = document.documentElement;
                return [isApart, root.scrollWidth <= root.clientWidth]";
            for css in ["h1", "footer.site-footer"] {
                page.scroll_to(css).await;
                page.expect("[apart, fit]", script, &[], [true, true]).await;
            }
        }
        page.press(Key::Escape).await;
        page.expect("the marks", "return location.search", &[], String::new())
            .await;
        expect_bar(page, &id).await;
        page.press(Key::Escape).await;
        expect_no_bar(page).await;
    })
    .await;
}

#[tokio::test]
async fn another_tab_has_no_bar() {
    on_nested(async |page| {
        follow_handle(page).await;
        page.click("#tab-governance").await;
        page.expect_selected_tab("governance").await;
        expect_no_bar(page).await;
    })
    .await;
}

#[tokio::test]
async fn the_links_take_no_room_and_can_be_hit() {
    on_nested(async |page| {
        for width_px in [320, 360, 1280] {
            page.set_size(width_px, 800).await;
            page.open("2023/11/").await;
            let script = "const root = document.documentElement;
                const handles = [...document.querySelectorAll('.handle')];
                const boxes = handles.map(it => it.getBoundingClientRect());
                const height = () => document.querySelector('#topic-panel').offsetHeight;
                const before = height();
                handles.forEach(it => { it.hidden = true; it.style.display = 'none'; });
                return [handles.length > 5,
                    boxes.every(box => box.width >= 24 && box.height >= 24
                        && box.left >= 0 && box.right <= innerWidth),
                    before - height(),
                    root.scrollWidth <= root.clientWidth]";
            let expected = json!([true, true, 0, true]);
            let what = format!("[many, can be hit, room, fits] at {width_px} px");
            page.expect(what, script, &[], expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn without_scripts_a_passage_is_named_by_a_plain_link() {
    in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        page.open_text("2023/11/").await;
        let all = page.elements(".lead p > .handle, .prose p > .handle").await;
        let href = all[0].attr("href").await.expect("an attribute");
        let href = href.expect("an address");
        // Some drivers return the full address.
        assert!(href.contains("/x/y/2023/11/#p-"), "{href}");
        let label = all[0].attr("aria-label").await.expect("an attribute");
        let label = label.expect("a name");
        assert!(label.starts_with("Link to paragraph 1"), "{label}");
        page.click("p > .handle").await;
        assert_eq!(page.elements(".handle:is(:target *)").await.len(), 1);
    })
    .await;
}

/// The link must be outside the heading, because it would become part of the heading's name.
#[tokio::test]
async fn each_heading_of_a_report_has_a_link_behind_it_that_is_no_part_of_it() {
    on_nested(async |page| {
        page.open("2024/11/").await;
        let script =
            "const all = [...document.querySelectorAll('.report :is(h1, h2, h3)[id^=p-]')];
            return [all.length > 3,
                all.every(it => it.nextElementSibling.matches('.handle')),
                all.every(it => it.nextElementSibling.hash === `#${it.id}`),
                all.every(it => it.nextElementSibling.ariaLabel === `Link to ${it.innerText}`),
                all.every(it => !it.querySelector('.handle') && !it.innerText.includes('¶'))]";
        let expected = json!([true, true, true, true, true]);
        page.expect("[many, behind, to it, named, apart]", script, &[], expected)
            .await;
        let names = page.attributes(".report .handle", "aria-label").await;
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len(), "{names:?}");
        page.focus(".report h2 + .handle").await;
        page.press(Key::Enter).await;
        let script = "const heading = document.querySelector('.report h2');
            return [location.hash, document.querySelector('.is-target') === heading,
                heading.nextElementSibling.nextElementSibling.className]";
        let id: String = page
            .read("return document.querySelector('.report h2').id", &[])
            .await;
        let expected = json!([format!("#{id}"), true, "passage-bar"]);
        page.expect("[fragment, marked, next]", script, &[], expected)
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_bar_comes_next_after_a_text_of_any_kind_and_moves_nothing() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        let script = "return [...document.querySelectorAll('.report [id^=p-]')].map(it => it.id)";
        let ids: Vec<String> = page.read(script, &[]).await;
        let script = "return document.querySelector('#topic-panel').offsetHeight";
        let height_px: f64 = page.read(script, &[]).await;
        for id in [&ids[0], &ids[1], &ids[ids.len() / 2], &ids[ids.len() - 1]] {
            page.open(&format!("2023/11/#{id}")).await;
            expect_bar(page, id).await;
            page.expect("the height", script, &[], height_px).await;
            let order = "const text = document.querySelector('.is-target');
                const bar = document.querySelector('.passage-bar');
                const all = [...document.querySelectorAll('a[href], button, [tabindex=\"0\"]')];
                const isAfter = it => text.compareDocumentPosition(it) & 4 && !text.contains(it);
                const next = all.filter(isAfter).filter(it => !it.matches('.handle'))[0];
                return [bar.contains(next), next?.innerText]";
            let expected = json!([true, "Copy link"]);
            page.expect("[in the bar, next]", order, &[], expected)
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_bar_offers_can_be_hit_and_fits() {
    on_nested(async |page| {
        for (width_px, height_px) in [(320, 256), (320, 640), (1280, 800)] {
            page.set_size(width_px, height_px).await;
            follow_handle(page).await;
            let script = "const root = document.documentElement;
                const all = [...document.querySelectorAll('.passage-bar :is(a, button)')];
                const boxes = all.map(it => it.getBoundingClientRect());
                return [all.length >= 4,
                    boxes.every(it => it.width >= 24 && it.height >= 24),
                    boxes.every(it => it.left >= 0 && it.right <= innerWidth),
                    root.scrollWidth <= root.clientWidth]";
            let what = format!("[actions, can be hit, in view, fits] at {width_px} px");
            page.expect(what, script, &[], json!([true, true, true, true]))
                .await;
        }
    })
    .await;
}

//! The search page: the hits and their groups, the filters, and the way back from a hit.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::session::on_nested;

/// Returns the selector of a month's cell, if the cell is a link.
fn cell(month: &str) -> String {
    format!("table.search-grid td a[href$='month%3A{month}']")
}

/// Returns the numbers of passages, sections and reports in the summary.
async fn totals(page: &ReaderPage) -> Vec<usize> {
    let summary = page.texts("p.search-summary").await.join(" ");
    let digits = summary.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok()).collect()
}

#[tokio::test]
async fn a_month_and_a_topic_narrow_the_query_and_chips_widen_it_again() {
    on_nested(async |page| {
        page.open("search/?q=kusama").await;
        page.expect_hits("kusama").await;
        page.mark_document().await;
        page.click(&cell("2021-11")).await;
        let hits = page.expect_hits("kusama month:2021-11").await;
        assert!(hits.iter().all(|hit| hit.month() == "2021/11"), "{hits:#?}");
        page.expect_present(&format!("{}[aria-current]", cell("2021-11")))
            .await;
        // The other months can still be chosen.
        page.click(&cell("2023-11")).await;
        let hits = page.expect_hits("kusama month:2023-11").await;
        assert!(hits.iter().all(|hit| hit.month() == "2023/11"), "{hits:#?}");

        page.click("nav.search-facets a[href*='topic%3Amarket']")
            .await;
        page.expect_hits("kusama month:2023-11 topic:market").await;
        page.expect_present("nav.search-facets a[aria-current]")
            .await;
        let names = page.attributes("ul.chips a", "aria-label").await;
        let expected = ["November 2023", "Market"];
        let expected = expected.map(|label| Some(format!("Remove filter: {label}")));
        assert_eq!(names, expected, "the chips");

        page.click("ul.chips a[aria-label$='November 2023']").await;
        page.expect_hits("kusama topic:market").await;
        page.click("ul.chips a").await;
        page.expect_hits("kusama").await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_totals_are_those_of_what_is_shown() {
    on_nested(async |page| {
        page.open("search/?q=kusama").await;
        page.expect_hits("kusama").await;
        let totals = totals(page).await;
        let script = "return [...document.querySelectorAll('table.search-grid td a')]
            .map(link => Number(link.innerText))";
        let by_month: Vec<usize> = page.read(script, &[]).await;
        assert_eq!(
            [by_month.iter().sum(), by_month.len()],
            [totals[0], totals[2]],
            "passages and reports in the grid"
        );
        page.click("p.search-more a").await;
        let script = "return document.querySelectorAll('li.search-hit').length";
        page.expect("the sections that are shown", script, &[], totals[1])
            .await;
        let script = "return [...document.querySelectorAll('li.search-hit')].map(hit =>
            hit.querySelectorAll('a.hit-snippet').length
                + Number((hit.querySelector('a.hit-more')?.innerText ?? '0').match(/\\d+/)[0]))
            .reduce((sum, n) => sum + n, 0)";
        let n_passages: usize = page.read(script, &[]).await;
        // Some passages are headings. They are shown above the others and not counted here.
        assert!(
            n_passages <= totals[0] && n_passages * 2 > totals[0],
            "{n_passages} passages shown or counted, of {}",
            totals[0]
        );
    })
    .await;
}

#[tokio::test]
async fn back_from_a_hit_returns_to_the_query_the_list_and_the_place() {
    on_nested(async |page| {
        page.open("search/").await;
        page.mark_document().await;
        page.enter_search_box().await;
        page.type_text("kusama").await;
        page.expect_hits("kusama").await;
        page.click("p.search-more a").await;
        page.expect_that(
            "all hits",
            "return document.querySelectorAll('li.search-hit').length > 30",
            &[],
        )
        .await;
        let hits = page.hits().await;
        let link = "li.search-hit:nth-child(31) a.hit-snippet";
        page.scroll_to(link).await;
        let y_px = page.click_and_note_scroll(link).await;
        assert!(y_px > 600.0, "expected the hit far down, not at {y_px} px");
        page.expect_present("article.report").await;
        page.expect_present("#topic-panel :focus, .report-header :focus")
            .await;

        page.go_back().await;
        assert_eq!(page.expect_hits("kusama").await, hits, "the hits");
        page.expect_scrolled_to(y_px).await;
        page.expect_same_document().await;
        page.go_forward().await;
        page.expect_present("article.report").await;
    })
    .await;
}

/// Regression: a word that was asked for many times was explained as often.
#[tokio::test]
async fn a_word_that_is_asked_for_again_is_explained_once() {
    on_nested(async |page| {
        page.open("search/?q=zyzzx%20kusama%20zyzzx").await;
        page.expect_present(".search-conditions").await;
        let script = "return document.querySelector('main').innerText
            .split('No report has “zyzzx”').length - 1";
        page.expect("the notices", script, &[], 1).await;
    })
    .await;
}

/// Regression: new results replace the heading that had the focus, which then fell to the body.
#[tokio::test]
async fn back_to_other_results_leaves_the_focus_on_the_heading() {
    on_nested(async |page| {
        page.open("search/?q=kusama").await;
        page.expect_hits("kusama").await;
        page.click("p.search-more a").await;
        page.expect_focus_on("main h1").await;
        page.go_back().await;
        page.expect_hits("kusama").await;
        page.expect_focus_on("main h1").await;
    })
    .await;
}

#[tokio::test]
async fn every_passage_leads_to_its_own_paragraph() {
    on_nested(async |page| {
        page.open("search/?q=network").await;
        page.expect_hits("network").await;
        let script = "return [...document.querySelectorAll('li.search-hit')].map(hit =>
            [...hit.querySelectorAll('a.hit-snippet, a.hit-more')].map(link => link.hash))
            .find(links => links.length > 1)";
        let links: Vec<String> = page.read(script, &[]).await;
        for hash in &links {
            page.click(&format!("a[href$='{hash}']:is(.hit-snippet, .hit-more)"))
                .await;
            page.expect_focused_in_view(&hash[1..]).await;
            page.go_back().await;
            page.expect_hits("network").await;
        }
        let mut different = links.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), links.len(), "{links:?}");
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_reaches_hits_first_and_jumps_to_what_narrows_them() {
    on_nested(async |page| {
        for width_px in [360, 1280] {
            page.set_size(width_px, 800).await;
            page.open("search/?q=kusama").await;
            page.expect_hits("kusama").await;
            page.focus("main h1").await;
            page.press(Key::Tab).await;
            page.expect_focus_on("a.search-jump").await;
            let script = "const box = document.activeElement.getBoundingClientRect();
                return box.width > 20 && box.height > 20";
            page.expect_that("a jump that is seen with focus", script, &[])
                .await;
            page.press(Key::Tab).await;
            page.expect_focus_on("li.search-hit a.hit-link").await;
            page.press_with_shift(Key::Tab).await;
            page.press(Key::Enter).await;
            page.expect(
                "the fragment",
                "return location.hash",
                &[],
                "#narrow".to_owned(),
            )
            .await;
            page.press(Key::Tab).await;
            page.expect_focus_on("div.wide-frame").await;
            page.press(Key::Tab).await;
            page.expect_focus_on("table.search-grid a").await;
            page.focus(&cell("2021-11")).await;
            page.press(Key::Enter).await;
            page.expect_hits("kusama month:2021-11").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_narrows_is_large_enough_for_a_finger_in_the_narrowest_window() {
    on_nested(async |page| {
        for width_px in [320, 360, 1280] {
            page.set_size(width_px, 640).await;
            page.open("search/?q=kusama+-zebra+after:2019").await;
            page.expect_hits("kusama -zebra after:2019").await;
            let script = "const root = document.documentElement;
                const small = [...document.querySelectorAll(arguments[0])]
                    .map(link => [link.innerText, link.getBoundingClientRect()])
                    .filter(([, box]) => box.width < 24 || box.height < 24)
                    .map(([text, box]) => `${text}: ${box.width} × ${box.height}`);
                return [root.scrollWidth <= root.clientWidth, small]";
            let links = "table.search-grid td a, nav.search-facets a, ul.chips a";
            let seen: (bool, Vec<String>) = page.read(script, &[json!(links)]).await;
            assert_eq!(seen, (true, Vec::new()), "at {width_px} px");
        }
    })
    .await;
}

#[tokio::test]
async fn the_grid_is_a_table_that_scrolls_by_itself_at_320_px() {
    on_nested(async |page| {
        page.open("search/?q=kusama").await;
        page.expect_hits("kusama").await;
        for (width_px, scrolls) in [(320, true), (400, false), (768, false), (1280, false)] {
            page.set_size(width_px, 640).await;
            page.two_frames().await;
            let script = "const frame = document.querySelector('#narrow .wide-frame');
                const table = frame.querySelector('table');
                const rows = [...table.rows].map(row => row.cells.length);
                return [frame.scrollWidth > frame.clientWidth, getComputedStyle(table).display,
                    rows.every(n => n === 13)]";
            let seen: (bool, String, bool) = page.read(script, &[]).await;
            assert_eq!(
                seen,
                (scrolls, "table".to_owned(), true),
                "at {width_px} px"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_word_that_is_spelled_otherwise_is_said_with_a_way_to_the_word_itself() {
    on_nested(async |page| {
        page.open("search/?q=picaso").await;
        let hits = page.expect_hits("picaso").await;
        assert!(hits[0].marks.contains(&"Picasso".to_owned()), "{hits:?}");
        let said = page.texts("p.search-notice").await.join(" ");
        assert!(
            said.contains("No report has “picaso”. Showing results for “picasso”."),
            "{said}"
        );
        page.click("p.search-notice a").await;
        page.expect_no_hits("\"picaso\"").await;
        // A notice explains a word that is not a valid filter.
        page.open("search/?q=auction+year:21").await;
        page.expect_hits("auction year:21").await;
        let said = page.texts("p.search-notice").await.join(" ");
        assert!(said.contains("“year:21” was ignored"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_time_and_small_words_are_said_with_a_way_to_the_words_themselves() {
    on_nested(async |page| {
        page.open("search/?q=validators+late+2020").await;
        let hits = page.expect_hits("validators late 2020").await;
        assert!(hits[0].address.contains("/2020/11/"), "{hits:?}");
        let said = page.texts("p.search-notice").await.join(" ");
        assert!(
            said.contains("Passages of “late 2020” come first."),
            "{said}"
        );
        page.click("p.search-notice a").await;
        let only = "validators \"late\" \"2020\"";
        page.expect_in_box(only).await;
        page.open("search/?q=when+did+the+auctions+begin").await;
        page.expect_hits("when did the auctions begin").await;
        let said = page.texts("p.search-notice").await.join(" ");
        assert!(
            said.contains("Searched without “when”, “did” and “the”."),
            "{said}"
        );
        page.open("search/?q=governance+2021").await;
        let way = page.texts("p.search-notice a").await;
        assert_eq!(
            way.first().map(String::as_str),
            Some("Go to Governance, 2021")
        );
    })
    .await;
}

#[tokio::test]
async fn the_number_of_hits_is_said_once_when_typing_pauses() {
    on_nested(async |page| {
        page.open("search/").await;
        let script = "window.heard = [];
            const status = document.querySelector('.search-main [role=status]');
            new MutationObserver(() => heard.push(status.textContent))
                .observe(status, { childList: true, characterData: true, subtree: true })";
        page.enter_search_box().await;
        page.two_frames().await;
        page.read::<()>(script, &[]).await;
        page.type_text("picasso").await;
        page.expect_hits("picasso").await;
        let summary = page.texts("p.search-summary").await.join(" ");
        let script = "return heard.at(-1) ?? ''";
        page.expect("what is said", script, &[], summary).await;
        let heard: Vec<String> = page.read("return heard", &[]).await;
        assert!(heard.len() <= 2, "{heard:?}");
    })
    .await;
}

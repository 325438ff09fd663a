//! The same month in all years: columns on wide pages, a sequence on narrow ones.

use crate::reader_page::ReaderPage;
use crate::session::{on_both_bases, on_nested};

const TITLE: &str = "November through the years – Kusama News";

/// Query string with all years.
const ALL: &str = "?years=2019,2020,2021,2023,2024";

/// Waits until the page shows exactly these years.
async fn expect_years(page: &ReaderPage, years: &str) {
    let script = "return [...document.querySelectorAll('.same-month-year')]
        .filter((year) => year.checkVisibility())
        .map((year) => year.id.slice(0, 4)).join(' ')";
    page.expect("the years", script, &[], years.to_owned())
        .await;
}

#[tokio::test]
async fn the_years_that_are_ticked_are_shown_and_are_in_the_address() {
    on_both_bases(async |page| {
        page.open("november/").await;
        page.mark_document().await;
        expect_years(page, "2021 2023 2024").await;
        page.click("#same-month-form [value='2023']").await;
        page.click("#same-month-form [value='2019']").await;
        page.click("#same-month-form button").await;
        expect_years(page, "2019 2021 2024").await;
        let query = "return location.search";
        let chosen = "?years=2019,2021,2024";
        page.expect("the query", query, &[], chosen.to_owned())
            .await;
        page.expect_focus_on("main h1").await;
        page.go_back().await;
        expect_years(page, "2021 2023 2024").await;
        page.expect_same_document().await;
        // As a browser submits the form by itself.
        page.open("november/?years=2024&years=2020").await;
        expect_years(page, "2020 2024").await;
        let chosen = "?years=2020,2024";
        page.expect("the query", query, &[], chosen.to_owned())
            .await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_link_leads_to_each_year_and_on_a_desk_all_begin_at_one_edge() {
    on_nested(async |page| {
        page.set_size(360, 640).await;
        page.open("november/").await;
        page.click(".same-month-ways a[href$='#2023-11']").await;
        let script = "const date = document.querySelector('[id=\"2023-11\"] h2');
            const { top } = date.getBoundingClientRect();
            return top >= -2 && top < 120";
        page.expect_that("the year in view", script, &[]).await;
        page.set_size(1280, 800).await;
        let script = "const lefts = ['h1', '#same-month-form', '.same-month-years',
                '.same-month-year:not(.is-other) h2 a', '.same-month-year:not(.is-other) h3']
                .map((css) => document.querySelector(`main ${css}`).getBoundingClientRect().left);
            const isHidden = !document.querySelector('.same-month-ways').checkVisibility();
            return isHidden && lefts.every((left) => Math.abs(left - lefts[0]) <= 1)";
        page.expect_that("one left edge", script, &[]).await;
    })
    .await;
}

/// Regression test: with no year ticked the page showed the newest, and the boxes none.
#[tokio::test]
async fn the_boxes_tick_what_the_page_shows() {
    on_nested(async |page| {
        let ticked = "return [...document.querySelectorAll('#same-month-form :checked')]
            .map((box) => box.value).join(' ')";
        for query in ["", "?years=2019"] {
            page.open(&format!("november/{query}")).await;
            let script = "for (const box of document.querySelectorAll('#same-month-form :checked'))
                box.click();
                return true";
            page.expect_that("no box that is ticked", script, &[]).await;
            page.click("#same-month-form button").await;
            expect_years(page, "2021 2023 2024").await;
            let newest = "2024 2023 2021".to_owned();
            page.expect("the ticked boxes", ticked, &[], newest).await;
        }
    })
    .await;
}

/// Only links to years that are shown lead anywhere.
#[tokio::test]
async fn a_link_leads_to_each_year_that_is_shown() {
    on_nested(async |page| {
        page.set_size(360, 640).await;
        let links = "return [...document.querySelectorAll('.same-month-ways a')]
            .filter((link) => link.checkVisibility())
            .map((link) => link.textContent).join(' ')";
        for (query, years) in [
            ("", "2021 2023 2024"),
            ("?years=2019,2024", "2019 2024"),
            ("?years=2020", ""),
        ] {
            page.open(&format!("november/{query}")).await;
            page.expect("the links", links, &[], years.to_owned()).await;
        }
    })
    .await;
}

/// Returns the top of each cell in each year, in CSS pixels.
async fn tops(page: &ReaderPage) -> Vec<Vec<f64>> {
    let script = "return [...document.querySelectorAll('.same-month-year:not(.is-other)')]
        .map((year) => [...year.querySelectorAll('.same-month-cell:not(.is-other)')]
            .map((cell) => cell.getBoundingClientRect().top))";
    page.read(script, &[]).await
}

#[tokio::test]
async fn a_report_leads_to_its_month_of_other_years_and_they_lead_to_theirs() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.mark_document().await;
        page.click(".same-month-link").await;
        page.expect_route("november/").await;
        page.expect_title(TITLE).await;
        page.expect_focus_on("main h1").await;
        page.expect_scrolled_to(0.0).await;
        page.click("[id='2021-11'] > h2 > a").await;
        page.expect_route("2021/11/").await;
        page.go_back().await;
        page.expect_route("november/").await;
        page.expect_same_document().await;
        // The page also opens as a new document, with another spelling of the address.
        page.open("November").await;
        page.expect_title(TITLE).await;
        page.expect_route("november/").await;
    })
    .await;
}

#[tokio::test]
async fn the_cells_of_a_topic_stand_at_one_height_on_a_wide_page() {
    on_nested(async |page| {
        for width in [768, 1280] {
            page.set_size(width, 800).await;
            page.open("november/").await;
            let tops = tops(page).await;
            assert_eq!(tops.len(), 3);
            for year in &tops {
                assert_eq!(year.len(), tops[0].len());
                for (one, other) in year.iter().zip(&tops[0]) {
                    assert!((one - other).abs() < 1.0, "{width} px: {tops:?}");
                }
                assert!(year.is_sorted(), "{year:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_scrolls_by_itself_by_keyboard_and_keeps_its_headings() {
    on_nested(async |page| {
        page.set_size(1024, 800).await;
        page.open(&format!("november/{ALL}")).await;
        let script = "const region = document.querySelector('.same-month-years');
            const root = document.documentElement;
            return region.scrollWidth > region.clientWidth && root.scrollWidth <= root.clientWidth";
        page.expect_that("a region that is wider than its frame", script, &[])
            .await;
        page.focus(".same-month-years").await;
        page.press(thirtyfour::Key::Right).await;
        let moved = "return document.querySelector('.same-month-years').scrollLeft > 0";
        page.expect_that("a region that went sideways", moved, &[])
            .await;
        let script = "const region = document.querySelector('.same-month-years');
            region.scrollTo(region.scrollWidth, 400);
            const frame = region.getBoundingClientRect();
            const year = document.querySelector('[id=\"2024-11\"]');
            const { left, right, top, bottom } = year.querySelector('h2').getBoundingClientRect();
            return left >= frame.left && right <= frame.right && Math.abs(top - frame.top) <= 2
                && bottom - top < 60";
        page.expect_that("the heading of the last year in view", script, &[])
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_narrow_page_has_one_year_after_the_other_and_nothing_sideways() {
    on_nested(async |page| {
        for width in [320, 360] {
            page.set_size(width, 640).await;
            page.open(&format!("november/{ALL}")).await;
            let script = "const root = document.documentElement;
                const years = [...document.querySelectorAll('.same-month-year')]
                    .map((year) => year.getBoundingClientRect());
                return root.scrollWidth <= root.clientWidth
                    && years.every((year, at) => !at || year.top >= years[at - 1].bottom)";
            page.expect_that("a sequence", script, &[]).await;
            // The heading of a year sticks while its text scrolls.
            let script = "const year = document.querySelector('[id=\"2021-11\"]');
                [...year.querySelectorAll('.same-month-cell:not(.is-gap)')].at(-1)
                    .scrollIntoView({ block: 'end', behavior: 'instant' });
                const date = year.querySelector('h2');
                return Math.abs(date.getBoundingClientRect().top) <= 2";
            page.expect_that("a date that stays", script, &[]).await;
        }
    })
    .await;
}

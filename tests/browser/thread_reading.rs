//! Reading a thread: the list of years, the form for its limits, and the links to a month and back.

use crate::reader_page::ReaderPage;
use crate::session::{on_both_bases, on_nested};
use thirtyfour::Key;

/// Waits until the list of years marks only `year`.
async fn expect_year(page: &ReaderPage, year: &str) {
    let script = "return [...document.querySelectorAll('.year-rail [aria-current]')]
        .map((link) => link.dataset.year).join(' ')";
    page.expect("the year that is read", script, &[], year.to_owned())
        .await;
}

/// Waits until these are the months of the thread.
async fn expect_months(page: &ReaderPage, expected: &str) {
    let script = "return [...document.querySelectorAll('.thread-month')]
        .map((month) => month.dataset.month).join(' ')";
    page.expect("the months", script, &[], expected.to_owned())
        .await;
}

/// Waits until the date of a month is in view, directly below the sticky elements.
async fn expect_at(page: &ReaderPage, month: &str) {
    let script = "const month = document.getElementById(arguments[0]);
        const rail = document.querySelector('.year-rail');
        const isAbove = getComputedStyle(rail.querySelector('ol')).display === 'flex';
        const line = isAbove ? rail.getBoundingClientRect().bottom : 0;
        const date = month.querySelector('.thread-date').getBoundingClientRect();
        return Math.abs(date.top - line) <= 2 && Math.abs(month.getBoundingClientRect().top - line) <= 2";
    page.expect_that(format!("the place of {month}"), script, &[month.into()])
        .await;
}

/// Sets the value of a form field without firing events.
async fn choose(page: &ReaderPage, name: &str, value: &str) {
    let script = "const field = document.querySelector(`.thread-form [name=${arguments[0]}]`);
        if (getComputedStyle(field).visibility !== 'visible') throw new Error('hidden');
        field.value = arguments[1]";
    page.read::<()>(script, &[name.into(), value.into()]).await;
}

/// Clicks without scrolling to the element.
async fn click_in_place(page: &ReaderPage, css: &str) {
    let script = "document.querySelector(arguments[0]).click()";
    page.read::<()>(script, &[css.into()]).await;
}

async fn expect_query(page: &ReaderPage, query: &str) {
    let script = "return location.search";
    page.expect("the query string", script, &[], query.to_owned())
        .await;
}

#[tokio::test]
async fn the_rail_marks_the_year_that_is_read_and_leads_to_the_others() {
    on_both_bases(async |page| {
        for (width, height) in [(360, 640), (1280, 500)] {
            page.set_size(width, height).await;
            page.open("").await;
            page.open("topic/governance/").await;
            expect_year(page, "2019").await;
            page.mark_document().await;
            page.click(".year-rail [data-year='2021']").await;
            expect_at(page, "2021-11").await;
            expect_year(page, "2021").await;
            page.scroll_to("[id='2020-11'] .thread-date").await;
            page.scroll_to("[id='2020-11'] > :last-child").await;
            expect_year(page, "2020").await;
            page.read::<()>("scrollTo(0, document.documentElement.scrollHeight)", &[])
                .await;
            expect_year(page, "2024").await;
            page.read::<()>("scrollTo(0, 0)", &[]).await;
            expect_year(page, "2019").await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_rail_marks_a_year_before_anything_is_scrolled() {
    on_both_bases(async |page| {
        for (query, year) in [("?from=2020-01", "2020"), ("?order=desc", "2024")] {
            page.open(&format!("topic/governance/{query}")).await;
            expect_year(page, year).await;
            page.expect_scrolled_to(0.0).await;
        }
        page.open("").await;
        page.mark_document().await;
        // A click by the driver could scroll.
        click_in_place(page, "nav.topic-list a[href$='topic/governance/']").await;
        page.expect_route("topic/governance/").await;
        expect_year(page, "2019").await;
        choose(page, "order", "desc").await;
        click_in_place(page, ".thread-fields button").await;
        expect_query(page, "?order=desc").await;
        expect_year(page, "2024").await;
        page.expect_scrolled_to(0.0).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_rail_marks_the_year_again_when_the_window_has_another_size() {
    on_nested(async |page| {
        page.open("topic/governance/").await;
        expect_year(page, "2019").await;
        let script = "document.querySelector('.year-rail [aria-current]')
            .removeAttribute('aria-current');
            dispatchEvent(new Event('resize'))";
        page.read::<()>(script, &[]).await;
        expect_year(page, "2019").await;
    })
    .await;
}

#[tokio::test]
async fn what_stays_in_view_leaves_most_of_a_phone_to_the_text() {
    on_nested(async |page| {
        page.set_size(360, 640).await;
        page.open("topic/governance/").await;
        page.click(".year-rail [data-year='2021']").await;
        expect_at(page, "2021-11").await;
        page.read::<()>("scrollBy(0, 60)", &[]).await;
        page.two_frames().await;
        let script = "const box = (css) => document.querySelector(css).getBoundingClientRect();
            const rail = box('.year-rail');
            const date = box('[id=\"2021-11\"] .thread-date');
            return [rail.top, date.top - rail.bottom, date.bottom, innerHeight]";
        let [top, between, bottom, height]: [f64; 4] = page.read(script, &[]).await;
        assert!(top.abs() <= 1.0 && between.abs() <= 1.0, "{top} {between}");
        assert!(bottom < height / 6.0, "{bottom} of {height} px");
        let script = "return [...document.querySelectorAll('.year-rail a')].every((link) => {
            const { width, height } = link.getBoundingClientRect();
            return width >= 24 && height >= 24;
        })";
        page.expect_that("years that a finger finds", script, &[])
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_form_writes_the_address_and_back_undoes_it() {
    on_both_bases(async |page| {
        let all = "2019-11 2020-11 2021-11 2023-11 2024-11";
        page.open("topic/market/").await;
        expect_months(page, all).await;
        page.mark_document().await;
        page.click(".thread-form summary").await;
        // From is later than to; the page swaps them.
        choose(page, "from", "2023-11").await;
        choose(page, "to", "2020-11").await;
        page.click(".thread-fields button").await;
        expect_months(page, "2020-11 2021-11 2023-11").await;
        expect_query(page, "?from=2020-11&to=2023-11").await;
        page.expect_focus_on("main h1").await;
        page.expect_title("Market, November 2020 to November 2023 – Kusama News")
            .await;
        choose(page, "order", "desc").await;
        page.click(".thread-fields button").await;
        expect_months(page, "2023-11 2021-11 2020-11").await;
        expect_query(page, "?from=2020-11&to=2023-11&order=desc").await;
        page.go_back().await;
        expect_months(page, "2020-11 2021-11 2023-11").await;
        page.expect_focus_on("main h1, .thread-date a").await;
        page.click(".year-chips li:nth-child(4) a").await;
        expect_months(page, "2021-11").await;
        expect_query(page, "?from=2021-01&to=2021-12").await;
        page.expect_title("Market, 2021 – Kusama News").await;
        page.click(".year-chips li:first-child a").await;
        expect_months(page, all).await;
        expect_query(page, "").await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_form_has_its_place_before_the_program_runs_but_is_not_seen() {
    on_nested(async |page| {
        page.open("topic/market/").await;
        let script = "const form = document.querySelector('.thread-form');
            form.querySelector('details').open = true;
            const before = form.offsetHeight;
            document.documentElement.removeAttribute('data-program');
            return getComputedStyle(form).visibility === 'hidden' && form.offsetHeight === before";
        page.expect_that("a form that is hidden in its place", script, &[])
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_date_leads_to_the_report_and_back_returns_to_the_same_place() {
    on_both_bases(async |page| {
        page.open("topic/governance/").await;
        page.mark_document().await;
        page.click(".year-rail [data-year='2021']").await;
        expect_at(page, "2021-11").await;
        page.read::<()>("scrollBy(0, 150)", &[]).await;
        page.two_frames().await;
        let date = "[id='2021-11'] .thread-date a";
        let y_px = page.click_and_note_scroll(date).await;
        page.expect_route("2021/11/governance/").await;
        page.expect_selected_tab("governance").await;
        page.expect_scrolled_to(0.0).await;
        page.go_back().await;
        page.expect_route("topic/governance/").await;
        page.expect_scrolled_to(y_px).await;
        expect_year(page, "2021").await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn back_gives_the_focus_to_the_date_of_the_month_that_was_left() {
    on_both_bases(async |page| {
        page.open("topic/governance/").await;
        page.mark_document().await;
        page.click(".year-rail [data-year='2021']").await;
        expect_at(page, "2021-11").await;
        let date = "[id='2021-11'] .thread-date a";
        page.focus(date).await;
        let y_px: f64 = page.read("return scrollY", &[]).await;
        page.press(Key::Enter).await;
        page.expect_route("2021/11/governance/").await;
        page.expect_focus_on("main h1").await;
        page.go_back().await;
        page.expect_route("topic/governance/").await;
        page.expect_focus_on(date).await;
        page.expect_scrolled_to(y_px).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_report_leads_to_its_place_in_the_thread_and_back() {
    on_both_bases(async |page| {
        page.set_size(360, 640).await;
        page.open("2021/11/governance/").await;
        page.mark_document().await;
        page.scroll_to(".thread-link").await;
        let y_px = page.click_and_note_scroll(".thread-link").await;
        page.expect_route("topic/governance/").await;
        page.expect(
            "the place",
            "return location.hash",
            &[],
            "#2021-11".to_owned(),
        )
        .await;
        expect_at(page, "2021-11").await;
        page.expect_focus_on("[id='2021-11'] .thread-date a").await;
        expect_year(page, "2021").await;
        page.go_back().await;
        page.expect_route("2021/11/governance/").await;
        page.expect_scrolled_to(y_px).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_address_of_a_month_opens_at_its_place_within_limits_too() {
    on_both_bases(async |page| {
        for query in ["", "?from=2020-01", "?order=desc"] {
            page.open("").await;
            page.open(&format!("topic/governance/{query}#2021-11"))
                .await;
            expect_at(page, "2021-11").await;
            expect_year(page, "2021").await;
        }
    })
    .await;
}

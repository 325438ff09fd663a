//! Common parts of all pages: the skip link, the language, the notice of origin.

use serde_json::json;
use thirtyfour::Key;

use crate::console::routes;
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;

#[tokio::test]
async fn the_skip_link_comes_first_and_leads_to_the_text_of_the_same_page() {
    on_nested(async |page| {
        for route in ["", "2023/11/market/", "search/", "2022/05/"] {
            page.open(route).await;
            page.mark_document().await;
            let title: String = page.read("return document.title", &[]).await;
            page.press(Key::Tab).await;
            page.expect_focus_on("a.skip-link[href$='#main']").await;
            let script = "const box = document.activeElement.getBoundingClientRect();
                return box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0";
            page.expect_that("a skip link that is seen with focus", script, &[])
                .await;
            page.press(Key::Enter).await;
            page.expect_focus_on("main#main, main#main *").await;
            page.expect_route(route).await;
            page.expect_title(&title).await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_names_its_language_and_its_origin() {
    on_nested(async |page| {
        for route in routes() {
            page.open(&route).await;
            page.expect(
                "the language",
                "return document.documentElement.lang",
                &[],
                "en".to_owned(),
            )
            .await;
            let script = "const notice = document.querySelector('footer p.origin-notice');
                return notice.checkVisibility() && notice.innerText.trim().length > 20";
            page.expect_that(format!("a notice of origin at `{route}`"), script, &[])
                .await;
            let script = "return ['header.site-header', 'main#main', 'footer.site-footer', 'h1']
                .map(css => document.querySelectorAll(css).length)";
            let what = format!("one header, main, footer, and h1 at `{route}`");
            page.expect(what, script, &[], [1, 1, 1, 1]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_for_those_who_ask_for_little_motion() {
    on_nested(async |page| {
        page.set_reduced_motion().await;
        page.open("2023/11/").await;
        page.click("#tab-market").await;
        page.expect_selected_tab("market").await;
        let script = "return [document.getAnimations().length,
            getComputedStyle(document.documentElement).scrollBehavior]";
        page.expect("[animations, scrolling]", script, &[], json!([0, "auto"]))
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_grid_of_months_shows_the_years_without_a_report_too() {
    on_nested(async |page| {
        page.open("").await;
        page.expect_home().await;
        let seeds = Seed::all();
        let script = "return [...document.querySelectorAll('table.month-grid tr')]
            .filter(row => row.querySelector('td.month-cell'))
            .sort((one, other) => one.innerText < other.innerText ? -1 : 1)
            .map(row => [
                row.querySelector('th').innerText.trim(),
                row.querySelectorAll('td.month-cell').length,
                row.querySelectorAll('td.month-cell.is-absent').length,
                row.querySelectorAll('td.month-cell:not(.is-absent) a[href]').length,
            ])";
        let expected: Vec<(String, usize, usize, usize)> = (2019..=2024)
            .map(|year: u16| {
                let year = year.to_string();
                let n_present = seeds.iter().filter(|seed| seed.year() == year).count();
                (year, 12, 12 - n_present, n_present)
            })
            .collect();
        assert!(
            expected.contains(&("2022".to_owned(), 12, 12, 0)),
            "2022 has no report"
        );
        page.expect("[year, cells, absent, links]", script, &[], expected)
            .await;
        for seed in seeds {
            expect_in_column_of_its_month(page, &seed).await;
        }
    })
    .await;
}

/// Checks that the link to a report is in the column of its month and has a name.
async fn expect_in_column_of_its_month(page: &ReaderPage, seed: &Seed) {
    let (column, route) = (seed.month(), seed.route());
    let css = format!("td.month-cell:nth-of-type({column}) a[href$='{route}']");
    page.expect_present(&css).await;
    let script = "const link = document.querySelector(arguments[0]);
        return link.getAttribute('aria-label') ?? link.textContent";
    let label: String = page.read(script, &[json!(css)]).await;
    assert!(
        !label.is_empty(),
        "expected a name on the link to {}",
        seed.name()
    );
}

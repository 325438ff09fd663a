//! The page about the archive: every report with its sections, every warning, and the link to it.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Warning};
use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;

const ROUTE: &str = "about/archive/";

/// The link to the page in the footer.
const WAY: &str = "footer.site-footer a[href$='/about/archive/']";

/// A row of the table of a report's sections.
type Row = (String, String, usize, String);

/// Returns the archive built into the reader. The sources do not contain the decisions and warnings
/// of the compiler, so this page can only be compared with the compiler itself.
fn archive() -> Archive {
    embedded_archive().expect("an archive that can be read")
}

async fn expect_page(page: &ReaderPage) {
    page.expect_route(ROUTE).await;
    page.expect_title("About this archive – Kusama News").await;
    page.expect_present("main .archive-page").await;
    page.expect_heading().await;
}

async fn unfold_all(page: &ReaderPage) {
    let script = "document.querySelectorAll('details').forEach(it => { it.open = true })";
    page.read::<()>(script, &[]).await;
    page.two_frames().await;
}

/// Returns the rows of the table of a report's sections: id, heading, line, topics.
async fn rows(page: &ReaderPage, seed: &Seed) -> Vec<Row> {
    let script =
        "const link = document.querySelector(`.report-record h4 a[href$='${arguments[0]}']`);
        const rows = link.closest('.report-record').querySelectorAll('tbody tr');
        return [...rows].map(row => [
            new URL(row.querySelector('th a').href).hash.slice(1),
            row.querySelector('th a').innerText.trim(),
            Number(row.cells[1].innerText),
            row.cells[2].innerText.trim(),
        ])";
    page.read(script, &[json!(seed.route())]).await
}

#[tokio::test]
async fn every_page_leads_to_the_page_about_the_archive() {
    on_nested(async |page| {
        for route in ["", "2023/11/market/", "search/?q=picasso", "2022/05/"] {
            page.open(route).await;
            page.click(WAY).await;
            expect_page(page).await;
            page.expect_scrolled_to(0.0).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_about_the_archive_opens_by_its_address() {
    on_nested(async |page| {
        for route in [ROUTE, "about/archive", "about/archive/index.html"] {
            page.open(route).await;
            expect_page(page).await;
        }
    })
    .await;
}

#[tokio::test]
async fn it_shows_every_report_with_the_headings_and_lines_of_its_source() {
    on_nested(async |page| {
        page.open(ROUTE).await;
        unfold_all(page).await;
        for seed in Seed::all() {
            let record = format!(".report-record:has(h4 a[href$='{}'])", seed.route());
            let text = page.texts(&record).await.join("\n");
            assert!(text.starts_with(&seed.name()), "{}: {text}", seed.name());
            assert!(text.contains(&format!("{}.md", seed.stem())), "{text}");
            let source = seed.source();
            let lines: Vec<&str> = source.lines().collect();
            let rows = rows(page, &seed).await;
            assert!(rows.len() >= 5, "{}: sections {rows:?}", seed.name());
            for (_, heading, line, topics) in rows {
                assert!(
                    lines[line - 1].contains(&heading),
                    "{}: expected `{heading}` in line {line}: {}",
                    seed.name(),
                    lines[line - 1]
                );
                assert!(!topics.is_empty(), "{}: topics of {heading}", seed.name());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn its_sections_lead_to_those_of_the_reports() {
    on_nested(async |page| {
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            // The heading of the source, which may be in the line above the title.
            let script = "return [...document.querySelectorAll('#topic-panel .report-section')]
                .map(section => section.querySelector('.section-kicker > [id], h2'))
                .map(heading => [heading.id, heading.innerText.trim()])";
            let expected: Vec<(String, String)> = page.read(script, &[]).await;
            page.click(WAY).await;
            expect_page(page).await;
            unfold_all(page).await;
            let rows = rows(page, &seed).await;
            let found: Vec<(String, String)> = rows
                .into_iter()
                .map(|(id, heading, _, _)| (id, heading))
                .collect();
            assert_eq!(found, expected, "the sections of {}", seed.name());
            page.mark_document().await;
            let (id, _) = expected.last().expect("a section");
            let link = format!(".report-record a[href$='{}#{id}']", seed.route());
            page.click(&link).await;
            page.expect_report(&seed).await;
            page.expect_focused_in_view(id).await;
            page.expect_same_document().await;
        }
    })
    .await;
}

/// Removes the backticks, because the page renders them as code instead.
fn shown_message(warning: &Warning) -> String {
    let message = format!("{}; {}", warning.message, warning.help).replace('`', "");
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn it_shows_every_warning_and_how_many_of_each_kind() {
    on_nested(async |page| {
        let archive = archive();
        page.open(ROUTE).await;
        unfold_all(page).await;
        let shown = page.texts(".remark-list li").await;
        assert_eq!(shown.len(), archive.warnings.len(), "{shown:?}");
        for warning in &archive.warnings {
            let message = shown_message(warning);
            let is_it = |text: &&String| {
                let text = text.replace('`', "");
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                text.contains(&message)
            };
            assert!(
                shown.iter().any(|text| is_it(&text)),
                "{message}: {shown:#?}"
            );
        }
        let script = "return [...document.querySelectorAll('.remark-kinds tbody tr')]
            .map(row => [row.cells[0].innerText.trim(), Number(row.cells[1].innerText)])";
        let found: Vec<(String, usize)> = page.read(script, &[]).await;
        let n_warnings: usize = found.iter().map(|(_, n)| n).sum();
        assert_eq!(n_warnings, archive.warnings.len(), "{found:?}");
        for (about, n) in found {
            let kind = archive.kinds.iter().find(|it| it.about == about);
            let kind = kind.unwrap_or_else(|| panic!("no kind of warning is about {about}"));
            let expected = archive.warnings.iter().filter(|it| it.code == kind.code);
            assert_eq!(n, expected.count(), "warnings about {about}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_year_unfolds_by_key_and_back_finds_it_as_it_was() {
    on_nested(async |page| {
        let oldest = Seed::all().remove(0);
        let link = format!(".report-record h4 a[href$='{}']", oldest.route());
        page.open(ROUTE).await;
        expect_page(page).await;
        page.mark_document().await;
        let script = "return [...document.querySelectorAll('details')].map(it => it.open)";
        let first: Vec<bool> = page.read(script, &[]).await;
        assert_eq!(first.iter().filter(|is_open| **is_open).count(), 1);
        assert!(
            first[0],
            "expected the newest year to be unfolded: {first:?}"
        );
        page.focus("details:last-of-type summary").await;
        page.press(Key::Enter).await;
        page.expect_that(
            "the oldest year unfolded",
            "return [...document.querySelectorAll('details')].at(-1).open",
            &[],
        )
        .await;
        page.scroll_to(&link).await;
        let y_px = page.click_and_note_scroll(&link).await;
        page.expect_report(&oldest).await;
        page.go_back().await;
        expect_page(page).await;
        page.expect_scrolled_to(y_px).await;
        let mut expected = first;
        *expected.last_mut().expect("a year") = true;
        page.expect("the years that are unfolded", script, &[], expected)
            .await;
        page.expect_same_document().await;
    })
    .await;
}

/// Zoomed to 400 %, a window of 1280 px has a viewport of 320 px.
#[tokio::test]
async fn its_tables_fit_into_the_narrowest_window() {
    on_nested(async |page| {
        page.set_size(320, 640).await;
        page.open(ROUTE).await;
        unfold_all(page).await;
        let script = "const tables = [...document.querySelectorAll('main table')];
            const cells = [...document.querySelectorAll('main :is(th, td)')];
            const fits = cell => cell.scrollWidth <= cell.clientWidth
                && cell.getBoundingClientRect().right <= innerWidth;
            const root = document.documentElement;
            return tables.length >= 5 && cells.every(fits)
                && root.scrollWidth <= root.clientWidth";
        page.expect_that("tables within the window", script, &[])
            .await;
    })
    .await;
}

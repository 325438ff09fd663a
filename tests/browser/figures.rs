//! The pages about figures: files of the published site, complete without a script.

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session::{self, on_nested};

/// The link to the figures in the footer.
const WAY: &str = "footer.site-footer a[href$='/figures/']";

/// The link from the list of measures to one of them.
const MEASURE: &str = ".measure-table a[href$='/figures/price/']";

/// The links from figures to their paragraphs.
const PLACES: &str = ".figure-table tbody th a";

async fn expect_measure(page: &ReaderPage) {
    page.expect_route("figures/price/").await;
    page.expect_heading().await;
    page.expect_present(PLACES).await;
}

#[tokio::test]
async fn a_report_leads_to_the_figures_and_a_figure_to_its_paragraph_and_back() {
    on_nested(async |page| {
        page.open("2021/11/").await;
        page.click(WAY).await;
        page.expect_route("figures/").await;
        page.expect_title("Figures – Kusama News").await;
        page.click(MEASURE).await;
        expect_measure(page).await;
        page.mark_document().await;
        let script = "return document.querySelector(arguments[0]).hash.slice(1)";
        let id: String = page.read(script, &[PLACES.into()]).await;
        page.click(PLACES).await;
        page.expect_focused_in_view(&id).await;
        page.go_back().await;
        expect_measure(page).await;
        page.expect_same_document().await;
    })
    .await;
}

/// The program has one page that it cannot draw at a time, so another one must be loaded.
#[tokio::test]
async fn every_page_about_figures_is_loaded_when_a_link_leads_to_it() {
    on_nested(async |page| {
        page.open("figures/").await;
        for (link, route) in [
            (".page-tools a[href$='/differences/']", "differences/"),
            (".page-tools a[href$='/figures/']", "figures/"),
            (MEASURE, "figures/price/"),
            (
                "footer.site-footer a[href$='/about/archive/']",
                "about/archive/",
            ),
            (WAY, "figures/"),
        ] {
            page.click(link).await;
            page.expect_route(route).await;
            page.expect_heading().await;
            let n_rows: usize = page
                .read(
                    "return document.querySelectorAll('main p, main tr').length",
                    &[],
                )
                .await;
            assert!(n_rows > 3, "the text of {route}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_table_of_a_measure_is_complete() {
    session::in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        page.open_text("figures/price/").await;
        let links = page.elements(PLACES).await;
        assert!(!links.is_empty(), "figures of the seeds");
        for sentence in page.elements(".figure-table .quoted-sentence").await {
            let place = sentence.rect().await.expect("a place");
            assert!(place.height > 0.0, "a sentence that is not seen");
        }
        page.click(PLACES).await;
        assert_eq!(page.elements("main p:target").await.len(), 1);
    })
    .await;
}

//! A clean console: no page causes warnings, blocked content, or failed requests.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::{ConsoleEntry, ReaderPage, TABS};
use crate::seeds::Seed;
use crate::server::Fallback;
use crate::session::{on_both_bases, with_fallback_on_both_bases};

/// Returns the routes of every kind of page of the reader.
pub(crate) fn routes() -> Vec<String> {
    let mut routes = vec![String::new()];
    routes.extend(Seed::all().iter().map(Seed::route));
    routes.extend(TABS[1..].iter().map(|topic| format!("2021/11/{topic}/")));
    let others = [
        "search/",
        "search/?q=picasso",
        "search/?q=zzyzzx",
        "about/archive/",
        "figures/",
        "figures/price/",
        "differences/",
        "names/",
        "names/karura/",
        "2022/05/",
        "foo/bar",
    ];
    routes.extend(others.map(str::to_owned));
    routes
}

/// Returns the warnings and errors in the console.
async fn complaints(page: &ReaderPage) -> Vec<ConsoleEntry> {
    let entries = page.console().await;
    entries
        .into_iter()
        .filter(|entry| entry.level == "WARNING" || entry.level == "SEVERE")
        .collect()
}

/// Fails if the browser blocked content or met an uncaught error in this document.
async fn expect_nothing_refused(page: &ReaderPage, at: &str) {
    let script = "return [watched.violations, watched.errors]";
    let refused: [Vec<String>; 2] = page.read(script, &[]).await;
    assert!(
        refused.iter().all(Vec::is_empty),
        "{at}: [violations, errors]: {refused:?}"
    );
}

#[tokio::test]
async fn no_route_leaves_a_complaint_in_the_console() {
    // The browser itself logs a document with status 404, so this host rewrites unknown paths.
    with_fallback_on_both_bases(Fallback::Rewrite200, async |page| {
        for route in routes() {
            page.open(&route).await;
            page.expect_heading().await;
            page.two_frames().await;
            expect_nothing_refused(page, &route).await;
            let complaints = complaints(page).await;
            assert!(complaints.is_empty(), "at `{route}`: {complaints:#?}");
        }
        let failed = page.failed_requests();
        assert!(failed.is_empty(), "{failed:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_walk_through_the_reader_leaves_no_complaint_in_the_console() {
    with_fallback_on_both_bases(Fallback::Rewrite200, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.click("table.month-grid a[href$='2021/11/']").await;
        for tab in TABS.into_iter().rev() {
            page.click(&format!("#tab-{tab}")).await;
            page.expect_selected_tab(tab).await;
        }
        page.click("nav.month-nav a[rel=next]").await;
        page.expect_report(&Seed::of("2023-11")).await;
        for scheme in ["light", "dark", "auto"] {
            page.choose_display(scheme).await;
        }
        page.press(Key::Escape).await;
        page.enter_search_box().await;
        page.type_text("picasso").await;
        page.expect_choices("picasso").await;
        page.press(Key::Enter).await;
        page.expect_hits("picasso").await;
        page.click("a.hit-link").await;
        page.expect_present("article.report").await;
        page.go_back().await;
        page.expect_hits("picasso").await;
        page.click("a.masthead").await;
        page.expect_home().await;
        page.expect_same_document().await;
        expect_nothing_refused(page, "after the walk").await;
        let complaints = complaints(page).await;
        assert!(complaints.is_empty(), "{complaints:#?}");
        let failed = page.failed_requests();
        assert!(failed.is_empty(), "{failed:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_host_that_answers_404_costs_one_entry_for_the_document_and_nothing_else() {
    on_both_bases(async |page| {
        for route in [
            "2023/11/",
            "2023/11/market/",
            "search/?q=picasso",
            "foo/bar",
        ] {
            let n_before = complaints(page).await.len();
            page.open(route).await;
            page.expect_route(route.split('?').next().unwrap_or_default())
                .await;
            page.expect_heading().await;
            page.two_frames().await;
            expect_nothing_refused(page, route).await;
            let of_document = format!("{} - Failed to load resource", page.address(route));
            let new = complaints(page).await.into_iter().skip(n_before);
            let (document, others): (Vec<_>, Vec<_>) =
                new.partition(|entry| entry.message.starts_with(&of_document));
            assert!(others.is_empty(), "at `{route}`: {others:#?}");
            assert!(document.len() <= 1, "at `{route}`: {document:#?}");
        }
        let failed = page.failed_requests();
        let others: Vec<_> = failed
            .iter()
            .filter(|one| one.destination != "document")
            .collect();
        assert!(others.is_empty(), "{others:#?}");
    })
    .await;
}

#[tokio::test]
async fn the_icon_of_the_page_is_there() {
    on_both_bases(async |page| {
        // A headless browser may not request the icon by itself, so the page does.
        for route in ["", "2023/11/"] {
            page.open(route).await;
            let script = "const done = arguments[arguments.length - 1];
                const links = [...document.querySelectorAll('link[rel~=icon]')];
                const icons = links.length ? links.map(link => link.href) : ['/favicon.ico'];
                Promise.all(icons.map(icon => new Promise(drawn => {
                    const image = new Image();
                    image.onload = () => drawn('');
                    image.onerror = () => drawn(icon);
                    image.src = icon;
                }))).then(failed => done(failed.join(' ')))";
            let failed: String = page.read_when_done(script, &[json!(route)]).await;
            assert_eq!(failed, "", "icons that cannot be drawn, at `{route}`");
        }
    })
    .await;
}

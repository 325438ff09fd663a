//! Addresses that do not exist: the error page and its links.

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_both_bases;

#[tokio::test]
async fn a_month_without_a_report_leads_to_those_before_and_after() {
    on_both_bases(async |page| {
        for (route, nearest) in [
            ("2022/05/", &["2021-11", "2023-11"][..]),
            ("2018/01/", &["2019-11"]),
        ] {
            let nearest: Vec<Seed> = nearest.iter().map(|month| Seed::of(month)).collect();
            page.open(route).await;
            expect_not_found(page).await;
            page.mark_document().await;
            let texts = page.texts(".nearest a").await;
            let names: Vec<String> = nearest.iter().map(Seed::name).collect();
            assert_eq!(texts, names, "the months around {route}");
            page.click(".nearest a").await;
            page.expect_report(&nearest[0]).await;
            page.expect_same_document().await;
            page.go_back().await;
            expect_not_found(page).await;
        }
    })
    .await;
}

#[tokio::test]
async fn after_the_last_report_there_is_the_way_back_to_it() {
    on_both_bases(async |page| {
        let last = Seed::all().pop().expect("a report");
        page.open("2031/02/").await;
        expect_not_found(page).await;
        page.click(".nearest a").await;
        page.expect_report(&last).await;
    })
    .await;
}

#[tokio::test]
async fn an_address_that_names_no_month_leads_to_every_month_and_to_the_search() {
    on_both_bases(async |page| {
        for route in [
            "foo/bar",
            "2023/11/nonsense/",
            "2023/13/",
            "2023/",
            "index.htm",
        ] {
            page.open(route).await;
            expect_not_found(page).await;
            page.mark_document().await;
            page.click("main a[href$='/2021/11/']").await;
            page.expect_report(&Seed::of("2021-11")).await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_with_a_mistake_leads_to_what_was_meant() {
    on_both_bases(async |page| {
        for (route, near) in [
            ("topic/governence/", &["topic/governance/"][..]),
            (
                "2021/11/marketing/",
                &["2021/11/market/", "2021/11/", "topic/market/"],
            ),
            ("2021/", &["2021/11/"]),
            ("2023/13/", &["2023/11/"]),
        ] {
            page.open(route).await;
            expect_not_found(page).await;
            page.mark_document().await;
            let links = page.attributes(".nearest a", "href").await;
            let expected = near.iter().map(|it| Some(page.path(it)));
            assert_eq!(links, expected.collect::<Vec<_>>(), "near {route}");
            page.click(".nearest a").await;
            page.expect_route(near[0]).await;
            page.expect_same_document().await;
        }
    })
    .await;
}

/// The host's error page was built without knowing this address.
#[tokio::test]
async fn the_page_of_the_host_becomes_one_that_names_the_address() {
    on_both_bases(async |page| {
        page.hold_program().await;
        page.open_held("foo/bar").await;
        let script = "const main = document.querySelector('main');
            const isMarked = main.dataset.marked === 'yes';
            main.dataset.marked = 'yes';
            return [document.querySelector('#app').dataset.route, isMarked, main.innerText]";
        let (route, _, text): (String, bool, String) = page.read(script, &[]).await;
        assert_eq!(route, "404.html");
        assert!(!text.contains("foo"), "{text}");
        page.let_program_go().await;
        let what = "the same page, naming the address";
        page.wait_for::<(String, bool, String)>(what, script, &[], |(_, is_marked, text)| {
            *is_marked && text.contains("“foo/bar”")
        })
        .await;
        page.expect_route("foo/bar").await;
    })
    .await;
}

#[tokio::test]
async fn the_search_that_the_not_found_page_offers_finds() {
    on_both_bases(async |page| {
        page.open("foo/bar").await;
        expect_not_found(page).await;
        let words = "return document.getElementById('search-input').value";
        page.expect("the words of the address", words, &[], "foo bar".to_owned())
            .await;
        page.click(&format!("main a[href^='{}']", page.path("search/")))
            .await;
        page.expect_route("search/").await;
        let query = "return location.search";
        page.expect("the query", query, &[], "?q=foo+bar".to_owned())
            .await;
        page.enter_search_box().await;
        page.press_with_ctrl('a').await;
        page.type_text("picasso").await;
        page.expect_hits("picasso").await;
    })
    .await;
}

/// Waits for the not-found page with all its links.
async fn expect_not_found(page: &ReaderPage) {
    let what = "a title with `not found`";
    let is_right = |title: &String| {
        title.to_lowercase().contains("not found") && title.ends_with("Kusama News")
    };
    page.wait_for(what, "return document.title", &[], is_right)
        .await;
    // The host's page does not know the address. The program rewrites it with the address.
    let script = "return !document.querySelector('main').textContent.includes('at this address')";
    page.expect_that("the address", script, &[]).await;
    page.expect_heading().await;
    page.expect_present(&format!("main a[href^='{}']", page.path("search/")))
        .await;
    for seed in Seed::all() {
        page.expect_present(&format!("main a[href$='{}']", seed.route()))
            .await;
    }
    let reports = page.texts("article.report").await;
    assert!(
        reports.is_empty(),
        "expected no report beside the not-found page"
    );
}

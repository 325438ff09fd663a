//! Routing: each report opens at its own address, and navigation between reports loads no document.

use serde_json::json;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_both_bases;

const PREVIOUS: &str = "nav.month-nav a[rel=prev]";
const NEXT: &str = "nav.month-nav a[rel=next]";

#[tokio::test]
async fn each_report_opens_by_its_address_and_again_after_a_reload() {
    on_both_bases(async |page| {
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            page.reload().await;
            page.expect_report(&seed).await;
        }
    })
    .await;
}

#[tokio::test]
async fn each_report_has_a_headline_of_its_own() {
    on_both_bases(async |page| {
        let mut headlines = Vec::new();
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            headlines.push(page.expect_heading().await);
        }
        let n_reports = headlines.len();
        headlines.sort();
        headlines.dedup();
        assert_eq!(
            headlines.len(),
            n_reports,
            "expected different headlines: {headlines:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn each_report_opens_from_the_grid_of_months_without_a_new_document() {
    on_both_bases(async |page| {
        page.open("").await;
        page.expect_home().await;
        page.mark_document().await;
        for seed in Seed::all() {
            page.click(&format!("table.month-grid a[href$='{}']", seed.route()))
                .await;
            page.expect_report(&seed).await;
            page.expect_same_document().await;
            page.click("a.masthead").await;
            page.expect_home().await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_home_page_leads_to_the_latest_report() {
    on_both_bases(async |page| {
        let latest = Seed::all().pop().expect("a report");
        page.open("").await;
        page.mark_document().await;
        page.click("article.latest h2 a").await;
        page.expect_report(&latest).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn previous_and_next_walk_through_all_reports_without_a_new_document() {
    on_both_bases(async |page| {
        let seeds = Seed::all();
        let [first, .., last] = seeds.as_slice() else {
            panic!("too few reports")
        };
        page.open(&first.route()).await;
        page.expect_report(first).await;
        page.mark_document().await;
        for next in &seeds[1..] {
            follow(page, NEXT, next).await;
        }
        expect_no_way(page, NEXT, last).await;
        for previous in seeds.iter().rev().skip(1) {
            follow(page, PREVIOUS, previous).await;
        }
        expect_no_way(page, PREVIOUS, first).await;
    })
    .await;
}

/// Follows the link matching `css`, which must name the month it leads to.
async fn follow(page: &ReaderPage, css: &str, to: &Seed) {
    let texts = page.texts(css).await;
    assert!(
        !texts.is_empty() && texts.iter().all(|text| text.contains(&to.name())),
        "expected links `{css}` that name {}: {texts:?}",
        to.name()
    );
    page.click(css).await;
    page.expect_report(to).await;
    page.expect_focus_on("h1").await;
    page.expect_same_document().await;
}

/// Checks that there is no link matching `css` at the end of the archive.
async fn expect_no_way(page: &ReaderPage, css: &str, at: &Seed) {
    let texts = page.texts(css).await;
    assert!(
        texts.is_empty(),
        "expected no `{css}` in {}: {texts:?}",
        at.name()
    );
}

#[tokio::test]
async fn an_address_without_its_final_slash_opens_the_report() {
    on_both_bases(async |page| {
        let seed = Seed::of("2023-11");
        let bare = seed.route().trim_end_matches('/').to_owned();
        page.open(&bare).await;
        page.expect_report_text(&seed).await;
        page.expect_selected_tab("all").await;
        let path: String = page.read("return location.pathname", &[]).await;
        assert_eq!(
            path.trim_end_matches('/'),
            page.path(&bare),
            "the path of the report"
        );
    })
    .await;
}

#[tokio::test]
async fn a_topic_address_without_its_final_slash_opens_the_topic() {
    on_both_bases(async |page| {
        page.open("2023/11/market").await;
        page.expect_report_text(&Seed::of("2023-11")).await;
        page.expect_selected_tab("market").await;
    })
    .await;
}

#[tokio::test]
async fn a_click_with_the_control_key_is_left_to_the_browser() {
    on_both_bases(async |page| {
        page.open("").await;
        page.expect_home().await;
        // `defaultPrevented` tells whether the reader handles the click. The listener runs after
        // the reader's and then stops the browser from opening a tab.
        let script = "const link = document.querySelector('table.month-grid a[href]');
            let isTaken = null;
            addEventListener('click', event => {
                isTaken = event.defaultPrevented;
                event.preventDefault();
            }, { once: true });
            link.dispatchEvent(new MouseEvent('click',
                { bubbles: true, cancelable: true, composed: true, ...arguments[0] }));
            return isTaken";
        for modifier in ["ctrlKey", "metaKey", "shiftKey"] {
            let is_taken: bool = page.read(script, &[json!({ modifier: true })]).await;
            assert!(
                !is_taken,
                "expected a click with {modifier} to stay with the browser"
            );
        }
        page.expect_home().await;
    })
    .await;
}

#[tokio::test]
async fn the_announcer_names_the_new_page_after_a_navigation_and_not_before() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.expect_report(&Seed::of("2023-11")).await;
        page.expect_present("#announcer[role=status]").await;
        assert_eq!(
            page.texts("#announcer").await,
            [""],
            "the announcer after the first load"
        );
        page.click(NEXT).await;
        page.expect_report(&Seed::of("2024-11")).await;
        expect_announcement(page, "November 2024").await;
        page.click(PREVIOUS).await;
        expect_announcement(page, "November 2023").await;
    })
    .await;
}

async fn expect_announcement(page: &ReaderPage, name: &str) {
    let script = "return document.querySelector('#announcer').textContent";
    let what = format!("an announcement with {name}");
    page.wait_for::<String>(what, script, &[], |text| text.contains(name))
        .await;
}

#[tokio::test]
async fn nothing_moves_the_focus_on_the_first_load() {
    on_both_bases(async |page| {
        for route in ["", "2023/11/", "search/?q=picasso", "2022/05/"] {
            page.open(route).await;
            page.expect_heading().await;
            page.two_frames().await;
            page.expect_focus_on("body").await;
        }
    })
    .await;
}

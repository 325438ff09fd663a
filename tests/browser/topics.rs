//! The tabs of a report by mouse and by address: one topic at a time, the same in each month.

use crate::reader_page::{ReaderPage, TABS};
use crate::seeds::Seed;
use crate::session::on_nested;

#[tokio::test]
async fn a_click_on_a_tab_opens_its_topic_at_its_own_address() {
    on_nested(async |page| {
        for month in ["2021-11", "2024-11"] {
            let seed = Seed::of(month);
            page.open(&seed.route()).await;
            page.expect_selected_tab("all").await;
            page.mark_document().await;
            for tab in TABS.into_iter().rev() {
                page.click(&format!("#tab-{tab}")).await;
                page.expect_selected_tab(tab).await;
                page.expect_report_at(&seed, &route_of(&seed, tab)).await;
                page.expect_focus_on(&format!("#tab-{tab}")).await;
            }
            page.expect_same_document().await;
        }
    })
    .await;
}

/// Returns the route of a tab.
fn route_of(seed: &Seed, tab: &str) -> String {
    match tab {
        "all" => seed.route(),
        topic => format!("{}{topic}/", seed.route()),
    }
}

#[tokio::test]
async fn the_address_of_a_topic_opens_the_report_at_its_tab() {
    on_nested(async |page| {
        let seed = Seed::of("2023-11");
        for tab in TABS {
            page.open(&route_of(&seed, tab)).await;
            page.expect_report_at(&seed, &route_of(&seed, tab)).await;
            page.expect_selected_tab(tab).await;
        }
        page.open("2023/11/market/").await;
        page.expect_title("Market – November 2023 – Kusama News")
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_topics_of_a_report_together_have_all_its_sections_and_paragraphs() {
    on_nested(async |page| {
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            let all_sections = sorted(page.section_headings().await);
            let all_paragraphs = sorted(page.paragraph_ids().await);
            assert!(
                all_sections.len() >= 5,
                "{}: sections {all_sections:?}",
                seed.name()
            );
            assert!(all_paragraphs.len() >= 7, "{}: paragraphs", seed.name());
            let (mut sections, mut paragraphs) = (Vec::new(), Vec::new());
            for topic in &TABS[1..] {
                page.click(&format!("#tab-{topic}")).await;
                page.expect_selected_tab(topic).await;
                sections.extend(page.section_headings().await);
                paragraphs.extend(page.paragraph_ids().await);
            }
            assert_eq!(
                sorted(sections),
                all_sections,
                "{}: sections of topics",
                seed.name()
            );
            assert_eq!(
                sorted(paragraphs),
                all_paragraphs,
                "{}: paragraphs of topics",
                seed.name()
            );
        }
    })
    .await;
}

/// Sorts and deduplicates, because a section may be on two topics.
fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts.dedup();
    texts
}

/// Month, topic, and its only heading. Contains only cases no reader would doubt.
const UNDOUBTED: [(&str, &str, &str); 7] = [
    (
        "2024-11",
        "market",
        "Kusama's Impressive Market Performance",
    ),
    (
        "2024-11",
        "parachains",
        "Kusama's Parachain Auctions Pave Way for Blockchain Expansion",
    ),
    (
        "2020-11",
        "parachains",
        "Parachain Auctions Fuel Kusama's Blockchain Growth",
    ),
    ("2020-11", "market", "KSM Token Thrives in Market Activity"),
    (
        "2019-11",
        "outlook",
        "Looking Forward: What's Hanging in the Balance?",
    ),
    (
        "2019-11",
        "governance",
        "Kusama Unveils Upgraded OpenGov Infrastructure",
    ),
    (
        "2023-11",
        "governance",
        "OpenGov Implementation: Unveiling a New Era of Governance",
    ),
];

#[tokio::test]
async fn a_topic_shows_the_sections_that_speak_of_it_and_no_others() {
    on_nested(async |page| {
        for (month, topic, heading) in UNDOUBTED {
            page.open(&route_of(&Seed::of(month), topic)).await;
            page.expect_selected_tab(topic).await;
            // Other sections may be on this topic only partly.
            let mainly = "section.report-section:not(:has(.section-also.is-partial)) > h2";
            let headings = page.texts(&format!("#topic-panel {mainly}")).await;
            let headings: Vec<String> = headings.iter().map(|text| plain(text)).collect();
            assert_eq!(
                headings,
                [plain(heading)],
                "the sections of {month} on {topic}"
            );
        }
    })
    .await;
}

/// Ignores typographic apostrophes, which the reader may insert, and capitals from styles.
fn plain(text: &str) -> String {
    text.replace('’', "'").to_lowercase()
}

#[tokio::test]
async fn a_topic_that_the_month_lacks_says_so_and_leads_onward() {
    on_nested(async |page| {
        let mut n_lacking = 0;
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            let lacking = page.lacking_tabs().await;
            assert!(
                !lacking.contains(&"all".to_owned()),
                "{}: lacks itself",
                seed.name()
            );
            n_lacking += lacking.len();
            for topic in &TABS[1..] {
                let is_lacking = lacking.iter().any(|tab| tab == topic);
                expect_content_or_a_way_onward(page, &seed, topic, is_lacking).await;
            }
        }
        assert!(
            n_lacking > 0,
            "expected a month that lacks a topic: 2021-11 has no ecosystem"
        );
    })
    .await;
}

async fn expect_content_or_a_way_onward(
    page: &ReaderPage,
    seed: &Seed,
    topic: &str,
    is_lacking: bool,
) {
    page.click(&format!("#tab-{topic}")).await;
    page.expect_selected_tab(topic).await;
    let n_paragraphs = page.paragraph_ids().await.len();
    let said = page.texts("#topic-panel .lacking").await;
    let month = seed.name();
    if !is_lacking {
        assert!(n_paragraphs > 0, "{month} on {topic}: expected text");
        assert!(
            said.is_empty(),
            "{month} on {topic}: has text and says {said:?}"
        );
        return;
    }
    assert_eq!(
        n_paragraphs, 0,
        "{month} lacks {topic} and yet has text on it"
    );
    assert!(
        said.len() == 1 && !said[0].is_empty(),
        "{month} lacks {topic} and says {said:?}"
    );
    page.click("#topic-panel .lacking a[href]").await;
    page.expect_present("article.report #topic-panel [id^='p-']")
        .await;
    page.go_back().await;
    page.expect_report_at(seed, &route_of(seed, topic)).await;
    page.expect_selected_tab(topic).await;
}

#[tokio::test]
async fn all_comes_first_and_the_topics_have_the_same_order_in_each_month() {
    on_nested(async |page| {
        let ids: Vec<Option<String>> = TABS.iter().map(|tab| Some(format!("tab-{tab}"))).collect();
        let mut labels = Vec::new();
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            let names = page.attributes("[role=tablist]", "aria-label").await;
            assert!(
                matches!(names.as_slice(), [Some(name)] if !name.is_empty()),
                "{names:?}"
            );
            assert_eq!(
                page.attributes("[role=tablist] [role=tab]", "id").await,
                ids
            );
            labels.push(page.texts("[role=tab]").await);
        }
        let first = labels[0][0].to_lowercase();
        assert!(
            first.starts_with("all"),
            "the label of the first tab: {first:?}"
        );
        assert!(
            labels.iter().flatten().all(|label| !label.is_empty()),
            "{labels:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn each_tab_is_a_link_that_can_be_copied() {
    on_nested(async |page| {
        let seed = Seed::of("2023-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        let expected: Vec<String> = TABS
            .iter()
            .map(|tab| page.address(&route_of(&seed, tab)))
            .collect();
        let script = "return [...document.querySelectorAll('a[role=tab]')].map(tab => tab.href)";
        page.expect("the addresses of the tabs", script, &[], expected)
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_topic_stays_when_the_month_changes() {
    on_nested(async |page| {
        page.open("2023/11/market/").await;
        page.expect_selected_tab("market").await;
        page.mark_document().await;
        for (way, month) in [
            ("prev", "2021-11"),
            ("prev", "2020-11"),
            ("next", "2021-11"),
        ] {
            let seed = Seed::of(month);
            page.click(&format!("nav.month-nav a[rel={way}]")).await;
            page.expect_report_at(&seed, &route_of(&seed, "market"))
                .await;
            page.expect_selected_tab("market").await;
            page.expect_title(&format!("Market – {} – Kusama News", seed.name()))
                .await;
            page.expect_focus_on("h1").await;
        }
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn each_topic_on_the_home_page_leads_to_reports_on_it() {
    on_nested(async |page| {
        page.open("").await;
        page.expect_home().await;
        let links = page
            .attributes("nav.topic-list .topic-extent a", "href")
            .await;
        assert_eq!(
            links.len(),
            TABS.len() - 1,
            "the topics of the home page: {links:?}"
        );
        for (link, topic) in links.into_iter().zip(&TABS[1..]) {
            let link = link.expect("a topic that is a link");
            page.open("").await;
            page.click(&format!("nav.topic-list .topic-extent a[href='{link}']"))
                .await;
            page.expect_selected_tab(topic).await;
            page.expect_present("article.report #topic-panel [id^='p-']")
                .await;
        }
    })
    .await;
}

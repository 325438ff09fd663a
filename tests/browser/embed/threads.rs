//! A thread in a frame: one topic through the months, limited by the address to some of them.

use super::in_every_browser;
use crate::reader_page::ReaderPage;

const MONTHS: &str = "section.thread-month";

async fn months(page: &ReaderPage, query: &str) -> Vec<String> {
    let address = page.address(&format!("embed/topic/market/{query}"));
    page.open_document(&address).await;
    let months = page.attributes(MONTHS, "data-month").await;
    months.into_iter().flatten().collect()
}

#[tokio::test]
async fn a_thread_shows_the_months_that_its_address_wants() {
    in_every_browser(async |page| {
        let all = months(page, "").await;
        assert!(all.len() > 3 && all.is_sorted(), "{all:?}");
        let between = |first: &str, last: &str| -> Vec<String> {
            let is_between = |month: &&String| first <= month.as_str() && month.as_str() <= last;
            all.iter().filter(is_between).cloned().collect()
        };
        let turned = |months: &[String]| -> Vec<String> { months.iter().rev().cloned().collect() };
        for (query, expected) in [
            ("?order=asc", all.clone()),
            ("?order=desc", turned(&all)),
            ("?from=2021-01", between("2021-01", "9999-12")),
            ("?to=2021-11", between("0000-01", "2021-11")),
            ("?from=2021-11&to=2023-11", between("2021-11", "2023-11")),
            (
                "?from=2023-11&to=2021-11&order=desc",
                turned(&between("2021-11", "2023-11")),
            ),
            ("?from=2021-00&to=soon", all.clone()),
        ] {
            assert_eq!(months(page, query).await, expected, "{query}");
            let empty = "return document.querySelector('.thread-empty').hidden";
            assert!(page.read::<bool>(empty, &[]).await, "{query}");
        }
        assert!(between("2021-11", "2023-11").len() < all.len());
        assert_eq!(months(page, "?from=1999-01&to=1999-12").await, [""; 0]);
        let script = "return document.querySelector('.thread-empty').checkVisibility()";
        assert!(page.read::<bool>(script, &[]).await);
    })
    .await;
}

#[tokio::test]
async fn the_way_to_the_reader_leads_to_the_same_months() {
    in_every_browser(async |page| {
        let limits = "?from=2021-11&to=2023-11&order=desc";
        months(page, &format!("{limits}&theme=dark")).await;
        let script = "return ['.masthead', '.frame-link']
            .map(css => new URL(document.querySelector(css).href))
            .map(link => link.pathname + link.search)";
        let seen: Vec<String> = page.read(script, &[]).await;
        let expected = page.path(&format!("topic/market/{limits}"));
        assert_eq!(seen, [expected.as_str(); 2]);
    })
    .await;
}

/// Regression: the published address of the skip link has no options, so it loaded the whole thread
/// in the light theme.
#[tokio::test]
async fn the_skip_link_keeps_the_options_of_a_thread() {
    in_every_browser(async |page| {
        let query = "?from=2021-11&to=2023-11&order=desc&theme=dark";
        let before = months(page, query).await;
        // Without `mark_document`, because threads in frames have no program.
        page.read::<()>("window.isMarked = true", &[]).await;
        let skip = "document.querySelector('.skip-link').click();
            return location.search + location.hash";
        page.expect("the address", skip, &[], format!("{query}#main"))
            .await;
        page.expect_same_document().await;
        let after = page.attributes(MONTHS, "data-month").await;
        assert_eq!(after.into_iter().flatten().collect::<Vec<_>>(), before);
    })
    .await;
}

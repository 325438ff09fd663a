//! With scripts off, every page is readable and every link works.

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::server::Base;
use crate::session;

/// Follows a link and waits for the page at `path` and its heading. Uses only driver commands,
/// because scripts of a test may be off as well.
async fn follow(page: &ReaderPage, css: &str, path: &str) {
    page.click(css).await;
    page.expect_path_without_scripts(path).await;
    page.expect_text(path).await;
}

#[tokio::test]
async fn without_scripts_the_archive_is_read_page_by_page() {
    session::in_every_browser(&Base::ALL, Allowed::NoScripts, async |page| {
        page.open_text("").await;
        for seed in Seed::all() {
            let route = seed.route();
            page.open_text("").await;
            follow(
                page,
                &format!("main a[href$='{route}']"),
                &page.path(&route),
            )
            .await;
        }
        let notices = page.elements("noscript p").await;
        let notice = notices[0].text().await.expect("a text");
        assert!(notice.contains("JavaScript"), "{notice:?}");
        let topic = page.path("2021/11/market/");
        page.open_text("2021/11/").await;
        follow(page, &format!("main a[href$='{topic}']"), &topic).await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_a_fragment_leads_to_its_paragraph() {
    session::in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        page.open_text("2023/11/").await;
        let all = page.elements("article.report p[id]").await;
        let last = all.last().expect("a paragraph with a name");
        let id = last
            .attr("id")
            .await
            .expect("an attribute")
            .expect("a name");
        page.open_text(&format!("2023/11/#{id}")).await;
        let all = page.elements("p:target").await;
        assert_eq!(all.len(), 1, "the paragraph is the target");
        let box_of_target = all[0].rect().await.expect("a place");
        assert!(box_of_target.height > 0.0);
    })
    .await;
}

/// The page hides years only where the form can show them again.
#[tokio::test]
async fn without_scripts_a_month_has_all_its_years() {
    session::in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        page.open_text("november/").await;
        let mut heights = Vec::new();
        for css in [".same-month-year", ".same-month-choice"] {
            for element in page.elements(css).await {
                // WebKit's driver refuses to say the place of what is hidden.
                let place = element.rect().await;
                heights.push(place.is_ok_and(|place| place.height > 0.0));
            }
        }
        // Five years, and no form.
        assert_eq!(heights, [true, true, true, true, true, false]);
        let mut links = Vec::new();
        for link in page.elements(".same-month-ways a").await {
            let place = link.rect().await.expect("a place");
            assert!(place.height > 0.0, "a link that is not seen");
            links.push(link.text().await.expect("a text"));
        }
        assert_eq!(links, ["2019", "2020", "2021", "2023", "2024"]);
        page.click(".same-month-ways a[href$='#2019-11']").await;
        assert_eq!(page.elements("[id='2019-11']:target").await.len(), 1);
        follow(page, "[id='2019-11'] > h2 > a", &page.path("2019/11/")).await;
    })
    .await;
}

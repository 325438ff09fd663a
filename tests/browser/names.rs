//! The pages about names: files of the published site.

use crate::session::on_nested;

/// The link to the names in the footer.
const WAY: &str = "footer.site-footer a[href$='/names/']";

#[tokio::test]
async fn a_report_leads_to_the_names_and_a_name_to_its_sentences() {
    on_nested(async |page| {
        page.open("2021/11/").await;
        page.click(WAY).await;
        page.expect_route("names/").await;
        page.expect_title("Names – Kusama News").await;
        page.click(".name-table a[href$='/names/karura/']").await;
        page.expect_route("names/karura/").await;
        page.expect_title("Karura – Names – Kusama News").await;
        let sentences = page.texts(".name-sentences li").await;
        assert!(!sentences.is_empty(), "sentences of the seeds");
        for sentence in &sentences {
            assert!(sentence.contains("Karura"), "{sentence}");
        }
        let script = "return document.querySelector('.name-sentences li a').hash.slice(1)";
        let id: String = page.read(script, &[]).await;
        page.click(".name-sentences li a").await;
        page.expect_focused_in_view(&id).await;
    })
    .await;
}

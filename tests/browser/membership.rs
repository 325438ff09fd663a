//! Sections on several topics, and how each tab marks them.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Report, Section, TopicId};
use serde_json::json;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;

/// Script that returns the topics line of the section with this heading id; empty if it has none.
const LINE: &str = "const section = document.getElementById(arguments[0]).parentElement;
    const line = section.querySelector('.section-also');
    return line ? line.innerText.replace(/\\s+/g, ' ') : ''";

/// Returns every section of the archive that is on several topics, with its report.
fn shared(archive: &Archive) -> Vec<(&Report, &Section)> {
    let sections = archive.reports.iter().flat_map(|report| {
        let sections = report.sections.iter();
        sections.map(move |section| (report, section))
    });
    let shared: Vec<_> = sections
        .filter(|(_, section)| !section.also.is_empty())
        .collect();
    assert!(
        !shared.is_empty(),
        "expected a section of the seeds to be on several topics"
    );
    shared
}

fn label(archive: &Archive, id: TopicId) -> &str {
    &archive.topic(id).expect("a topic of the archive").label
}

fn labels(archive: &Archive, ids: impl Iterator<Item = TopicId>) -> String {
    let labels: Vec<&str> = ids.map(|id| label(archive, id)).collect();
    labels.join(", ")
}

async fn expect_line(page: &ReaderPage, section: &Section, expected: &str) {
    let id = section.heading.id.to_string();
    page.expect("the line", LINE, &[json!(id)], expected.to_owned())
        .await;
}

#[tokio::test]
async fn a_section_on_several_topics_names_them_among_all_and_under_its_first() {
    on_nested(async |page| {
        let archive = embedded_archive().expect("an archive that can be read");
        for (report, section) in shared(&archive) {
            let seed = Seed::of(&report.month.to_string());
            let others = labels(&archive, section.also.iter().copied());
            let slug = &archive.topic(section.topic).expect("a topic").slug;
            for route in [seed.route(), format!("{}{slug}/", seed.route())] {
                page.open(&route).await;
                page.expect_report_at(&seed, &route).await;
                expect_line(page, section, &format!("Also on: {others}")).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn under_a_further_topic_a_section_says_that_it_is_there_in_part() {
    on_nested(async |page| {
        let archive = embedded_archive().expect("an archive that can be read");
        for (report, section) in shared(&archive) {
            let seed = Seed::of(&report.month.to_string());
            for &topic in &section.also {
                let slug = &archive.topic(topic).expect("a topic").slug;
                page.open(&format!("{}{slug}/", seed.route())).await;
                page.expect_selected_tab(slug).await;
                let (partly, mainly) = (label(&archive, topic), label(&archive, section.topic));
                let others = section.also.iter().copied().filter(|&id| id != topic);
                let others = labels(&archive, others);
                let more = if others.is_empty() {
                    String::new()
                } else {
                    format!(" · also on {others}")
                };
                let line = format!("In part on {partly} · mainly {mainly}{more}");
                expect_line(page, section, &line).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_topics_that_a_section_names_lead_to_their_tabs() {
    on_nested(async |page| {
        let archive = embedded_archive().expect("an archive that can be read");
        let (report, section) = shared(&archive).pop().expect("a section");
        let seed = Seed::of(&report.month.to_string());
        let slug = &archive.topic(section.also[0]).expect("a topic").slug;
        let first = &archive.topic(section.topic).expect("a topic").slug;
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        page.mark_document().await;
        let line = format!(
            "section:has(> #{id}, > .section-kicker #{id}) .section-also",
            id = section.heading.id
        );
        page.click(&format!("{line} a[href$='/{slug}/']")).await;
        page.expect_selected_tab(slug).await;
        page.click(&format!("{line} a[href$='/{first}/']")).await;
        page.expect_selected_tab(first).await;
        page.expect_same_document().await;
    })
    .await;
}

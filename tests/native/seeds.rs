//! Tests of the repository's own reports, as embedded in the library.

use crate::support::{assert_same_words, compile_dir, report_words, root, source_words};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{TextId, plain_text};
use kusama_news_reader::routes::Route;
use kusama_news_reader::ui::navigation::{Arrival, Location};
use std::fs;

#[test]
fn the_embedded_archive_is_that_of_the_seeds() {
    let embedded = embedded_archive().unwrap();
    assert_eq!(embedded, compile_dir(&root().join("seeds")).archive);
    let months: Vec<String> = embedded
        .reports
        .iter()
        .map(|r| r.month.to_string())
        .collect();
    assert_eq!(
        months,
        ["2019-11", "2020-11", "2021-11", "2023-11", "2024-11"]
    );
}

#[test]
fn no_word_of_a_seed_is_lost_or_moved() {
    for report in embedded_archive().unwrap().reports {
        let path = root().join(format!("seeds/{}.md", report.month));
        let source = fs::read_to_string(path).unwrap();
        let what = report.month.to_string();
        assert_same_words(&what, &report_words(&report), &source_words(&source));
    }
}

#[test]
fn every_seed_has_its_headline_and_its_sections() {
    let archive = embedded_archive().unwrap();
    let reports = archive.reports.iter();
    let outline: Vec<(String, String, usize)> = reports
        .map(|report| {
            (
                report.month.to_string(),
                report.title(&archive.site),
                report.sections.len(),
            )
        })
        .collect();
    let expected = [
        (
            "2019-11",
            "Kusama Network Thrives; Polkadot's Wild Cousin Shines",
            6,
        ),
        (
            "2020-11",
            "Kusama Skyrockets as Polkadot's \"Wild Cousin\" Attracts Developers",
            6,
        ),
        (
            "2021-11",
            "November Developments At Kusama Signal Blockchain Evolution Ahead",
            5,
        ),
        (
            "2023-11",
            "Kusama Ascends: November 2023 Marked by Growth and Innovation",
            5,
        ),
        (
            "2024-11",
            "Kusama's Innovative Leap: Blockchain's Frontline in November 2024",
            7,
        ),
    ];
    let expected = expected.map(|(month, title, n)| (month.into(), title.into(), n));
    assert_eq!(outline, expected);
}

#[test]
fn sections_of_the_seeds_stand_under_the_topics_that_they_are_about() {
    let archive = embedded_archive().unwrap();
    let topics: Vec<String> = archive
        .reports
        .iter()
        .map(|report| {
            let slugs: Vec<&str> = report
                .sections
                .iter()
                .map(|section| &archive.topic(section.topic).unwrap().slug[..4])
                .collect();
            format!("{} {}", report.month, slugs.join(" "))
        })
        .collect();
    assert_eq!(
        topics,
        [
            "2019-11 gove para tech mark ecos outl",
            "2020-11 gove para tech mark ecos outl",
            "2021-11 gove para tech mark outl",
            "2023-11 gove para mark ecos outl",
            "2024-11 over gove para ecos mark ecos outl",
        ]
    );
}

#[test]
fn labels_of_a_template_stand_apart_from_the_headings() {
    let archive = embedded_archive().unwrap();
    let report = archive.report("2021-11".parse().unwrap()).unwrap();
    assert_eq!(report.headline.as_ref().unwrap().label, "Headline");
    let heading = &report.sections[1].heading;
    assert_eq!(heading.label, "Article 2");
    assert_eq!(plain_text(&heading.text), "Parachain Auctions");
}

/// The compiler may assign a section to another topic later; shared addresses must still work
/// then.
#[test]
fn a_text_that_is_not_under_the_chosen_topic_is_shown_among_all() {
    let archive = embedded_archive().unwrap();
    let month = "2021-11".parse().unwrap();
    let market = archive.topic_by_slug("market");
    let report = archive.report(month).unwrap();
    let topic_shown = |id: TextId| {
        let route = Route::Report {
            month,
            topic: market,
        };
        match Location::new(route, id.to_string(), Arrival::Start, &archive).route {
            Route::Report { topic, .. } => topic,
            route => panic!("{route:?}"),
        }
    };
    assert_eq!(topic_shown(report.sections[1].heading.id), None);
    assert_eq!(topic_shown(report.sections[3].heading.id), market);
    assert_eq!(topic_shown(report.headline.as_ref().unwrap().id), market);
    assert_eq!(topic_shown(TextId { hash: 1, nth: 1 }), market);
}

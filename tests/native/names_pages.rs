//! The pages about names, from an archive made by hand.

use crate::support::{page_of, part, plain};
use kusama_news_reader::model::{Archive, Name, NameRecord, Report, Sentence, TextId};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

fn sentence(month: &str, text: &str) -> Sentence {
    Sentence {
        month: month.parse().unwrap(),
        id: TextId { hash: 26, nth: 1 },
        before: "The crew of ".into(),
        text: text.into(),
        after: " came home.".into(),
    }
}

fn archive() -> Arc<Archive> {
    let name = |slug: &str, label: &str| Name {
        slug: slug.into(),
        label: label.into(),
    };
    let heron = NameRecord {
        kind: "project".into(),
        aliases: vec!["Grey Heron".into()],
        n_mentions: 4,
        sentences: vec![
            sentence("2020-01", "the Heron"),
            sentence("2020-01", "the Heron"),
            sentence("2022-02", "the Grey Heron"),
        ],
        silences: vec![("2020-01".parse().unwrap(), "2022-02".parse().unwrap())],
        beside: vec![(1, 2)],
    };
    let osprey = NameRecord {
        kind: "network".into(),
        n_mentions: 1,
        sentences: vec![sentence("2022-02", "the Osprey")],
        ..NameRecord::default()
    };
    let report = |month: &str| Report {
        month: month.parse().unwrap(),
        ..Report::default()
    };
    let mut archive = Archive {
        names: vec![name("heron", "Heron"), name("osprey", "Osprey")],
        name_records: vec![heron, osprey],
        named_once: vec![sentence("2022-02", "Ada Quay")],
        reports: ["2020-01", "2021-01", "2022-02"].map(report).into(),
        ..Archive::default()
    };
    archive.site.short_notice = "Unverified".into();
    Arc::new(archive)
}

fn page(path: &str) -> String {
    page_of(&archive(), path)
}

/// The words of a part of a page, from one string to another.
#[track_caller]
fn words(html: &str, from: &str, to: &str) -> String {
    plain(&part(html, from, to).replace('<', " <"))
}

#[test]
fn every_name_is_listed_with_its_kind_its_months_and_its_mentions() {
    let html = page("names/");
    assert_eq!(
        words(&html, "<tbody", "</tbody>"),
        "Heron project January 2020 – February 2022 4 Osprey network February 2022 1"
    );
    assert!(html.contains("href=\"/x/names/heron/\""), "{html}");
    let strip = html.split("<svg").nth(1).unwrap();
    let strip = &strip[..strip.find("</svg>").unwrap()];
    // Two of three reports, on the ground.
    assert_eq!(strip.matches("<rect").count(), 3, "{strip}");
}

#[test]
fn a_person_whom_one_report_names_is_listed_apart_and_has_no_page() {
    let html = page("names/");
    let once = words(&html, "Named once", "</main>");
    assert!(
        once.contains("February 2022 The crew of Ada Quay came home."),
        "{once}"
    );
    let route = Route::parse("names/ada-quay/", "", &archive());
    assert!(matches!(route, Route::Missing { .. }), "{route:?}");
}

#[test]
fn a_name_has_its_facts_and_every_sentence_by_year() {
    let html = page("names/heron/");
    assert_eq!(
        words(&html, "<dl", "</dl>"),
        "Kind project Also written Grey Heron Mentions 4 mentions in 2 months Months January 2020 – \
         February 2022 Not mentioned between January 2020 and February 2022 In the same paragraphs \
         Osprey (2)"
    );
    let sentences = words(&html, "Every sentence", "</main>");
    assert_eq!(
        sentences,
        "Every sentence, oldest first 2020 January 2020 The crew of the Heron came home. January 2020 \
         The crew of the Heron came home. 2022 February 2022 The crew of the Grey Heron came home."
    );
    assert!(html.contains("href=\"/x/2022/02/#p-00001a\""), "{html}");
    assert!(html.contains("Unverified"), "{html}");
}

#[test]
fn what_a_name_lacks_has_no_line() {
    let facts = words(&page("names/osprey/"), "<dl", "</dl>");
    assert_eq!(
        facts,
        "Kind network Mentions 1 mention in 1 month Months February 2022"
    );
}

#[test]
fn the_footer_leads_to_the_names_of_an_archive_that_has_some() {
    assert!(page("2021/01/").contains("href=\"/x/names/\""));
    let bare = Arc::new(Archive {
        names: Vec::new(),
        ..(*archive()).clone()
    });
    let html = render(&bare, &Base::new("/x/"), &Route::Home);
    assert!(!html.contains("/names/"), "{html}");
}

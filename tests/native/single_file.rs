//! Tests of the one-file export: complete, in order, and self-contained.

use crate::generator::{random_markdown, random_report};
use crate::support::{
    archive_of, assert_same_words, compile_dir, fixture_archive, report_words, root, with_topics,
    words,
};
use kusama_news_reader::compile::{Level, Source, compile};
use kusama_news_reader::html::single_file::{STYLE, document, part_id};
use kusama_news_reader::model::{Archive, TopicId};
use proptest::prelude::*;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::BTreeSet;

fn seeds() -> Archive {
    compile_dir(&root().join("seeds")).archive
}

/// Returns three months with cross-links, a picture, and two equal texts.
fn linked() -> Archive {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let sources = vec![
        source("archive.toml", "images = [\"images/\"]\n"),
        source(
            "2020-05.md",
            "# L - May 2020\n\n# Ice <x> & \"Snow\"\n\nSame words.\n\nSame words.\n\n\
             ## Market Report\n\nPrices rose.\n\n## Looking Ahead\n\nA thaw.\n",
        ),
        source(
            "2020-06.md",
            "# L - June 2020\n\n# Thaw\n\nSame words.\n\nSee [one](2020-05.md), \
             [two](2020-05.md#market-report), [three](/2020/07/), [four](/search/?q=a&r=b), \
             [five](/), [six](https://example.org/?a=1&b=2), [seven](#market-report).\n\n\
             ![A \"knot\" > rope](images/knot.png \"Drawn & tied\") ![bend](images/bend.png)\n\n\
             ## Market Report\n\nPrices fell.\n",
        ),
        source("2020-07.md", "# L - July 2020\n\n# Sun\n\nIt shone.\n"),
    ];
    let outcome = compile(&with_topics(sources));
    let mut problems = outcome.diagnostics.iter();
    assert!(
        problems.all(|it| it.level() != Level::Error),
        "{:?}",
        outcome.diagnostics
    );
    outcome.archive
}

fn all(archive: &Archive) -> Html {
    parsed(&document(archive, "Title <x>", "Note & more", None).into_string())
}

fn parsed(html: &str) -> Html {
    let tree = Html::parse_document(html);
    assert!(tree.errors.is_empty(), "{:?} in {html}", tree.errors);
    tree
}

fn elements(tree: &Html) -> impl Iterator<Item = &Element> {
    let nodes = tree.tree.root().descendants();
    nodes.filter_map(|node| node.value().as_element())
}

/// Returns the words of each report in a document, without the reader's own additions.
fn articles(tree: &Html) -> Vec<Vec<String>> {
    let articles = Selector::parse("main > article").unwrap();
    tree.select(&articles).map(own_words).collect()
}

fn own_words(article: ElementRef<'_>) -> Vec<String> {
    let mut text = String::new();
    for node in article.descendants() {
        let mut around = node.ancestors().filter_map(|it| it.value().as_element());
        if around.any(|element| element.attr("data-generated").is_some()) {
            continue;
        }
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(it) if ["a", "em", "strong", "s", "code"].contains(&it.name()) => {}
            _ => text.push('\n'),
        }
    }
    words(&text)
}

/// Schemes of external links.
const OUTER: [&str; 3] = ["https://", "http://", "mailto:"];

/// Checks the properties that every export must have.
#[track_caller]
fn check_alone(archive: &Archive, tree: &Html) {
    let mut ids = BTreeSet::new();
    for element in elements(tree) {
        let name = element.name();
        assert!(
            !["script", "link", "img", "iframe", "object", "form"].contains(&name),
            "{name}"
        );
        for (attribute, value) in element.attrs() {
            let is_fine = !attribute.starts_with("on")
                && !["src", "style", "srcset", "action"].contains(&attribute);
            assert!(is_fine, "{name} {attribute}={value}");
        }
        if let Some(id) = element.attr("id") {
            assert!(ids.insert(id.to_owned()), "{id} twice");
        }
    }
    for link in elements(tree).filter_map(|element| element.attr("href")) {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{link} leads nowhere"),
            // An author's link to another site.
            None => assert!(
                OUTER.iter().any(|it| link.to_lowercase().starts_with(it)),
                "{link}"
            ),
        }
    }
    let styles = Selector::parse("style").unwrap();
    let styles: Vec<String> = tree.select(&styles).map(|it| it.inner_html()).collect();
    assert_eq!(styles, [STYLE]);
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    let description = Selector::parse("meta[name=description]").unwrap();
    let descriptions = tree.select(&description).map(|it| it.attr("content"));
    let notice = Selector::parse("body > header > .notice").unwrap();
    let notices = tree.select(&notice).map(|it| it.text().collect::<String>());
    // Each is there once, or not at all if the archive has no notice.
    let expected = Some(archive.site.notice.clone()).filter(|notice| !notice.is_empty());
    assert_eq!(
        descriptions.collect::<Vec<_>>(),
        Vec::from_iter(expected.as_deref().map(Some))
    );
    assert_eq!(notices.collect::<Vec<_>>(), Vec::from_iter(expected));
}

#[test]
fn every_word_of_every_report_is_there_once_and_in_order() {
    for archive in [seeds(), fixture_archive(), linked()] {
        let tree = all(&archive);
        check_alone(&archive, &tree);
        let found = articles(&tree);
        assert_eq!(found.len(), archive.reports.len());
        for (found, report) in found.iter().zip(&archive.reports) {
            assert_same_words(&report.file, found, &report_words(report));
        }
    }
}

#[test]
fn the_contents_lead_to_every_report() {
    let archive = seeds();
    let tree = all(&archive);
    let links = Selector::parse("nav a").unwrap();
    let links: Vec<&str> = tree
        .select(&links)
        .filter_map(|it| it.attr("href"))
        .collect();
    let months = archive
        .reports
        .iter()
        .map(|report| format!("#{}", report.month));
    assert_eq!(links, months.collect::<Vec<_>>());
    let headings = Selector::parse("header > h1").unwrap();
    let heading = tree.select(&headings).next().unwrap();
    assert_eq!(heading.text().collect::<String>(), "Title <x>");
}

/// Returns the address of the link with these words.
fn link(tree: &Html, words: &str) -> Option<String> {
    let links = Selector::parse("main a").unwrap();
    let mut links = tree.select(&links);
    let link = links.find(|link| link.text().collect::<String>() == words);
    link.expect("a link").attr("href").map(str::to_owned)
}

#[test]
fn links_between_reports_lead_inside() {
    let mut archive = linked();
    let market = archive.reports[0].sections[0].heading.id;
    let own = archive.reports[1].sections[0].heading.id;
    let tree = all(&archive);
    let address = |words| link(&tree, words);
    assert_eq!(address("one").as_deref(), Some("#2020-05"));
    assert_eq!(address("two"), Some(format!("#2020-05-{market}")));
    assert_eq!(address("three").as_deref(), Some("#2020-07"));
    assert_eq!(address("four"), None, "what is not in the file is no link");
    assert_eq!(address("five").as_deref(), Some("#top"));
    assert_eq!(
        address("six").as_deref(),
        Some("https://example.org/?a=1&b=2")
    );
    assert_eq!(address("seven"), Some(format!("#2020-06-{own}")));
    archive.site.url = "https://news.example/".into();
    let tree = all(&archive);
    let hosted = "https://news.example/search/?q=a&r=b";
    assert_eq!(link(&tree, "four").as_deref(), Some(hosted));
}

#[test]
fn pictures_give_way_to_their_words() {
    let tree = all(&linked());
    let pictures = Selector::parse("span.picture").unwrap();
    let pictures: Vec<(String, Option<&str>)> = tree
        .select(&pictures)
        .map(|it| (it.text().collect(), it.attr("title")))
        .collect();
    let expected = [
        ("A \"knot\" > rope".to_owned(), Some("Drawn & tied")),
        ("bend".to_owned(), None),
    ];
    assert_eq!(pictures, expected);
}

/// `src/ui/boot/export.js` cuts selections from these parts.
#[test]
fn each_part_has_its_name_and_its_topics() {
    for archive in [seeds(), fixture_archive(), linked()] {
        let tree = all(&archive);
        let parts = Selector::parse("main > article > [data-topics]").unwrap();
        let found = tree.select(&parts).map(|part| {
            let attribute = |name| part.attr(name).unwrap_or_default().to_owned();
            (attribute("id"), attribute("data-topics"))
        });
        let mut expected = Vec::new();
        for report in &archive.reports {
            let slugs = |is_under: &dyn Fn(TopicId) -> bool| {
                let topics = archive.topic_ids().filter(|&topic| is_under(topic));
                let slugs = topics.map(|topic| archive.topic(topic).unwrap().slug.as_str());
                slugs.collect::<BTreeSet<_>>()
            };
            let lead = slugs(&|topic| report.lead_under(Some(topic)));
            expected.push((part_id(report.month, None), lead));
            for (at, section) in report.sections.iter().enumerate() {
                let topics = slugs(&|topic| section.belongs_to(topic));
                expected.push((part_id(report.month, Some(at)), topics));
            }
        }
        let found: Vec<(String, String)> = found.collect();
        let found = found
            .iter()
            .map(|(id, topics)| (id.clone(), topics.split_whitespace().collect()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_text_stands_in_a_part_or_above_all_parts() {
    let archive = linked();
    let tree = all(&archive);
    let above = Selector::parse("main > article > :not([data-topics])").unwrap();
    let above: Vec<String> = tree.select(&above).flat_map(own_words).collect();
    let expected = "l may 2020 ice x snow l june 2020 thaw l july 2020 sun";
    assert_eq!(above.join(" "), expected);
    let lead = format!("[id='{}']", part_id(archive.reports[0].month, None));
    let lead = Selector::parse(&lead).unwrap();
    let words: Vec<String> = tree.select(&lead).flat_map(own_words).collect();
    assert_eq!(words.join(" "), "same words same words");
}

#[test]
fn an_empty_archive_makes_an_empty_document() {
    let mut archive = archive_of("# L - May 2020\n\n# H\n\nText.");
    archive.reports.clear();
    let tree = all(&archive);
    check_alone(&archive, &tree);
    assert_eq!(articles(&tree).len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The export of any report is self-contained.
    #[test]
    fn random_reports_make_documents_that_stand_alone(
        texts in prop::collection::vec(prop_oneof![random_markdown(), random_report()], 1..3)
    ) {
        let reports = texts.iter().enumerate().map(|(number, text)| Source {
            path: format!("2020-0{}.md", number + 5),
            bytes: match number {
                0 => text.clone(),
                _ => format!("# L - June 2020\n\n# H\n\n{text}"),
            }
            .into(),
        });
        let archive = compile(&with_topics(reports.collect())).archive;
        let tree = all(&archive);
        check_alone(&archive, &tree);
        for (found, report) in articles(&tree).iter().zip(&archive.reports) {
            assert_same_words(&report.file, found, &report_words(report));
        }
    }
}

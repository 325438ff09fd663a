//! No report can bring anything into the page that it must not, whatever it holds.

use crate::generator::{random_markdown, random_report};
use crate::html_check::{ALLOWED, UNNAMED, violation};
use crate::support::{report_words, root, words};
use core::mem;
use kusama_news_reader::archive::{Archive, Inline, Report, Section, html, leaves};
use kusama_news_reader::compile::{Outcome, Source, compile};
use kusama_news_reader::prerender::render;
use kusama_news_reader::routes::{Base, Builder, Route};
use proptest::prelude::*;
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

const DESCRIPTION: &str = "images = [\"https://pictures.example/\", \"images/\"]\n";

/// Where a payload may stand; `@` is its place.
const CONTEXTS: &[&str] = &[
    "# @ - May 2020\n\n# H\n\nText.",
    "# L - May 2020\n\n# @\n\nText.",
    "# L - May 2020\n\n@\n\n# H\n\nText.",
    "# L - May 2020\n\n# H\n\nBy @\n\nText.\n\n## S\n\n(By @)\n\nText.",
    "# L - May 2020\n\n# H\n\n## @\n\nText.\n\n### @\n\nText.",
    "# L - May 2020\n\n# H\n\n**@**\n\nText.\n\nArticle 1: @\n\nText.",
    "# L - May 2020\n\n# H\n\n@",
    "# L - May 2020\n\n# H\n\nText @ text **@** *@* ~~@~~ \"@\" `@` ``@``",
    "# L - May 2020\n\n# H\n\n[x](@) [x](<@>) [x]( @ ) [@](https://example.org) [@](@)",
    "# L - May 2020\n\n# H\n\n[x](https://example.org \"@\") [x](https://example.org '@')",
    "# L - May 2020\n\n# H\n\n[x](https://example.org/@) [x](<https://example.org/@>) [x](/@) [x](#@)",
    "# L - May 2020\n\n# H\n\n[x][r] [@][r] [x][@] [@]\n\n[r]: @ \"@\"\n[@]: https://example.org",
    "# L - May 2020\n\n# H\n\n![x](@) ![x](<@>) ![@](images/a.png) ![@](@ \"@\")",
    "# L - May 2020\n\n# H\n\n![x](images/@) ![x](<images/@>) ![x](https://pictures.example/@ '@')",
    "# L - May 2020\n\n# H\n\n| @ | a |\n|:-:|-:|\n| [x](@) | @ | @ |",
    "# L - May 2020\n\n# H\n\n```@\n@\n```\n\n~~~ @\n@\n~~~\n\n    @",
    "# L - May 2020\n\n# H\n\nA[^1] b[^@]\n\n[^1]: @\n\n[^@]: note",
    "# L - May 2020\n\n# H\n\n- @\n- [ ] @\n  1. @\n\n> @\n> # @",
    "# L - May 2020\n\n# H\n\n<@> <b @> <@\n\n<div @>\n@\n</div>\n\n<!-- @ -->",
    "# L - May 2020\n\n# H\n\n@\n---\n\n@\n===\n\n\\@ &@; https://example.org/@ www.example.org@",
];

fn payloads() -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/fixtures/xss.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Compiles texts, each of which says that it is of May 2020, as reports of different months.
fn compiled(texts: &[String]) -> Outcome {
    let months = [
        "January", "February", "March", "April", "May", "June", "July",
    ];
    let reports = texts.iter().enumerate().map(|(number, text)| {
        let month = format!("{} {}", months[number % 7], 1000 + number / 7);
        Source {
            path: format!("{number}.md"),
            bytes: text.replacen("May 2020", &month, 1).into(),
        }
    });
    let description = Source {
        path: "archive.toml".into(),
        bytes: DESCRIPTION.into(),
    };
    compile(&reports.chain([description]).collect::<Vec<_>>())
}

/// What is wrong with what a report brings into the page.
fn violation_in(report: &Report) -> Option<String> {
    let line = |text: &[Inline]| format!("<p>{}</p>", html::inline(text));
    let mut page = html::blocks(&report.lead);
    let lines = report.masthead.iter().chain(&report.bylines);
    page.extend(lines.map(|it| line(&it.text)));
    page.extend(report.headline.iter().map(|it| line(&it.text)));
    for section in &report.sections {
        page.push_str(&line(&section.heading.text));
        page.extend(section.bylines.iter().map(|it| line(&it.text)));
        page.push_str(&html::blocks(&section.blocks));
    }
    if let Some(found) = violation(&page, &mut BTreeSet::new()) {
        return Some(format!("{found} in {page}"));
    }
    let texts = report.head_texts().into_iter().chain(leaves(&report.lead));
    let texts = texts.chain(report.sections.iter().flat_map(Section::texts));
    let mut all = BTreeSet::new();
    let named = texts
        .filter(|text| !text.id.is_unnamed())
        .map(|text| text.id.to_string());
    let mut twice = named.filter(|id| !all.insert(id.clone()));
    twice.next().map(|id| format!("id `{id}` is given twice"))
}

#[test]
fn known_payloads_are_harmless_wherever_they_stand() {
    let payloads = payloads();
    assert!(payloads.len() >= 60);
    let texts: Vec<String> = CONTEXTS
        .iter()
        .flat_map(|context| {
            payloads
                .iter()
                .map(move |payload| context.replace('@', payload))
        })
        .collect();
    let outcome = compiled(&texts);
    // A payload in front of the month may leave no title, and then no report.
    let n_reports = outcome.archive.reports.len();
    assert!(
        n_reports * 100 > texts.len() * 95,
        "{n_reports} of {}",
        texts.len()
    );
    for report in &outcome.archive.reports {
        let found = violation_in(report);
        assert_eq!(
            found,
            None,
            "of {}: {}",
            report.file,
            texts[number_of(report)]
        );
    }
}

fn number_of(report: &Report) -> usize {
    report.file.trim_end_matches(".md").parse().unwrap()
}

/// What stands around a report's own text: labels, lists, tables, remarks. Elements and attributes
/// are held against those of the same archive in harmless words.
#[test]
fn known_payloads_are_harmless_in_whole_pages() {
    let payloads = payloads();
    // Found by the search for `<script>`, as the payloads are.
    let harmless = vec!["script".to_owned(); payloads.len()];
    let mut known: BTreeSet<(String, String)> = ALLOWED
        .iter()
        .flat_map(|(element, attributes)| {
            let pair = |attribute: &&str| ((*element).to_owned(), (*attribute).to_owned());
            attributes.iter().map(pair)
        })
        .collect();
    for element in elements(&pages(&harmless)) {
        let names = element.attrs().map(|(name, _)| name.to_owned());
        known.extend(names.map(|name| (element.name().to_owned(), name)));
    }
    for element in elements(&pages(&payloads)) {
        assert!(is_harmless(&element, &known), "{element:?}");
    }
}

/// The pages of an archive of whose words all but the fixed ones are given.
fn pages(words: &[String]) -> Vec<String> {
    let archive = Arc::new(archive_saying(words));
    let reports = archive.reports.iter().map(|report| Route::Report {
        month: report.month,
        topic: None,
    });
    let others = [
        Route::Home,
        Route::Archive,
        Route::Missing {
            path: words.first().cloned().unwrap_or_default(),
            meant: None,
        },
        Route::search("<script>"),
        Route::Builder(Builder::parse("", &archive)),
        Route::Builder(Builder::parse("show=topic/market/", &archive)),
    ];
    reports
        .chain(others)
        .map(|route| render(&archive, &Base::default(), &route))
        .collect()
}

/// An archive in which the words stand wherever a report or a description can bring them.
fn archive_saying(words: &[String]) -> Archive {
    let texts: Vec<String> = words
        .iter()
        .map(|it| {
            format!(
                "# {it} - May 2020\n\n{it}\n\n# {it}\n\nBy {it}\n\n– {it}\n\n\
                 ## Article 1: {it}\n\n(By {it}, {it})\n\n{it}\n\n## –\n\n…\n\n- –\n\n\
                 June 5 (Optional) [x](#{it})"
            )
        })
        .collect();
    let mut archive = compiled(&texts).archive;
    archive.reports.truncate(40);
    let mut words = words.iter().cycle().map(String::as_str);
    for (number, report) in archive.reports.iter_mut().enumerate() {
        let file = mem::replace(
            &mut report.file,
            words.next().unwrap_or_default().to_owned(),
        );
        let own = archive.remarks.iter_mut();
        for remark in own.filter(|remark| remark.file == file) {
            remark.file.clone_from(&report.file);
        }
        report.publication.extend(words.next());
        if number % 4 == 0 {
            report.headline = None;
        }
    }
    for text in texts_beside_reports(&mut archive) {
        text.push('`');
        text.extend(words.next());
        text.push('`');
    }
    archive
}

/// What an archive holds besides its reports and the names of files.
fn texts_beside_reports(archive: &mut Archive) -> impl Iterator<Item = &mut String> {
    let site = &mut archive.site;
    let site = [&mut site.title, &mut site.description, &mut site.notice];
    let topics = archive.topics.iter_mut();
    let topics = topics.flat_map(|it| [&mut it.label, &mut it.short_label, &mut it.description]);
    let kinds = archive.kinds.iter_mut();
    let kinds = kinds.flat_map(|it| [&mut it.code, &mut it.about]);
    let remarks = archive.remarks.iter_mut();
    let remarks = remarks.flat_map(|it| [&mut it.code, &mut it.message, &mut it.help]);
    site.into_iter().chain(topics).chain(kinds).chain(remarks)
}

fn elements(pages: &[String]) -> Vec<Element> {
    let documents = pages.iter().map(|page| Html::parse_fragment(page));
    let elements = documents.flat_map(|document| {
        let nodes = document.tree.nodes();
        let elements = nodes.filter_map(|node| match node.value() {
            Node::Element(element) => Some(element.clone()),
            _ => None,
        });
        elements.collect::<Vec<_>>()
    });
    elements.collect()
}

/// Whether an element of a whole page can be one of the reader's own, of which these elements and
/// attributes are known.
fn is_harmless(element: &Element, known: &BTreeSet<(String, String)>) -> bool {
    let banned = [
        "script", "iframe", "object", "embed", "base", "meta", "style", "svg", "math",
    ];
    let mut attributes = element.attrs();
    !banned.contains(&element.name())
        && attributes.all(|(name, value)| {
            let is_address = ["href", "src", "action"].contains(&name);
            let runs = is_address && value.to_ascii_lowercase().contains("script:");
            let is_known = known.contains(&(element.name().to_owned(), name.to_owned()));
            let is_unnamed = value.split(['#', ' ']).any(|id| id == UNNAMED);
            is_known && !name.starts_with("on") && name != "style" && !runs && !is_unnamed
        })
}

#[test]
fn the_judge_of_pages_finds_what_the_reader_does_not_write() {
    let known = BTreeSet::from([
        ("p".to_owned(), "id".to_owned()),
        ("a".to_owned(), "href".to_owned()),
    ]);
    for (html, expected) in [
        ("<p id=\"p-1a2b3c\">x</p>", true),
        ("<p id=\"p-000000\">x</p>", false),
        ("<p title=\"x\">x</p>", false),
        ("<a href=\"./#p-1a2b3c\">x</a>", true),
        ("<a href=\"./#p-000000\">x</a>", false),
        ("<a href=\"JavaScript:x\">x</a>", false),
        ("<script>x</script>", false),
    ] {
        let mut found = elements(&[html.to_owned()]).into_iter();
        let is_good = found.all(|element| is_harmless(&element, &known));
        assert_eq!(is_good, expected, "{html}");
    }
}

/// The words that the generator has numbered.
fn numbered(words: Vec<String>) -> Vec<String> {
    words
        .into_iter()
        .filter(|word| word.starts_with("zq"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn random_texts_bring_nothing_into_the_page(texts in prop::collection::vec(random_markdown(), 6)) {
        let frames = ["# L - May 2020\n\n# H\n\n@", "# L - May 2020\n\n@\n\nText.", "@ May 2020\n\n@\n\n## @\n\n@"];
        let texts: Vec<String> = texts.iter().zip(frames.iter().cycle())
            .map(|(text, frame)| frame.replace('@', text))
            .collect();
        for report in compiled(&texts).archive.reports {
            prop_assert_eq!(violation_in(&report), None, "of {:?}", texts[number_of(&report)]);
        }
    }

    #[test]
    fn random_reports_keep_every_word_in_order(texts in prop::collection::vec(random_report(), 4)) {
        let reports = compiled(&texts).archive.reports;
        prop_assert_eq!(reports.len(), texts.len());
        for report in reports {
            let text = &texts[number_of(&report)];
            prop_assert_eq!(violation_in(&report), None, "of {:?}", text);
            prop_assert_eq!(numbered(report_words(&report)), numbered(words(text)), "of {:?}", text);
        }
    }
}

//! Tests of the Markdown of months and topics: the compiler reads it as the same report.

use crate::foreign::{compiled, descriptions, foreign};
use crate::generator::{random_markdown, random_report};
use crate::support::{
    archive_of, archive_of_any, assert_same_words, compile_dir, fixture_archive, report_words,
    root, with_topics, words,
};
use kusama_news_reader::compile::{Source, compile};
use kusama_news_reader::export::markdown::{month, thread};
use kusama_news_reader::model::{Archive, Report, Section, leaves};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Compiles Markdown to a report of the archive's language.
#[track_caller]
fn again(archive: &Archive, report: &Report) -> (String, Report) {
    let text = month(archive, report, "");
    let path = format!("{}.md", report.month);
    let bytes = text.clone().into_bytes();
    let outcome = compile(&with_topics(vec![Source { path, bytes }]));
    assert!(
        !outcome.has_errors(),
        "{:?} in\n{text}",
        outcome.diagnostics
    );
    (text, outcome.archive.reports[0].clone())
}

/// Checks that the Markdown of a report has its words in their order.
#[track_caller]
fn check_words(archive: &Archive, report: &Report) {
    let (text, again) = again(archive, report);
    let what = format!("{}\n{text}", report.file);
    assert_same_words(&what, &report_words(&again), &report_words(report));
}

/// Returns the ids of all texts, in order.
fn ids(report: &Report) -> Vec<String> {
    let mut texts = report.head_texts();
    texts.extend(leaves(&report.lead));
    texts.extend(report.sections.iter().flat_map(Section::texts));
    let ids = texts.into_iter().map(|text| text.id);
    let named = ids.filter(|id| !id.is_unnamed());
    named.map(|id| id.to_string()).collect()
}

#[test]
fn the_markdown_of_a_month_is_its_report_word_for_word_and_id_for_id() {
    let seeds = compile_dir(&root().join("seeds")).archive;
    for archive in [seeds, fixture_archive()] {
        for report in &archive.reports {
            check_words(&archive, report);
            let (text, again) = again(&archive, report);
            assert_eq!(ids(&again), ids(report), "{}", report.file);
            for id in ids(report) {
                let anchor = format!("<a id=\"{id}\"></a>");
                assert_eq!(text.matches(&anchor).count(), 1, "{anchor} in {text}");
            }
        }
    }
}

#[test]
fn the_notice_comes_first() {
    let archive = compile_dir(&root().join("seeds")).archive;
    let notice = format!("---\nnotice: \"{}\"\n", archive.site.notice);
    let market = archive.topic_by_slug("market").unwrap();
    let thread = thread(&archive, market, "").unwrap();
    let month = month(&archive, &archive.reports[0], "https://example.org/");
    assert!(month.starts_with(&notice), "{month}");
    assert!(thread.starts_with(&notice), "{thread}");
    assert!(month.contains("\npage: \"https://example.org/2019/11/\"\n"));
    assert!(thread.contains("\npage: \"topic/market/\"\n"));
}

/// Signs of Markdown in a report are words, wherever they stand.
#[test]
fn words_that_look_like_markdown_stay_words() {
    for text in [
        "2023\\. It was \\*so\\* cold, 5 \\< 6, a_b_c \\_d\\_, \\[x\\](y) &amp;amp; \\`z\\`.",
        "\\# One\n\n\\- Two\n\n\\> Three\n\n1\\) Four",
        "a\\\n\\- b\\\n\\# c",
        "**\"Ice\"**s *a*b ***c** d* _**e**_ ~~f~~g **h\\\n**i",
        "Look![ice](https://example.org/a_(b) \"T \\\" x\") ![alt *x*](images/a.png)",
        "- a\n\n  b\n\n  ```rust\n  let a = \"`\";\n\n  a;\n  ```\n- c\n  1. d\n  4. e\n\n* f\n* g",
        "| a \\| b | `c \\| d` |\n|:-:|--:|\n| e<br>f | **g** |\n| h |",
        "> q\n>\n> - r\n>   > s\n\n> t\n\n***\n\n~~~a`b\n```\n~~~",
        "\\<script>a\\</script> \\{% b %} \\{{ c }} 5 < 6 \\<d",
        "A[^1] and B[^b].\n\n[^1]: One.\n\n    More.\n\n[^b]: `two`",
    ] {
        let archive = archive_of(&format!("# L - May 2020\n\n# Ice\n\nIt was.\n\n{text}\n"));
        check_words(&archive, &archive.reports[0]);
    }
}

#[test]
fn references_lead_to_their_footnotes() {
    let text = "# L - May 2020\n\n# Ice\n\nIt froze[^1].\n\n[^1]: Twice.\n";
    let archive = archive_of(text);
    let text = month(&archive, &archive.reports[0], "");
    assert!(text.contains("It froze[^1]."), "{text}");
    assert!(text.contains("[^1]: <a id="), "{text}");
}

#[test]
fn links_lead_to_markdown_where_there_is_some() {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let sources = vec![
        source(
            "2020-05.md",
            "# L - May 2020\n\n# Ice\n\nCold.\n\n## Market\n\nUp.\n",
        ),
        source(
            "2020-06.md",
            "# L - June 2020\n\n# Thaw\n\n[a](2020-05.md) [b](2020-05.md#market) [c](#thaw) \
             [d](/search/?q=x) [e](/) [f](https://example.org/?a=1)\n\n## Market\n\nDown.\n",
        ),
    ];
    let archive = compile(&with_topics(sources)).archive;
    let id = |report: &Report| report.sections[0].heading.id;
    let (before, own) = (&archive.reports[0], &archive.reports[1]);
    let text = month(&archive, own, "https://n.example/");
    let headline = own.headline.as_ref().unwrap().id;
    for expected in [
        "[a](https://n.example/2020/05/index.md)",
        &format!("[b](https://n.example/2020/05/index.md#{})", id(before)),
        &format!("[c](#{headline})"),
        "[d](https://n.example/search/?q=x)",
        "[e](https://n.example/)",
        "[f](https://example.org/?a=1)",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn a_topic_has_the_words_of_its_sections_with_the_month_in_each_anchor() {
    let archive = compile_dir(&root().join("seeds")).archive;
    for topic in archive.topic_ids() {
        let text = thread(&archive, topic, "").unwrap();
        let mut anchors = BTreeSet::new();
        for anchor in text.split("<a id=\"").skip(1) {
            let name = anchor.split('"').next().unwrap();
            assert!(anchors.insert(name), "{name} twice");
        }
        let found: BTreeSet<String> = words(&text).into_iter().collect();
        for report in &archive.reports {
            for section in report.sections_under(Some(topic)) {
                let name = format!("{}-{}", report.month, section.heading.id);
                assert!(anchors.contains(name.as_str()), "{name}");
                for text in section.texts() {
                    let lost = words(&text.text);
                    let lost = lost.iter().find(|word| !found.contains(*word));
                    assert_eq!(lost, None, "{}", text.text);
                }
            }
        }
    }
}

#[test]
fn reports_of_other_sites_keep_their_words() {
    let Some(dir) = foreign("markdown") else {
        return;
    };
    for (name, description) in descriptions() {
        let (_, outcome) = compiled(&dir, &name, &description);
        for report in &outcome.archive.reports {
            check_words(&outcome.archive, report);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_reports_keep_their_words(markdown in random_report()) {
        let archive = archive_of(&markdown);
        check_words(&archive, &archive.reports[0]);
    }

    /// No text breaks the front matter, or becomes no report.
    #[test]
    fn random_texts_stay_reports(markdown in random_markdown()) {
        let archive = archive_of_any(&markdown);
        again(&archive, &archive.reports[0]);
    }
}

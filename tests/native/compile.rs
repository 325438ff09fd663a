//! Tests of the archive compiler on `tests/fixtures/valid`, and of its recovery after problems.
//! `tests/native/fixtures.rs` tests the problems themselves.

use crate::support::{
    archive_of, assert_same_words, compile_dir, fixture_archive, report_words, root, source_words,
    with_topics,
};
use kusama_news_reader::compile::{Source, compile, read_dir};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::model::codec::{decode, encode};
use kusama_news_reader::model::{Block, plain_text};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn the_parts_of_a_report_are_told_apart() {
    let archive = fixture_archive();
    let months: Vec<String> = archive
        .reports
        .iter()
        .map(|r| r.month.to_string())
        .collect();
    assert_eq!(months, ["2020-01", "2020-02", "2020-04"]);
    let titles: Vec<String> = archive
        .reports
        .iter()
        .map(|report| report.title(&archive.site))
        .collect();
    assert_eq!(
        titles,
        [
            "Ice in the Harbour",
            "Thaw, and Forty-Two Ships at Once",
            "A Quiet Month"
        ]
    );
    let january = &archive.reports[0];
    assert_eq!(january.publication, "Harbour Letter");
    assert_eq!(
        plain_text(&january.bylines[0].text),
        "By Ada Quay, Harbour Master"
    );
    assert_eq!(january.lead.len(), 1);
}

#[test]
fn sections_keep_their_label_topic_and_line() {
    let archive = fixture_archive();
    let found: Vec<(u32, &str, String, &str)> = archive
        .reports
        .iter()
        .flat_map(|report| &report.sections)
        .map(|section| {
            let topic = archive.topic(section.topic).expect("a topic");
            let heading = &section.heading;
            (
                section.line,
                heading.label.as_str(),
                plain_text(&heading.text),
                topic.slug.as_str(),
            )
        })
        .collect();
    let expected = [
        (9, "", "Looking Ahead: Thaw", "outlook"),
        (8, "Article 1", "Market Report", "market"),
        (14, "Article 2", "Developers' Corner", "ecosystem"),
        (7, "", "Governance: a Vote", "governance"),
    ];
    let expected = expected.map(|(line, label, text, topic)| (line, label, text.into(), topic));
    assert_eq!(found, expected);
}

#[test]
fn a_sentence_that_begins_with_by_is_no_byline() {
    let archive = fixture_archive();
    let market = &archive.reports[1].sections[0];
    assert_eq!(market.bylines.len(), 0);
    assert!(matches!(
        market.blocks[0],
        Block::Subheading { depth: 1, .. }
    ));
    assert_eq!(market.blocks.len(), 3);
}

#[test]
fn a_first_heading_of_a_lower_level_opens_a_section_of_its_own_level() {
    let archive = archive_of("# L - May 2020\n\n# H\n\n#### Prices\n\nOne.\n\n## Votes\n\nTwo.");
    let sections = &archive.reports[0].sections;
    let levels: Vec<u8> = sections.iter().map(|section| section.level).collect();
    assert_eq!(levels, [4, 2]);
}

/// Skipped heading levels used to reach the page, so that a fourth-level heading followed one of
/// the second level.
#[test]
fn subheadings_are_counted_by_depth_whatever_levels_they_have() {
    let archive = archive_of(
        "# L - May 2020\n\n# H\n\n## S\n\n#### A\n\n###### B\n\n#### C\n\n## T\n\n##### D\n\nE.",
    );
    let html: String = archive.reports[0]
        .sections
        .iter()
        .map(|section| blocks(&section.blocks).into_string())
        .collect();
    let tags: Vec<&str> = html
        .match_indices("<h")
        .map(|(at, _)| &html[at + 1..at + 3])
        .collect();
    assert_eq!(tags, ["h3", "h4", "h3", "h3"]);
}

#[test]
fn no_word_of_a_fixture_is_lost_or_moved() {
    let dir = root().join("tests/fixtures/valid");
    for report in fixture_archive().reports {
        let source = fs::read_to_string(dir.join(format!("{}.md", report.month))).unwrap();
        let what = report.month.to_string();
        assert_same_words(&what, &report_words(&report), &source_words(&source));
    }
}

#[test]
fn ids_are_unique_within_a_report_and_outlive_edits_elsewhere() {
    let one = "# L - May 2020\n\n# H\n\nSame words here, and some more.\n\n## Market\n\nLast words of all.";
    let two = "# L - May 2020\n\n# H\n\nSame words here, and some more.\n\nSame words HERE and some more!\n\n## Market\n\nNew.\n\nLast words of all.";
    let ids = |markdown| {
        let archive = archive_of(markdown);
        let report = &archive.reports[0];
        let blocks = report
            .lead
            .iter()
            .chain(&report.sections[0].blocks)
            .cloned();
        kusama_news_reader::model::leaves(&blocks.collect::<Vec<_>>())
            .into_iter()
            .map(|leaf| leaf.id.to_string())
            .collect::<Vec<_>>()
    };
    let (before, after) = (ids(one), ids(two));
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1], format!("{}-2", before[0]));
    assert_eq!(after[3], before[1]);
    assert_eq!(after.iter().collect::<BTreeSet<_>>().len(), after.len());
}

#[test]
fn the_same_folder_gives_the_same_bytes_in_any_order() {
    let dir = root().join("tests/fixtures/valid");
    let (sources, _) = read_dir(&dir, "seeds");
    let mut sources = with_topics(sources);
    let bytes = encode(&compile(&sources).archive).unwrap();
    sources.reverse();
    assert_eq!(encode(&compile(&sources).archive).unwrap(), bytes);
    assert_eq!(decode(&bytes).unwrap(), fixture_archive());
}

#[test]
fn a_folder_without_a_description_takes_the_defaults() {
    let source = Source {
        path: "a.md".into(),
        bytes: "# Harbour Letter - May 2020\n\n# H\n\nText.".into(),
    };
    let archive = compile(&[source]).archive;
    assert_eq!(archive.site.title, "Harbour Letter");
    assert_eq!(archive.topics, []);
    assert_eq!(archive.site.notice, "");
    assert_eq!(archive.site.short_notice, "");
}

#[test]
fn a_site_address_ends_with_a_slash() {
    assert_eq!(
        fixture_archive().site.url,
        "https://harbour.example/letter/"
    );
}

#[test]
fn all_problems_of_all_reports_are_named_at_once() {
    let report = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let outcome = compile(&with_topics(vec![
        report("seeds/b.md", "# L - May 2020\n\n# H\n\nText."),
        report("seeds/c.md", "nothing"),
        report("seeds/a.md", "# L - May 2020\n\n# H\n\nText."),
        report("seeds/d.md", ""),
    ]));
    let places: Vec<String> = outcome
        .diagnostics
        .iter()
        .map(|d| format!("{}:{} {}", d.path, d.line, &d.message[..6]))
        .collect();
    assert_eq!(
        places,
        [
            "seeds/a.md:1 second",
            "seeds/a.md:1 no sec",
            "seeds/b.md:1 no sec",
            "seeds/c.md:1 no mon",
            "seeds/d.md:1 empty "
        ]
    );
}

#[test]
fn an_empty_folder_is_an_error() {
    let outcome = compile(&[]);
    assert!(outcome.has_errors());
    assert!(
        outcome.diagnostics[0]
            .message
            .starts_with("no report in the folder")
    );
}

/// Problems of a whole folder refer to its description, even if that file is missing.
#[test]
fn a_folder_without_a_description_is_named_all_the_same() {
    let dir = root().join("tests/fixtures/archives/no-report");
    let lock = Source {
        path: "letters/ids.lock".into(),
        bytes: Vec::new(),
    };
    let outcome = compile(&[lock]);
    assert_eq!(outcome.diagnostics[0].path, "letters/archive.toml");
    let (_, problems) = read_dir(&dir, "letters");
    let mut outcome = compile(&[]);
    outcome.add_problems(problems);
    let paths = outcome.diagnostics.iter().map(|it| it.path.as_str());
    assert_eq!(paths.collect::<Vec<_>>(), ["letters/archive.toml"]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (sources, problems) = read_dir(Path::new("/nowhere/at/all"), "nowhere");
    assert_eq!(sources, []);
    assert!(
        problems[0]
            .to_string()
            .starts_with("nowhere:1: cannot be read"),
        "{problems:?}"
    );
}

#[test]
fn the_seeds_compile_without_errors() {
    let outcome = compile_dir(&root().join("seeds"));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
}

/// A named pipe in the folder used to block the compiler forever.
#[cfg(target_os = "linux")]
#[test]
fn strange_files_are_named_and_strange_names_are_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let dir = crate::check::folder("strange-files", &[]);
    let report = "# L - May 2020\n\n# Ice\n\nThe harbour froze.";
    fs::write(dir.join(OsStr::from_bytes(b"caf\xe9\x1b.md")), report).unwrap();
    let pipe = std::process::Command::new("mkfifo")
        .arg(dir.join("pipe.md"))
        .status();
    assert!(pipe.unwrap().success());
    let (sources, problems) = read_dir(&dir, "letters");
    let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    assert_eq!(paths, ["letters/caf\u{fffd}\u{fffd}.md"]);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("letters/pipe.md:1: cannot be read (it is no file)"));
}

/// The full path of a folder outside the checkout used to appear on the page about the archive.
#[test]
fn no_folder_of_the_machine_reaches_the_archive() {
    let report = |path: &str, month: &str| Source {
        path: path.into(),
        bytes: format!(
            "# L - {month} 2020\n\n# Ice\n\nThe harbour was full of ships again on that very day."
        )
        .into(),
    };
    let outcome = compile(&[
        report("/home/ada/letters/a.md", "May"),
        report("/home/ada/letters/b.md", "July"),
    ]);
    let warnings = &outcome.archive.warnings;
    assert!(
        warnings.iter().any(|it| it.message.contains("a.md:5")),
        "{warnings:?}"
    );
    let bytes = encode(&outcome.archive).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("ada"), "{text}");
}

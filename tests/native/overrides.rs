//! Tests of the topic overrides in `archive.toml`.

use crate::support::with_topics;
use kusama_news_reader::compile::{Code, Outcome, Source, compile};

const REPORT: &str = "# L - May 2020\n\n# Ice\n\nThe lead.\n\n## \"Zzyzx\"\n\nWords.\n\n\
                      ## Article 2: Fog\n\nWords.\n\n## Fog\n\nWords.\n\n## Sail\n\nWords.\n";

fn compile_with(overrides: &str) -> Outcome {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let sources = vec![source("archive.toml", overrides), source("a.md", REPORT)];
    compile(&with_topics(sources))
}

/// Checks the topics of the section on `line`: the first topic, then the others.
#[track_caller]
fn check_topics(overrides: &str, line: u32, expected: &[&str]) {
    let outcome = compile_with(overrides);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let sections = &outcome.archive.reports[0].sections;
    let section = sections.iter().find(|it| it.line == line).unwrap();
    let topics = [section.topic].into_iter().chain(section.also.clone());
    let slugs: Vec<&str> = topics
        .map(|topic| outcome.archive.topic(topic).unwrap().slug.as_str())
        .collect();
    assert_eq!(slugs, expected);
}

#[track_caller]
fn check_error(overrides: &str, code: Code, line: u32, message: &str) {
    let outcome = compile_with(overrides);
    let errors: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|d| d.code == code)
        .collect();
    assert_eq!(errors.len(), 1, "{:?}", outcome.diagnostics);
    assert_eq!(errors[0].line, line);
    assert!(errors[0].message.contains(message), "{}", errors[0]);
}

fn one(section: &str, topics: &str) -> String {
    format!("[[overrides]]\nmonth = \"2020-05\"\n{section}\n{topics}\n")
}

#[test]
fn a_section_is_named_by_its_heading_or_its_line() {
    let topics = "topic = \"market\"\nalso = [\"technology\"]";
    check_topics(
        &one("heading = \"zzyzx\"", topics),
        7,
        &["market", "technology"],
    );
    check_topics(
        &one("heading = \"Article 2: Fog\"", topics),
        11,
        &["market", "technology"],
    );
    check_topics(&one("line = 15", topics), 15, &["market", "technology"]);
}

#[test]
fn a_settled_section_is_warned_of_no_more() {
    let n_unmapped = |outcome: &Outcome| {
        let diagnostics = outcome.diagnostics.iter();
        diagnostics
            .filter(|d| d.code == Code::UnmappedHeading && d.line == 7)
            .count()
    };
    assert_eq!(n_unmapped(&compile_with("")), 1);
    assert_eq!(
        n_unmapped(&compile_with(&one("line = 7", "topic = \"market\""))),
        0
    );
}

/// The compiler used to choose the first of two equal headings, and the last of two overrides.
#[test]
fn what_does_not_name_one_section_is_an_error() {
    let topic = "topic = \"market\"";
    let dead = Code::DeadOverride;
    check_error(&one("heading = \"Fog\"", topic), dead, 1, "lines 11, 15");
    check_error(
        &one("heading = \"Haze\"", topic),
        dead,
        1,
        "matches no section",
    );
    check_error(
        &one("heading = \"!\"", topic),
        dead,
        1,
        "matches no section",
    );
    check_error(&one("line = 8", topic), dead, 1, "matches no section");
    let twice = one("line = 7", topic) + &one("heading = \"Zzyzx\"", topic);
    check_error(&twice, dead, 5, "second override");
    let other_month = one("line = 7", topic).replace("2020-05", "2020-06");
    check_error(&other_month, dead, 1, "month of the archive");
}

#[test]
fn a_topic_stands_once_in_an_override() {
    let repeated = one("line = 7", "topic = \"market\"\nalso = [\"market\"]");
    check_error(&repeated, Code::BadConfig, 1, "each topic once");
    let repeated = one(
        "line = 7",
        "topic = \"market\"\nalso = [\"technology\", \"technology\"]",
    );
    check_error(&repeated, Code::BadConfig, 1, "each topic once");
}

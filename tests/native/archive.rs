//! A larger archive of the same family, where one is given by `READER_ARCHIVE`: a folder with
//! `reports/*.md` and `topics.json`, each section labelled by hand.

use crate::support::{assert_same_words, compile_dir, report_words, source_words};
use kusama_news_reader::archive::plain_text;
use kusama_news_reader::compile::Outcome;
use serde_json::Value;
use std::path::PathBuf;
use std::{env, fs};

/// The folder, or `None` after saying that the test has nothing to test.
fn archive_dir(test: &str) -> Option<PathBuf> {
    let dir = env::var_os("READER_ARCHIVE").map(PathBuf::from);
    if dir.is_none() {
        println!(
            "{test}: READER_ARCHIVE names no archive, so only the seeds and fixtures are tested"
        );
    }
    dir
}

#[test]
fn no_word_of_the_archive_is_lost_or_moved() {
    let Some(dir) = archive_dir("words") else {
        return;
    };
    let outcome = compiled(&dir);
    for report in &outcome.archive.reports {
        let path = dir.join(format!("reports/{}.md", report.month));
        let source = fs::read_to_string(path).unwrap();
        let what = report.month.to_string();
        assert_same_words(&what, &report_words(report), &source_words(&source));
    }
}

/// Words of headings alone reach about 85 % on reports of this family; much less means that
/// sections are no longer found or that the words were damaged.
#[test]
fn headings_tell_most_topics() {
    let Some(dir) = archive_dir("topics") else {
        return;
    };
    let outcome = compiled(&dir);
    let labels = fs::read_to_string(dir.join("topics.json")).unwrap();
    let labels: Value = serde_json::from_str(&labels).unwrap();
    let (mut n_labelled, mut n_found, mut n_right) = (0, 0, 0);
    for month in labels.as_array().unwrap() {
        for section in month["sections"].as_array().unwrap() {
            n_labelled += 1;
            let line = section["line"].as_u64().unwrap();
            let heading = section["heading"].as_str().unwrap();
            let Some(topic) = topic_at(&outcome, month["month"].as_str().unwrap(), line) else {
                println!("{} {line}: no section `{heading}`", month["month"]);
                continue;
            };
            n_found += 1;
            if topic == section["topic"].as_str().unwrap() {
                n_right += 1;
            } else {
                println!(
                    "{} {line}: `{heading}` is {}, found {topic}",
                    month["month"], section["topic"]
                );
            }
        }
    }
    println!("{n_labelled} sections labelled, {n_found} found, {n_right} under the right topic");
    assert!(
        n_found * 100 >= n_labelled * 80,
        "{n_found} of {n_labelled} sections found"
    );
    assert!(
        n_right * 100 >= n_found * 80,
        "{n_right} of {n_found} topics right"
    );
}

fn compiled(dir: &std::path::Path) -> Outcome {
    let outcome = compile_dir(&dir.join("reports"));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome
}

fn topic_at(outcome: &Outcome, month: &str, line: u64) -> Option<String> {
    let report = outcome.archive.report(month.parse().unwrap())?;
    let section = report.sections.iter().find(|s| u64::from(s.line) == line)?;
    assert_ne!(plain_text(&section.heading.text), "");
    Some(outcome.archive.topic(section.topic)?.slug.clone())
}

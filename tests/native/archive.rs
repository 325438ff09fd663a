//! Tests on a larger archive of the same kind, if `READER_ARCHIVE` names one: a folder with
//! `reports/*.md` and `topics.json`, in which every section has a manual label.

use crate::support::{assert_same_words, compile_dir, report_words, source_words, with_topics};
use kusama_news_reader::compile::training::evaluation::{Evaluation, Label};
use kusama_news_reader::compile::{Outcome, read_dir};
use kusama_news_reader::model::plain_text;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Returns the folder, or prints a note and returns `None` if the variable is not set.
pub(crate) fn archive_dir(test: &str) -> Option<PathBuf> {
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

/// Accuracy goals, measured on years that the weights were not trained on.
#[test]
fn topics_of_years_that_were_held_out_are_right() {
    let Some(dir) = archive_dir("topics") else {
        return;
    };
    let (sources, problems) = read_dir(&dir.join("reports"), "reports");
    assert_eq!(problems, []);
    let evaluation = Evaluation::new(&with_topics(sources), &labels(&dir)).expect("known topics");
    let figures = evaluation.held_out();
    println!("{figures:#?}");
    assert_eq!(figures.n_lost, 0, "sections that were not found");
    let is_at_least = |percent: u32, part: u32, whole: u32| part * 100 >= whole * percent;
    assert!(is_at_least(95, figures.n_right_or_close, figures.n_labeled));
    assert!(is_at_least(
        90,
        figures.n_pairs_common,
        figures.n_pairs_labeled
    ));
    assert!(is_at_least(
        90,
        figures.n_pairs_common,
        figures.n_pairs_given
    ));
}

/// Headlines, headings and bylines must match the labels.
#[test]
fn the_outlines_of_the_archive_are_those_of_the_labels() {
    let Some(dir) = archive_dir("outlines") else {
        return;
    };
    let outcome = compiled(&dir);
    for month in labeled(&dir).as_array().unwrap() {
        let name = month["month"].as_str().unwrap();
        let report = outcome.archive.report(name.parse().unwrap()).unwrap();
        assert_eq!(
            Some(report.title(&outcome.archive.site).as_str()),
            month["headline"].as_str()
        );
        let headings = report.sections.iter().map(|section| {
            let heading = plain_text(&section.heading.text);
            (Some(u64::from(section.line)), Some(heading))
        });
        let owned = |value: &Value| value.as_str().map(str::to_owned);
        let labels = month["sections"].as_array().unwrap();
        let expected = labels
            .iter()
            .map(|s| (s["line"].as_u64(), owned(&s["heading"])));
        assert_eq!(
            headings.collect::<Vec<_>>(),
            expected.collect::<Vec<_>>(),
            "{name}"
        );
        let signed = report.sections.iter().flat_map(|section| &section.bylines);
        let bylines = report.bylines.iter().chain(signed);
        let bylines: Vec<_> = bylines.map(|b| Some(plain_text(&b.text))).collect();
        let labels = month["bylines"].as_array().unwrap();
        let expected: Vec<_> = labels.iter().map(|byline| owned(&byline["raw"])).collect();
        assert_eq!(bylines, expected, "{name}");
    }
}

fn compiled(dir: &Path) -> Outcome {
    let outcome = compile_dir(&dir.join("reports"));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome
}

fn labeled(dir: &Path) -> Value {
    let labels = fs::read_to_string(dir.join("topics.json")).unwrap();
    serde_json::from_str(&labels).unwrap()
}

fn labels(dir: &Path) -> Vec<Label> {
    let mut labels = Vec::new();
    for month in labeled(dir).as_array().unwrap() {
        for section in month["sections"].as_array().unwrap() {
            let text = |key: &str| section[key].as_str().unwrap().to_owned();
            let also = section["also"].as_array().unwrap().iter();
            labels.push(Label {
                month: month["month"].as_str().unwrap().parse().unwrap(),
                line: u32::try_from(section["line"].as_u64().unwrap()).unwrap(),
                heading: text("heading"),
                topic: text("topic"),
                also: also.map(|topic| topic.as_str().unwrap().into()).collect(),
                is_close: section["close_call"].as_bool().unwrap_or_default(),
            });
        }
    }
    labels
}

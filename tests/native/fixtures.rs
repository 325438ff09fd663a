//! Fixtures with expected diagnostics, for every kind of problem.
//!
//! `invalid` has reports and `config` has descriptions, each with a `.txt` of the same name;
//! `archives` has whole folders, each with `expected.txt`. Archives without topics of their own have
//! those of the seeds.

use crate::expectation::{assert_expected, assert_holds, is_blessing, names};
use crate::support::{root, with_topics};
use kusama_news_reader::compile::{Code, Outcome, Source, compile, read_dir};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Name of the file with expected diagnostics in a folder of `archives`.
const EXPECTED: &str = "expected.txt";

#[test]
fn problems_of_reports_are_as_expected() {
    check_each("invalid", "md", |name, bytes| {
        vec![Source {
            path: name.to_owned(),
            bytes,
        }]
    });
}

#[test]
fn problems_of_descriptions_are_as_expected() {
    let report = "# L - May 2020\n\n# H\n\nText.";
    check_each("config", "toml", |_, bytes| {
        vec![
            Source {
                path: "archive.toml".into(),
                bytes,
            },
            Source {
                path: "report.md".into(),
                bytes: report.into(),
            },
        ]
    });
}

#[test]
fn problems_of_archives_are_as_expected() {
    let archives = fixtures("archives");
    for name in names(&archives) {
        let dir = archives.join(&name);
        let (sources, problems) = read_dir(&dir, &name);
        let mut outcome = compile(&with_topics(sources));
        outcome.add_problems(problems);
        assert_expected(&dir.join(EXPECTED), &printed(&outcome));
    }
}

/// An unread file would look like a test without ever being tested.
#[test]
fn every_file_of_an_archive_is_a_part_of_it() {
    let archives = fixtures("archives");
    for name in names(&archives) {
        let dir = archives.join(&name);
        let (sources, problems) = read_dir(&dir, "");
        let read = sources.iter().map(|source| source.name().to_owned());
        let unreadable = problems.iter().map(|problem| problem.path[1..].to_owned());
        // A problem of a whole folder refers to its description, whether that file exists or not.
        let mut expected: BTreeSet<String> = read.chain(unreadable).collect();
        expected.insert(EXPECTED.into());
        assert_holds(&dir, expected.into_iter().collect());
    }
}

#[test]
fn every_code_is_expected_of_a_fixture() {
    if is_blessing() {
        return;
    }
    let mut texts = String::new();
    for folder in ["invalid", "config"] {
        let dir = fixtures(folder);
        let expectations = names(&dir).into_iter().filter(|name| is_a(name, "txt"));
        texts.extend(expectations.map(|name| fs::read_to_string(dir.join(name)).unwrap()));
    }
    let archives = fixtures("archives");
    let expectations = names(&archives).into_iter();
    texts.extend(
        expectations.map(|name| fs::read_to_string(archives.join(name).join(EXPECTED)).unwrap()),
    );
    let mark = |code: &Code| format!("{}[{}] ", code.level().name(), code.name());
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !texts.contains(&mark(code)))
        .map(|code| code.name())
        .collect();
    assert!(
        missing.is_empty(),
        "no fixture is expected to show {missing:?}"
    );
}

/// Compiles each file of a folder and compares the diagnostics with the `.txt` beside it.
#[track_caller]
fn check_each(folder: &str, extension: &str, sources: impl Fn(&str, Vec<u8>) -> Vec<Source>) {
    let dir = fixtures(folder);
    let inputs: Vec<String> = names(&dir)
        .into_iter()
        .filter(|name| is_a(name, extension))
        .collect();
    assert!(!inputs.is_empty(), "no input in {folder}");
    let mut expected = BTreeSet::new();
    for name in inputs {
        let bytes = fs::read(dir.join(&name)).unwrap();
        let outcome = compile(&with_topics(sources(&name, bytes)));
        let expectation = Path::new(&name).with_extension("txt");
        assert_expected(&dir.join(&expectation), &printed(&outcome));
        expected.insert(expectation.display().to_string());
        expected.insert(name);
    }
    assert_holds(&dir, expected.into_iter().collect());
}

fn printed(outcome: &Outcome) -> String {
    let line = |d: &kusama_news_reader::compile::Diagnostic| {
        format!("{}[{}] {d}\n", d.level().name(), d.code.name())
    };
    outcome.diagnostics.iter().map(line).collect()
}

fn fixtures(folder: &str) -> PathBuf {
    root().join("tests/fixtures").join(folder)
}

fn is_a(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

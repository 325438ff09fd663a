//! Tests of the `check` command: its output and its exit status.

use crate::expectation::assert_expected;
use crate::support::{root, topics_of_seeds};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Result of running the command.
pub(crate) struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command at the top of the repository, with its output piped.
pub(crate) fn run(arguments: &[&str]) -> Run {
    finish(&mut command(arguments))
}

/// Returns the command at the top of the repository, as if it were in no workflow.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
    command.args(arguments).current_dir(root());
    for variable in ["NO_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a command, with its output piped.
pub(crate) fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        status: output.status.code().expect("an exit status"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Creates a folder for one test, with these files, which may be in folders inside it.
pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if dir.exists() {
        fs::remove_dir_all(&dir).unwrap();
    }
    fs::create_dir_all(&dir).unwrap();
    for (file, text) in files {
        let path = dir.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

const GOOD: &str = "# Harbour Letter - May 2020\n\n# Storm Over the Quay\n\nText.\n\n\
    ## Market Report\n\nBy Ada Quay, Tide Editor\n\nPrices rose.\n";

#[test]
fn the_seeds_are_fine() {
    let run = run(&[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let summary = run.out.lines().last().unwrap();
    assert!(summary.starts_with("5 reports, "), "{summary}");
    assert!(summary.contains(" 0 errors, "), "{summary}");
}

#[test]
fn problems_are_shown_with_their_lines() {
    let run = run(&["tests/fixtures/check/broken"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert_expected(&root().join("tests/fixtures/check/broken.txt"), &run.out);
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    for arguments in [&["tests/fixtures/check/broken"][..], &["--help"]] {
        let run = run(arguments);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'));
    }
}

#[test]
fn warnings_fail_only_if_they_are_denied() {
    let report = GOOD.replace("Market Report", "Of Gulls");
    let topics = topics_of_seeds();
    let dir = folder("warnings", &[("a.md", &report), ("archive.toml", &topics)]);
    let dir = dir.to_str().unwrap();
    let (allowed, denied) = (run(&[dir]), run(&[dir, "--deny-warnings"]));
    assert!(allowed.out.contains("\nwarning[") || allowed.out.starts_with("warning["));
    assert_eq!((allowed.status, denied.status), (0, 1));
    assert_eq!(allowed.out, denied.out);
}

/// A README beside the reports used to stop the build: "no month in the title".
#[test]
fn files_that_are_no_reports_are_skipped_with_a_note() {
    let report = GOOD.replace("Text.", "Text.\n\n## Of All Topics\n\nMore.");
    let keys = "ignore = [\"draft-*.md\"]\nallow = [\"missing-topic\", \"unmapped-heading\"]\n";
    let description = format!("{keys}{}", topics_of_seeds());
    let files = [
        ("README.md", "# About\n\nLetters.\n"),
        ("Contributing.MD", "Write letters.\n"),
        ("licence.markdown", "Free.\n"),
        ("draft-june.md", "# Not yet\n"),
        ("archive.toml", description.as_str()),
        ("letter.md", report.as_str()),
    ];
    let dir = folder("skipped", &files);
    let dir = dir.to_str().unwrap();
    let (lock, denied) = (run(&[dir, "--lock"]), run(&[dir, "--deny-warnings"]));
    assert_eq!((lock.status, denied.status), (0, 0), "{}", denied.out);
    assert!(
        denied.out.ends_with(" 0 errors, 0 warnings, 4 notes\n"),
        "{}",
        denied.out
    );
    let (_, object) = json(&[dir]);
    let notes = object["diagnostics"].as_array().unwrap().iter();
    let notes: Vec<(&str, &str)> = notes
        .map(|it| {
            let file = it["file"].as_str().unwrap().rsplit('/').next().unwrap();
            (file, it["level"].as_str().unwrap())
        })
        .collect();
    let names = [
        "Contributing.MD",
        "README.md",
        "draft-june.md",
        "licence.markdown",
    ];
    assert_eq!(notes, names.map(|name| (name, "note")));
    assert_eq!(object["reports"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_of_nothing_but_skipped_files_holds_no_report() {
    let dir = folder("only-skipped", &[("README.md", GOOD)]);
    let run = run(&[dir.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("error[no-report]: "), "{}", run.out);
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let run = run(&["no/such/folder/"]);
    assert_eq!(run.status, 1);
    assert!(run.out.starts_with("error[unreadable]: "), "{}", run.out);
    assert!(run.out.contains("--> no/such/folder\n"), "{}", run.out);
    assert!(
        run.out
            .ends_with("\n0 reports, 0 sections, 1 error, 0 warnings\n")
    );
}

#[test]
fn a_wrong_command_line_is_told_from_a_wrong_report() {
    for arguments in [
        &["--jsn"][..],
        &["a", "b"],
        &["--format", "yaml"],
        &["--dry-run"],
    ] {
        let run = run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with("error: "), "{}", run.err);
        assert!(run.err.contains("\nUsage: check "), "{}", run.err);
    }
    let run = run(&["--help"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("Usage: check "));
}

/// As with `| head`: no panic, and the same exit status.
#[test]
fn a_reader_who_has_read_enough_changes_nothing() {
    for format in ["text", "json", "github", "sarif"] {
        let mut command = command(&["tests/fixtures/check/broken", "--format", format]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[track_caller]
fn json(arguments: &[&str]) -> (i32, Value) {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let run = run(&all);
    assert_eq!(run.err, "");
    let object = serde_json::from_str(&run.out).expect("one JSON value and nothing else");
    (run.status, object)
}

#[track_caller]
fn assert_keys(object: &Value, keys: &[&str]) {
    let found: BTreeSet<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(found, keys.iter().copied().collect());
}

#[test]
fn json_is_one_object_with_these_keys() {
    let (status, object) = json(&["tests/fixtures/check/broken"]);
    assert_eq!(status, 1);
    assert_keys(
        &object,
        &["reports", "diagnostics", "differences", "left_out"],
    );
    let reports = object["reports"].as_array().unwrap();
    let diagnostics = object["diagnostics"].as_array().unwrap();
    assert!(!reports.is_empty() && !diagnostics.is_empty());
    for report in reports {
        assert_keys(
            report,
            &[
                "month", "file", "headline", "bylines", "sections", "figures", "names",
            ],
        );
        for byline in report["bylines"].as_array().unwrap() {
            assert_keys(byline, &["name", "role", "raw", "section"]);
        }
        for section in report["sections"].as_array().unwrap() {
            assert_keys(section, &["heading", "line", "level", "topic", "also"]);
        }
    }
    for diagnostic in diagnostics {
        assert_keys(
            diagnostic,
            &["code", "level", "file", "line", "message", "help"],
        );
        assert!(["error", "warning"].contains(&diagnostic["level"].as_str().unwrap()));
    }
}

#[test]
fn json_holds_what_the_report_says() {
    let topics = topics_of_seeds();
    let dir = folder("json", &[("letter.md", GOOD), ("archive.toml", &topics)]);
    let dir = dir.to_str().unwrap();
    let (status, object) = json(&[dir]);
    assert_eq!(status, 0);
    let report = &object["reports"][0];
    assert_eq!(report["month"], "2020-05");
    assert_eq!(report["file"], format!("{dir}/letter.md"));
    assert_eq!(report["headline"], "Storm Over the Quay");
    let byline = serde_json::json!({
        "name": "Ada Quay",
        "role": "Tide Editor",
        "raw": "By Ada Quay, Tide Editor",
        "section": "Market Report",
    });
    assert_eq!(report["bylines"], serde_json::json!([byline]));
    let section = &report["sections"][0];
    assert_eq!(section["heading"], "Market Report");
    assert_eq!(
        (&section["line"], &section["level"]),
        (&7.into(), &2.into())
    );
    assert_eq!(section["topic"], "market");
}

#[test]
fn json_tells_of_a_folder_that_is_not_there() {
    let (status, object) = json(&["no/such/folder"]);
    assert_eq!(status, 1);
    assert_eq!(object["reports"], serde_json::json!([]));
    assert_eq!(object["diagnostics"][0]["code"], "unreadable");
    assert_eq!(object["diagnostics"][0]["file"], "no/such/folder");
}

/// Two topics with a few words, so that scores can be checked by hand: the weight of a word in the
/// body is multiplied by 1.8 / √(n + 8), where n is the sum of the square roots of word counts.
const TWO_TOPICS: &str = r#"
title = "Harbour Letter"

[[topics]]
id = "ships"
label = "Ships"
heading_words = ["ship 5"]
body_words = ["mast 2", "herring -1"]

[[topics]]
id = "fish"
label = "Fish"
position = { opening = 0.0, last = 1.5 }
heading_words = ["fish 2", "quay 1"]
body_words = ["herring 2.5"]
"#;

const THREE_SECTIONS: &str = "# Harbour Letter - May 2020\n\n# Calm\n\nText.\n\n\
    ## Ships at the Quay\n\nA mast, as tall as the old oak by the church. \
    A herring, a herring, a herring and a herring.\n\n\
    ## Fish\n\nMore soon.\n\n\
    ## Ships Again\n\nA mast.\n";

#[test]
fn why_sections_stand_under_their_topics_is_told_when_asked_for() {
    let files = [("archive.toml", TWO_TOPICS), ("letter.md", THREE_SECTIONS)];
    let dir = folder("explain", &files);
    let dir = dir.to_str().unwrap();
    let (plain, explained) = (run(&[dir]), run(&[dir, "--explain"]));
    assert_eq!(explained.status, 0);
    let sections: Vec<&str> = explained.out.split("\n\n").collect();
    let first = "letter.md:7 `Ships at the Quay`: fish, also ships\n  \
         the body decided\n  \
         heading  quay fish +0.4; ship ships +2.0\n  \
         body     herring ×4 fish +2.7 ships -1.1; mast ships +1.1\n  \
         scores   fish 3.1 (+0.4 +2.7 +0.0); ships 2.0 (+2.0 +0.0 +0.0)\n  \
         further  ships 0.64 + 0.37 = 1.02; needs 0.78";
    assert_eq!(sections[0], first);
    let last = "letter.md:15 `Ships Again`: ships\n  \
         heading and body agree\n  \
         heading  ship ships +2.0\n  \
         body     mast ships +1.2\n  \
         place    last, outweighed by the heading\n  \
         scores   ships 3.2 (+2.0 +1.2 +0.0); fish 0.0 (+0.0 +0.0 +0.0)";
    assert_eq!(sections[2], last);
    assert!(explained.out.ends_with(&plain.out), "{}", explained.out);
}

#[test]
fn the_lock_is_written_once_and_then_kept() {
    let dir = folder("lock", &[("letter.md", GOOD)]);
    let lock = dir.join("ids.lock");
    let dir = dir.to_str().unwrap();
    let first = run(&[dir, "--lock"]);
    assert_eq!(first.status, 0, "{}", first.out);
    assert!(first.err.starts_with(dir), "{}", first.err);
    let written = fs::read_to_string(&lock).unwrap();
    assert!(written.contains("[2020-05]\np-"), "{written}");
    let second = run(&[dir, "--lock"]);
    assert!(second.err.ends_with(", nothing new\n"), "{}", second.err);
    assert_eq!(fs::read_to_string(&lock).unwrap(), written);
    // Ids in the lock are no longer reported as missing.
    assert!(!second.out.contains("unlocked-id"), "{}", second.out);
}

#[test]
fn no_lock_is_written_while_there_are_errors() {
    let dir = folder("no-lock", &[("letter.md", GOOD), ("other.md", "")]);
    let run = run(&[dir.to_str().unwrap(), "--lock"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("not written"), "{}", run.err);
    assert!(!dir.join("ids.lock").exists());
}

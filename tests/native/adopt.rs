//! The first description of a folder of reports that were written for another site.

use crate::check::{folder, run};
use kusama_news_reader::compile::adopt::{Adopted, adopt};
use kusama_news_reader::compile::{CONFIG_FILE, Outcome, compile_dir};
use std::fs;

/// Adopts a folder that is named after the test.
fn adopted(test: &str, files: &[(&str, &str)]) -> (Adopted, Outcome) {
    let dir = folder(test, files);
    let adopted = adopt(&dir, "letters", |_| Some("de")).expect("readable files");
    fs::write(dir.join(CONFIG_FILE), &adopted.description).unwrap();
    let (_, outcome) = compile_dir(&dir, "letters");
    (adopted, outcome)
}

#[track_caller]
fn check_months(test: &str, files: &[(&str, &str)], expected: &[&str]) -> Adopted {
    let (adopted, outcome) = adopted(test, files);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let months: Vec<String> = outcome
        .archive
        .reports
        .iter()
        .map(|report| report.month.to_string())
        .collect();
    assert_eq!(months, expected, "{}", adopted.description);
    assert_eq!(adopted.open, [""; 0]);
    adopted
}

#[test]
fn a_description_says_what_was_guessed() {
    let text = "## Ice\n\nSee [ice](/news/ice) and https://example.org.\n\n\
                [fog](https://example.org/news/fog)\n";
    let may = format!("# Harbour News - May 2026\n\n{text}");
    let june = format!("# Harbour News - June 2026\n\n{text}");
    let files = [("a.md", may.as_str()), ("b.md", june.as_str())];
    let adopted = check_months("adopt-monthly", &files, &["2026-05", "2026-06"]);
    for line in [
        "title = \"Harbour News\"",
        "lang = \"de\"",
        "files = \"*.{md,markdown}\"",
        "date_is = \"same\"",
        "weekly = \"error\"",
        "link_base = \"https://example.org\"",
        "# id = \"ice\"",
    ] {
        let mut lines = adopted.description.lines();
        assert!(
            lines.any(|it| it == line),
            "{line} in {}",
            adopted.description
        );
    }
}

/// Sections that no word tells get the first topic, so the one of the rest must be written first.
#[test]
fn topics_that_are_written_down_keep_their_sections() {
    let report = |month: &str, text: &str| {
        format!("# Harbour News - {month} 2026\n\n# Ice\n\nA lead.\n\n## Ships\n\nNone.\n{text}")
    };
    let may = report("May", "\n## Thaw\n\nSoon.\n");
    let files = [("a.md", may), ("b.md", report("June", ""))];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let (adopted, found) = adopted("adopt-topics", &files);
    let (settings, topics) = adopted.description.split_once("#\n# [[topics]]").unwrap();
    let topics = format!("# [[topics]]{topics}").replace("# ", "");
    let dir = folder("adopt-topics-written", &files);
    fs::write(dir.join(CONFIG_FILE), format!("{settings}\n{topics}")).unwrap();
    let (_, written) = compile_dir(&dir, "letters");
    assert!(!written.has_errors(), "{:?}", written.diagnostics);
    let labels = |outcome: &Outcome| -> Vec<String> {
        let archive = &outcome.archive;
        let sections = archive.reports.iter().flat_map(|it| &it.sections);
        let topics = sections.map(|section| archive.topic(section.topic).unwrap());
        topics.map(|topic| topic.label.clone()).collect()
    };
    assert_eq!(labels(&found), ["Ships", "Other", "Ships"]);
    assert_eq!(labels(&written), labels(&found));
}

/// The titles of some issues show that the dates are in the next month.
#[test]
fn dates_after_the_month_are_noticed() {
    let report =
        |title: &str, date: &str| format!("---\ntitle: {title}\ndate: {date}\n---\n\nIce.\n");
    let files = [
        (
            "2026-02-03-x.md",
            report("January in the harbour", "2026-02-03"),
        ),
        ("2026-03-02-x.md", report("Ice and fog", "2026-03-02")),
        (
            "2026-04-05-x.md",
            report("March in the harbour", "2026-04-05"),
        ),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let adopted = check_months("adopt-after", &files, &["2026-01", "2026-02", "2026-03"]);
    assert!(adopted.description.contains("date_is = \"month-before\""));
}

#[test]
fn weekly_issues_in_folders_are_joined() {
    let report = |n: u8, date: &str| format!("Title: Harbour Week {n}\nDate: {date}\n\nIce {n}.\n");
    let files = [
        ("2026/week-1.markdown", report(1, "2026-05-06")),
        ("2026/week-2.markdown", report(2, "2026-05-13")),
        ("2026/week-3.markdown", report(3, "2026-06-03")),
        ("2026/_index.md", "---\ntitle: All\n---\n".to_owned()),
        ("README.md", "About.".to_owned()),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let adopted = check_months("adopt-weekly", &files, &["2026-05", "2026-06"]);
    assert!(
        adopted
            .description
            .contains("files = \"**/*.{md,markdown}\"")
    );
    assert!(adopted.description.contains("title = \"Harbour Week\""));
}

#[test]
fn files_without_a_month_are_named() {
    let (adopted, outcome) = adopted(
        "adopt-open",
        &[
            ("a.md", "# Harbour News - May 2026\n\nIce.\n"),
            ("end.md", "# The end of the year\n\nFog.\n"),
        ],
    );
    assert_eq!(outcome.archive.reports.len(), 1);
    assert!(adopted.description.contains("# \"end.md\" = \"2026-01\""));
    assert!(adopted.open[0].contains("end.md"), "{:?}", adopted.open);
}

/// A folder that has a description keeps it, and the command says how to go on.
#[test]
fn the_command_writes_a_description_once() {
    let files = [("a.md", "# Harbour News - May 2026\n\nIce.\n")];
    let dir = folder("adopt-command", &files);
    let dir = dir.to_str().unwrap();
    let first = run(&["--adopt", dir]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    let last = first.out.lines().last().unwrap().trim();
    assert_eq!(last, format!("SEEDS_DIR={dir} cargo xtask serve"));
    let second = run(&["--adopt", dir]);
    assert_eq!(second.status, 1);
    assert!(
        second.err.contains("there is a description"),
        "{}",
        second.err
    );
    let empty = folder("adopt-empty", &[("README.md", "About.")]);
    let none = run(&["--adopt", empty.to_str().unwrap()]);
    assert!(none.err.contains("no report was found"), "{}", none.err);
}

/// Other tools have Markdown with components, and drafts; names of months are those of the language.
#[test]
fn files_of_other_tools_are_read() {
    let files = [
        (
            "blog/mai/index.mdx",
            "---\npubDate: 2026-05-31\n---\n\nEis.\n",
        ),
        (
            "blog/draft.md",
            "---\ndraft: true\ndate: 2026-05-30\n---\n\nEis.\n",
        ),
        (
            "blog/b.md",
            "---\ntitle: Hafenblatt, Juni 2026\n---\n\nNebel.\n",
        ),
        ("blog/juli-2026.md", "# Hafenblatt\n\nSonne.\n"),
    ];
    let adopted = check_months("adopt-tools", &files, &["2026-05", "2026-06", "2026-07"]);
    assert!(
        adopted
            .description
            .contains("files = \"**/*.{md,markdown,mdx}\"")
    );
    let found = adopted.found.join("\n");
    assert!(found.contains("1 file not read"), "{found}");
}

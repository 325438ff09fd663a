//! Weekly issues that are joined into the report of their month.

use crate::front_matter::{compiled, only, words_of};
use kusama_news_reader::compile::{Code, Outcome};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::model::{Archive, Report, leaves, plain_text};

const WEEKS: [(&str, &str); 3] = [
    (
        "2026-05-20.md",
        "Title: Harbour Week 2\nDate: 2026-05-20\n\nSecond lead.\n\n# Pilots\n\nThey waited.[^1]\n\n\
         [^1]: Second note.\n",
    ),
    (
        "2026-05-06.md",
        "Title: Harbour Week 1\nDate: 2026-05-06\n\nFirst lead.\n\n# Pilots\n\nThey slept.[^1]\n\n\
         [^1]: First note.\n",
    ),
    (
        "2026-06-03.md",
        "Title: Harbour Week 3\nDate: 2026-06-03\n\nThird lead.\n",
    ),
];

fn joined() -> Outcome {
    compiled("[reports]\nweekly = \"join\"", &WEEKS)
}

/// A week is no month: issues follow one another in one report.
#[test]
fn issues_of_a_month_are_joined_in_the_order_of_their_dates() {
    let outcome = joined();
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let Archive { reports, .. } = &outcome.archive;
    assert_eq!(reports.len(), 2);
    let may = &reports[0];
    assert_eq!(may.title(&outcome.archive.site), "May 2026");
    let files: Vec<&str> = may.files().collect();
    assert_eq!(files, ["2026-05-06.md", "2026-05-20.md"]);
    assert!(may.is_from("2026-05-20.md") && !may.is_from("2026-06-03.md"));
    let headings = may.sections.iter().map(|section| {
        let heading = &section.heading;
        format!("{}|{}", heading.label, plain_text(&heading.text))
    });
    assert_eq!(
        headings.collect::<Vec<_>>(),
        [
            "Issue 1 of 2|Harbour Week 1",
            "|Pilots",
            "Issue 2 of 2|Harbour Week 2",
            "|Pilots"
        ]
    );
    assert_eq!(
        reports[1].sections.len(),
        0,
        "one issue is a report as it is"
    );
}

/// A footnote belongs to its own issue.
#[test]
fn no_word_of_joined_issues_is_lost_or_moved_to_another() {
    let outcome = joined();
    let may = &outcome.archive.reports[0];
    let words = words_of(may);
    let places = [
        "First lead",
        "slept",
        "First note",
        "Second lead",
        "waited",
        "Second note",
    ];
    let places = places.map(|part| words.find(part).expect(part));
    assert!(places.is_sorted(), "{words}");
    let html: Vec<String> = may
        .sections
        .iter()
        .map(|section| blocks(&section.blocks).into_string())
        .collect();
    let target = |html: &str| {
        let href = html.split("#p-").nth(1).expect("a link");
        href.split('"').next().map(str::to_owned)
    };
    assert_ne!(
        target(&html[1]),
        target(&html[3]),
        "each note is of its issue"
    );
}

/// Names alone would put the tenth issue before the ninth.
#[test]
fn issues_without_dates_follow_the_numbers_of_their_files() {
    let text = |n: u8| format!("# Harbour News {n}, May 2026\n\nIce {n}.\n");
    let (ninth, tenth) = (text(9), text(10));
    let files = [
        ("issue-10.md", tenth.as_str()),
        ("issue-9.md", ninth.as_str()),
    ];
    let outcome = compiled("[reports]\nweekly = \"join\"", &files);
    let report = only(&outcome);
    let files: Vec<&str> = report.files().collect();
    assert_eq!(files, ["issue-9.md", "issue-10.md"]);
}

/// Lines and addresses are those of one issue; the report has several.
#[test]
fn overrides_and_links_find_the_issue_that_they_mean() {
    let week = |n: u8, more: &str| {
        format!("Title: Harbour Week {n}\nDate: 2026-05-0{n}\n\n## Fog {n}\n\nIce {n}.{more}\n")
    };
    let (first, second) = (week(1, ""), week(2, ""));
    let files = [("1.md", first.as_str()), ("2.md", second.as_str())];
    let topics = "[reports]\nweekly = \"join\"\n[[topics]]\nid = \"sea\"\nlabel = \"Sea\"\n\
                  [[topics]]\nid = \"land\"\nlabel = \"Land\"\n[[overrides]]\n\
                  month = \"2026-05\"\nheading = \"Fog 2\"\ntopic = \"land\"\n";
    let outcome = compiled(topics, &files);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let sections = only(&outcome).sections.iter();
    let topics: Vec<u8> = sections.map(|section| section.topic.0).collect();
    assert_eq!(
        topics,
        [0, 0, 0, 1],
        "of two sections on the same line, one is meant"
    );
    let id = leaves(&only(&outcome).sections[3].blocks)[0].id;
    let third = format!("# Harbour News - June 2026\n\n[a](/2026/05/#{id})\n");
    let files = [files[0], files[1], ("3.md", third.as_str())];
    let outcome = compiled("[reports]\nweekly = \"join\"", &files);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let html = blocks(&outcome.archive.reports[1].lead).into_string();
    assert!(html.contains(&format!("2026/05/#{id}")), "{html}");
}

/// Addresses that were shared before must keep working.
#[test]
fn joining_changes_no_id() {
    let alone: Vec<Outcome> = WEEKS.iter().map(|week| compiled("", &[*week])).collect();
    let outcome = joined();
    let ids = |report: &Report| -> Vec<String> {
        let sections = report
            .sections
            .iter()
            .flat_map(|section| leaves(&section.blocks));
        sections.map(|leaf| leaf.id.to_string()).collect()
    };
    let of_may = ids(&outcome.archive.reports[0]);
    for week in &alone[..2] {
        for id in ids(only(week)) {
            assert!(of_may.contains(&id), "{id} of {of_may:?}");
        }
    }
}

#[test]
fn issues_of_a_month_are_an_error_that_names_the_option() {
    let outcome = compiled("", &WEEKS);
    let problem = outcome
        .diagnostics
        .iter()
        .find(|it| it.code == Code::SecondReport);
    let problem = problem.expect("an error").to_string();
    assert!(problem.contains("`weekly = \"join\"`"), "{problem}");
}

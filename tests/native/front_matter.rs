//! Reports that were written for another site: front matter, months from elsewhere than the title, and
//! links of the old site.

use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::model::{Report, Section, leaves, plain_text};
use proptest::prelude::*;

/// Compiles files; each is a path below the folder, and its text.
pub(crate) fn compiled(description: &str, files: &[(&str, &str)]) -> Outcome {
    let source = |path: &str, text: &str| Source {
        path: format!("letters/{path}"),
        bytes: text.into(),
    };
    let mut sources = vec![source("archive.toml", description)];
    sources.extend(files.iter().map(|(path, text)| source(path, text)));
    compile(&sources)
}

fn codes(outcome: &Outcome) -> Vec<(Code, &str)> {
    let found = outcome.diagnostics.iter();
    found.map(|it| (it.code, it.path.as_str())).collect()
}

/// Checks the month of one report that has a date in each place.
#[track_caller]
fn check_month(reports: &str, path: &str, head: &str, expected: &str) {
    let text = format!("{head}\n\nThe harbour froze.\n");
    let outcome = compiled(&format!("[reports]\n{reports}"), &[(path, &text)]);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let months: Vec<String> = outcome
        .archive
        .reports
        .iter()
        .map(|report| report.month.to_string())
        .collect();
    assert_eq!(months, [expected], "{reports} {path} {head}");
}

/// A digest may be published in the month that it covers, or in the next one.
#[test]
fn the_first_place_that_tells_a_month_counts() {
    let dated = "---\ntitle: Harbour\ndate: 2026-06-02\n---";
    let titled = "---\ntitle: Harbour News, May 2026\ndate: 2026-06-02\n---";
    check_month("", "a.md", titled, "2026-05");
    check_month("", "a.md", dated, "2026-06");
    check_month("date_is = \"month-before\"", "a.md", dated, "2026-05");
    check_month("date_is = \"month-before\"", "a.md", titled, "2026-05");
    check_month(
        "month = [\"front-matter\", \"title\"]",
        "a.md",
        titled,
        "2026-06",
    );
    check_month(
        "month = [\"file-name\"]",
        "2026-04-30-a.md",
        titled,
        "2026-04",
    );
    check_month(
        "date_is = \"month-before\"",
        "2026-04-30-a.md",
        "# Harbour",
        "2026-03",
    );
    check_month("", "harbour_042026.md", "# Harbour", "2026-04");
    check_month(
        "months = { \"a.md\" = \"2026-01\" }",
        "a.md",
        titled,
        "2026-01",
    );
    let nested = "files = \"**/*.md\"";
    check_month(nested, "2026-04/index.md", "# Harbour", "2026-04");
    check_month(nested, "2026/04/30/harbour.md", "# Harbour", "2026-04");
    check_month(nested, "news/2026/april.md", "# Harbour", "2026-04");
}

/// The title of such a digest names only the month.
#[test]
fn the_date_gives_the_year_of_a_title_without_one() {
    let head = "---\ntitle: \"December in the harbour: ice, and more\"\ndate: 2026-01-10\n---";
    check_month("", "a.md", head, "2025-12");
}

pub(crate) fn only(outcome: &Outcome) -> &Report {
    let [report] = outcome.archive.reports.as_slice() else {
        panic!("one report, not {:?}", outcome.diagnostics);
    };
    report
}

pub(crate) fn words_of(report: &Report) -> String {
    let mut leaves: Vec<_> = report.head_texts();
    leaves.extend(self::leaves(&report.lead));
    leaves.extend(report.sections.iter().flat_map(Section::texts));
    let texts: Vec<String> = leaves.into_iter().map(|leaf| leaf.text).collect();
    texts.join("\n")
}

#[test]
fn front_matter_is_read_and_not_shown() {
    let outcome = compiled(
        "",
        &[(
            "a.md",
            "+++\ntitle = \"Ice and fog\"\ndate = 2026-05-31\nauthors = [\"Ada Quay\", \"Bo Pier\"]\n\
             description = \"A cold month.\"\nslug = \"secret\"\n[extra]\nteam = \"hidden\"\n+++\n\n\
             The harbour froze.\n\n## Pilots\n\nThey waited.\n",
        )],
    );
    let report = only(&outcome);
    assert_eq!(report.title(&outcome.archive.site), "Ice and fog");
    assert_eq!(report.summary, "A cold month.");
    let bylines: Vec<String> = report
        .bylines
        .iter()
        .map(|it| plain_text(&it.text))
        .collect();
    assert_eq!(bylines, ["By Ada Quay", "By Bo Pier"]);
    assert_eq!(
        words_of(report).trim(),
        "Ice and fog\nBy Ada Quay\nBy Bo Pier\nThe harbour froze.\n Pilots\nThey waited."
    );
    assert_eq!(report.sections[0].line, 13, "lines are those of the file");
    let has_headline = codes(&outcome)
        .iter()
        .any(|it| it.0 == Code::MissingHeadline);
    assert!(!has_headline, "the title is enough");
}

/// The first sentence of a report may end with the month of the last one.
#[test]
fn below_front_matter_only_the_highest_heading_is_a_title() {
    let head = "---\ntitle: Harbour Week 12\ndate: 2026-06-03\n---\n\n";
    for first in [
        "The last report covered April 2026.",
        "## Progress in May 2026",
    ] {
        let outcome = compiled("", &[("a.md", &format!("{head}{first}\n\nIce.\n"))]);
        let report = only(&outcome);
        assert_eq!(report.month.to_string(), "2026-06", "{first}");
        assert_eq!(report.title(&outcome.archive.site), "Harbour Week 12");
        let words = words_of(report);
        assert!(
            words.contains(first.trim_start_matches(['#', ' '])),
            "{words}"
        );
    }
    let other = format!("{head}# Harbour News - May 2026\n\nIce.\n");
    let outcome = compiled("", &[("a.md", &other)]);
    let report = only(&outcome);
    assert_eq!(report.title(&outcome.archive.site), "Harbour Week 12");
    assert_eq!(report.publication, "Harbour News");
}

/// Many tools need the title both in the front matter and as a heading.
#[test]
fn a_title_that_is_repeated_is_shown_once() {
    let text = "---\ntitle: Harbour News — May 2026\n---\n\n# Harbour News — May 2026\n\nIce.\n";
    let outcome = compiled("", &[("a.md", text)]);
    let report = only(&outcome);
    assert_eq!(report.publication, "Harbour News");
    assert_eq!(words_of(report), "Ice.");
    let text = "---\ntitle: Ice\ndate: 2026-05-01\n---\n\n# Ice\n\nFog.\n";
    let outcome = compiled("", &[("a.md", text)]);
    assert_eq!(words_of(only(&outcome)).trim(), "Ice\nFog.");
}

#[test]
fn links_of_the_old_site_become_absolute() {
    let text = "# Harbour News - May 2026\n\n[a](/news/ice) [b](fog.html) [c](#pilots) \
                [d](2026-04.md) [e](../x?y=z) [f](https://example.com/)\n\n## Pilots\n\nx\n";
    let other = "# Harbour News - April 2026\n\nIce.\n";
    let files = [("2026-05.md", text), ("2026-04.md", other)];
    let base = "[reports]\nlink_base = \"https://example.org/blog/\"";
    let outcome = compiled(base, &files);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let report = outcome.archive.latest().expect("a report");
    let html = blocks(&report.lead).into_string();
    let hrefs: Vec<&str> = html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let own = format!("2026/05/#{}", report.sections[0].heading.id);
    assert_eq!(
        hrefs,
        [
            "https://example.org/blog/news/ice",
            "https://example.org/blog/fog.html",
            own.as_str(),
            "2026/04/",
            "https://example.org/blog/x?y=z",
            "https://example.com/",
        ]
    );
}

/// Without a base, a report with many links would bury all other problems.
#[test]
fn links_of_the_old_site_are_one_warning_that_names_the_key() {
    let text = "# Harbour News - May 2026\n\n[a](/news/ice) [b](/news/fog) [c](/d) [e](/f)\n";
    let outcome = compiled("", &[("a.md", text)]);
    assert!(!outcome.has_errors());
    let links = outcome
        .diagnostics
        .iter()
        .filter(|it| it.code == Code::OutsideLink);
    let links: Vec<String> = links.map(ToString::to_string).collect();
    let [warning] = links.as_slice() else {
        panic!("one warning, not {links:?}");
    };
    assert!(
        warning.contains("`4` links such as `/news/ice`"),
        "{warning}"
    );
    assert!(warning.contains("`link_base` of `[reports]`"), "{warning}");
}

#[test]
fn tags_of_templates_are_replaced_before_the_text_is_read() {
    let text = "# Harbour News - May 2026\n\n[a]({{ '/b' | url }})\n";
    let description = "[reports]\nlink_base = \"https://example.org\"\n\
                       replace = [[\"{{ '\", \"\"], [\"' | url }}\", \"\"]]";
    let outcome = compiled(description, &[("a.md", text)]);
    let html = blocks(&only(&outcome).lead).into_string();
    assert!(html.contains("href=\"https://example.org/b\""), "{html}");
}

/// A line for a file that was renamed would give no month, and nobody would know why.
#[test]
fn a_month_of_no_file_is_an_error_with_its_line() {
    let description = "[reports.months]\n\"a.md\" = \"2026-01\"\n\"b.md\" = \"2026-02\"\n";
    let outcome = compiled(description, &[("a.md", "# Harbour\n\nIce.\n")]);
    let errors = outcome
        .diagnostics
        .iter()
        .filter(|it| it.code == Code::BadConfig);
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    assert_eq!(
        errors,
        [
            "letters/archive.toml:3: month of `b.md`: expected a report of the folder; correct its \
             path, or take the line out"
        ]
    );
}

/// Images of the old site are shown from there, if the archive allows that.
#[test]
fn images_of_the_old_site_have_its_address() {
    let text = "# Harbour News - May 2026\n\n![a](/img/a.png) ![b](//evil.example/b.png)\n";
    let description = "images = [\"https://example.org/img/\"]\n\
                       [reports]\nlink_base = \"https://example.org\"";
    let outcome = compiled(description, &[("a.md", text)]);
    let html = blocks(&only(&outcome).lead).into_string();
    assert!(
        html.contains("src=\"https://example.org/img/a.png\""),
        "{html}"
    );
    assert!(!html.contains("evil"), "{html}");
    let outcome = compiled("", &[("a.md", text)]);
    assert!(!blocks(&only(&outcome).lead).into_string().contains("<img"));
}

#[test]
fn only_the_files_that_are_reports_are_read() {
    let text = "# Harbour News - May 2026\n\nIce.\n";
    let outcome = compiled(
        "[reports]\nfiles = \"*.markdown\"",
        &[("a.markdown", text), ("b.md", "no report")],
    );
    assert_eq!(only(&outcome).file, "a.markdown");
    let skipped = codes(&outcome);
    assert!(
        skipped.contains(&(Code::SkippedFile, "letters/b.md")),
        "{skipped:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn random_front_matter_never_panics(
        fence in prop::sample::select(vec!["---", "+++", ""]),
        lines in prop::collection::vec("(title|date|tags|authors|x)?[:=\\[\\]{}\"'&*!|>%@` a-z0-9-]{0,24}", 0..8),
    ) {
        let text = format!("{fence}\n{}\n{fence}\n\n# Harbour News - May 2026\n\nIce.\n", lines.join("\n"));
        let outcome = compiled("", &[("a.md", &text)]);
        let is_bad = outcome.diagnostics.iter().any(|it| it.code == Code::BadFrontMatter);
        prop_assert!(outcome.archive.reports.len() == 1 || outcome.has_errors() || is_bad);
    }

    #[test]
    fn deep_front_matter_never_overflows(depth in 0..4000_usize, open in prop::sample::select(vec!["[", "{", "- ", "? "])) {
        let text = format!("---\ntitle: Harbour, May 2026\nx: {}\n---\n\nIce.\n", open.repeat(depth));
        compiled("", &[("a.md", &text)]);
    }
}

/// What only the tools of the other site read is not shown.
#[test]
fn syntax_of_the_tools_is_left_out() {
    let outcome = compiled(
        "",
        &[(
            "a.md",
            "---\ntitle: Ice and fog\ndate: 2026-05-31\n---\nimport Chart from './chart';\n\n\
             The harbour froze. {/* more */}\n{: .lead}\n\n* TOC\n{:toc}\n\n## Pilots\n\n\
             {% highlight sh %}\n# wait\n{% endhighlight %}\n",
        )],
    );
    assert_eq!(
        words_of(only(&outcome)).trim(),
        "Ice and fog\nThe harbour froze.\n Pilots\n# wait"
    );
    let found = codes(&outcome);
    let n_extensions = found.iter().filter(|it| it.0 == Code::Extension).count();
    assert_eq!(
        n_extensions, 2,
        "one for the statements, one for the attributes"
    );
}

#[test]
fn what_is_not_published_is_no_report() {
    let draft = "---\ntitle: Fog\ndate: 2026-06-30\ndraft: true\n---\nNot yet.\n";
    let may = "---\ntitle: Ice\ndate: 2026-05-31\n---\nThe harbour froze.\n";
    let outcome = compiled("", &[("a.md", may), ("b.md", draft)]);
    assert_eq!(only(&outcome).file, "a.md");
    assert!(codes(&outcome).iter().any(|it| it.0 == Code::SkippedFile));
}

/// Some newsletters have the month on the second line only.
#[test]
fn a_line_that_stands_out_tells_the_month() {
    for text in [
        "# Harbour Letter\n\n## Issue 12, May 2026\n\nThe harbour froze.\n",
        "# Harbour Letter\n\n**Week of 2026-05-04**\n\nThe harbour froze.\n",
    ] {
        let outcome = compiled("", &[("a.md", text)]);
        assert_eq!(only(&outcome).month.to_string(), "2026-05", "of {text}");
    }
}

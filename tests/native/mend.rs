//! Tests of mending files: what is certain, and that readers see the same afterwards.

use crate::support::topics_of_seeds;
use kusama_news_reader::compile::mend::{Mends, mend};
use kusama_news_reader::compile::{Code, Outcome, Source, compile, locked};
use kusama_news_reader::model::leaves;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;

const REPORT: &str = "# Harbour Letter - May 2020\n\n# Fog Over the Quay\n\nThe lead.\n\n\
    ## Market\n\nPrices rose — by 5 €.\n\nThe tide is low.\n";

fn source(path: &str, bytes: impl Into<Vec<u8>>) -> Source {
    Source {
        path: path.into(),
        bytes: bytes.into(),
    }
}

/// Returns the sources after mending.
fn mended(sources: &[Source], mends: &Mends) -> Vec<Source> {
    let mut all = sources.to_vec();
    for file in &mends.files {
        let own = all.iter_mut().find(|it| it.path == file.path).unwrap();
        own.bytes = file.text.clone().into();
    }
    all
}

fn codes(outcome: &Outcome) -> Vec<Code> {
    outcome.diagnostics.iter().map(|it| it.code).collect()
}

/// Mends files. Asserts that mending again changes nothing, and that readers see the same. Returns
/// the mends.
#[track_caller]
fn check(sources: &[Source]) -> Mends {
    let mends = mend(sources);
    let after = mended(sources, &mends);
    assert_eq!(mend(&after).files, [], "mended again");
    let (before, after) = (compile(sources), compile(&after));
    assert_eq!(before.archive.reports, after.archive.reports);
    assert_eq!(before.archive.site, after.archive.site);
    assert_eq!(before.archive.topics, after.archive.topics);
    let left = codes(&after);
    assert!(left.len() <= before.diagnostics.len());
    // Of the others, none came and none went.
    let mut others = codes(&before);
    others.retain(|code| left.contains(code));
    assert_eq!(left.len(), others.len(), "{:?}", after.diagnostics);
    mends
}

/// Mends one report. Returns its text, or `None` if it stays as it is.
#[track_caller]
fn mended_report(bytes: impl Into<Vec<u8>>) -> Option<(String, Vec<String>)> {
    let sources = [
        source("seeds/a.md", bytes),
        source("seeds/archive.toml", topics_of_seeds()),
    ];
    let mut files = check(&sources).files;
    assert!(files.len() <= 1);
    files.pop().map(|file| (file.text, file.done))
}

#[track_caller]
fn check_report(bytes: impl Into<Vec<u8>>, text: &str, done: &[&str]) {
    let done = done.iter().map(ToString::to_string).collect();
    assert_eq!(mended_report(bytes), Some((text.to_owned(), done)));
}

#[test]
fn a_report_in_order_stays_as_it_is() {
    for report in [REPORT.to_owned(), REPORT.replace('\n', "\r\n")] {
        assert_eq!(mended_report(report), None);
    }
}

#[test]
fn encodings_are_mended() {
    let mark = "the byte order mark is taken out";
    check_report(format!("\u{feff}{REPORT}"), REPORT, &[mark]);
    let crlf = REPORT.replace('\n', "\r\n");
    check_report(format!("\u{feff}{crlf}"), &crlf, &[mark]);
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let units = format!("\u{feff}{REPORT}");
        let bytes: Vec<u8> = units.encode_utf16().flat_map(order).collect();
        check_report(bytes, REPORT, &["UTF-16 is written as UTF-8"]);
    }
}

#[test]
fn line_ends_are_mended() {
    let done = ["all lines end alike"];
    check_report(REPORT.replace('\n', "\r"), REPORT, &done);
    check_report(REPORT.replacen("\n\n", "\n\r", 1), REPORT, &done);
    check_report(REPORT.replacen("\n\n", "\r\n\n", 1), REPORT, &done);
    // All other lines end with both.
    let crlf = REPORT.replace('\n', "\r\n");
    check_report(
        crlf.replacen("The lead.", "The\rlead.", 1),
        &crlf.replacen("The lead.", "The\r\nlead.", 1),
        &done,
    );
    check_report(REPORT.trim_end(), REPORT, &["the last line ends"]);
    check_report(crlf.trim_end(), &crlf, &["the last line ends"]);
}

#[test]
fn text_that_was_read_in_the_wrong_encoding_is_mended() {
    let damaged = REPORT.replace('—', "â€”").replace('€', "â‚¬");
    let done = "text that was read in the wrong encoding is repaired";
    check_report(damaged.clone(), REPORT, &[done]);
    let all = format!("\u{feff}{}", damaged.replace('\n', "\r").trim_end());
    let expected = [
        "the byte order mark is taken out",
        "all lines end alike",
        done,
    ];
    check_report(
        all,
        REPORT,
        &[expected.as_slice(), &["the last line ends"]].concat(),
    );
}

/// What has several mends, or none, is for a person.
#[test]
fn what_is_not_certain_is_not_touched() {
    for report in [
        // A part of the sign is lost.
        REPORT.replace('—', "â€"),
        REPORT.replace("The lead.", "The\u{7}lead, \u{202e}[TBD] **bold."),
        REPORT.replace("## Market", "##Market"),
        format!("Certainly! Here is the report:\n\n{REPORT}"),
        " \n".to_owned(),
        String::new(),
    ] {
        assert_eq!(mended_report(report), None);
    }
    // No text, or not certainly.
    for bytes in [
        &b"# L - May 2020\r\rcaf\xe9"[..],
        b"\xff\xfea\0\x00\xd8",
        b"\0a\0b\0c",
    ] {
        assert_eq!(mended_report(bytes), None);
    }
}

#[test]
fn files_that_are_no_reports_are_not_touched() {
    let draft = "\u{feff}---\ntitle: May 2020\ndraft: true\n---\n\nText.";
    let sources = [
        source("seeds/a.md", REPORT),
        source(
            "seeds/archive.toml",
            format!("\u{feff}ignore = [\"b.md\"]\r\n{}", topics_of_seeds()),
        ),
        source("seeds/b.md", "\u{feff}Text."),
        source("seeds/c.md", draft),
        source("seeds/README.md", "\u{feff}Text."),
    ];
    let files = check(&sources).files;
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["seeds/archive.toml"]);
    assert!(
        files[0].text.starts_with("ignore = [\"b.md\"]\n"),
        "{}",
        files[0].text
    );
}

/// A description with an error says nothing reliable on which files are reports.
#[test]
fn nothing_is_mended_beside_a_broken_description() {
    let sources = [
        source("seeds/a.md", format!("\u{feff}{REPORT}")),
        source("seeds/archive.toml", "ignore = [\"b.md\"\n"),
        source("seeds/b.md", "\u{feff}Text."),
    ];
    assert_eq!(mend(&sources).files, []);
}

fn lock_of(report: &str) -> String {
    locked(&compile(&[source("seeds/a.md", report)]), None).unwrap()
}

/// Returns the lock after mending, if it is mended.
fn mended_lock(report: &str, lock: &str) -> Option<String> {
    let sources = [source("seeds/a.md", report), source("seeds/ids.lock", lock)];
    let mends = mend(&sources);
    let after = mended(&sources, &mends);
    assert_eq!(mend(&after).files, [], "mended again");
    assert!(mends.files.len() <= 1);
    mends.files.into_iter().next().map(|file| file.text)
}

/// Returns the id of the lead of a report.
fn lead(report: &str) -> String {
    let outcome = compile(&[source("a.md", report)]);
    leaves(&outcome.archive.reports[0].lead)[0].id.to_string()
}

#[test]
fn a_lost_id_gets_an_alias_if_one_text_is_in_its_place() {
    let changed = REPORT.replace("The lead.", "The lead, changed.");
    let (old, new) = (lead(REPORT), lead(&changed));
    for end in ["\n", "\r\n"] {
        let lock = lock_of(REPORT).replace('\n', end);
        let expected = lock.replace(&format!("{old}{end}"), &format!("{old} = {new}{end}"));
        assert_ne!(lock, expected);
        assert_eq!(mended_lock(&changed, &lock).as_ref(), Some(&expected));
        let outcome = compile(&[
            source("a.md", changed.as_str()),
            source("ids.lock", expected),
        ]);
        assert!(!codes(&outcome).contains(&Code::LostId));
    }
    // The last text of all, whose neighbor is only above it.
    let changed = REPORT.replace("The tide is low.", "The tide is high.");
    assert!(mended_lock(&changed, &lock_of(REPORT)).is_some());
}

#[test]
fn a_lost_id_gets_no_alias_if_several_could_be_meant() {
    let lock = lock_of(REPORT);
    for report in [
        // Gone.
        REPORT.replace("The lead.\n\n", ""),
        // Two in its place.
        REPORT.replace("The lead.", "A lead.\n\nAnother."),
        // Two changed, side by side.
        REPORT
            .replace("Prices rose", "Prices fell")
            .replace("tide is low", "tide is high"),
        // Another text that is locked itself.
        REPORT.replace("The lead.", "The tide is low."),
    ] {
        assert_eq!(mended_lock(&report, &lock), None, "{report}");
    }
    // All is new, so nothing says what was where.
    let one = "# Harbour Letter - May 2020\n\nThe lead.\n";
    assert_eq!(
        mended_lock(&one.replace("lead", "tide"), &lock_of(one)),
        None
    );
    // The report cannot be read.
    let sources = [
        source("a.md", &b"\xff"[..]),
        source("ids.lock", lock.as_str()),
    ];
    assert_eq!(mend(&sources).files, []);
}

const PIECES: [&str; 18] = [
    "\n", "\r", "\r\n", "\n\n", "Ã©", "â€”", "Â", "â€", "\u{feff}", "\u{2028}", "ï»¿", "\u{85}",
    "`", "```\n", "a ", "## ", "É", "’",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn random_mends_are_certain(pieces: Vec<Index>, at: Index, has_mark in any::<bool>()) {
        let places: Vec<usize> = REPORT.char_indices().map(|(at, _)| at).collect();
        let noise: String = pieces.iter().map(|it| *it.get(&PIECES)).collect();
        let at = *at.get(&places);
        let mark = if has_mark { "\u{feff}" } else { "" };
        let text = format!("{mark}{}{noise}{}", &REPORT[..at], &REPORT[at..]);
        let sources = [source("a.md", text), source("archive.toml", "topics = []\n")];
        let mends = mend(&sources);
        let after = mended(&sources, &mends);
        assert_eq!(mend(&after).files, []);
        assert_eq!(compile(&sources).archive.reports, compile(&after).archive.reports);
    }
}

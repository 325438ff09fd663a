//! Tests of standing text: paragraphs that many reports have in the same words.

use crate::support::words;
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::search::{Query, SearchIndex};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

const NOTE: &str = "Write to the harbour office if you want this letter by post every month.";

/// A topic of its own, so that each thread is short.
const DESCRIPTION: &str = "allow = [\"missing-topic\", \"missing-headline\"]

[[topics]]
id = \"market\"
label = \"Market\"
description = \"Prices.\"
heading_words = [\"market\"]
";

/// Compiles a report a month. Each has its own text, and those numbered below `n_with` the note.
fn compiled(n_reports: usize, n_with: usize, note: &str) -> Outcome {
    let mut sources = vec![Source {
        path: "archive.toml".into(),
        bytes: DESCRIPTION.into(),
    }];
    let names = [
        "January", "February", "March", "April", "May", "June", "July",
    ];
    for (number, name) in names.iter().take(n_reports).enumerate() {
        let note = if number < n_with { note } else { "" };
        let text = format!(
            "# Quay - {name} 2020\n\n## Market\n\n{note}\n\nIn {name} the office sold rope number \
             {number}.\n\n## Post\n\n{note}\n"
        );
        sources.push(Source {
            path: format!("2020-{:02}.md", number + 1),
            bytes: text.into(),
        });
    }
    compile(&sources)
}

fn n_marked(outcome: &Outcome) -> Vec<u32> {
    let standing = outcome.archive.standing.iter();
    standing.map(|it| it.n_reports).collect()
}

fn has_warning(outcome: &Outcome) -> bool {
    let mut codes = outcome.diagnostics.iter().map(|it| it.code);
    codes.any(|code| code == Code::DuplicateParagraph)
}

fn page(archive: &Archive, path: &str) -> String {
    let route = Route::parse(path, "", archive);
    render(&Arc::new(archive.clone()), &Base::default(), &route)
}

#[test]
fn a_paragraph_in_a_third_of_the_reports_is_standing_text_without_a_warning() {
    for (n_reports, n_with, is_standing) in [
        (2, 2, false),
        (3, 3, true),
        (5, 2, false),
        (6, 3, true),
        (7, 3, true),
    ] {
        let outcome = compiled(n_reports, n_with, NOTE);
        let of = format!("{n_with} of {n_reports}");
        let marked = u32::try_from(n_with).unwrap();
        let expected = if is_standing {
            vec![marked]
        } else {
            Vec::new()
        };
        assert_eq!(n_marked(&outcome), expected, "{of}");
        assert_eq!(has_warning(&outcome), !is_standing, "{of}");
    }
}

#[test]
fn short_texts_and_headings_are_no_standing_text() {
    assert_eq!(n_marked(&compiled(4, 4, "Rope is sold.")), [0; 0]);
    let heading = "### Write to the harbour office if you want this letter by post";
    assert_eq!(n_marked(&compiled(4, 4, heading)), [0; 0]);
}

#[test]
fn the_projects_reports_have_none() {
    let archive = kusama_news_reader::embedded_archive().unwrap();
    assert!(archive.standing.is_empty(), "{:?}", archive.standing);
}

/// The note was read once in every month of a thread, so the news had to be looked for.
#[test]
fn a_thread_folds_standing_text_and_a_report_does_not() {
    let archive = compiled(3, 3, NOTE).archive;
    let thread = page(&archive, "topic/market/");
    let folded = "<details class=\"standing\"><summary data-generated>Same in 3 reports</summary>\
                  <p dir=\"auto\">Write to";
    assert_eq!(thread.matches(folded).count(), 6, "{thread}");
    assert_eq!(thread.matches(NOTE).count(), 6, "no word is lost");
    assert!(
        thread.contains("</details><p dir=\"auto\">In January"),
        "{thread}"
    );
    let report = page(&archive, "2020/01/");
    assert!(!report.contains("details class=\"standing\""), "{report}");
    assert_eq!(report.matches(NOTE).count(), 2);
    assert!(words(&thread).len() > words(&report).len());
}

#[test]
fn hits_in_standing_text_come_after_all_others() {
    let archive = compiled(4, 4, NOTE).archive;
    let index = SearchIndex::build(&archive);
    // The note has the words side by side, twice in a report, so it would be the best.
    for query in ["harbour office", "office", "the post"] {
        let results = index.search(&Query::parse(query, &archive.topics), 99);
        let hits = results
            .groups
            .iter()
            .flat_map(|group| group.passages(&archive));
        let is_note: Vec<bool> = hits.map(|passage| passage.text == NOTE).collect();
        assert_eq!(is_note.len(), results.n_hits, "{query}");
        assert!(is_note.contains(&true), "{query}: still found");
        for group in &results.groups {
            let passages = group.passages(&archive).into_iter();
            let is_note: Vec<bool> = passages.map(|passage| passage.text == NOTE).collect();
            assert!(is_note.is_sorted(), "{query}: {is_note:?}");
        }
    }
    let results = index.search(&Query::parse("office", &archive.topics), 99);
    let groups = results.groups.iter();
    let firsts = groups.map(|group| group.passages(&archive).remove(0).text == NOTE);
    let firsts: Vec<bool> = firsts.collect();
    assert_eq!(firsts, [false, false, false, false, true, true, true, true]);
    let first = results.groups[0].passages(&archive).remove(0);
    assert_eq!(first.text, "In April the office sold rope number 3.");
}

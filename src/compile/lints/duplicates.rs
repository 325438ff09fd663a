//! Finds paragraphs that occur more than once in the archive. Standing text repeats on purpose, so it
//! is no duplicate.

use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::draft::Draft;
use crate::compile::fold::fold;
use crate::compile::markdown;
use crate::compile::standing::{self, MIN_WORDS, is_long};
use crate::model::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// A text of a report, folded for comparison.
struct Folded {
    words: String,
    /// The first words as written, to identify the text in a message.
    opening: String,
    /// Line of the section's heading; 1 above the first section.
    section_line: u32,
    is_heading: bool,
}

pub(super) fn look(drafts: &[Draft<'_>], standing: &[Standing], diagnostics: &mut Vec<Diagnostic>) {
    let reports = drafts.iter().map(|draft| texts(draft, standing));
    let reports: Vec<Vec<Folded>> = reports.collect();
    let mut seen = BTreeSet::new();
    let paragraphs = reports.iter().flatten().filter(|text| !text.is_heading);
    let doubled = paragraphs.map(|text| text.words.as_str());
    let doubled: BTreeSet<&str> = doubled.filter(|words| !seen.insert(*words)).collect();
    let mut first_places: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    for (draft, texts) in drafts.iter().zip(&reports) {
        if !texts
            .iter()
            .any(|text| doubled.contains(text.words.as_str()))
        {
            continue;
        }
        let mut places = Places::of(draft, &doubled);
        for text in texts {
            let words = text.words.as_str();
            if !doubled.contains(words) {
                continue;
            }
            // A heading with the same words is not a duplicate, but uses up a line of the source.
            let found = places.next(words);
            let (path, line) = found.unwrap_or((draft.path(), text.section_line));
            if text.is_heading {
                continue;
            }
            let Some((first_path, first_line)) = first_places.get(words) else {
                first_places.insert(words, (path, line));
                continue;
            };
            let message = format!(
                "paragraph `{} …` stands at {first_path}:{first_line} too: expected it once",
                text.opening
            );
            let help = "take one out if it was copied by mistake";
            let code = Code::DuplicateParagraph;
            diagnostics.push(Diagnostic::new(code, path, line, message, help));
        }
    }
}

/// Returns the texts of a report that are long enough, in reading order, without standing text.
fn texts(draft: &Draft<'_>, standing: &[Standing]) -> Vec<Folded> {
    let texts = standing::texts(&draft.report).into_iter();
    let texts = texts.filter(|(_, leaf)| Standing::of(standing, leaf.id).is_none());
    texts
        .filter_map(|(section_line, leaf)| {
            let words = fold(&leaf.text);
            let opening = leaf.text.split_whitespace().take(MIN_WORDS);
            is_long(&words).then(|| Folded {
                words,
                opening: opening.collect::<Vec<_>>().join(" "),
                section_line,
                is_heading: leaf.is_heading,
            })
        })
        .collect()
}

/// The places of the duplicate texts in the sources of one report.
struct Places<'a> {
    /// Path and line of each text's copies, in descending order.
    lines: BTreeMap<String, Vec<(&'a str, u32)>>,
}

impl<'a> Places<'a> {
    fn of(draft: &'a Draft<'_>, doubled: &BTreeSet<&str>) -> Self {
        let mut lines: BTreeMap<String, Vec<(&str, u32)>> = BTreeMap::new();
        for issue in draft.issues.iter().rev() {
            for (line, text) in markdown::texts(&issue.text).into_iter().rev() {
                let words = fold(&text);
                if doubled.contains(words.as_str()) {
                    let places = lines.entry(words).or_default();
                    places.push((&issue.source.path, line));
                }
            }
        }
        Self { lines }
    }

    /// Returns the place of the next copy of a text, or `None` if the report split its paragraph.
    fn next(&mut self, words: &str) -> Option<(&'a str, u32)> {
        self.lines.get_mut(words)?.pop()
    }
}

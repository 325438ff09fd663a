//! Paragraphs that stand in the archive twice.

use super::super::{Code, Diagnostic, Draft};
use super::line_of;
use crate::archive::{Leaf, Section, leaves};
use std::collections::BTreeMap;

/// Shorter texts may well be said twice.
const MIN_WORDS: usize = 8;

/// So many characters of a paragraph are enough to find it in its source.
const N_PROBE_CHARS: usize = 40;

pub(super) fn look(drafts: &[Draft<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut first_places: BTreeMap<String, (&str, u32)> = BTreeMap::new();
    for draft in drafts {
        let path = draft.source.path.as_str();
        let flat = draft.text.replace(['\n', '\r', '\t'], " ");
        for text in paragraphs(draft) {
            let folded = fold(&text);
            if folded.split(' ').count() < MIN_WORDS {
                continue;
            }
            let Some(&(first_path, first_line)) = first_places.get(&folded) else {
                let line = place(draft, &flat, &text, 0);
                first_places.insert(folded, (path, line));
                continue;
            };
            let n_before = usize::from(first_path == path);
            let line = place(draft, &flat, &text, n_before);
            let words: Vec<&str> = text.split_whitespace().take(MIN_WORDS).collect();
            let message = format!(
                "paragraph `{} …` stands at {first_path}:{first_line} too: expected it once",
                words.join(" ")
            );
            let help = "take one out if it was copied by mistake";
            diagnostics.push(Diagnostic::new(
                Code::DuplicateParagraph,
                path,
                line,
                message,
                help,
            ));
        }
    }
}

fn paragraphs(draft: &Draft<'_>) -> impl Iterator<Item = String> {
    let sections = draft.report.sections.iter().flat_map(Section::texts);
    let texts = leaves(&draft.report.lead).into_iter().chain(sections);
    texts
        .filter(|leaf: &Leaf| !leaf.is_heading)
        .map(|leaf| leaf.text)
}

fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The line on which a paragraph begins for the (n + 1)th time; 1 where markup hides it.
fn place(draft: &Draft<'_>, flat: &str, text: &str, n_before: usize) -> u32 {
    let probe: String = text.chars().take(N_PROBE_CHARS).collect();
    let mut found = flat.match_indices(&probe);
    let at = found.nth(n_before).map_or(0, |(at, _)| at);
    line_of(&draft.text, at)
}

//! Permanent ids for pieces of text.
//!
//! An id is the first 24 bits of the SHA-256 of the text, in lower case and with every run of
//! characters other than letters and digits replaced by one space. It depends only on that text, so
//! a paragraph keeps its id when others are added, moved, or corrected. This folding is part of
//! every address ever shared. It is unrelated to the search's tokenizer and must never change.

use crate::model::{Block, Inline, Report, TextId, plain_text};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Gives every piece of text in a report an id, unique within the report. Text without a letter or
/// digit stays unnamed.
pub fn name(report: &mut Report) {
    let mut names = Names::default();
    for line in &mut report.masthead {
        names.give(&mut line.id, &line.text);
    }
    if let Some(headline) = &mut report.headline {
        names.give(&mut headline.id, &headline.text);
    }
    for byline in &mut report.bylines {
        names.give(&mut byline.id, &byline.text);
    }
    names.give_blocks(&mut report.lead);
    for section in &mut report.sections {
        names.give(&mut section.heading.id, &section.heading.text);
        for byline in &mut section.bylines {
            names.give(&mut byline.id, &byline.text);
        }
        names.give_blocks(&mut section.blocks);
    }
}

/// Counts how often each hash has been used.
#[derive(Default)]
struct Names {
    given: BTreeMap<u32, u16>,
}

impl Names {
    fn give(&mut self, id: &mut TextId, text: &[Inline]) {
        self.give_to(id, &plain_text(text));
    }

    fn give_to(&mut self, id: &mut TextId, text: &str) {
        let folded = fold(text);
        if folded.is_empty() {
            return;
        }
        let hash = hash(&folded);
        let nth = self.given.entry(hash).or_default();
        *nth = nth.saturating_add(1);
        *id = TextId { hash, nth: *nth };
    }

    fn give_blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { id, text } | Block::Subheading { id, text, .. } => {
                    self.give(id, text);
                }
                Block::Code { id, text, .. } => self.give_to(id, text),
                Block::Table { head, rows, .. } => {
                    for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                        self.give(&mut cell.id, &cell.text);
                    }
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.give_blocks(item);
                    }
                }
                Block::Quote(blocks) | Block::Footnote { blocks, .. } => self.give_blocks(blocks),
                Block::Rule => {}
            }
        }
    }
}

/// Returns the first 24 bits of the SHA-256 of a text.
pub(super) fn hash(folded: &str) -> u32 {
    let digest = Sha256::digest(folded);
    match digest.as_slice() {
        [a, b, c, ..] => u32::from_be_bytes([0, *a, *b, *c]),
        _ => 0,
    }
}

fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_case_and_spacing_do_not_change_a_name() {
        assert_eq!(fold("Kusama’s  \"chaos\"!"), fold("kusama s chaos"));
        assert_ne!(fold("Kusama chaos"), fold("Kusama order"));
    }

    /// Pins the hash, because readers have shared addresses that contain it.
    #[test]
    fn the_name_of_a_known_text_stays() {
        let known = hash(&fold("Kusama: the canary network"));
        assert_eq!(known, 0x0055_4813, "p-{known:06x}");
    }

    #[test]
    fn equal_texts_are_numbered() {
        let mut names = Names::default();
        let mut ids = [TextId::default(); 3];
        for id in &mut ids {
            names.give_to(id, "same");
        }
        let nths: Vec<u16> = ids.iter().map(|id| id.nth).collect();
        assert_eq!(nths, [1, 2, 3]);
        assert!(ids[1].to_string().ends_with("-2"));
        let mut empty = TextId::default();
        names.give_to(&mut empty, " – ");
        assert!(empty.is_unnamed());
    }
}

//! Footnotes, and the links to them.
//!
//! The model holds a reference as a link `[1]` to the first text of the footnote with the label `1`.

use super::target::Target;
use crate::model::{Archive, Block, Inline, Report, TextId, leaves, plain_text};
use std::collections::{BTreeMap, BTreeSet};

/// The footnotes of a report whose references can be told from other links.
#[derive(Clone, Debug, Default)]
pub struct Notes<'a> {
    labels: BTreeMap<String, &'a str>,
}

impl<'a> Notes<'a> {
    /// Collects the footnotes of a report, also those inside other blocks.
    pub fn of(report: &'a Report) -> Self {
        let mut notes = Self::default();
        notes.add(&report.lead);
        for section in &report.sections {
            notes.add(&section.blocks);
        }
        notes
    }

    /// Collects only those that Markdown can define: in no other block, each with a label of its own
    /// that Markdown can write.
    pub fn definable(report: &'a Report) -> Self {
        let mut notes = Self::default();
        let mut labels = BTreeSet::new();
        let sections = report.sections.iter().flat_map(|section| &section.blocks);
        for block in report.lead.iter().chain(sections) {
            let Block::Footnote { label, blocks } = block else {
                continue;
            };
            // Markdown ignores the case of labels.
            if let Some(id) = first_id(blocks)
                && label
                    .bytes()
                    .all(|it| it.is_ascii_alphanumeric() || it == b'-')
                && labels.insert(label.to_lowercase())
            {
                notes.labels.insert(id.to_string(), label);
            }
        }
        notes
    }

    /// Reports whether references lead to the text with this id.
    pub fn has(&self, id: TextId) -> bool {
        self.labels.contains_key(&id.to_string())
    }

    fn add(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Footnote { label, blocks } => {
                    if let Some(id) = first_id(blocks) {
                        self.labels.insert(id.to_string(), label);
                    }
                    self.add(blocks);
                }
                Block::Quote(blocks) => self.add(blocks),
                Block::List { items, .. } => items.iter().for_each(|item| self.add(item)),
                _ => {}
            }
        }
    }

    /// Returns the footnote that a link refers to, by the id of its first text, and its label. `None`
    /// if the link is no reference.
    pub fn referred(
        &self,
        archive: &Archive,
        report: &Report,
        href: &str,
        text: &[Inline],
    ) -> Option<(TextId, &'a str)> {
        let label = plain_text(text);
        let label = label.strip_prefix('[')?.strip_suffix(']')?;
        match Target::of(archive, href) {
            Target::Report {
                month,
                id: Some(id),
            } if month == report.month => {
                let own = *self.labels.get(&id.to_string())?;
                (own == label).then_some((id, own))
            }
            _ => None,
        }
    }
}

/// Returns the id of the first named text, to which references lead.
pub fn first_id(blocks: &[Block]) -> Option<TextId> {
    let leaves = leaves(blocks).into_iter();
    leaves.map(|leaf| leaf.id).find(|id| !id.is_unnamed())
}

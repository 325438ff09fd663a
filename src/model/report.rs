//! One month's report: headline, bylines, lead and sections of blocks.

use super::block::{Block, Leaf, blocks_have, leaves};
use super::{Inline, Month, TextId, TopicId, plain_text};
use serde::{Deserialize, Serialize};

/// The report of one month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The month the report is about.
    pub month: Month,
    /// The name of the source file without its folder, as in `2023-11.md`.
    pub file: String,
    /// Who publishes it, as the report's title line says, as in `Kusama News`.
    pub publication: String,
    /// Lines above the headline, such as the name of a newspaper.
    pub masthead: Vec<Byline>,
    /// The headline, if the report has one.
    pub headline: Option<Heading>,
    /// Who signs the whole report.
    pub bylines: Vec<Byline>,
    /// What stands before the first section.
    pub lead: Vec<Block>,
    /// The topic under which the lead is read, if there is a lead and such a topic.
    pub lead_topic: Option<TopicId>,
    /// The sections in the order of the source.
    pub sections: Vec<Section>,
    /// Names that pieces of text had in earlier editions and that readers may have shared.
    pub aliases: Vec<Alias>,
}

/// An earlier name of a piece of text. The compiler gives only those that lead to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The name that was shared.
    pub old: TextId,
    /// The name of the text that stands in its place.
    pub new: TextId,
}

/// A headline or the heading of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The heading's permanent name.
    pub id: TextId,
    /// A label in front of the heading, as `Article 1` or `Headline`; empty if there is none.
    pub label: String,
    /// The heading itself, without the label and without quotation marks around the whole.
    pub text: Vec<Inline>,
}

/// A line of its own above a text, as written: one that names an author, or one of the masthead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The line's permanent name.
    pub id: TextId,
    /// The whole line, as in `By A. Writer, Correspondent`.
    pub text: Vec<Inline>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The section's heading.
    pub heading: Heading,
    /// The heading's level in the source, 1 to 6; 0 for a bold or plain line.
    pub level: u8,
    /// The heading's line in the source, counted from 1.
    pub line: u32,
    /// The topic under which a reader looks for the section first.
    pub topic: TopicId,
    /// Further topics of which a good part of the section speaks.
    pub also: Vec<TopicId>,
    /// Who signs the section.
    pub bylines: Vec<Byline>,
    /// The section's text.
    pub blocks: Vec<Block>,
}

impl Heading {
    fn leaf(&self) -> Leaf {
        Leaf {
            id: self.id,
            text: format!("{} {}", self.label, plain_text(&self.text)),
            is_heading: true,
        }
    }
}

impl Byline {
    fn leaf(&self) -> Leaf {
        Leaf {
            id: self.id,
            text: plain_text(&self.text),
            is_heading: false,
        }
    }
}

impl Section {
    /// Whether the section is to be read under a topic, be it first of all or also.
    #[must_use]
    pub fn belongs_to(&self, topic: TopicId) -> bool {
        self.topic == topic || self.also.contains(&topic)
    }

    /// The pieces of text of the section, its heading with its label included, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<Leaf> {
        let mut texts = vec![self.heading.leaf()];
        texts.extend(self.bylines.iter().map(Byline::leaf));
        texts.extend(leaves(&self.blocks));
        texts
    }

    /// Whether a piece of text is the section's heading or stands under it.
    #[must_use]
    pub fn has_text(&self, id: TextId) -> bool {
        self.heading.id == id
            || self.bylines.iter().any(|byline| byline.id == id)
            || blocks_have(&self.blocks, id)
    }
}

impl Report {
    /// The words of the headline without markup, or the month where there is no headline.
    #[must_use]
    pub fn title(&self) -> String {
        self.headline
            .as_ref()
            .map_or_else(|| self.month.title(), |heading| plain_text(&heading.text))
    }

    /// Whether a piece of text is shown under a topic, or at all for `None`.
    #[must_use]
    pub fn has_text(&self, topic: Option<TopicId>, id: TextId) -> bool {
        // The head of the report stands above the tabs, and so under every topic.
        self.head_has(id)
            || self.lead_under(topic) && blocks_have(&self.lead, id)
            || self
                .sections_under(topic)
                .any(|section| section.has_text(id))
    }

    fn head_has(&self, id: TextId) -> bool {
        let mut lines = self.masthead.iter().chain(&self.bylines);
        lines.any(|line| line.id == id) || self.headline.as_ref().is_some_and(|it| it.id == id)
    }

    /// The name today of the piece of text that a printed id names: the id's own, or, if no text
    /// has this id any more, that of the text in its place. `None` if the report knows nothing of
    /// the id.
    #[must_use]
    pub fn current(&self, id: &str) -> Option<TextId> {
        let name: TextId = id.parse().ok()?;
        if self.has_text(None, name) {
            return Some(name);
        }
        let alias = self.aliases.iter().find(|alias| alias.old == name);
        alias.map(|alias| alias.new)
    }

    /// The pieces of text above the lead: the masthead, the headline with its label, the bylines.
    #[must_use]
    pub fn head_texts(&self) -> Vec<Leaf> {
        let headline = self.headline.iter().map(Heading::leaf);
        let masthead = self.masthead.iter().map(Byline::leaf);
        masthead
            .chain(headline)
            .chain(self.bylines.iter().map(Byline::leaf))
            .collect()
    }

    /// What the report begins with: its lead, or without one the first section's text.
    #[must_use]
    pub fn opening(&self) -> &[Block] {
        match self.sections.first() {
            Some(first) if self.lead.is_empty() => &first.blocks,
            _ => &self.lead,
        }
    }

    /// The topic under which the beginning of the report is read, also where no topic has its lead:
    /// that of the lead, or of the first section.
    #[must_use]
    pub fn opening_topic(&self) -> TopicId {
        let first = self.sections.first().map(|section| section.topic);
        self.lead_topic.or(first).unwrap_or_default()
    }

    /// Whether anything in the report is to be read under a topic.
    #[must_use]
    pub fn speaks_of(&self, topic: TopicId) -> bool {
        self.lead_under(Some(topic)) || self.sections_under(Some(topic)).next().is_some()
    }

    /// Whether the lead is to be read under a topic; it always is for `None`, all topics.
    #[must_use]
    pub fn lead_under(&self, topic: Option<TopicId>) -> bool {
        !self.lead.is_empty() && (topic.is_none() || topic == self.lead_topic)
    }

    /// The sections to be read under a topic, or all of them for `None`.
    pub fn sections_under(&self, topic: Option<TopicId>) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(move |section| topic.is_none_or(|topic| section.belongs_to(topic)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    fn id(hash: u32) -> TextId {
        TextId { hash, nth: 1 }
    }

    #[track_caller]
    fn check_current(name: &str, expected: Option<u32>) {
        let alias = |old, new| Alias {
            old: id(old),
            new: id(new),
        };
        let section = Section {
            heading: Heading {
                id: id(0xa),
                ..Heading::default()
            },
            blocks: vec![Block::Paragraph {
                id: id(0xb),
                text: Vec::new(),
            }],
            ..Section::default()
        };
        let report = Report {
            sections: vec![section],
            aliases: vec![alias(1, 0xb), alias(0xa, 0xb)],
            ..Report::default()
        };
        assert_eq!(report.current(name), expected.map(id), "of {name}");
    }

    #[test]
    fn every_piece_of_text_is_found_wherever_it_stands() {
        let paragraph = |hash| Block::Paragraph {
            id: id(hash),
            text: Vec::new(),
        };
        let cell = |hash| Cell {
            id: id(hash),
            text: Vec::new(),
        };
        let blocks = vec![
            Block::Subheading {
                id: id(1),
                text: Vec::new(),
                depth: 1,
            },
            Block::List {
                start: None,
                items: vec![vec![], vec![paragraph(2), Block::Quote(vec![paragraph(3)])]],
            },
            Block::Rule,
            Block::Code {
                id: id(4),
                language: String::new(),
                text: String::new(),
            },
            Block::Table {
                aligns: Vec::new(),
                head: vec![cell(5)],
                rows: vec![vec![cell(6)], vec![cell(7)]],
            },
            Block::Footnote {
                label: String::new(),
                blocks: vec![paragraph(8)],
            },
        ];
        assert_eq!(leaves(&blocks).len(), 8);
        for leaf in leaves(&blocks) {
            assert!(blocks_have(&blocks, leaf.id), "{}", leaf.id);
        }
        assert!(!blocks_have(&blocks, id(9)));
    }

    #[test]
    fn an_earlier_name_leads_to_the_text_in_its_place() {
        check_current("p-00000b", Some(0xb));
        check_current("p-000001", Some(0xb));
    }

    #[test]
    fn a_text_that_is_there_keeps_its_name_whatever_an_alias_says() {
        check_current("p-00000a", Some(0xa));
    }

    #[test]
    fn a_name_that_leads_nowhere_is_unknown() {
        for name in ["p-000003", "p-00000b-2", "main", ""] {
            check_current(name, None);
        }
    }
}

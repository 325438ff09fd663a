//! A monthly report: headline, bylines, lead, and sections of blocks.

use super::block::{Block, Leaf, blocks_have, leaves};
use super::{Inline, Month, Site, TextId, TopicId, plain_text};
use serde::{Deserialize, Serialize};

/// Separates the names of the files of a report that was joined from several. No name has it, because
/// control characters are replaced.
pub const FILE_SEPARATOR: &str = "\n";

/// The report of one month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Month of the report.
    pub month: Month,
    /// Path of the source file below the archive's folder, for example `2023-11.md`. A report joined
    /// from several files has all of them; see [`Report::files`].
    pub file: String,
    /// Name of the publication in the report's title line, for example `Kusama News`.
    pub publication: String,
    /// Lines above the headline, for example the name of a newspaper.
    pub masthead: Vec<Byline>,
    /// Headline, if the report has one.
    pub headline: Option<Heading>,
    /// Bylines of the whole report.
    pub bylines: Vec<Byline>,
    /// Blocks before the first section.
    pub lead: Vec<Block>,
    /// Topic of the lead; `None` if the report has no lead or the archive has no topic for leads.
    pub lead_topic: Option<TopicId>,
    /// Sections in the order of the source.
    pub sections: Vec<Section>,
    /// Aliases for ids of earlier editions, because readers may have shared them.
    pub aliases: Vec<Alias>,
    /// What the report is about, in a sentence; empty if its author does not say it.
    pub summary: String,
    /// Keywords that its author gives, for search engines.
    pub tags: Vec<String>,
}

/// An earlier id of a piece of text. The compiler makes sure that `new` exists in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// Earlier id.
    pub old: TextId,
    /// Id of the text that replaces it.
    pub new: TextId,
}

/// A report's headline or a section's heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Permanent id of the heading.
    pub id: TextId,
    /// Label in front of the heading, for example `Article 1` or `Headline`; may be empty.
    pub label: String,
    /// Text without the label, and without marks around the whole text such as quotation marks.
    pub text: Vec<Inline>,
}

/// A separate line above a text, as written: names an author, or is part of the masthead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// Permanent id of the line.
    pub id: TextId,
    /// The whole line, for example `By A. Writer, Correspondent`.
    pub text: Vec<Inline>,
}

/// A section: a heading with the text below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Heading of the section.
    pub heading: Heading,
    /// Level of the heading in the source, 1 to 6; 0 for other headings, such as bold lines.
    pub level: u8,
    /// Line of the heading in the source, counted from 1.
    pub line: u32,
    /// First topic of the section.
    pub topic: TopicId,
    /// Further topics, each covered by a good part of the section.
    pub also: Vec<TopicId>,
    /// Bylines of the section.
    pub bylines: Vec<Byline>,
    /// Text of the section.
    pub blocks: Vec<Block>,
}

/// The most telling heading of a section, and the text below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    /// Permanent id of the heading.
    pub id: TextId,
    /// Text of the heading.
    pub text: &'a [Inline],
    /// Blocks below the heading.
    pub below: &'a [Block],
}

/// Maximum number of words of a heading that a subheading may replace. Chosen: templates name
/// subjects in a few words, as in `Parachain Auctions`, while headlines are sentences.
const MAX_GENERIC_WORDS: usize = 4;

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
    /// Reports whether the topic is the section's first topic or one of its further topics.
    #[must_use]
    pub fn belongs_to(&self, topic: TopicId) -> bool {
        self.topic == topic || self.also.contains(&topic)
    }

    /// Returns the section's heading, or the subheading right below it if that one tells more: the
    /// heading has at most four words, and its only subheading has more words.
    #[must_use]
    pub fn title(&self) -> Title<'_> {
        let n_words = |text| plain_text(text).split_ascii_whitespace().count();
        let n_own = n_words(&self.heading.text);
        match self.blocks.split_first() {
            Some((Block::Subheading { id, text, .. }, below))
                if n_own <= MAX_GENERIC_WORDS
                    && n_own < n_words(text)
                    && self.bylines.is_empty()
                    && !id.is_unnamed()
                    && !below
                        .iter()
                        .any(|it| matches!(it, Block::Subheading { .. })) =>
            {
                let id = *id;
                Title { id, text, below }
            }
            _ => Title {
                id: self.heading.id,
                text: &self.heading.text,
                below: &self.blocks,
            },
        }
    }

    /// Returns all pieces of text of the section in reading order, beginning with its heading. The
    /// heading's text includes its label.
    #[must_use]
    pub fn texts(&self) -> Vec<Leaf> {
        let mut texts = vec![self.heading.leaf()];
        texts.extend(self.bylines.iter().map(Byline::leaf));
        texts.extend(leaves(&self.blocks));
        texts
    }

    /// Reports whether the section contains a piece of text with this id: its heading, a byline, or
    /// part of its blocks.
    #[must_use]
    pub fn has_text(&self, id: TextId) -> bool {
        self.heading.id == id
            || self.bylines.iter().any(|byline| byline.id == id)
            || blocks_have(&self.blocks, id)
    }
}

impl Report {
    /// Returns the headline without markup. Falls back to the month, for example `November 2023`, in
    /// the language of `site`.
    #[must_use]
    pub fn title(&self, site: &Site) -> String {
        let month = || site.month_title(self.month);
        let headline = self.headline.as_ref();
        headline.map_or_else(month, |heading| plain_text(&heading.text))
    }

    /// Returns the files that the report comes from.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.file.split(FILE_SEPARATOR)
    }

    /// Reports whether the report comes from a file, alone or with others.
    #[must_use]
    pub fn is_from(&self, file: &str) -> bool {
        self.files().any(|own| own == file)
    }

    /// Reports whether the text with this id is shown under `topic`. `None` means all topics, so
    /// any text of the report is shown.
    #[must_use]
    pub fn has_text(&self, topic: Option<TopicId>, id: TextId) -> bool {
        // The head is above the topic tabs, so every topic shows it.
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

    /// Parses a printed id such as `p-1a2b3c` and returns the current id of its text: the same id
    /// if a text has it, otherwise the target of its alias. Returns `None` if the id is invalid or
    /// unknown.
    #[must_use]
    pub fn current(&self, id: &str) -> Option<TextId> {
        let name: TextId = id.parse().ok()?;
        if self.has_text(None, name) {
            return Some(name);
        }
        let alias = self.aliases.iter().find(|alias| alias.old == name);
        alias.map(|alias| alias.new)
    }

    /// Returns the pieces of text above the lead: masthead, headline with its label, and bylines.
    #[must_use]
    pub fn head_texts(&self) -> Vec<Leaf> {
        let headline = self.headline.iter().map(Heading::leaf);
        let masthead = self.masthead.iter().map(Byline::leaf);
        masthead
            .chain(headline)
            .chain(self.bylines.iter().map(Byline::leaf))
            .collect()
    }

    /// Returns the beginning of the report: the lead, or without a lead the first section's blocks.
    #[must_use]
    pub fn opening(&self) -> &[Block] {
        match self.sections.first() {
            Some(first) if self.lead.is_empty() => &first.blocks,
            _ => &self.lead,
        }
    }

    /// Returns the topic of the report's beginning: the topic of the lead, or else the first
    /// section's. Falls back to the archive's first topic if neither exists.
    #[must_use]
    pub fn opening_topic(&self) -> TopicId {
        let first = self.sections.first().map(|section| section.topic);
        self.lead_topic.or(first).unwrap_or_default()
    }

    /// Reports whether the lead or a section belongs to a topic.
    #[must_use]
    pub fn speaks_of(&self, topic: TopicId) -> bool {
        self.lead_under(Some(topic)) || self.sections_under(Some(topic)).next().is_some()
    }

    /// Reports whether the report has a lead that belongs to `topic`. `None` means all topics, so
    /// any lead belongs to it.
    #[must_use]
    pub fn lead_under(&self, topic: Option<TopicId>) -> bool {
        !self.lead.is_empty() && (topic.is_none() || topic == self.lead_topic)
    }

    /// Returns the sections that belong to `topic`, or all sections for `None`.
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
    fn check_title(heading: &str, first: &str, second: Block, expected: &str) {
        let text = |words: &str| vec![Inline::Text(words.to_owned())];
        let section = Section {
            heading: Heading {
                id: id(1),
                label: "Article 1".into(),
                text: text(heading),
            },
            blocks: vec![
                Block::Subheading {
                    id: id(2),
                    text: text(first),
                    depth: 2,
                },
                second,
            ],
            ..Section::default()
        };
        let title = section.title();
        assert_eq!(plain_text(title.text), expected);
        let n_below = if expected == first { 1 } else { 2 };
        assert_eq!(title.below.len(), n_below, "of {heading}");
    }

    /// A template names the subject, and the headline of the section is below it.
    #[test]
    fn a_subheading_that_tells_more_than_a_subject_is_the_title() {
        let auctions = "Auctions Light Up the Year";
        check_title("Parachain Auctions", auctions, Block::Rule, auctions);
        let long = "The Council Votes on Four Motions";
        check_title(long, "And on a Fifth One, Too, Later", Block::Rule, long);
        check_title(
            "Market Movements",
            "Prices",
            Block::Rule,
            "Market Movements",
        );
        let other = Block::Subheading {
            id: id(3),
            text: Vec::new(),
            depth: 2,
        };
        check_title("Parachain Auctions", auctions, other, "Parachain Auctions");
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
                numbers: Vec::new(),
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

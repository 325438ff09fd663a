//! Blocks: the pieces of a report's text, and the texts in them.

use super::text::{Inline, TextId, plain_text};
use serde::{Deserialize, Serialize};

/// A piece of a report's text. Blocks that hold words themselves carry a [`TextId`];
/// those that only hold other blocks do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// The paragraph's permanent name.
        id: TextId,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A heading below the section's heading.
    Subheading {
        /// The heading's permanent name.
        id: TextId,
        /// Its words.
        text: Vec<Inline>,
        /// How far below the section's heading it stands, from 1, whatever levels the source
        /// leaves out.
        depth: u8,
    },
    /// A bullet list, or a numbered one.
    List {
        /// The first number of a numbered list; `None` for bullets.
        start: Option<u64>,
        /// The items, each of one or more blocks.
        items: Vec<Vec<Block>>,
    },
    /// Words quoted as a block.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code {
        /// The block's permanent name.
        id: TextId,
        /// The language that the source names, as in `rust`; empty if it names none.
        language: String,
        /// The text with its line breaks.
        text: String,
    },
    /// A table.
    Table {
        /// How each column is aligned.
        aligns: Vec<Align>,
        /// The cells of the header row.
        head: Vec<Cell>,
        /// The cells of each further row.
        rows: Vec<Vec<Cell>>,
    },
    /// A note that the text refers to.
    Footnote {
        /// The mark by which the text refers to it.
        label: String,
        /// The note.
        blocks: Vec<Block>,
    },
    /// A change of subject, drawn as a line.
    Rule,
}

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As the page aligns text.
    #[default]
    Unset,
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line, as figures are.
    End,
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The cell's permanent name.
    pub id: TextId,
    /// Its words.
    pub text: Vec<Inline>,
}

/// The words of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words<'a> {
    /// Running text.
    Text(&'a [Inline]),
    /// Preformatted text with its line breaks.
    Code(&'a str),
}

/// A piece of text with its permanent name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The permanent name.
    pub id: TextId,
    /// The words without markup.
    pub text: String,
    /// Whether it is a headline, or a heading of or within a section.
    pub is_heading: bool,
}

impl Words<'_> {
    /// The words without markup.
    #[must_use]
    pub fn plain(self) -> String {
        match self {
            Self::Text(text) => plain_text(text),
            Self::Code(code) => code.to_owned(),
        }
    }
}

/// Collects the pieces of text below a list of blocks, in reading order.
#[must_use]
pub fn leaves(blocks: &[Block]) -> Vec<Leaf> {
    let mut found = Vec::new();
    visit_blocks(blocks, &mut |id, words, is_heading| {
        found.push(Leaf {
            id,
            text: words.plain(),
            is_heading,
        });
    });
    found
}

/// Whether a piece of text stands below a list of blocks. Unlike [`leaves`], it builds no text.
pub fn blocks_have(blocks: &[Block], id: TextId) -> bool {
    let mut is_there = false;
    visit_blocks(blocks, &mut |own, _, _| is_there |= own == id);
    is_there
}

/// Gives each piece of text below a list of blocks, in reading order: its name, its words, and
/// whether it is a heading.
pub fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(TextId, Words<'a>, bool)) {
    for block in blocks {
        match block {
            Block::Paragraph { id, text } => visit(*id, Words::Text(text), false),
            Block::Subheading { id, text, .. } => visit(*id, Words::Text(text), true),
            Block::Code { id, text, .. } => visit(*id, Words::Code(text), false),
            Block::Table { head, rows, .. } => {
                for Cell { id, text } in head.iter().chain(rows.iter().flatten()) {
                    visit(*id, Words::Text(text), false);
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    visit_blocks(item, visit);
                }
            }
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => visit_blocks(blocks, visit),
            Block::Rule => {}
        }
    }
}

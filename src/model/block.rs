//! Blocks of a report, such as paragraphs, lists, and tables, and the pieces of text in them.

use super::text::{Inline, TextId, plain_text};
use serde::{Deserialize, Serialize};

/// A block of a report. Paragraphs, subheadings, code blocks, and table cells have a [`TextId`];
/// blocks that only contain other blocks do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Permanent id of the paragraph.
        id: TextId,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside the lead or a section.
    Subheading {
        /// Permanent id of the heading.
        id: TextId,
        /// Its text.
        text: Vec<Inline>,
        /// Rank below the section's heading, from 1. Skips no number, even if the source skips
        /// levels. Inside another block, such as a quote, this is the level in the source, 1 to 6.
        depth: u8,
    },
    /// A bulleted or numbered list.
    List {
        /// Number of each item as written; empty for bullets.
        numbers: Vec<u64>,
        /// Items, each a list of blocks; an item may be empty.
        items: Vec<Vec<Block>>,
    },
    /// A block quote.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code {
        /// Permanent id of the code block.
        id: TextId,
        /// Text after the opening fence, usually a language such as `rust`; may be empty.
        language: String,
        /// Text with its line breaks.
        text: String,
    },
    /// A table.
    Table {
        /// Alignment of each column.
        aligns: Vec<Align>,
        /// Cells of the header row.
        head: Vec<Cell>,
        /// Cells of each row below the header.
        rows: Vec<Vec<Cell>>,
    },
    /// A footnote.
    Footnote {
        /// Label that references in the text use, for example `1` in `[^1]`.
        label: String,
        /// Contents of the footnote.
        blocks: Vec<Block>,
    },
    /// A thematic break, shown as a horizontal line.
    Rule,
}

/// Alignment of a table column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// The page's default alignment.
    #[default]
    Unset,
    /// At the start of the line.
    Start,
    /// Centered.
    Center,
    /// At the end of the line, as is usual for numbers.
    End,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Permanent id of the cell.
    pub id: TextId,
    /// Its text.
    pub text: Vec<Inline>,
}

/// The contents of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words<'a> {
    /// Running text.
    Text(&'a [Inline]),
    /// Running text at the start of a list item whose number is not just its position in the list,
    /// as in a list of referenda.
    Item(u64, &'a [Inline]),
    /// Preformatted text with its line breaks.
    Code(&'a str),
}

/// A piece of text with its permanent id. Owns its text, without markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Permanent id.
    pub id: TextId,
    /// Text without markup. For a section's heading or a headline, this includes the label.
    pub text: String,
    /// Whether it is a headline, a section's heading, or a subheading.
    pub is_heading: bool,
}

impl Words<'_> {
    /// Returns the text without markup.
    #[must_use]
    pub fn plain(self) -> String {
        match self {
            Self::Text(text) => plain_text(text),
            Self::Item(number, text) => [&number.to_string(), ". ", &plain_text(text)].concat(),
            Self::Code(code) => code.to_owned(),
        }
    }
}

/// Returns all pieces of text in `blocks`, including nested ones, in reading order.
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

/// Reports whether `blocks` contain the piece of text with this id. Allocates no text, unlike
/// [`leaves`].
pub fn blocks_have(blocks: &[Block], id: TextId) -> bool {
    let mut is_there = false;
    visit_blocks(blocks, &mut |own, _, _| is_there |= own == id);
    is_there
}

/// Calls `visit` for each piece of text in `blocks`, including nested ones, in reading order. The
/// arguments are the id, the text, and whether it is a subheading.
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
            Block::List { numbers, items } => {
                for (nth, item) in items.iter().enumerate() {
                    let number = numbers.get(nth).copied();
                    let mut number = number.filter(|&number| number != nth as u64 + 1);
                    visit_blocks(
                        item,
                        &mut |id, words, is_heading| match (words, number.take()) {
                            (Words::Text(text), Some(number)) => {
                                visit(id, Words::Item(number, text), is_heading);
                            }
                            _ => visit(id, words, is_heading),
                        },
                    );
                }
            }
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => visit_blocks(blocks, visit),
            Block::Rule => {}
        }
    }
}

//! The top-level parts of a report, as passed from Markdown to the outline.

use crate::model::{Block, Inline, TextId};

/// Maximum length of a heading or byline in characters; a longer line is prose. Chosen: the longest
/// headline seen has 96 characters, the shortest lead 160.
pub const MAX_LINE_CHARS: usize = 130;

/// A top-level part of a report.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The line where it begins, counted from 1.
    pub line: u32,
    /// Its kind and content.
    pub kind: PieceKind,
}

/// Kind and content of a piece.
#[derive(Clone, Debug)]
pub enum PieceKind {
    /// A heading with its level from 1 to 6.
    Heading {
        /// Number of `#` in front of it.
        level: u8,
        /// Its inline content.
        text: Vec<Inline>,
    },
    /// Any other block. Its ids are not assigned yet.
    Block(Block),
}

impl Piece {
    /// Returns a paragraph that begins on `line`.
    pub fn paragraph(line: u32, text: Vec<Inline>) -> Self {
        let kind = PieceKind::Block(paragraph(text));
        Self { line, kind }
    }

    /// Returns the inline content of a heading or paragraph.
    pub fn text(&self) -> Option<&[Inline]> {
        match &self.kind {
            PieceKind::Heading { text, .. } => Some(text),
            PieceKind::Block(_) => self.paragraph_text(),
        }
    }

    /// Returns the inline content of a paragraph.
    pub fn paragraph_text(&self) -> Option<&[Inline]> {
        match &self.kind {
            PieceKind::Block(Block::Paragraph { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// Returns the inline content of a heading or paragraph, or the piece itself for other kinds.
    pub fn into_text(self) -> Result<Vec<Inline>, Self> {
        match self.kind {
            PieceKind::Heading { text, .. } | PieceKind::Block(Block::Paragraph { text, .. }) => {
                Ok(text)
            }
            kind @ PieceKind::Block(_) => Err(Self { kind, ..self }),
        }
    }

    /// Whether it is a horizontal rule.
    pub fn is_rule(&self) -> bool {
        matches!(self.kind, PieceKind::Block(Block::Rule))
    }
}

/// Returns a paragraph without an id.
pub fn paragraph(text: Vec<Inline>) -> Block {
    let id = TextId::default();
    Block::Paragraph { id, text }
}

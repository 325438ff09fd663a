//! The parts of a report at its top level, between Markdown and outline.

use crate::archive::{Block, Inline, TextId};

/// A line longer than this is prose rather than a heading or a byline. Chosen: the longest
/// headline seen has 96 characters, the shortest lead 160.
pub const MAX_LINE_CHARS: usize = 130;

/// A part of a report at its top level.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece is.
#[derive(Clone, Debug)]
pub enum PieceKind {
    /// A heading with its level from 1 to 6.
    Heading {
        /// Number of `#` in front of it.
        level: u8,
        /// What it says.
        text: Vec<Inline>,
    },
    /// Anything else. The ids in it are not given yet.
    Block(Block),
}

impl Piece {
    /// A paragraph that begins on a line.
    pub fn paragraph(line: u32, text: Vec<Inline>) -> Self {
        let kind = PieceKind::Block(paragraph(text));
        Self { line, kind }
    }

    /// The running text of a heading or a paragraph.
    pub fn text(&self) -> Option<&[Inline]> {
        match &self.kind {
            PieceKind::Heading { text, .. } => Some(text),
            PieceKind::Block(_) => self.paragraph_text(),
        }
    }

    /// The running text of a paragraph.
    pub fn paragraph_text(&self) -> Option<&[Inline]> {
        match &self.kind {
            PieceKind::Block(Block::Paragraph { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// The running text of a heading or a paragraph; other pieces are given back.
    pub fn into_text(self) -> Result<Vec<Inline>, Self> {
        match self.kind {
            PieceKind::Heading { text, .. } | PieceKind::Block(Block::Paragraph { text, .. }) => {
                Ok(text)
            }
            kind @ PieceKind::Block(_) => Err(Self { kind, ..self }),
        }
    }

    /// Whether it is a line that parts others and has no words.
    pub fn is_rule(&self) -> bool {
        matches!(self.kind, PieceKind::Block(Block::Rule))
    }
}

/// A paragraph without a name.
pub fn paragraph(text: Vec<Inline>) -> Block {
    let id = TextId::default();
    Block::Paragraph { id, text }
}

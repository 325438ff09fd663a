//! Pieces in a normal form, in which every line that stands for a title, a heading or a byline is
//! a piece of its own.
//!
//! Markdown joins lines without a blank one between them to one paragraph, and takes `1.` before
//! a heading for a list. What the author meant is seen from the lines of the source.

use super::byline::{is_byline, is_byline_by_form};
use super::line;
use super::title;
use crate::archive::{Block, Inline, plain_text};
use crate::compile::markdown::{Piece, PieceKind};

/// So many numbered lines are headings rather than lists of one item.
const MIN_NUMBERED: usize = 3;

/// Puts the pieces of a report in normal form. No word is lost or moved.
pub fn normal(pieces: Vec<Piece>, source: &str) -> Vec<Piece> {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let are_numbered = pieces.iter().filter(|it| is_numbered_line(it)).count() >= MIN_NUMBERED;
    let mut normal: Vec<Piece> = Vec::new();
    for piece in pieces {
        let piece = if are_numbered && is_numbered_line(&piece) {
            item_as_paragraph(piece)
        } else {
            byline_as_paragraph(piece)
        };
        let may_be_title = normal.is_empty();
        push_split(&mut normal, piece, &lines, may_be_title);
    }
    normal
}

/// A heading that signs is a byline that was set as a heading.
fn byline_as_paragraph(piece: Piece) -> Piece {
    match piece.kind {
        PieceKind::Heading { text, .. } if is_byline(&text) => Piece::paragraph(piece.line, text),
        kind => Piece { kind, ..piece },
    }
}

/// Whether a piece is a numbered list of one item, which is a line that could be a heading.
fn is_numbered_line(piece: &Piece) -> bool {
    let PieceKind::Block(Block::List {
        start: Some(_),
        items,
    }) = &piece.kind
    else {
        return false;
    };
    match items.as_slice() {
        [item] => matches!(item.as_slice(), [Block::Paragraph { text, .. }]
            if line::is_line(plain_text(text).trim()) && line::is_title_case(&plain_text(text))),
        _ => false,
    }
}

fn item_as_paragraph(piece: Piece) -> Piece {
    match piece.kind {
        PieceKind::Block(Block::List { mut items, start }) => {
            let only = items.first_mut().and_then(|item| item.first_mut());
            match only {
                Some(Block::Paragraph { text, .. }) => {
                    Piece::paragraph(piece.line, core::mem::take(text))
                }
                _ => Piece {
                    kind: PieceKind::Block(Block::List { items, start }),
                    ..piece
                },
            }
        }
        kind => Piece { kind, ..piece },
    }
}

/// Adds a piece; a paragraph whose first line stands for itself, as two or more.
fn push_split(normal: &mut Vec<Piece>, piece: Piece, lines: &[&str], may_be_title: bool) {
    let line = piece.line;
    let Some(text) = piece.paragraph_text() else {
        normal.push(piece);
        return;
    };
    let at = |offset: u32| {
        let number = usize::try_from(line - 1 + offset).ok()?;
        lines.get(number).copied().filter(|line| !line.is_empty())
    };
    let (Some(first), Some(second)) = (at(0), at(1)) else {
        normal.push(piece);
        return;
    };
    let is_title = may_be_title && title::parse(first).is_some();
    let is_signed = signs(first) || line::is_line(first) && signs(second);
    let parts = (is_title || is_signed)
        .then(|| split(text, first))
        .flatten();
    let Some((before, after)) = parts else {
        normal.push(piece);
        return;
    };
    normal.push(Piece::paragraph(line, before));
    push_split(normal, Piece::paragraph(line + 1, after), lines, false);
}

fn signs(line: &str) -> bool {
    let text = [Inline::Text(bare(line).to_owned())];
    let in_brackets = line.starts_with('(') && line.ends_with(')');
    is_byline(&text) || in_brackets && is_byline_by_form(&text)
}

/// A line without the marks of emphasis around the whole.
fn bare(line: &str) -> &str {
    line.trim_matches(['*', '_'])
}

/// A paragraph's text behind its first line, and that line.
fn split(text: &[Inline], first: &str) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let (head, rest) = text.split_first()?;
    match head {
        Inline::Text(words) => {
            let after = words.strip_prefix(first)?.strip_prefix(' ')?;
            let mut tail = vec![Inline::Text(after.to_owned())];
            tail.extend_from_slice(rest);
            Some((vec![Inline::Text(first.to_owned())], tail))
        }
        Inline::Strong(_) | Inline::Emphasis(_) => {
            let is_whole = plain_text(core::slice::from_ref(head)) == bare(first);
            let (next, more) = rest.split_first()?;
            let Inline::Text(words) = next else {
                return None;
            };
            let after = words.strip_prefix(' ').filter(|_| is_whole)?;
            let mut tail = vec![Inline::Text(after.to_owned())];
            tail.extend_from_slice(more);
            Some((vec![head.clone()], tail))
        }
        _ => None,
    }
}

//! Normalizes pieces: each title, heading, or byline on a line of its own becomes its own piece.
//!
//! Markdown joins adjacent lines into one paragraph and parses `1.` before a heading as a list. The
//! lines of the source show the author's intent.

use super::byline::{is_byline, is_byline_by_form};
use super::line;
use super::title;
use super::title_case::is_title_case;
use crate::compile::markdown::{Piece, PieceKind, append};
use crate::model::{Block, Inline, plain_text};

/// Minimum number of numbered lines that makes them headings rather than lists of one item.
const MIN_NUMBERED: usize = 3;

/// Normalizes the pieces of a report. No word is lost or moved.
pub fn normal(pieces: Vec<Piece>, source: &str) -> Vec<Piece> {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let are_numbered = pieces.iter().filter(|it| is_numbered_line(it)).count() >= MIN_NUMBERED;
    let mut normal: Vec<Piece> = Vec::new();
    let mut n_numbered = 0;
    for piece in pieces {
        let piece = if are_numbered && is_numbered_line(&piece) {
            n_numbered += 1;
            item_as_paragraph(piece, n_numbered)
        } else {
            byline_as_paragraph(piece)
        };
        let may_be_title = normal.is_empty();
        push_split(&mut normal, piece, &lines, may_be_title);
    }
    normal
}

/// Turns a byline written as a heading into a paragraph.
fn byline_as_paragraph(piece: Piece) -> Piece {
    match piece.kind {
        PieceKind::Heading { text, .. } if is_byline(&text) => Piece::paragraph(piece.line, text),
        kind => Piece { kind, ..piece },
    }
}

/// Reports whether a piece is a numbered list of one item that could be a heading.
fn is_numbered_line(piece: &Piece) -> bool {
    let PieceKind::Block(Block::List { numbers, items }) = &piece.kind else {
        return false;
    };
    !numbers.is_empty()
        && match items.as_slice() {
            [item] => matches!(item.as_slice(), [Block::Paragraph { text, .. }]
            if line::is_line(plain_text(text).trim()) && is_title_case(&plain_text(text))),
            _ => false,
        }
}

/// Turns a list of one item into a paragraph. `nth` is its position among such lists. Keeps a number
/// that is more than that.
fn item_as_paragraph(piece: Piece, nth: u64) -> Piece {
    match piece.kind {
        PieceKind::Block(Block::List { mut items, numbers }) => {
            let only = items.first_mut().and_then(|item| item.first_mut());
            match only {
                Some(Block::Paragraph { text, .. }) => {
                    let number = numbers.first().filter(|&&it| it != 1 && it != nth);
                    let mut line: Vec<Inline> = Vec::new();
                    line.extend(number.map(|number| Inline::Text(format!("{number}. "))));
                    append(&mut line, core::mem::take(text));
                    Piece::paragraph(piece.line, line)
                }
                _ => Piece {
                    kind: PieceKind::Block(Block::List { items, numbers }),
                    ..piece
                },
            }
        }
        kind => Piece { kind, ..piece },
    }
}

/// Adds a piece. Splits off the first lines of a paragraph if they are a title or have a byline.
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

/// Removes emphasis marks around the whole line.
fn bare(line: &str) -> &str {
    line.trim_matches(['*', '_'])
}

/// Splits a paragraph's text into its first line and the rest.
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

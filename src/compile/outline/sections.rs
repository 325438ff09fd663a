//! Splits a report into sections: decides whether a heading starts a section or is a subheading.
//!
//! Each report marks its sections in one way, but reports differ: `##`, `###` under a first `##`,
//! bold lines, or lines on their own. So the highest mark in a report starts its sections. A lower
//! mark does, too, if there is no higher one above it, or if one section would otherwise contain
//! several sections with topics of their own.

use super::byline::{is_byline, is_byline_by_form, is_name};
use super::heading::{bare, heading};
use super::line::{self, Mark};
use super::title_case::is_title_case;
use crate::compile::classify::heading_topic;
use crate::compile::config::Config;
use crate::compile::markdown::{Piece, PieceKind, append, push_text, subheading};
use crate::model::{Block, Byline, Heading, Inline, Section, TextId, TopicId, plain_text};
use core::mem;

/// Minimum length in characters of the first line of a wrapped heading.
const MIN_WRAPPED_CHARS: usize = 36;

/// Minimum number of different topics that makes headings below a section sections themselves.
const MIN_TOPICS: usize = 3;

/// A line that looks like a heading.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its index among the pieces.
    pub at: usize,
    /// Its mark.
    pub mark: Mark,
    /// The topic that its words name.
    pub topic: Option<TopicId>,
}

/// Returns the lines among the pieces that look like headings.
pub fn lines(pieces: &[Piece], config: &Config) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some(mark) = line::mark(piece, pieces.get(at + 1)) else {
            continue;
        };
        let topic = heading_topic(&words(piece), config);
        let follows = at > 0 && lines.last().is_some_and(|last| last.at + 1 == at);
        let signs = piece
            .text()
            .is_some_and(|t| is_byline_by_form(t) || is_name(t));
        if !(mark == Mark::Plain && follows && signs && topic.is_none()) {
            lines.push(Line { at, mark, topic });
        }
    }
    lines
}

/// Splits the pieces below the headline into the lead and the sections.
pub fn cut(pieces: Vec<Piece>, config: &Config) -> (Vec<Block>, Vec<Section>) {
    let lines = lines(&pieces, config);
    let heads = heads(&lines);
    let names_sign = n_names(&pieces, &heads, config) >= 2;
    // Both lists have the order of the pieces.
    let mut lines = lines.into_iter().peekable();
    let mut heads = heads.into_iter().peekable();
    let mut lead = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut may_sign = false;
    for (at, piece) in pieces.into_iter().enumerate() {
        let mark = lines.next_if(|line| line.at == at).map(|line| line.mark);
        if let Some(mark) = mark.filter(|_| heads.next_if_eq(&at).is_some()) {
            sections.push(section(piece, mark));
            may_sign = mark != Mark::RunIn;
            continue;
        }
        let Some(section) = sections.last_mut() else {
            lead.push(block(piece, mark));
            continue;
        };
        if may_sign && continues_heading(section, &piece) {
            let written = mem::take(&mut section.heading);
            section.heading = joined(written, piece);
            continue;
        }
        may_sign = may_sign && signs(&piece, names_sign && section.bylines.is_empty());
        if may_sign {
            section.bylines.extend(byline(piece));
        } else {
            section.blocks.push(block(piece, mark));
        }
    }
    // Rules alone are not a lead, because they only separate the headline from the first section.
    if lead.iter().all(|block| *block == Block::Rule) {
        lead.clear();
    }
    rank_subheadings(&mut lead);
    for section in &mut sections {
        rank_subheadings(&mut section.blocks);
    }
    (lead, sections)
}

/// Returns the indexes of the lines that start sections.
fn heads(lines: &[Line]) -> Vec<usize> {
    let marks = lines.iter().map(|line| line.mark);
    let Some(base) = marks.filter(|&mark| mark != Mark::RunIn).min() else {
        // Bold words at the start of a paragraph may be plain emphasis.
        let are_heads = n_topics(lines) >= MIN_TOPICS;
        let all = lines.iter().map(|line| line.at);
        return if are_heads { all.collect() } else { Vec::new() };
    };
    let mut heads: Vec<usize> = Vec::new();
    let mut has_parent = false;
    for span in lines.chunk_by(|_, next| next.mark != base) {
        let starts_with_parent = span.first().is_some_and(|line| line.mark == base);
        let (parent, below) = span.split_at(usize::from(starts_with_parent));
        heads.extend(parent.iter().map(|line| line.at));
        has_parent |= starts_with_parent;
        heads.extend(promoted(below, has_parent));
    }
    heads
}

/// Returns the indexes of lines below one section, or above the first, that start sections.
fn promoted(below: &[Line], has_parent: bool) -> Vec<usize> {
    let Some(mark) = below.iter().map(|line| line.mark).min() else {
        return Vec::new();
    };
    let candidates: Vec<Line> = below.iter().copied().filter(|l| l.mark == mark).collect();
    let is_clear = mark <= Mark::Bold && !has_parent;
    if is_clear || n_topics(&candidates) >= MIN_TOPICS {
        candidates.iter().map(|line| line.at).collect()
    } else {
        Vec::new()
    }
}

/// Returns the number of different topics that the lines name.
fn n_topics(lines: &[Line]) -> usize {
    let mut topics: Vec<TopicId> = lines.iter().filter_map(|line| line.topic).collect();
    topics.sort_unstable();
    topics.dedup();
    topics.len()
}

/// Returns the number of sections whose heading is followed by a line that may be just a name.
fn n_names(pieces: &[Piece], heads: &[usize], config: &Config) -> usize {
    let under = heads.iter().filter_map(|&at| pieces.get(at + 1));
    under
        .filter(|piece| piece.text().is_some_and(is_name))
        .filter(|piece| heading_topic(&words(piece), config).is_none())
        .count()
}

fn section(piece: Piece, mark: Mark) -> Section {
    let mut section = Section {
        level: mark.level(),
        line: piece.line,
        ..Section::default()
    };
    let mut text = match piece.into_text() {
        Ok(text) => text,
        Err(other) => {
            section.blocks.push(block(other, None));
            return section;
        }
    };
    if mark == Mark::RunIn {
        let id = TextId::default();
        let rest = without_mark(text.split_off(1));
        if is_byline(&rest) {
            section.bylines.push(Byline { id, text: rest });
        } else {
            section.blocks.push(Block::Paragraph { id, text: rest });
        }
    }
    section.heading = heading(text);
    section
}

/// Returns the text after a run-in heading, without the colon between them.
fn without_mark(mut text: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start_matches([':', ' ']).to_owned();
    }
    text
}

/// Converts a piece to a block. A line that looks like a heading becomes a subheading.
fn block(piece: Piece, mark: Option<Mark>) -> Block {
    match (piece.kind, mark) {
        // A heading of `#` without text ends an article, as a rule does.
        (PieceKind::Heading { text, .. }, None) if text.is_empty() => Block::Rule,
        (PieceKind::Heading { level, text }, _) => subheading(level, bare(text)),
        (PieceKind::Block(Block::Paragraph { text, .. }), Some(Mark::Bold)) => {
            subheading(BOLD_LEVEL, bare(text))
        }
        (PieceKind::Block(block), _) => block,
    }
}

/// Level of bold lines, below all headings with `#`.
const BOLD_LEVEL: u8 = 7;

fn signs(piece: &Piece, names_sign: bool) -> bool {
    let signs = |text| is_byline(text) || is_byline_by_form(text) || names_sign && is_name(text);
    piece.paragraph_text().is_some_and(signs)
}

/// Converts a piece to a byline. Returns `None` if it has no inline content, and so no words here.
pub fn byline(piece: Piece) -> Option<Byline> {
    let id = TextId::default();
    let text = piece.into_text().ok()?;
    Some(Byline { id, text })
}

/// Reports whether a piece is the second line of a section's wrapped heading.
fn continues_heading(section: &Section, piece: &Piece) -> bool {
    section.bylines.is_empty()
        && section.blocks.is_empty()
        && continues(&section.heading, section.line, piece)
}

/// Reports whether a paragraph on the next line continues a heading: it closes the heading's open
/// quotation marks, or the heading was long enough to be wrapped.
pub fn continues(heading: &Heading, line: u32, piece: &Piece) -> bool {
    let Some(text) = piece.paragraph_text() else {
        return false;
    };
    let (before, after) = (plain_text(&heading.text), plain_text(text));
    let is_open = before.matches('"').count() % 2 == 1
        || before.matches('“').count() > before.matches('”').count();
    let closes = after.contains(['"', '”']);
    // A heading does not end with a small word such as `and`.
    let last = before.rsplit(' ').next().unwrap_or_default();
    let hangs = last.starts_with(char::is_lowercase);
    let is_full = before.chars().count() >= MIN_WRAPPED_CHARS && !is_byline(text) && !is_name(text);
    piece.line == line + 1 && line::is_line(after.trim()) && {
        is_open && closes || is_full && (hangs || is_title_case(&after))
    }
}

/// Joins a heading with the line that continues it.
pub fn joined(before: Heading, piece: Piece) -> Heading {
    let mut text = before.text;
    push_text(&mut text, " ");
    append(&mut text, piece.into_text().unwrap_or_default());
    let whole = heading(text);
    Heading {
        label: before.label + &whole.label,
        ..whole
    }
}

/// Replaces the levels of subheadings by their rank, because a report may skip levels, for example
/// from the second to the fourth.
fn rank_subheadings(blocks: &mut [Block]) {
    let mut levels: Vec<u8> = blocks.iter().filter_map(subheading_level).collect();
    levels.sort_unstable();
    levels.dedup();
    for block in blocks {
        if let Block::Subheading { depth, .. } = block {
            let rank = levels.iter().take_while(|&&level| level <= *depth).count();
            *depth = u8::try_from(rank).unwrap_or(u8::MAX);
        }
    }
}

fn subheading_level(block: &Block) -> Option<u8> {
    match block {
        Block::Subheading { depth, .. } => Some(*depth),
        _ => None,
    }
}

/// Returns the words of a heading or paragraph; for a run-in heading, only the bold ones.
pub fn words(piece: &Piece) -> String {
    match piece.text() {
        Some([head @ Inline::Strong(_), _, ..]) => plain_text(core::slice::from_ref(head)),
        Some(text) => plain_text(text),
        None => String::new(),
    }
}

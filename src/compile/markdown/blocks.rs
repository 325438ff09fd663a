//! Parses blocks: paragraphs, headings, lists, tables, code.

use super::events::is_block;
use super::inline;
use super::piece::{MAX_LINE_CHARS, Piece, PieceKind, paragraph};
use super::reader::Reader;
use crate::compile::links::HeadingName;
use crate::model::{Align, Block, Cell, Inline, TextId, plain_text};
use core::ops::Range;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag};

impl<'a> Reader<'a, '_> {
    /// Parses pieces up to the end of the text or of the enclosing block.
    pub fn pieces(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let line = self.events.line_of(range.start);
            let kind = match event {
                Event::End(_) => break,
                Event::Start(Tag::Heading { level, .. }) => {
                    let (level, range) = (*level, range.clone());
                    self.advance();
                    pieces.append(&mut self.heading(level, range));
                    continue;
                }
                Event::Start(tag) if is_block(tag) => {
                    let (tag, range) = (tag.clone(), range.clone());
                    if let Tag::CodeBlock(CodeBlockKind::Fenced(_)) = tag {
                        let last = self.events.line_of(range.end.saturating_sub(1));
                        self.fences.push(line..=last);
                    }
                    self.advance();
                    self.block(tag)
                }
                Event::Rule => {
                    self.advance();
                    Block::Rule
                }
                // Words in an item of a tight list have no paragraph around them.
                _ => paragraph(self.inlines()),
            };
            if !is_blank(&kind) {
                let kind = PieceKind::Block(kind);
                pieces.push(Piece { line, kind });
            }
        }
        pieces
    }

    /// Parses the blocks inside another block. A heading there becomes a subheading.
    fn blocks(&mut self) -> Vec<Block> {
        let blocks = self.pieces().into_iter().map(|piece| match piece.kind {
            PieceKind::Block(block) => block,
            PieceKind::Heading { level, text } => subheading(level, text),
        });
        let blocks = blocks.collect();
        self.advance();
        blocks
    }

    /// Parses a heading. Returns a paragraph and a rule for prose directly above `---`, because
    /// Markdown turns it into a heading but the author meant a rule.
    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Vec<Piece> {
        let line = self.events.line_of(range.start);
        let text = self.inlines_to_end();
        self.note_name(line, &plain_text(&text));
        let source = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let is_underlined = source.contains(['\n', '\r']);
        if is_underlined && level == HeadingLevel::H2 && is_prose(&plain_text(&text)) {
            let rule_line = self.events.line_of(range.start + source.len());
            let block = |line, block| Piece {
                line,
                kind: PieceKind::Block(block),
            };
            return vec![block(line, paragraph(text)), block(rule_line, Block::Rule)];
        }
        let level = level as u8;
        let kind = PieceKind::Heading { level, text };
        vec![Piece { line, kind }]
    }

    /// Adds the name that a heading was given, if any.
    fn note_name(&mut self, line: u32, words: &str) {
        let n_before = self.headings.entry(words.to_owned()).or_default();
        if let Some(name) = self.given_names.get(&line) {
            self.names.push(HeadingName {
                name: (*name).to_owned(),
                words: words.to_owned(),
                n_before: *n_before,
            });
        }
        *n_before += 1;
    }

    fn block(&mut self, tag: Tag<'a>) -> Block {
        match tag {
            Tag::Paragraph => {
                let mut text = self.inlines_to_end();
                // The picture before a caption may have been refused.
                let is_break = |inline: &&Inline| matches!(inline, Inline::Break);
                let n_breaks = text.iter().take_while(is_break).count();
                paragraph(text.split_off(n_breaks))
            }
            Tag::List(start) => self.list(start),
            Tag::CodeBlock(kind) => Block::Code {
                id: TextId::default(),
                language: match kind {
                    CodeBlockKind::Fenced(language) => language.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                },
                text: self.words_to_end(),
            },
            Tag::Table(aligns) => self.table(&aligns),
            Tag::FootnoteDefinition(label) => Block::Footnote {
                label: label.to_string(),
                blocks: self.blocks(),
            },
            // A quote, or syntax that is not enabled: keep its words.
            _ => Block::Quote(self.blocks()),
        }
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        let mut written = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.peek() {
            let source = self.text.get(range.clone()).unwrap_or_default();
            written.push(number(source));
            self.advance();
            items.push(self.blocks());
        }
        self.advance();
        let numbers = start.map(|start| numbers(start, &written));
        Block::List {
            numbers: numbers.unwrap_or_default(),
            items,
        }
    }

    fn table(&mut self, aligns: &[Alignment]) -> Block {
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), range)) = self.events.peek() {
            let range = range.clone();
            self.advance();
            rows.push(self.table_row(range));
        }
        self.advance();
        let mut rows = rows.into_iter();
        Block::Table {
            aligns: aligns.iter().copied().map(align).collect(),
            head: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }

    fn table_row(&mut self, range: Range<usize>) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut end = range.start;
        while let Some((Event::Start(Tag::TableCell), range)) = self.events.peek() {
            end = range.end;
            self.advance();
            let text = self.inlines_to_end();
            let id = TextId::default();
            cells.push(Cell { id, text });
        }
        self.advance();
        // GitHub drops cells beyond the number of cells in the head. Keep them here, as written, in
        // the last cell.
        let rest = self.text.get(end..range.end).unwrap_or_default();
        let rest = rest.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !rest.is_empty()
            && let Some(last) = cells.last_mut()
        {
            inline::push_text(&mut last.text, &format!(" | {rest}"));
        }
        cells
    }

    /// Returns the text of a text-only block and consumes its end tag.
    fn words_to_end(&mut self) -> String {
        let mut words = String::new();
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::Text(text) | Event::Html(text) => words.push_str(text),
                Event::End(_) => break,
                _ => {}
            }
            self.advance();
        }
        self.advance();
        words
    }
}

/// Returns a heading as a block. `depth` is relative to the usual level of sections.
pub fn subheading(depth: u8, text: Vec<Inline>) -> Block {
    Block::Subheading {
        id: TextId::default(),
        text,
        depth,
    }
}

/// Returns the number at the start of an item.
fn number(item: &str) -> Option<u64> {
    let item = item.trim_start();
    let end = item.find(|c: char| !c.is_ascii_digit());
    item.get(..end.unwrap_or(item.len()))?.parse().ok()
}

/// Returns the number of each item in a list: as written, except that the first number may be
/// repeated for each item to have them counted, as in `1. 1. 1.`.
fn numbers(start: u64, written: &[Option<u64>]) -> Vec<u64> {
    let mut numbers: Vec<u64> = Vec::new();
    let mut is_counting = true;
    for number in written {
        let next = numbers.last().map_or(start, |last| last + 1);
        is_counting = is_counting && *number == Some(start);
        let number = number.filter(|_| !is_counting);
        numbers.push(number.unwrap_or(next));
    }
    numbers
}

/// Whether a block is an empty paragraph.
fn is_blank(block: &Block) -> bool {
    let Block::Paragraph { text, .. } = block else {
        return false;
    };
    text.iter().all(|inline| match inline {
        Inline::Text(words) => words.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    })
}

/// Reports whether an apparent heading is prose: too long, or more than six words and a period.
fn is_prose(plain: &str) -> bool {
    let plain = plain.trim_end_matches([' ', '"', '\'', '”', '’', ')']);
    let n_words = plain.split_whitespace().count();
    plain.chars().count() > MAX_LINE_CHARS || plain.ends_with('.') && n_words > 6
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::Unset,
        Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

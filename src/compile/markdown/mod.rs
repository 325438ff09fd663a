//! Converts Markdown to pieces: the supported syntax, and how each part is represented.
//!
//! It supports all of `CommonMark`, plus GitHub's tables, footnotes, strikethrough, task lists, and
//! bare URLs. Syntax that the model cannot represent keeps its words: raw HTML and its comments
//! become text, a refused image becomes its description, an unsafe link becomes its text. Each adds
//! a warning.
//!
//! 1. [`events`] runs the parser and limits the nesting depth.
//! 2. This file parses blocks, [`inline`] their inline content.
//! 3. [`address`] decides whether links and images are safe, [`autolink`] finds bare URLs.
//! 4. [`definition`] finds link definitions that never reach the reader.
//!
//! The result is a list of [`piece`]s. Separately, [`place`] finds the line where each text begins.
//!
//! Tests: beside the code, `tests/native/markdown.rs` and `tests/native/safety.rs`.

mod address;
mod autolink;
mod definition;
mod events;
mod inline;
mod piece;
mod place;

use super::config::Config;
use super::links::InnerLink;
use super::{Code, Diagnostic};
use crate::archive::{Align, Block, Cell, Inline, TextId, plain_text};
use core::ops::{Range, RangeInclusive};
use events::{Events, is_block};
use piece::paragraph;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag};
use std::collections::BTreeSet;

pub use inline::{append, push_text};
pub use piece::{MAX_LINE_CHARS, Piece, PieceKind};
pub use place::texts;

/// The parsed Markdown of a report.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its top-level parts, in order.
    pub pieces: Vec<Piece>,
    /// Links that stay inside the archive, in order.
    pub links: Vec<InnerLink>,
    /// The first and last line of each fenced code block, in order.
    pub fences: Vec<RangeInclusive<u32>>,
}

/// Parses the Markdown of one report.
pub fn read(path: &str, text: &str, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Reading {
    // A browser would drop the NUL character and join the words around it.
    let text = text.replace('\0', "\u{fffd}");
    let mut reader = Reader {
        path,
        text: &text,
        config,
        events: Events::new(&text),
        offset: 0,
        link_depth: 0,
        open_html: BTreeSet::new(),
        used_definitions: BTreeSet::new(),
        links: Vec::new(),
        fences: Vec::new(),
        diagnostics,
    };
    let pieces = reader.pieces();
    reader.warn_of_unused_definitions();
    Reading {
        pieces,
        links: reader.links,
        fences: reader.fences,
    }
}

struct Reader<'a, 'd> {
    path: &'a str,
    text: &'a str,
    config: &'a Config,
    events: Events<'a>,
    /// Offset of the last event.
    offset: usize,
    /// Number of open links and images. Links inside them become text, because links cannot be
    /// nested.
    link_depth: u32,
    /// Names of the raw HTML elements opened so far.
    open_html: BTreeSet<String>,
    /// Offsets of the link definitions that have been used.
    used_definitions: BTreeSet<usize>,
    links: Vec<InnerLink>,
    fences: Vec<RangeInclusive<u32>>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reader<'a, '_> {
    /// Parses pieces up to the end of the text or of the enclosing block.
    fn pieces(&mut self) -> Vec<Piece> {
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

    fn block(&mut self, tag: Tag<'a>) -> Block {
        match tag {
            Tag::Paragraph => paragraph(self.inlines_to_end()),
            Tag::HtmlBlock => self.html_block(),
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

    fn html_block(&mut self) -> Block {
        let line = self.events.line_of(self.offset);
        let html = self.words_to_end();
        self.warn_of_html(line, &html);
        paragraph(vec![Inline::Text(html.trim().to_owned())])
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.peek() {
            self.advance();
            items.push(self.blocks());
        }
        self.advance();
        Block::List { start, items }
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

    fn warn(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    fn advance(&mut self) -> Option<Event<'a>> {
        let (event, Range { start, .. }) = self.events.take()?;
        self.offset = start;
        Some(event)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(markdown: &str) -> (Reading, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let reading = read("a.md", markdown, &Config::default(), &mut diagnostics);
        (reading, diagnostics)
    }

    #[track_caller]
    fn check_words(markdown: &str, expected: &[(u32, &str)]) {
        let (reading, _) = read_text(markdown);
        let found = reading.pieces.iter();
        let found: Vec<(u32, String)> = found.map(|it| (it.line, words(&it.kind))).collect();
        let found: Vec<(u32, &str)> = found.iter().map(|(n, t)| (*n, t.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn words(kind: &PieceKind) -> String {
        match kind {
            PieceKind::Heading { text, level } => format!("h{level} {}", plain_text(text)),
            PieceKind::Block(Block::Rule) => "rule".to_owned(),
            PieceKind::Block(block) => {
                let leaves = crate::archive::leaves(core::slice::from_ref(block));
                let texts: Vec<_> = leaves.into_iter().map(|leaf| leaf.text).collect();
                texts.join(" | ")
            }
        }
    }

    #[track_caller]
    fn check_problems(markdown: &str, expected: &[(u32, Code, &str)]) {
        let (_, diagnostics) = read_text(markdown);
        let found = diagnostics.iter();
        let found: Vec<_> = found
            .map(|it| (it.line, it.code, it.value.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pieces_carry_their_lines() {
        let text =
            "# A\n\nb\nc\n\n## D\ne\n\n```\nf\n\ng\n```\n- h\n\n| i |\n|---|\n\nj\n===\n***\nk";
        let expected = [
            (1, "h1 A"),
            (3, "b c"),
            (6, "h2 D"),
            (7, "e"),
            (9, "f\n\ng\n"),
            (14, "h"),
            (16, "i"),
            (19, "h1 j"),
            (21, "rule"),
            (22, "k"),
        ];
        check_words(text, &expected);
        check_words(&text.replace('\n', "\r\n"), &expected);
    }

    #[test]
    fn tight_and_loose_lists_keep_every_item() {
        check_words("- a\n- b\n  - c\n\nd", &[(1, "a | b | c"), (5, "d")]);
        check_words("1. a\n\n   b\n\n2. c", &[(1, "a | b | c")]);
        check_words("- a\n  ***\n  b", &[(1, "a | b")]);
    }

    #[test]
    fn tables_footnotes_quotes_and_code_keep_their_words() {
        check_words("| a | b |\n|---|---|\n| c | d |", &[(1, "a | b | c | d")]);
        check_words("| a |\n|---|\n| c | d | e |", &[(1, "a | c | d | e")]);
        check_words("a[^1]\n\n[^1]: note", &[(1, "a[1]"), (3, "note")]);
        check_words("a[^1]\n\n[^2]: note", &[(1, "a[^1]"), (3, "note")]);
        check_words("> # h\n> q", &[(1, "h | q")]);
        check_words("```rust\nfn a() {}\n```", &[(1, "fn a() {}\n")]);
        check_words("- [x] done", &[(1, "[x] done")]);
        check_words("a\\\nb  \nc", &[(1, "a b c")]);
        check_words(
            "a\0b &#0; &amp; &nbsp;",
            &[(1, "a\u{fffd}b \u{fffd} & \u{a0}")],
        );
    }

    #[test]
    fn alignment_and_language_are_kept() {
        let (reading, _) = read_text("|a|b|c|d|\n|-|:-|:-:|-:|\n\n~~~ rust x\n~~~");
        let blocks: Vec<&PieceKind> = reading.pieces.iter().map(|piece| &piece.kind).collect();
        let [
            PieceKind::Block(Block::Table { aligns, .. }),
            PieceKind::Block(Block::Code { language, .. }),
        ] = blocks.as_slice()
        else {
            panic!("{blocks:?}");
        };
        assert_eq!(
            aligns,
            &[Align::Unset, Align::Start, Align::Center, Align::End]
        );
        assert_eq!(language, "rust x");
    }

    #[test]
    fn prose_above_a_rule_is_no_heading() {
        let prose = "The harbour froze, and so nobody came.";
        check_words(
            &format!("{prose}\n---\nB"),
            &[(1, prose), (2, "rule"), (3, "B")],
        );
        check_words("St. Nicholas Jr.\n---", &[(1, "h2 St. Nicholas Jr.")]);
        check_words(&format!("## {prose}"), &[(1, &format!("h2 {prose}"))]);
        check_words(&format!("{prose}\n==="), &[(1, &format!("h1 {prose}"))]);
    }

    #[test]
    fn html_is_text_and_named_where_it_opens() {
        check_words(
            "a <b>c</b> <!-- d -->\n\n<div>\n*e*\n</div>",
            &[(1, "a <b>c</b> <!-- d -->"), (3, "<div>\n*e*\n</div>")],
        );
        check_problems(
            "a <b>c</b> <!-- d -->\n\n<div>\n*e*\n</div>\n\n</i>",
            &[
                (1, Code::RawHtml, "<b>"),
                (1, Code::RawHtml, "<!-- d -->"),
                (3, Code::RawHtml, "<div>"),
                (7, Code::RawHtml, "</i>"),
            ],
        );
    }

    #[test]
    fn links_and_images_are_named_where_their_address_stands() {
        check_problems(
            "[a](javascript:b) ![c](d.png)\n[e]\n\n[e]: data:f\n[G]: h\n[e]: i\n> [j]: k\n>  'l'",
            &[
                (1, Code::UnsafeLink, "javascript:b"),
                (1, Code::RefusedImage, "d.png"),
                (4, Code::UnsafeLink, "data:f"),
                (5, Code::UnusedDefinition, "[G]: h"),
                (6, Code::UnusedDefinition, "[e]: i"),
                (7, Code::UnusedDefinition, "> [j]: k"),
            ],
        );
        check_problems("[a][B c]\n\n[b  C]: https://example.org\n\n    [d]: e", &[]);
    }

    #[test]
    fn nesting_ends_and_words_stay() {
        let deep = format!("{}a\n\n{}b", "> ".repeat(5000), "- ".repeat(5000));
        check_words(&deep, &[(1, "a"), (3, "b")]);
        let spans = format!("{}x{}", "*a **b ".repeat(500), "** *".repeat(500));
        let (reading, _) = read_text(&spans);
        let found = words(&reading.pieces[0].kind);
        assert_eq!(found.matches('b').count(), 500);
        let items: Vec<String> = (0..40)
            .map(|n| format!("{}- i{n}\n", "  ".repeat(n)))
            .collect();
        let items = items.concat();
        let (reading, _) = read_text(&items);
        let found = words(&reading.pieces[0].kind);
        assert!(found.contains("i38 i39"), "{found}");
    }
}

//! Markdown to pieces: which Markdown is understood, and what becomes of each part of it.
//!
//! All of `CommonMark` is read, with GitHub's tables, footnotes, struck-out text and task lists.
//! What has no place in the model keeps its words: raw HTML becomes text, an image becomes its
//! description, a link that is not safe to follow becomes what it says. Each is a warning.

use super::Diagnostic;
use crate::archive::{Block, Cell, Inline, TextId, plain_text};
use core::iter::Peekable;
use core::mem;
use core::ops::Range;
use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag};

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

/// Reads the Markdown of one report.
pub fn read(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        path,
        line_starts: text.match_indices('\n').map(|(at, _)| at + 1).collect(),
        events: Parser::new_ext(text, options).into_offset_iter().peekable(),
        offset: 0,
        diagnostics,
    };
    reader.pieces()
}

struct Reader<'a, 'd> {
    path: &'a str,
    /// The offset of the first byte of every line but the first.
    line_starts: Vec<usize>,
    events: Peekable<OffsetIter<'a>>,
    /// Where the last event began.
    offset: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reader<'a, '_> {
    /// Reads pieces up to the end of the text or of the block that holds them.
    fn pieces(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let line = line_at(&self.line_starts, range.start);
            let kind = match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(tag) => {
                    let tag = tag.clone();
                    self.advance();
                    self.block(tag)
                }
                Event::Rule => {
                    self.advance();
                    PieceKind::Block(Block::Rule)
                }
                // Words that stand in an item of a tight list without a paragraph around them.
                _ => PieceKind::Block(paragraph(self.inlines())),
            };
            pieces.push(Piece { line, kind });
        }
        pieces
    }

    /// The blocks inside another block. A heading there is a subheading.
    fn blocks(&mut self) -> Vec<Block> {
        let blocks = self.pieces().into_iter().map(|piece| match piece.kind {
            PieceKind::Block(block) => block,
            PieceKind::Heading { level, text } => subheading(level, text),
        });
        let blocks = blocks.collect();
        self.advance();
        blocks
    }

    fn block(&mut self, tag: Tag<'a>) -> PieceKind {
        let block = match tag {
            Tag::Heading { level, .. } => {
                let text = self.inlines_to_end();
                let level = level as u8;
                return PieceKind::Heading { level, text };
            }
            Tag::Paragraph => paragraph(self.inlines_to_end()),
            Tag::HtmlBlock => {
                let line = self.line();
                let text = self.inlines_to_end();
                self.warn_of_html(line, &plain_text(&text));
                paragraph(text)
            }
            Tag::List(start) => self.list(start),
            Tag::CodeBlock(_) => Block::Code {
                id: TextId::default(),
                text: plain_text(&self.inlines_to_end()),
            },
            Tag::Table(_) => self.table(),
            Tag::FootnoteDefinition(label) => Block::Footnote {
                label: label.to_string(),
                blocks: self.blocks(),
            },
            // A quote, or a part of Markdown that is not switched on, whose words are kept.
            _ => Block::Quote(self.blocks()),
        };
        PieceKind::Block(block)
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

    fn table(&mut self) -> Block {
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), _)) = self.events.peek() {
            self.advance();
            let mut cells = Vec::new();
            while let Some((Event::Start(Tag::TableCell), _)) = self.events.peek() {
                self.advance();
                cells.push(Cell {
                    id: TextId::default(),
                    text: self.inlines_to_end(),
                });
            }
            self.advance();
            rows.push(cells);
        }
        self.advance();
        let mut rows = rows.into_iter();
        Block::Table {
            head: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }

    /// Inline content up to and with the end of the tag that holds it.
    fn inlines_to_end(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.advance();
        inlines
    }

    /// Inline content up to the end of what holds it, or to the next block.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if is_block(tag) => break,
                _ => {}
            }
            if let Some(event) = self.advance() {
                self.push_inline(&mut text, event);
            }
        }
        text
    }

    fn push_inline(&mut self, text: &mut Vec<Inline>, event: Event<'a>) {
        match event {
            // Mathematics is not switched on.
            Event::Text(words)
            | Event::Html(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => push_text(text, &words),
            Event::Code(words) => text.push(Inline::Code(words.to_string())),
            Event::SoftBreak => push_text(text, " "),
            Event::HardBreak => text.push(Inline::Break),
            Event::InlineHtml(words) => {
                self.warn_of_html(self.line(), &words);
                push_text(text, &words);
            }
            Event::FootnoteReference(label) => push_text(text, &format!("[{label}]")),
            Event::TaskListMarker(is_done) => {
                push_text(text, if is_done { "[x] " } else { "[ ] " });
            }
            Event::Start(tag) => self.push_span(text, &tag),
            Event::Rule | Event::End(_) => {}
        }
    }

    fn push_span(&mut self, text: &mut Vec<Inline>, tag: &Tag<'a>) {
        let line = self.line();
        let inside = self.inlines_to_end();
        match tag {
            Tag::Emphasis => text.push(Inline::Emphasis(inside)),
            Tag::Strong => text.push(Inline::Strong(inside)),
            Tag::Strikethrough => text.push(Inline::Strikethrough(inside)),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                if let Some(href) = safe_address(*link_type, dest_url) {
                    text.push(Inline::Link {
                        href,
                        title: title.to_string(),
                        text: inside,
                    });
                    return;
                }
                let message = format!(
                    "link to `{dest_url}`: expected an address with `http`, `https` or `mailto`; \
                     correct it, or its words are shown without the link"
                );
                self.warn(line, message);
                append(text, inside);
            }
            Tag::Image { dest_url, .. } => {
                self.warn(
                    line,
                    format!(
                        "image `{dest_url}`: expected text, for images are not shown; take it out, \
                         or its description is shown as text"
                    ),
                );
                append(text, inside);
            }
            _ => append(text, inside),
        }
    }

    fn warn_of_html(&mut self, line: u32, html: &str) {
        let html = html.trim();
        // What closes an element has been named with what opened it.
        if !html.starts_with("</") {
            let html = html.lines().next().unwrap_or_default();
            self.warn(
                line,
                format!(
                    "raw HTML `{html}`: expected Markdown; write it so, or it is shown as text"
                ),
            );
        }
    }

    fn warn(&mut self, line: u32, message: String) {
        self.diagnostics
            .push(Diagnostic::warning(self.path, line, message));
    }

    fn advance(&mut self) -> Option<Event<'a>> {
        let (event, Range { start, .. }) = self.events.next()?;
        self.offset = start;
        Some(event)
    }

    fn line(&self) -> u32 {
        line_at(&self.line_starts, self.offset)
    }
}

fn line_at(line_starts: &[usize], offset: usize) -> u32 {
    let n_breaks = line_starts.partition_point(|&start| start <= offset);
    u32::try_from(n_breaks + 1).unwrap_or(u32::MAX)
}

fn paragraph(text: Vec<Inline>) -> Block {
    Block::Paragraph {
        id: TextId::default(),
        text,
    }
}

/// A heading as a block, its depth counted from the section's usual level.
pub fn subheading(depth: u8, text: Vec<Inline>) -> Block {
    Block::Subheading {
        id: TextId::default(),
        text,
        depth,
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// The address of a link, if following it can do no harm.
fn safe_address(link_type: LinkType, address: &str) -> Option<String> {
    if link_type == LinkType::Email {
        return Some(format!("mailto:{address}"));
    }
    let (scheme, _) = address.split_once(':')?;
    let is_safe = ["http", "https", "mailto"]
        .iter()
        .any(|safe| scheme.eq_ignore_ascii_case(safe));
    let is_clean = !address.chars().any(char::is_control);
    (is_safe && is_clean).then(|| address.to_owned())
}

/// Adds words, as one piece with the words before them.
fn push_text(text: &mut Vec<Inline>, words: &str) {
    match text.last_mut() {
        Some(Inline::Text(before)) => before.push_str(words),
        _ => text.push(Inline::Text(words.to_owned())),
    }
}

fn append(text: &mut Vec<Inline>, mut more: Vec<Inline>) {
    if let (Some(Inline::Text(before)), Some(Inline::Text(first))) =
        (text.last_mut(), more.first_mut())
    {
        before.push_str(&mem::take(first));
        more.remove(0);
    }
    text.append(&mut more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_words(markdown: &str, expected: &[(u32, &str)]) {
        let mut diagnostics = Vec::new();
        let pieces = read("a.md", markdown, &mut diagnostics);
        let found: Vec<(u32, String)> = pieces
            .iter()
            .map(|piece| (piece.line, words(&piece.kind)))
            .collect();
        let found: Vec<(u32, &str)> = found.iter().map(|(n, t)| (*n, t.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn words(kind: &PieceKind) -> String {
        match kind {
            PieceKind::Heading { text, level } => format!("h{level} {}", plain_text(text)),
            PieceKind::Block(block) => {
                let leaves = crate::archive::leaves(core::slice::from_ref(block));
                let texts: Vec<_> = leaves.into_iter().map(|leaf| leaf.text).collect();
                texts.join(" | ")
            }
        }
    }

    #[test]
    fn pieces_carry_their_lines() {
        check_words(
            "# A\n\nb\nc\n\n## D\ne",
            &[(1, "h1 A"), (3, "b c"), (6, "h2 D"), (7, "e")],
        );
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
        check_words("a[^1]\n\n[^1]: note", &[(1, "a[1]"), (3, "note")]);
        check_words("> # h\n> q", &[(1, "h | q")]);
        check_words("```rust\nfn a() {}\n```", &[(1, "fn a() {}\n")]);
        check_words("- [x] done", &[(1, "[x] done")]);
    }

    #[test]
    fn html_is_text_and_unsafe_links_are_their_words() {
        let markdown =
            "a <b>c</b>\n\n[x](javascript:alert(1)) [y](https://example.org) ![z](i.png)";
        let mut diagnostics = Vec::new();
        let pieces = read("a.md", markdown, &mut diagnostics);
        let html: Vec<String> = pieces
            .iter()
            .filter_map(|piece| match &piece.kind {
                PieceKind::Block(Block::Paragraph { text, .. }) => {
                    Some(crate::archive::html::inline(text))
                }
                _ => None,
            })
            .collect();
        assert_eq!(html[0], "a &lt;b&gt;c&lt;/b&gt;");
        assert_eq!(
            html[1],
            "x <a rel=\"noopener nofollow\" href=\"https://example.org\">y</a> z"
        );
        let lines: Vec<u32> = diagnostics.iter().map(|d| d.line).collect();
        assert_eq!(lines, [1, 3, 3], "{diagnostics:?}");
    }
}

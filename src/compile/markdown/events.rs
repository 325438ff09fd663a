//! Parser events with their source positions and a nesting limit.
//!
//! The functions that read blocks and spans are recursive, and browsers also fail on deep nesting.
//! So this module drops tags below [`MAX_DEPTH`] but keeps their words.

use super::html::Html;
use crate::compile::characters::without_controls;
use crate::compile::lines::line_number;
use core::ops::Range;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

/// Maximum nesting of blocks and spans. Chosen: people do not write even half of it.
const MAX_DEPTH: usize = 32;

/// GitHub's tables, footnotes, strikethrough, and task lists.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The events of one text.
pub struct Events<'a> {
    parser: Html<'a>,
    /// The event that was peeked at but not taken.
    next: Option<(Event<'a>, Range<usize>)>,
    /// The open tags, outermost first.
    open: Vec<Open>,
    /// Number of open tags that count as nesting.
    depth: usize,
    /// The byte offset where each line starts, except for the first line.
    line_starts: Vec<usize>,
    /// For each line, whether an event covers part of it.
    is_read: Vec<bool>,
    /// Control characters that were replaced, with their offsets.
    controls: Vec<(usize, char)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Counts as nesting.
    Nested,
    /// Cannot contain itself, so it does not count.
    Plain,
    LeftOut,
}

impl<'a> Events<'a> {
    /// Parses all of `CommonMark`, plus [`OPTIONS`] and HTML that means something.
    pub fn new(text: &'a str) -> Self {
        let parser = Parser::new_ext(text, OPTIONS).into_offset_iter();
        Self::of(text, Html::new(text, parser))
    }

    /// Like [`Self::new`], but leaves HTML as it is.
    pub fn without_html(text: &'a str) -> Self {
        let parser = Parser::new_ext(text, OPTIONS).into_offset_iter();
        Self::of(text, Html::unread(parser))
    }

    fn of(text: &'a str, parser: Html<'a>) -> Self {
        let line_starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        let mut events = Self {
            parser,
            next: None,
            open: Vec::new(),
            depth: 0,
            is_read: vec![false; line_starts.len() + 1],
            line_starts,
            controls: Vec::new(),
        };
        events.next = events.read();
        events
    }

    /// Returns the next event without taking it.
    pub fn peek(&self) -> Option<&(Event<'a>, Range<usize>)> {
        self.next.as_ref()
    }

    /// Takes the next event.
    pub fn take(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let following = self.read();
        core::mem::replace(&mut self.next, following)
    }

    /// Returns the line of a byte offset, counted from 1.
    pub fn line_of(&self, offset: usize) -> u32 {
        line_number(self.line_index(offset))
    }

    /// Returns the lines that no event covers, counted from 1.
    pub fn unread_lines(&self) -> impl Iterator<Item = u32> {
        let lines = (1..=u32::MAX).zip(&self.is_read);
        lines.filter_map(|(line, is_read)| (!is_read).then_some(line))
    }

    /// Returns the offset of the link definition with this label.
    pub fn definition(&self, label: &str) -> Option<usize> {
        let definitions = self.parser.parser().reference_definitions();
        definitions
            .get(label)
            .map(|definition| definition.span.start)
    }

    /// Returns the offset of each link definition.
    pub fn definitions(&self) -> impl Iterator<Item = usize> {
        let definitions = self.parser.parser().reference_definitions().iter();
        definitions.map(|(_, definition)| definition.span.start)
    }

    fn read(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        loop {
            let (event, range) = self.parser.next()?;
            let event = self.without_controls(event, range.start);
            // A dropped block must still separate words.
            let separator = (Event::SoftBreak, range.start..range.start);
            match &event {
                Event::Start(tag) => {
                    let opened = self.opened(tag);
                    self.open.push(opened);
                    if opened == Open::LeftOut {
                        if is_block(tag) {
                            return Some(separator);
                        }
                        continue;
                    }
                    self.depth += usize::from(opened == Open::Nested);
                }
                Event::End(_) => match self.open.pop() {
                    Some(Open::LeftOut) => continue,
                    Some(Open::Nested) => self.depth -= 1,
                    Some(Open::Plain) | None => {}
                },
                _ => self.mark(&range),
            }
            return Some((event, range));
        }
    }

    /// Returns the control characters that were replaced so far, each with its line.
    pub fn controls(&self) -> impl Iterator<Item = (u32, char)> {
        let controls = self.controls.iter();
        controls.map(|&(offset, character)| (self.line_of(offset), character))
    }

    /// Replaces control characters, which a text still has if they are written as character
    /// references, such as `&#7;`.
    fn without_controls(&mut self, event: Event<'a>, offset: usize) -> Event<'a> {
        let mut clean = |words: CowStr<'a>| match without_controls(&words) {
            Some((clean, first)) => {
                self.controls.push((offset, first));
                clean.into()
            }
            None => words,
        };
        match event {
            Event::Text(words) => Event::Text(clean(words)),
            Event::Html(words) => Event::Html(clean(words)),
            Event::Code(words) => Event::Code(clean(words)),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Link {
                link_type,
                dest_url,
                title: clean(title),
                id,
            }),
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Image {
                link_type,
                dest_url,
                title: clean(title),
                id,
            }),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(language))))
            }
            other => other,
        }
    }

    fn opened(&self, tag: &Tag<'a>) -> Open {
        match tag {
            // An item is dropped with its list.
            Tag::Item if self.open.last() == Some(&Open::LeftOut) => Open::LeftOut,
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                if self.depth < MAX_DEPTH {
                    Open::Nested
                } else {
                    Open::LeftOut
                }
            }
            _ => Open::Plain,
        }
    }

    fn mark(&mut self, range: &Range<usize>) {
        let first = self.line_index(range.start);
        let last = self.line_index(range.end.saturating_sub(1).max(range.start));
        for is_read in self.is_read.iter_mut().take(last + 1).skip(first) {
            *is_read = true;
        }
    }

    fn line_index(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset)
    }
}

/// Reports whether a tag opens a block rather than a span of inline text.
pub fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

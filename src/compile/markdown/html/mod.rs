//! Reads HTML that means something as the Markdown that means the same.
//!
//! [`Html`] passes the parser's events on, but turns the tags of HTML into the events of Markdown:
//! headings, paragraphs, lists, tables, quotes, links, pictures, and inline elements. Elements that
//! only change how their words look lose their tags. All other tags stay HTML, which is shown as
//! text. No word is lost, and the events are well nested whatever the HTML is:
//!
//! - The end of a part of Markdown closes the HTML that was opened in it.
//! - An end tag closes only what was opened in the same part of Markdown. Others are dropped.
//! - A block ends an open paragraph, and so on, as in a browser. What HTML leaves out, such as the
//!   list around an item, is added.
//! - A block among inline text, as in a cell or heading, becomes a line of its own.
//! - Markdown between HTML ends each list, quote or table that has no end tag after it.
//!
//! 1. [`tokens`] splits HTML into tags and words.
//! 2. [`elements`] knows the elements, [`tags`] reads their tags.
//! 3. [`open`] is what can be open, [`stream`] writes the events, [`mod@text`] the words of HTML, and
//!    [`around`] the Markdown between it.
//!
//! Comments are gone before: `compile::comments`. Tests: `tests/native/html_in_reports.rs`.

mod around;
mod elements;
mod open;
mod source;
mod stream;
mod tags;
mod text;
mod tokens;

use core::ops::Range;
use pulldown_cmark::{CowStr, Event, OffsetIter, Tag, TagEnd};
use source::Source;
use stream::{Placed, Stream};
use tags::StartTag;
use tokens::{Kind, tokens};

/// The events of a text, with its HTML read.
pub struct Html<'a> {
    parser: OffsetIter<'a>,
    stream: Stream<'a>,
    /// The HTML of the open block, until its end.
    block: Source,
    is_over: bool,
    /// Whether HTML is read, rather than passed on.
    is_read: bool,
}

impl<'a> Html<'a> {
    pub fn new(text: &'a str, parser: OffsetIter<'a>) -> Self {
        Self {
            parser,
            stream: Stream::of(around::last_ends(text)),
            block: Source::default(),
            is_over: false,
            is_read: true,
        }
    }

    /// Passes all events on as they are.
    pub fn unread(parser: OffsetIter<'a>) -> Self {
        Self {
            is_read: false,
            ..Self::new("", parser)
        }
    }

    /// Returns the parser, which knows the link definitions.
    pub fn parser(&self) -> &OffsetIter<'a> {
        &self.parser
    }

    fn read(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.stream.start_html(),
            Event::End(TagEnd::HtmlBlock) => self.read_block(),
            Event::Html(line) => self.block.push(&line, range.start),
            Event::Start(tag) => self.stream.start_markdown(tag, range),
            Event::End(_) => self.stream.end_markdown(),
            Event::Rule => self.stream.rule(range),
            Event::HardBreak => self.stream.line_break(range, true),
            Event::InlineHtml(html) => self.read_inline(html, range),
            event => self.stream.words(event, range),
        }
    }

    /// Reads the HTML of a block.
    fn read_block(&mut self) {
        let block = core::mem::take(&mut self.block);
        let html = block.html.as_str();
        if ["<?", "<!"]
            .iter()
            .any(|sign| html.trim_start().starts_with(sign))
            && !html.trim_start().starts_with("<!--")
        {
            self.stream
                .unread(html.trim(), block.place(0)..block.place(html.len()));
        } else {
            let tokens = tokens(html);
            for (at, token) in tokens.iter().enumerate() {
                let following = tokens.get(at + 1..).unwrap_or_default();
                self.stream.read_token(&block, token, following);
            }
        }
        self.stream.end_html();
    }

    /// Reads a tag in a Markdown paragraph.
    fn read_inline(&mut self, html: CowStr<'a>, range: Range<usize>) {
        let found = tokens(&html);
        let is_read = match found.as_slice() {
            [token] => match &token.kind {
                Kind::Start(tag) => self.stream.start_tag(&StartTag {
                    tag,
                    written: &html,
                    at: range.start,
                    end: range.end,
                    language: None,
                }),
                Kind::End(name) => self.stream.end_tag(name),
                Kind::Comment => true,
                _ => false,
            },
            _ => false,
        };
        if !is_read {
            self.stream.words(Event::InlineHtml(html), range);
        }
    }
}

impl<'a> Iterator for Html<'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Placed<'a>> {
        if !self.is_read {
            return self.parser.next();
        }
        loop {
            if let Some(event) = self.stream.take() {
                return Some(event);
            }
            if self.is_over {
                return None;
            }
            match self.parser.next() {
                Some((event, range)) => self.read(event, range),
                None => {
                    self.is_over = true;
                    self.stream.close_to(0);
                }
            }
        }
    }
}

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
//! 1. [`mod@tokens`] splits HTML into tags and words.
//! 2. [`elements`] knows the elements, [`tags`] reads their tags.
//! 3. [`open`] is what can be open, [`stream`] writes the events, [`mod@text`] the words of HTML, and
//!    [`around`] the Markdown between it.
//!
//! Comments are gone before (`compile::comments`). Tests: beside the code, and
//! `tests/native/html_in_reports.rs`.

mod around;
mod elements;
mod open;
mod source;
mod stream;
mod tags;
mod text;
mod tokens;

pub use tokens::decoded;

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
            // The parser takes the blanks before a tag for text.
            Event::Html(line) => self.block.push(&line, range.start),
            Event::Text(line) if self.stream.is_html => self.block.push(&line, range.start),
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
        if is_declaration(html) {
            let place = block.place(0)..block.place(html.len());
            self.stream.unread(html.trim(), place);
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

/// Whether HTML is an instruction or a declaration, which may hold more signs of tags.
fn is_declaration(html: &str) -> bool {
    let inside = html.trim_start().strip_prefix('<').unwrap_or_default();
    inside.starts_with(['?', '!']) && !inside.starts_with("!--")
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
            if let Some((event, range)) = self.parser.next() {
                self.read(event, range);
            } else {
                self.is_over = true;
                self.stream.close_to(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::markdown::OPTIONS;
    use proptest::prelude::*;
    use pulldown_cmark::Parser;

    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<caption>",
        "</caption>",
        "<h2>",
        "</h2>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "</blockquote>",
        "<hr>",
        "<br>",
        "<img src=x alt=y>",
        "<figcaption>",
        "</figcaption>",
        "<summary>",
        "</summary>",
        "<x>",
        "<?",
        "a",
        " b ",
        "\n",
        "\n\n",
        "\n\n",
        "*",
        "**",
        "`",
        "[",
        "](x)",
        "![",
        "\n\n- ",
        "\n- ",
        "\n\n> ",
        "\n\n# ",
        "\n\n|a|b|\n|-|-|\n|",
        "\n\n***\n\n",
        "\n\n```\n",
        "\n\n[^1]: ",
        "[^1]",
        "\n  ",
    ];

    fn events(text: &str) -> Vec<Event<'_>> {
        let parser = Parser::new_ext(text, OPTIONS).into_offset_iter();
        Html::new(text, parser).map(|(event, _)| event).collect()
    }

    /// Whether an event may be directly inside an open part.
    fn may_hold(outer: Option<&Tag<'_>>, event: &Event<'_>) -> bool {
        let is_block = match event {
            Event::Start(tag) => open::Role::of(tag) != open::Role::Span,
            event => matches!(event, Event::Rule),
        };
        match (outer, event) {
            (_, Event::Start(Tag::HtmlBlock)) => false,
            (outer, Event::Start(Tag::Item)) => matches!(outer, Some(Tag::List(_))),
            (outer, Event::Start(Tag::TableHead | Tag::TableRow)) => {
                matches!(outer, Some(Tag::Table(_)))
            }
            (outer, Event::Start(Tag::TableCell)) => {
                matches!(outer, Some(Tag::TableHead | Tag::TableRow))
            }
            (None, _) => is_block,
            (Some(Tag::CodeBlock(_)), event) => matches!(event, Event::Text(_)),
            (Some(outer), _) => match open::Role::of(outer) {
                open::Role::Quote => is_block,
                // An item of a tight list holds inline text.
                open::Role::Item => true,
                role => role.is_inline() && !is_block,
            },
        }
    }

    #[test]
    fn what_is_empty_is_left_out() {
        assert_eq!(
            events("<p><b></b> </p>\n<ul>\n</ul><h3></h3><div><span></div>"),
            []
        );
    }

    #[test]
    fn deep_html_ends() {
        let text = "<ul><li><div><b>".repeat(5000) + "a";
        let words = |it: &Event<'_>| matches!(it, Event::Html(words) if &**words == "a");
        assert_eq!(events(&text).iter().filter(|it| words(it)).count(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn events_are_well_nested(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..50)) {
            let text = pieces.concat();
            let mut open = Vec::new();
            for event in events(&text) {
                if let Event::End(end) = &event {
                    let ends = open.pop().map(|it: Tag<'_>| it.to_end());
                    prop_assert_eq!(ends, Some(*end), "of {}", text);
                    continue;
                }
                prop_assert!(may_hold(open.last(), &event), "{event:?} in {:?} of {text}", open.last());
                if let Event::Start(tag) = event {
                    open.push(tag);
                }
            }
            prop_assert_eq!(open, [], "of {}", text);
        }
    }
}

//! Markdown around and between HTML.

use super::open::{Open, Origin, Role};
use super::stream::Stream;
use core::ops::Range;
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeMap;

impl<'a> Stream<'a> {
    /// Opens a part of Markdown.
    pub fn start_markdown(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let at = range.start;
        if Role::of(&tag) == Role::Span {
            self.prepare(at);
            return self.open_markdown(tag, range, true);
        }
        self.close_words();
        if self.is_within_markdown() {
            let is_sent = self.open.last().is_none_or(|it| it.end.is_some());
            self.close_spans();
            if !is_sent {
                self.part();
            }
            return self.open_markdown(tag, range, is_sent);
        }
        self.close_before(&tag, at);
        self.close_spans();
        self.part();
        self.imply(at);
        let is_sent = !self.is_inline();
        self.open_markdown(tag, range, is_sent);
    }

    /// Passes a rule of Markdown on.
    pub fn rule(&mut self, range: Range<usize>) {
        self.close_words();
        if !self.is_within_markdown() {
            self.close_unclosed(range.start);
            self.close_spans();
            self.part();
            self.imply(range.start);
        }
        if self.is_inline() {
            self.part();
        } else {
            self.send_block(Event::Rule, range);
        }
    }

    /// Closes the innermost part of Markdown, with the HTML opened in it.
    pub fn end_markdown(&mut self) {
        let last = self.boundary().saturating_sub(1);
        let is_line = |it: &Open<'_>| it.end.is_none();
        let is_line = self.open.get(last).is_some_and(is_line);
        self.close_to(last);
        if is_line {
            self.part();
        }
    }

    /// Begins a block of HTML.
    pub fn start_html(&mut self) {
        self.close_words();
        // A heading around a paragraph of Markdown has ended with it.
        let is_line = |it: &Open<'_>| it.role == Role::Line && !it.is_markdown();
        if self.innermost().is_some_and(is_line) && !self.is_unbegun() {
            self.close_innermost();
        }
        self.is_html = true;
    }

    /// Ends a block of HTML. Its paragraph ends, too; so does a heading that has words.
    pub fn end_html(&mut self) {
        self.part();
        let ends =
            |it: &Open<'_>| matches!(it.role, Role::Line | Role::Preformatted) && !it.is_markdown();
        if self.innermost().is_some_and(ends) && !self.is_unbegun() {
            self.close_innermost();
        }
        self.blank = None;
        self.is_html = false;
    }

    /// Whether the innermost part is still to begin.
    pub(super) fn is_unbegun(&self) -> bool {
        self.innermost().is_some_and(|it| it.start.is_some())
    }

    fn is_within_markdown(&self) -> bool {
        self.open.last().is_some_and(Open::is_markdown)
    }

    fn close_innermost(&mut self) {
        let is_span = |it: &Open<'_>| it.role == Role::Span && !it.is_markdown();
        while self.open.last().is_some_and(is_span) {
            self.pop();
        }
        self.pop();
    }

    /// Ends the words of an item that have no paragraph around them.
    fn close_words(&mut self) {
        let is_it = |it: &Open<'_>| {
            it.origin == Origin::Implied && it.end.is_none() && it.role == Role::Paragraph
        };
        if self.innermost().is_some_and(is_it) {
            self.close_innermost();
        }
    }

    /// Closes the HTML that a block of Markdown ends.
    fn close_before(&mut self, tag: &Tag<'_>, at: usize) {
        let boundary = self.boundary();
        if matches!(tag, Tag::Heading { .. }) {
            return self.close_to(boundary);
        }
        let is_paragraph = matches!(tag, Tag::Paragraph);
        let takes = |it: &Open<'_>| it.role == Role::Line && it.start.is_some() && is_paragraph;
        if self.innermost().is_some_and(takes) {
            return;
        }
        self.close_unclosed(at);
    }

    /// Closes the lists, quotes and tables that have no end tag after an offset, and all that can
    /// hold no other block.
    pub(super) fn close_unclosed(&mut self, at: usize) {
        let mut length = self.boundary();
        for part in self.open.iter().skip(length) {
            let ends_later = |name: &str| self.ends.get(name).is_some_and(|&end| end >= at);
            let is_kept = match (&part.origin, part.role) {
                (_, Role::Item | Role::Row | Role::Cell) => true,
                (Origin::Html(name), Role::Quote | Role::List | Role::Table) => ends_later(name),
                _ => false,
            };
            if !is_kept {
                break;
            }
            length += 1;
        }
        self.close_to(length);
    }
}

/// Returns the offset of the last end tag of each element in a text.
pub fn last_ends(text: &str) -> BTreeMap<String, usize> {
    let places = text.match_indices("</").map(|(at, sign)| {
        let name = text.get(at + sign.len()..).unwrap_or_default();
        let end = name
            .bytes()
            .take(10)
            .take_while(u8::is_ascii_alphabetic)
            .count();
        (name.get(..end).unwrap_or_default().to_ascii_lowercase(), at)
    });
    places.collect()
}

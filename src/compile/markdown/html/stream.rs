//! Writes events, and keeps them well nested whatever the HTML is.

use super::open::{Open, Origin, Role, Span};
use core::ops::Range;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{BTreeMap, VecDeque};

/// An event with its place in the source.
pub type Placed<'a> = (Event<'a>, Range<usize>);

/// Maximum number of open parts and of open inline elements. Tags beyond it are dropped; their words
/// stay. Chosen: people do not write even a tenth of it.
const MAX_OPEN: usize = 256;

/// The events to send, and what is open.
#[derive(Debug, Default)]
pub struct Stream<'a> {
    events: VecDeque<Placed<'a>>,
    pub(super) open: Vec<Open<'a>>,
    pub(super) spans: Vec<Span<'a>>,
    /// Number of open parts that are [`Open::is_own`].
    depth: usize,
    /// White space between words of HTML, until the next word.
    pub(super) blank: Option<Placed<'a>>,
    /// Inline code until its end.
    code: Option<(String, Range<usize>)>,
    /// Whether the next words are to be on a line of their own.
    is_break_due: bool,
    /// Whether the last event was a line break.
    is_after_break: bool,
    /// Whether the place is in a block of HTML rather than in Markdown.
    pub(super) is_html: bool,
    /// Offset of the last end tag of each element.
    pub(super) ends: BTreeMap<String, usize>,
}

impl<'a> Stream<'a> {
    /// Begins events of a text with these last end tags.
    pub fn of(ends: BTreeMap<String, usize>) -> Self {
        Self {
            ends,
            ..Self::default()
        }
    }

    /// Takes the first event that was sent.
    pub fn take(&mut self) -> Option<Placed<'a>> {
        self.events.pop_front()
    }

    fn send(&mut self, event: Event<'a>, range: Range<usize>) {
        self.send_code();
        self.is_after_break = event == Event::HardBreak;
        self.events.push_back((event, range));
    }

    /// Sends the inline code that was read so far.
    pub(super) fn send_code(&mut self) {
        if let Some((words, range)) = self.code.take() {
            let is_blank = words.trim().is_empty();
            let words = words.into();
            let event = if is_blank {
                Event::Html(words)
            } else {
                Event::Code(words)
            };
            self.is_after_break = false;
            self.events.push_back((event, range));
        }
    }

    /// Sends what is a block, or what is in preformatted text.
    pub(super) fn send_block(&mut self, event: Event<'a>, range: Range<usize>) {
        self.begin();
        self.send(event, range);
        self.fill();
    }

    /// Index of the first open part inside the innermost Markdown.
    pub(super) fn boundary(&self) -> usize {
        let last = self.open.iter().rposition(Open::is_markdown);
        last.map_or(0, |last| last + 1)
    }

    /// Returns the innermost open part that is no HTML element of inline text.
    pub(super) fn innermost(&self) -> Option<&Open<'a>> {
        let mut open = self.open.iter().rev();
        open.find(|it| it.role != Role::Span || it.is_markdown())
    }

    /// Whether the place is among inline text, where no block may begin.
    pub(super) fn is_inline(&self) -> bool {
        self.innermost()
            .is_some_and(|it| it.role.is_inline() || it.end.is_none())
    }

    pub(super) fn is_preformatted(&self) -> bool {
        self.innermost()
            .is_some_and(|it| it.role == Role::Preformatted && it.end.is_some())
    }

    /// Whether no more parts may be opened.
    pub(super) fn is_full(&self) -> bool {
        self.open.len().max(self.spans.len()) >= MAX_OPEN
    }

    /// Opens a part.
    pub(super) fn push(&mut self, mut part: Open<'a>) {
        self.depth += usize::from(part.is_own());
        if part.end.is_some() && part.role != Role::Span {
            (self.blank, self.is_break_due) = (None, false);
        } else {
            part.is_filled = self.is_filled();
        }
        self.open.push(part);
    }

    /// Sends the beginning of all open parts. That of a table is sent with its first row, because
    /// what is before that is shown before the table.
    pub(super) fn begin(&mut self) {
        let mut begun = Vec::new();
        for part in &mut self.open {
            if part.role != Role::Table
                && let Some(event) = part.start.take()
            {
                begun.push((event, part.range.clone()));
            }
        }
        for (event, range) in begun {
            self.send(event, range);
        }
    }

    /// Closes the innermost part.
    pub(super) fn pop(&mut self) {
        self.send_code();
        let Some(part) = self.open.pop() else {
            return;
        };
        if part.is_own() {
            self.depth -= 1;
            let depth = self.depth;
            self.spans.retain(|span| span.depth <= depth);
        } else if part.role == Role::Span
            && let Some(span) = self.spans.iter_mut().rfind(|it| it.is_sent)
        {
            span.is_sent = false;
        }
        match part.end {
            Some(end) => {
                if part.start.is_none() {
                    self.send(Event::End(end), part.range);
                    self.fill();
                }
                if part.role != Role::Span {
                    (self.blank, self.is_break_due) = (None, false);
                }
            }
            None if part.is_filled => self.fill(),
            None => {}
        }
    }

    /// Closes parts until there are only so many.
    pub(super) fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            self.pop();
        }
    }

    fn fill(&mut self) {
        for part in self.open.iter_mut().rev() {
            if part.role != Role::Table || part.end.is_none() {
                part.is_filled = true;
            }
            if part.role != Role::Span {
                break;
            }
        }
    }

    fn is_filled(&self) -> bool {
        self.innermost().is_some_and(|it| it.is_filled)
    }

    /// Ends an open paragraph; among other inline text, has the next words on a line of their own.
    pub(super) fn part(&mut self) {
        let boundary = self.boundary();
        let last = self
            .open
            .iter()
            .rposition(|it| it.role != Role::Span || it.is_markdown());
        if let Some(last) = last.filter(|&last| last >= boundary)
            && self
                .open
                .get(last)
                .is_some_and(|it| it.role == Role::Paragraph && it.end.is_some())
        {
            self.close_to(last);
        } else if self.is_inline() {
            self.is_break_due = true;
        }
    }

    /// Has the next words on a line of their own.
    pub(super) fn break_line(&mut self) {
        self.is_break_due = true;
    }

    /// Opens the parts that HTML leaves out, so that blocks or inline text may follow.
    pub(super) fn imply(&mut self, at: usize) {
        match self.innermost() {
            Some(part) if part.end.is_none() => {}
            Some(part) if part.role == Role::List => {
                self.push(Open::new(Origin::Implied, Role::Item, Tag::Item, at));
                self.begin();
            }
            Some(part) if part.role == Role::Table && part.is_filled => {
                self.open_row(Origin::Implied, at);
                self.open_cell(Origin::Implied, at);
            }
            Some(part) if part.role == Role::Row => self.open_cell(Origin::Implied, at),
            _ => {}
        }
    }

    /// Opens a row of the innermost table.
    pub(super) fn open_row(&mut self, origin: Origin, at: usize) {
        let Some(table) = self.open.last_mut() else {
            return;
        };
        let is_first = !table.is_filled;
        table.is_filled = true;
        let begins = table.start.take().map(|event| (event, table.range.clone()));
        self.begin();
        if let Some((event, range)) = begins {
            self.send(event, range);
        }
        let tag = if is_first {
            Tag::TableHead
        } else {
            Tag::TableRow
        };
        self.push(Open::new(origin, Role::Row, tag, at));
        self.begin();
    }

    /// Opens a cell of the innermost row.
    pub(super) fn open_cell(&mut self, origin: Origin, at: usize) {
        self.push(Open::new(origin, Role::Cell, Tag::TableCell, at));
        self.begin();
    }

    /// Sends what must be before inline text: a paragraph around it, white space, and the beginning
    /// of inline elements.
    pub(super) fn prepare(&mut self, at: usize) {
        self.imply(at);
        if !self.is_inline() {
            let (origin, role) = (Origin::Implied, Role::Paragraph);
            self.push(if self.is_html {
                Open::new(origin, role, Tag::Paragraph, at)
            } else {
                // Words in an item of a tight list have no paragraph around them.
                Open::silent(origin, role, at)
            });
        }
        self.begin();
        let blank = self.blank.take();
        if !self.is_filled() {
            self.is_break_due = false;
        } else if core::mem::take(&mut self.is_break_due) {
            if !self.is_after_break {
                self.send(Event::HardBreak, at..at);
            }
        } else if let Some((event, range)) = blank.filter(|_| !self.is_after_break) {
            match &mut self.code {
                Some((words, _)) => words.push(' '),
                None => self.send(event, range),
            }
        }
        self.begin_spans();
        self.fill();
    }

    fn begin_spans(&mut self) {
        let mut begun = Vec::new();
        for span in self.spans.iter_mut().filter(|it| !it.is_sent) {
            if let Some(tag) = &span.tag {
                span.is_sent = true;
                begun.push((span.name.clone(), tag.clone(), span.at));
            }
        }
        for (name, tag, at) in begun {
            self.send(Event::Start(tag.clone()), at..at);
            let mut part = Open::new(Origin::Html(name), Role::Span, tag, at);
            part.start = None;
            self.open.push(part);
        }
    }

    /// Whether words are inside an HTML element for code.
    pub(super) fn is_code(&self) -> bool {
        self.spans.iter().any(|span| span.is_code)
    }

    /// Sends words, which are inline code inside an element for that.
    pub(super) fn words(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.is_preformatted() {
            return self.send_block(event, range);
        }
        let Some(event) = self.after_break(event) else {
            return;
        };
        self.prepare(range.start);
        let words = match &event {
            Event::Text(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::Code(words) => Some(words.as_ref()),
            Event::SoftBreak => Some(" "),
            _ => None,
        };
        match words.filter(|_| self.is_code()) {
            Some(words) => {
                self.is_after_break = false;
                let (code, _) = self.code.get_or_insert_with(|| (String::new(), range));
                code.push_str(words);
            }
            None => self.send(event, range),
        }
    }

    /// Takes the blanks off words of Markdown that begin a line because of a block among them.
    fn after_break(&self, event: Event<'a>) -> Option<Event<'a>> {
        match event {
            Event::Text(words) if self.is_break_due => {
                let words = words.trim_start();
                (!words.is_empty()).then(|| Event::Text(words.to_owned().into()))
            }
            event => Some(event),
        }
    }

    /// Notes white space between words of HTML.
    pub(super) fn note_blank(&mut self, event: Event<'a>, range: Range<usize>) {
        if self
            .blank
            .as_ref()
            .is_none_or(|(before, _)| *before != Event::SoftBreak)
        {
            self.blank = Some((event, range));
        }
    }

    /// Sends a line break, unless it begins a paragraph of HTML.
    pub(super) fn line_break(&mut self, range: Range<usize>, is_markdown: bool) {
        if is_markdown || self.is_filled() && self.is_inline() {
            self.prepare(range.start);
            self.send(Event::HardBreak, range);
        }
    }

    /// Sends a picture with its description.
    pub(super) fn image(&mut self, tag: Tag<'a>, alt: &str, at: usize) {
        self.prepare(at);
        let end = tag.to_end();
        self.send(Event::Start(tag), at..at);
        if !alt.is_empty() {
            self.send(Event::Html(alt.to_owned().into()), at..at);
        }
        self.send(Event::End(end), at..at);
    }

    /// Opens an inline element.
    pub(super) fn open_span(&mut self, name: &str, tag: Option<Tag<'a>>, is_code: bool, at: usize) {
        if self.is_full() {
            return;
        }
        self.spans.push(Span {
            name: name.to_owned(),
            tag,
            is_code,
            at,
            depth: self.depth,
            is_sent: false,
        });
    }

    /// Closes an inline element that was opened in the same Markdown.
    pub(super) fn close_span(&mut self, name: &str) {
        let boundary = self.boundary();
        let outer = self
            .open
            .iter()
            .take(boundary)
            .filter(|it| it.is_own())
            .count();
        let is_it = |span: &Span<'_>| span.name == name && span.depth >= outer;
        let Some(at) = self.spans.iter().rposition(is_it) else {
            return;
        };
        self.send_code();
        while self.spans.get(at).is_some_and(|it| it.is_sent) {
            self.pop();
        }
        if at < self.spans.len() {
            self.spans.remove(at);
        }
    }

    /// Closes all inline elements of HTML in the innermost Markdown.
    pub(super) fn close_spans(&mut self) {
        let is_span = |it: &Open<'_>| it.role == Role::Span && !it.is_markdown();
        while self.open.last().is_some_and(is_span) {
            self.pop();
        }
        self.send_code();
        self.spans.clear();
    }

    /// Opens a part of Markdown. `is_sent` is false for a block among inline text.
    pub(super) fn open_markdown(&mut self, tag: Tag<'a>, range: Range<usize>, is_sent: bool) {
        let role = Role::of(&tag);
        let at = range.start;
        if is_sent {
            self.begin();
            let end: TagEnd = tag.to_end();
            self.send(Event::Start(tag), range.clone());
            let mut part = Open::silent(Origin::Markdown, role, at);
            part.end = Some(end);
            part.range = range;
            self.push(part);
        } else {
            self.push(Open::silent(Origin::Markdown, role, at));
        }
    }
}

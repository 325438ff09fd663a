//! Reads the tags of HTML.

use super::elements::Element;
use super::open::{Open, Origin, Role};
use super::stream::Stream;
use super::tokens::Start;
use core::ops::Range;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag};

/// A start tag in the source.
pub struct StartTag<'t> {
    pub tag: &'t Start,
    /// The tag as written.
    pub written: &'t str,
    /// Its offset.
    pub at: usize,
    /// Offset of the end of its element, as far as it is known.
    pub end: usize,
    /// The language that a code element directly inside it names.
    pub language: Option<&'t str>,
}

impl Stream<'_> {
    /// Reads a start tag. Returns false if it is to be shown as text.
    pub fn start_tag(&mut self, start: &StartTag<'_>) -> bool {
        let name = start.tag.name.as_str();
        let element = Element::of(name);
        if self.is_preformatted() {
            let words = match element {
                Element::Break => Some("\n"),
                Element::Image => start.tag.attribute("alt"),
                _ => None,
            };
            if let Some(words) = words {
                self.words(Event::Text(words.to_owned().into()), start.at..start.at);
            }
            return element != Element::Unknown;
        }
        match element {
            Element::Unknown => return false,
            Element::Format => return self.spans.iter().any(|span| span.name == "picture"),
            Element::Look => {}
            Element::Break => {
                let range = start.at..start.at + start.written.len();
                self.line_break(range, !self.is_html);
            }
            Element::Image => self.picture(start),
            Element::Link => {
                self.close_span(name);
                if let Some(href) = start.tag.attribute("href") {
                    self.open_span(name, Some(link(href, start)), false, start.at);
                }
            }
            Element::Code => self.open_span(name, None, true, start.at),
            Element::Picture => self.open_span(name, None, false, start.at),
            Element::Strong | Element::Emphasis | Element::Strikethrough => {
                self.open_span(name, element.span(), false, start.at);
            }
            // A block inside a Markdown paragraph.
            _ if !self.is_html => self.part(),
            _ => self.start_block(element, start),
        }
        true
    }

    fn picture(&mut self, start: &StartTag<'_>) {
        let attribute = |name| {
            let value = start.tag.attribute(name).unwrap_or_default();
            value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
        };
        let tag = Tag::Image {
            link_type: LinkType::Inline,
            dest_url: address(start.tag.attribute("src").unwrap_or_default()),
            title: attribute("title").into(),
            id: CowStr::Borrowed(""),
        };
        self.image(tag, &attribute("alt"), start.at);
    }

    /// Reads the start tag of a block.
    fn start_block(&mut self, element: Element, start: &StartTag<'_>) {
        let name = start.tag.name.as_str();
        let origin = Origin::Html(name.to_owned());
        let at = start.at;
        match element {
            Element::Rule => {
                self.part();
                self.imply(at);
                if !self.is_inline() {
                    self.send_block(Event::Rule, at..at + start.written.len());
                }
            }
            Element::Item => self.start_item(origin, start),
            Element::Line => {
                self.break_line();
                self.open_span(name, element.span(), false, at);
            }
            Element::Row | Element::Cell => self.start_cell(element, origin, start),
            Element::Division => {
                self.close_rows(name);
                self.part();
            }
            Element::Heading(_) => {
                // A heading is in no list that never ends.
                self.close_unclosed(at);
                if self.innermost().is_some_and(|it| it.is_element(name)) {
                    self.end_tag(name);
                }
                self.open_block(origin, element, start);
            }
            _ => self.open_block(origin, element, start),
        }
    }

    fn open_block(&mut self, origin: Origin, element: Element, start: &StartTag<'_>) {
        let Some((role, tag)) = block(element, start) else {
            return;
        };
        self.part();
        self.imply(start.at);
        if self.is_full() {
            return;
        }
        if self.is_inline() {
            self.push(Open::silent(origin, role, start.at));
        } else {
            let mut part = Open::new(origin, role, tag, start.at);
            if role == Role::Preformatted {
                part.range = start.at..start.end;
            }
            self.push(part);
        }
        if let Element::Caption | Element::Summary = element {
            self.open_span(&start.tag.name, element.span(), false, start.at);
        }
    }

    fn start_item(&mut self, origin: Origin, start: &StartTag<'_>) {
        if let Some(list) = self.nearest(Role::List) {
            self.close_to(list + 1);
        } else {
            self.imply_around(Role::List, Tag::List(None), start.at);
        }
        self.part();
        if self.is_inline() {
            return self.push(Open::silent(origin, Role::Item, start.at));
        }
        let mut item = Open::new(origin, Role::Item, Tag::Item, start.at);
        item.range = number(start);
        self.push(item);
        self.begin();
    }

    fn start_cell(&mut self, element: Element, origin: Origin, start: &StartTag<'_>) {
        let at = start.at;
        let Some(table) = self.nearest(Role::Table) else {
            self.imply_around(Role::Table, Tag::Table(Vec::new()), at);
            return self.start_cell(element, origin, start);
        };
        let row = self.open.iter().rposition(|it| it.role == Role::Row);
        match row.filter(|&row| row > table && element == Element::Cell) {
            Some(row) => self.close_to(row + 1),
            None => self.close_to(table + 1),
        }
        if self.is_inline() {
            return self.part();
        }
        if element == Element::Row {
            return self.open_row(origin, at);
        }
        if self.innermost().is_some_and(|it| it.role == Role::Table) {
            self.open_row(Origin::Implied, at);
        }
        self.open_cell(origin, at);
    }

    /// Opens the list or table that HTML leaves out around an item or row.
    fn imply_around(&mut self, role: Role, tag: Tag<'static>, at: usize) {
        self.part();
        self.imply(at);
        self.push(if self.is_inline() {
            Open::silent(Origin::Implied, role, at)
        } else {
            Open::new(Origin::Implied, role, tag, at)
        });
    }

    /// Closes the open row before another part of a table.
    fn close_rows(&mut self, name: &str) {
        if let "thead" | "tbody" | "tfoot" = name
            && let Some(table) = self.nearest(Role::Table)
        {
            self.close_to(table + 1);
        }
    }

    /// Index of the nearest list or table in the innermost Markdown. One in a cell of a table is not
    /// the list around the table.
    fn nearest(&self, role: Role) -> Option<usize> {
        let boundary = self.boundary();
        let inner = self.open.get(boundary..).unwrap_or_default();
        let stops = |it: &Open<'_>| it.role == role || it.role == Role::Cell && role == Role::List;
        let at = inner.iter().rposition(stops)?;
        inner.get(at).filter(|it| it.role == role)?;
        Some(boundary + at)
    }

    /// Reads an end tag. Returns false if it is to be shown as text.
    pub fn end_tag(&mut self, name: &str) -> bool {
        let element = Element::of(name);
        if self.is_preformatted() && element != Element::Preformatted {
            return element != Element::Unknown;
        }
        match element {
            Element::Unknown => return false,
            Element::Break => self.line_break(0..0, false),
            Element::Line => {
                self.close_span(name);
                self.break_line();
            }
            _ if element.is_block() => self.end_block(name),
            _ => self.close_span(name),
        }
        true
    }

    fn end_block(&mut self, name: &str) {
        let boundary = self.boundary();
        let inner = self.open.get(boundary..).unwrap_or_default();
        let is_of_table = matches!(
            Element::of(name),
            Element::Table | Element::Row | Element::Cell
        );
        let stops = |it: &Open<'_>| it.is_element(name) || it.role == Role::Cell && !is_of_table;
        let found = inner.iter().rposition(stops).map(|at| boundary + at);
        match found.filter(|&at| self.open.get(at).is_some_and(|it| it.is_element(name))) {
            Some(at) => {
                self.close_to(at);
                if self.is_inline() {
                    self.part();
                }
            }
            None => self.part(),
        }
    }
}

/// Returns the Markdown of a block.
fn block<'a>(element: Element, start: &StartTag<'_>) -> Option<(Role, Tag<'a>)> {
    let found = match element {
        Element::Paragraph => (Role::Paragraph, Tag::Paragraph),
        Element::Caption | Element::Summary => (Role::Line, Tag::Paragraph),
        Element::Heading(level) => {
            let heading = Tag::Heading {
                level,
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            };
            (Role::Line, heading)
        }
        Element::Quote => (Role::Quote, Tag::BlockQuote(None)),
        Element::List => (Role::List, Tag::List(None)),
        Element::NumberedList => {
            let first = start.tag.attribute("start");
            let first = first.and_then(|it| it.trim().parse().ok());
            (Role::List, Tag::List(Some(first.unwrap_or(1))))
        }
        Element::Table => (Role::Table, Tag::Table(Vec::new())),
        Element::Preformatted => {
            let named = start.tag.attribute("lang");
            let language = named.or_else(|| language(start.tag)).or(start.language);
            let language = language.unwrap_or_default().to_owned();
            let kind = CodeBlockKind::Fenced(language.into());
            (Role::Preformatted, Tag::CodeBlock(kind))
        }
        _ => return None,
    };
    Some(found)
}

/// Returns the language that the classes of an element name.
pub fn language(tag: &Start) -> Option<&str> {
    let classes = tag.attribute("class")?;
    let mut classes = classes.split_ascii_whitespace();
    classes.find_map(|class| {
        class
            .strip_prefix("language-")
            .or(class.strip_prefix("lang-"))
    })
}

fn link<'a>(href: &str, start: &StartTag<'_>) -> Tag<'a> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: address(href),
        title: start
            .tag
            .attribute("title")
            .unwrap_or_default()
            .to_owned()
            .into(),
        id: CowStr::Borrowed(""),
    }
}

/// Returns an address without white space around it.
fn address<'a>(written: &str) -> CowStr<'a> {
    written.trim_ascii().to_owned().into()
}

/// Returns the place of the number that an item is given, or an empty one.
fn number(start: &StartTag<'_>) -> Range<usize> {
    let value = start
        .tag
        .attribute("value")
        .map(str::trim)
        .unwrap_or_default();
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let place = start.written.rfind(value).filter(|_| is_number);
    match place {
        Some(place) => start.at + place..start.at + place + value.len(),
        None => start.at..start.at,
    }
}

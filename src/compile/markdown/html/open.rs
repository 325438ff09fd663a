//! What is open at a place in the events, from Markdown and from HTML.

use core::ops::Range;
use pulldown_cmark::{Event, Tag, TagEnd};

/// What an open part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A quote or another part that holds blocks.
    Quote,
    Paragraph,
    /// A heading or caption, which no block inside it ends.
    Line,
    List,
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    /// An element of inline text.
    Span,
}

impl Role {
    /// Returns the role of Markdown.
    pub fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { .. } => Self::Line,
            Tag::List(_) => Self::List,
            Tag::Item => Self::Item,
            Tag::Table(_) => Self::Table,
            Tag::TableHead | Tag::TableRow => Self::Row,
            Tag::TableCell => Self::Cell,
            Tag::CodeBlock(_) => Self::Preformatted,
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => Self::Span,
            _ => Self::Quote,
        }
    }

    /// Whether it holds inline text.
    pub fn is_inline(self) -> bool {
        matches!(self, Self::Paragraph | Self::Line | Self::Cell | Self::Span)
    }
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Markdown,
    /// An HTML element with its name.
    Html(String),
    /// Neither: HTML leaves it out, as the list around an item.
    Implied,
}

/// An open part.
#[derive(Clone, Debug)]
pub struct Open<'a> {
    pub origin: Origin,
    pub role: Role,
    /// The event that begins it, until that is sent.
    pub start: Option<Event<'a>>,
    /// The event that ends it. `None` if it is a block among inline text, which is only parted from
    /// what is around it.
    pub end: Option<TagEnd>,
    /// The place in the source that its events are given.
    pub range: Range<usize>,
    /// Whether something is in it. For a table, whether it has a row.
    pub is_filled: bool,
}

impl<'a> Open<'a> {
    /// Returns a part of HTML that has not begun yet.
    pub fn new(origin: Origin, role: Role, tag: Tag<'a>, at: usize) -> Self {
        Self {
            origin,
            role,
            end: Some(tag.to_end()),
            start: Some(Event::Start(tag)),
            range: at..at,
            is_filled: false,
        }
    }

    /// Returns a part whose events are not sent.
    pub fn silent(origin: Origin, role: Role, at: usize) -> Self {
        Self {
            origin,
            role,
            start: None,
            end: None,
            range: at..at,
            is_filled: false,
        }
    }

    pub fn is_markdown(&self) -> bool {
        self.origin == Origin::Markdown
    }

    /// Whether this is the block of HTML with a name. All headings end each other.
    pub fn is_element(&self, name: &str) -> bool {
        let Origin::Html(own) = &self.origin else {
            return false;
        };
        let is_it = own == name || is_heading(own) && is_heading(name);
        is_it && self.role != Role::Span
    }

    /// Whether it is a part by itself, rather than a paragraph that HTML leaves out or an inline
    /// element.
    pub fn is_own(&self) -> bool {
        match self.origin {
            Origin::Markdown => true,
            Origin::Html(_) => self.role != Role::Span,
            Origin::Implied => self.role != Role::Paragraph,
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// An open HTML element of inline text. It begins with its first words, and again in each block.
#[derive(Clone, Debug)]
pub struct Span<'a> {
    pub name: String,
    /// Its Markdown. `None` for code and pictures, which have no events of their own.
    pub tag: Option<Tag<'a>>,
    pub is_code: bool,
    pub at: usize,
    /// Number of parts around it.
    pub depth: usize,
    /// Whether its start was sent and its end was not.
    pub is_sent: bool,
}

//! The HTML elements that a report may use, and what each means.

use pulldown_cmark::{HeadingLevel, Tag};

/// What an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    Heading(HeadingLevel),
    Paragraph,
    /// The caption of a table: a paragraph in italics before it.
    Caption,
    /// The caption of a picture: a line in italics, in the paragraph of the picture. By itself, it
    /// would look like a heading.
    Line,
    /// The name of a text that folds: a paragraph in bold, and the text below it is shown unfolded.
    Summary,
    Quote,
    List,
    NumberedList,
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    Rule,
    Break,
    Image,
    Link,
    Strong,
    Emphasis,
    Strikethrough,
    Code,
    /// Pictures in several formats; only the last one in it is read.
    Picture,
    /// Another format of the same picture.
    Format,
    /// Only parts its words from those around it.
    Division,
    /// Only changes how its words look.
    Look,
    /// Shown as text.
    Unknown,
}

impl Element {
    /// Returns the meaning of an element with a name in lower case.
    pub fn of(name: &str) -> Self {
        match name {
            "p" | "dt" | "dd" => Self::Paragraph,
            "h1" => Self::Heading(HeadingLevel::H1),
            "h2" => Self::Heading(HeadingLevel::H2),
            "h3" => Self::Heading(HeadingLevel::H3),
            "h4" => Self::Heading(HeadingLevel::H4),
            "h5" => Self::Heading(HeadingLevel::H5),
            "h6" => Self::Heading(HeadingLevel::H6),
            "caption" => Self::Caption,
            "figcaption" => Self::Line,
            "summary" => Self::Summary,
            "blockquote" => Self::Quote,
            "ul" | "menu" | "dir" => Self::List,
            "ol" => Self::NumberedList,
            "li" => Self::Item,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "pre" => Self::Preformatted,
            "hr" => Self::Rule,
            "br" => Self::Break,
            "img" => Self::Image,
            "a" => Self::Link,
            "strong" | "b" => Self::Strong,
            "em" | "i" | "cite" | "dfn" | "var" => Self::Emphasis,
            "del" | "s" | "strike" => Self::Strikethrough,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "picture" => Self::Picture,
            "source" => Self::Format,
            "address" | "article" | "aside" | "body" | "center" | "details" | "div" | "dl"
            | "figure" | "footer" | "header" | "hgroup" | "html" | "main" | "nav" | "section"
            | "tbody" | "tfoot" | "thead" => Self::Division,
            "abbr" | "acronym" | "bdi" | "bdo" | "big" | "col" | "colgroup" | "data" | "font"
            | "ins" | "mark" | "nobr" | "small" | "span" | "time" | "u" | "wbr" => Self::Look,
            _ => Self::Unknown,
        }
    }

    /// Whether it parts its words from those around it.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Break
                | Self::Image
                | Self::Link
                | Self::Strong
                | Self::Emphasis
                | Self::Strikethrough
                | Self::Code
                | Self::Picture
                | Self::Format
                | Self::Look
                | Self::Unknown
        )
    }

    /// Returns the Markdown of an element around inline text.
    pub fn span<'a>(self) -> Option<Tag<'a>> {
        match self {
            Self::Strong | Self::Summary => Some(Tag::Strong),
            Self::Emphasis | Self::Caption | Self::Line => Some(Tag::Emphasis),
            Self::Strikethrough => Some(Tag::Strikethrough),
            _ => None,
        }
    }
}

//! Running text: inline content and the ids of pieces of text.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// The permanent name of one piece of text within its report: a paragraph, list item, heading.
///
/// It comes from the text itself, so it survives edits elsewhere in the report. Prints as an
/// HTML id: `p-1a2b3c`, or `p-1a2b3c-2` for the second of two equal texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextId {
    /// The first 24 bits of the SHA-256 of the folded text.
    pub hash: u32,
    /// Which of several equal texts in the report this is, counted from 1; 0 for a text without
    /// words, which has no name.
    pub nth: u16,
}

impl TextId {
    /// What every printed id begins with, and no other id of the page does.
    pub const PREFIX: &str = "p-";

    /// Whether this is the name of nothing.
    #[must_use]
    pub fn is_unnamed(self) -> bool {
        self.nth == 0
    }
}

impl fmt::Display for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:06x}", Self::PREFIX, self.hash)?;
        if self.nth > 1 {
            write!(f, "-{}", self.nth)?;
        }
        Ok(())
    }
}

/// The text is not a printed [`TextId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTextIdError;

impl FromStr for TextId {
    type Err = ParseTextIdError;

    /// Reads what `Display` prints.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let rest = text.strip_prefix(Self::PREFIX)?;
            let (hash, nth) = rest.split_once('-').unwrap_or((rest, "1"));
            let id = Self {
                hash: u32::from_str_radix(hash, 16).ok()?,
                nth: nth.parse().ok()?,
            };
            (id.to_string() == text).then_some(id)
        };
        parse().ok_or(ParseTextIdError)
    }
}

/// A piece of running text. There is no variant for raw HTML: what a report writes as HTML
/// becomes [`Inline::Text`], so nothing in a report can reach the page as an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Words as written.
    Text(String),
    /// A line break that the author asked for.
    Break,
    /// Stress emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Text struck out.
    Strikethrough(Vec<Inline>),
    /// A fragment of code.
    Code(String),
    /// A link; the compiler has made sure that the address is safe to follow.
    Link {
        /// Absolute `http`, `https` or `mailto` address, or, inside the archive, an address
        /// relative to the reader's base, as in `2023/11/#p-1a2b3c`.
        href: String,
        /// What the author adds about the target, or empty.
        title: String,
        /// What the link says.
        text: Vec<Inline>,
    },
    /// A picture from a source that the archive allows.
    Image {
        /// Absolute `https` address, or one relative to the reader's base.
        src: String,
        /// What the picture shows; its words belong to the report.
        alt: String,
        /// What the author adds about it, or empty.
        title: String,
    },
}

/// The words of a run of text without any markup. A break reads as a space.
#[must_use]
pub fn plain_text(text: &[Inline]) -> String {
    let mut plain = String::new();
    push_plain_text(&mut plain, text);
    plain
}

fn push_plain_text(plain: &mut String, text: &[Inline]) {
    for inline in text {
        match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Image { alt: words, .. } => {
                plain.push_str(words);
            }
            Inline::Break => plain.push(' '),
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Strikethrough(text)
            | Inline::Link { text, .. } => push_plain_text(plain, text),
        }
    }
}

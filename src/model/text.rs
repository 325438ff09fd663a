//! Inline content, and the ids of pieces of text.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// The permanent id of a piece of text within its report, for example of a paragraph, heading, or
/// table cell.
///
/// It is derived from the text, so edits elsewhere in the report do not change it, unless they add
/// or remove an equal text above. Prints as an HTML id: `p-1a2b3c`, or `p-1a2b3c-2` for the second
/// of two equal texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextId {
    /// First 24 bits of the SHA-256 of the folded text: lower case, without punctuation.
    pub hash: u32,
    /// Number of this text among equal texts in the report, counted from 1; 0 for an unnamed text,
    /// because it has no letters or digits.
    pub nth: u16,
}

impl TextId {
    /// Prefix of every printed id. No other HTML id on a page may begin with it.
    pub const PREFIX: &str = "p-";

    /// Reports whether this is the placeholder of a text without letters or digits.
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

/// The error for a text that is not a printed [`TextId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTextIdError;

impl FromStr for TextId {
    type Err = ParseTextIdError;

    /// Parses the form that `Display` prints.
    ///
    /// # Errors
    ///
    /// Returns an error for any other form, for example `p-1A2B3C` or `p-1a2b3c-1`.
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

/// A piece of inline content. There is no variant for raw HTML. HTML in a report becomes
/// [`Inline::Text`], so a report cannot add elements to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A hard line break.
    Break,
    /// Emphasis, usually italic.
    Emphasis(Vec<Inline>),
    /// Strong emphasis, usually bold.
    Strong(Vec<Inline>),
    /// Struck-out text.
    Strikethrough(Vec<Inline>),
    /// Inline code.
    Code(String),
    /// A link. The compiler only keeps addresses that are safe to follow.
    Link {
        /// Absolute address with `http`, `https`, or `mailto`. Inside the archive, an address
        /// relative to the reader's base, for example `2023/11/#p-1a2b3c`.
        href: String,
        /// Title of the link, from the source; may be empty.
        title: String,
        /// Text of the link.
        text: Vec<Inline>,
    },
    /// An image from a source that the archive allows.
    Image {
        /// Absolute `https` address, or an address relative to the reader's base.
        src: String,
        /// Description of the image. Counts as text of the report.
        alt: String,
        /// Title of the image, from the source; may be empty.
        title: String,
    },
}

/// Returns inline content without markup. Line breaks become spaces, and images become their
/// descriptions.
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

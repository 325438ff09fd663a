//! A text that is named by the address or was selected, and what can be made of it.

/// What the bar is about.
pub const PASSAGE: &str = "Passage";
pub const SELECTION: &str = "Selection";

pub const COPY_LINK: &str = "Copy link";
pub const COPY_QUOTE: &str = "Copy quote";
pub const SHARE: &str = "Share…";
pub const EMBED: &str = "Embed";
/// After [`EMBED`]; of a passage in which something is selected it is the whole, too.
pub const WHOLE_PASSAGE: &str = " the whole passage";
pub const CLOSE: &str = "Close";
/// After [`CLOSE`].
pub const THIS_BAR: &str = " this bar";

pub const LINK_COPIED: &str = "Link copied";
/// In place of these, where the browser did not copy.
pub const NOT_COPIED: &str = "Not copied";
pub const QUOTE_COPIED: &str = "Quote copied";
/// What is announced when a reader has followed the link of a text.
pub const ACTIONS_FOLLOW: &str = "Passage selected. Actions follow.";
/// Names the field with what the browser did not copy.
pub const COPY_BY_HAND: &str = "Copy this text with Ctrl+C or ⌘C";

/// The link of a text that has no words of its own to be named by.
#[must_use]
pub fn link_to(text: &str) -> String {
    ["Link to ", text].concat()
}

/// A paragraph, counted within its section; the lead has no heading.
#[must_use]
pub fn paragraph(number: u32, section: &str) -> String {
    let of = if section.is_empty() { "" } else { " of " };
    ["paragraph ", &number.to_string(), of, section].concat()
}

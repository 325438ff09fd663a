//! The toolbar for the targeted or selected passage.

/// Title in the toolbar: the targeted passage, or a selection.
pub const PASSAGE: &str = "Passage";
pub const SELECTION: &str = "Selection";

pub const COPY_LINK: &str = "Copy link";
pub const COPY_QUOTE: &str = "Copy quote";
pub const SHARE: &str = "Share…";
pub const EMBED: &str = "Embed";
/// After [`EMBED`], because the embed code always shows the whole passage, even for a selection.
pub const WHOLE_PASSAGE: &str = " the whole passage";
pub const CLOSE: &str = "Close";
/// After [`CLOSE`].
pub const THIS_BAR: &str = " this bar";

pub const LINK_COPIED: &str = "Link copied";
/// Shown instead of [`LINK_COPIED`] or [`QUOTE_COPIED`] if the browser did not copy.
pub const NOT_COPIED: &str = "Not copied";
pub const QUOTE_COPIED: &str = "Quote copied";
/// Announced after the reader follows the link of a text to itself.
pub const ACTIONS_FOLLOW: &str = "Passage selected. Actions follow.";
/// Label of the field with the text that the browser did not copy.
pub const COPY_BY_HAND: &str = "Copy this text with Ctrl+C or ⌘C";

/// Returns the label of a text's link to itself, because that link has no text of its own.
#[must_use]
pub fn link_to(text: &str) -> String {
    ["Link to ", text].concat()
}

/// Returns the name of a paragraph, as in `paragraph 2 of News`. `section` is the section heading;
/// empty for the lead.
#[must_use]
pub fn paragraph(number: u32, section: &str) -> String {
    let of = if section.is_empty() { "" } else { " of " };
    ["paragraph ", &number.to_string(), of, section].concat()
}

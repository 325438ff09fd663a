//! The pages about names.

pub const TITLE: &str = "Names";
pub const ABOUT: &str = "The projects, networks, organisations, persons, tokens, proposals and terms that \
    the reports speak of, each with every sentence that mentions it.";
pub const NAME: &str = "Name";
pub const KIND: &str = "Kind";
pub const MONTHS: &str = "Months";
pub const MENTIONS: &str = "Mentions";
pub const ALIASES: &str = "Also written";
pub const FIRST: &str = "First mention";
pub const LAST: &str = "Last mention";
pub const SILENCES: &str = "Not mentioned between";
pub const BESIDE: &str = "In the same paragraphs";
pub const SENTENCES: &str = "Every sentence, oldest first";
/// Persons whom one report alone names.
pub const ONCE: &str = "Named once";
pub const ONCE_ABOUT: &str = "Persons whom a single report names. Nothing in the archive confirms that \
    they exist.";

#[must_use]
pub fn span(first: &str, last: &str) -> String {
    [first, " – ", last].concat()
}

#[must_use]
pub fn between(after: &str, until: &str) -> String {
    [after, " and ", until].concat()
}

/// A number of mentions in a number of months.
#[must_use]
pub fn extent(mentions: &str, months: &str) -> String {
    [mentions, " in ", months].concat()
}

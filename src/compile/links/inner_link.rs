//! Links as written, before they are resolved.

/// A link that stays inside the archive, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InnerLink {
    /// The line with the link's address, counted from 1.
    pub line: u32,
    /// The address as written.
    pub href: String,
}

/// A name that a heading was given, as in `## Votes {#votes}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingName {
    /// The name.
    pub name: String,
    /// The words of the heading.
    pub words: String,
    /// Number of headings before it with the same words.
    pub n_before: usize,
}

//! Links as written, before they are resolved.

/// A link that stays inside the archive, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InnerLink {
    /// The line with the link's address, counted from 1.
    pub line: u32,
    /// The address as written.
    pub href: String,
}

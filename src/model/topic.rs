//! Topics, which group the sections of all reports by subject.

use serde::{Deserialize, Serialize};

/// The index of a topic in [`Archive::topics`](super::Archive::topics).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct TopicId(pub u8);

/// A subject of the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Name in addresses: lower-case letters, digits, and hyphens.
    pub slug: String,
    /// Name shown to readers.
    pub label: String,
    /// Shorter name for narrow places such as tabs; same as `label` if the archive sets no other.
    pub short_label: String,
    /// One sentence about the topic's contents; may be empty.
    pub description: String,
    /// Whether the topic was found in the headings of the reports, so that its name tells no more than
    /// they do.
    pub is_found: bool,
}

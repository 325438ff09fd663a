//! Topics: the fixed list of subjects under which sections are read.

use serde::{Deserialize, Serialize};

/// A topic's place in [`Archive::topics`](super::Archive::topics).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct TopicId(pub u8);

/// One subject of the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The topic's name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The topic's name for readers.
    pub label: String,
    /// The name where room is scarce, as on a tab.
    pub short_label: String,
    /// One sentence that says what belongs here.
    pub description: String,
}

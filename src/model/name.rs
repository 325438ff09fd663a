//! Names: the projects, persons and terms that the reports speak of, with the sentences that do.
//!
//! Only pages that are files show the sentences, so the published program has the names alone.

use super::{Month, TextId};
use serde::{Deserialize, Serialize};

/// A name with a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Name in addresses, for example `web3-foundation`. Unique.
    pub slug: String,
    /// The name as it is shown, for example `Web3 Foundation`.
    pub label: String,
}

/// All that the reports say of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRecord {
    /// What it names, for example `project`.
    pub kind: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Number of mentions; a sentence may have several.
    pub n_mentions: u32,
    /// The sentences that mention it, by month and place; at least one.
    pub sentences: Vec<Sentence>,
    /// Long times without a mention: the last month before, and the first after.
    pub silences: Vec<(Month, Month)>,
    /// Other names in the same paragraphs, the most frequent first: position in
    /// [`Archive::names`](super::Archive::names), and number of paragraphs.
    pub beside: Vec<(u16, u32)>,
}

/// A sentence of a report, around the words that it is quoted for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Month of the report.
    pub month: Month,
    /// Id of the paragraph.
    pub id: TextId,
    /// The words before.
    pub before: String,
    /// The words that it is quoted for.
    pub text: String,
    /// The words after.
    pub after: String,
}

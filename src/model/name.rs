//! Names: the projects, persons and terms that the reports speak of, with the sentences that do.
//!
//! Only pages that are files show the sentences, so the published program has the names alone.

use super::{Month, TextId};
use core::ops::Range;
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

impl Sentence {
    /// Returns the sentence around some words of a text. Each range is of bytes; the blanks around the
    /// sentence are left out.
    #[must_use]
    pub fn around(
        text: &str,
        sentence: &Range<usize>,
        words: &Range<usize>,
        (month, id): (Month, TextId),
    ) -> Self {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        Self {
            month,
            id,
            before: part(sentence.start, words.start).trim_start().to_owned(),
            text: part(words.start, words.end).to_owned(),
            after: part(words.end, sentence.end).trim_end().to_owned(),
        }
    }

    /// Returns all of its words.
    #[must_use]
    pub fn whole(&self) -> String {
        [&*self.before, &self.text, &self.after].concat()
    }
}

//! Makes the file of words that readers type and the archive does not use, each with words of the
//! archive that mean the same or nearly so. [`crate::search::Thesaurus`] reads it.
//!
//! The entries come from the groups in `archive.toml` (`synonyms`), and from WordNet if its files are
//! there. [`senses`] weighs what WordNet says about a word; [`wordnet`] reads its files.
//!
//! The file has as many entries of WordNet as fit, the most useful first: words that are used often,
//! with targets that mean the same rather than something narrower or wider.

mod senses;
mod terms;
mod wordnet;

pub use wordnet::WordNet;

use crate::model::Archive;
use crate::search::{Language, SearchIndex, Vocabulary, thesaurus_file};
use senses::Finder;
use std::collections::BTreeMap;
use terms::{key, target, terms};

/// Maximum number of targets of an entry.
const N_TARGETS: usize = 3;

/// First line of the file.
const ABOUT: &str = "Words that the archive does not use, each with words that it uses.";

/// Line before the license of WordNet.
const FROM_WORDNET: &str = "Most are made from WordNet:";

/// The entries of a file: for each key, the targets, best first.
type Entries = BTreeMap<String, Vec<String>>;

/// A file of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The text of the file.
    pub text: String,
    /// Number of entries.
    pub n_entries: usize,
    /// The groups in `archive.toml` of which the archive has no word.
    pub unused: Vec<Vec<String>>,
}

/// Makes the file for an archive. `groups` are the groups of words in `archive.toml`, and `fits`
/// reports whether a text is short enough to be the file.
#[must_use]
pub fn make(
    archive: &Archive,
    groups: &[Vec<String>],
    wordnet: Option<&WordNet>,
    fits: &dyn Fn(&str) -> bool,
) -> Made {
    let vocabulary = Vocabulary::new(SearchIndex::build(archive));
    let (by_hand, unused) = entries_by_hand(groups, &vocabulary);
    let mut ranked = Vec::new();
    let mut introduction = ABOUT.to_owned();
    // WordNet is English.
    let language = Language::of(&archive.site.lang);
    if let Some(wordnet) = wordnet.filter(|_| language.is_english()) {
        ranked = Finder::new(wordnet, &vocabulary).entries(N_TARGETS);
        ranked.retain(|(key, _)| !by_hand.contains_key(key));
        introduction = [ABOUT, FROM_WORDNET, wordnet.license()].join("\n");
    }
    let text_of = |n_ranked: usize| {
        let mut entries: Vec<(&str, &[String])> = by_hand
            .iter()
            .chain(
                ranked
                    .iter()
                    .take(n_ranked)
                    .map(|(key, targets)| (key, targets)),
            )
            .map(|(key, targets)| (key.as_str(), targets.as_slice()))
            .collect();
        entries.sort_unstable();
        thesaurus_file(&introduction, &entries)
    };
    let numbers: Vec<usize> = (1..=ranked.len()).collect();
    let n_ranked = numbers.partition_point(|&number| fits(&text_of(number)));
    Made {
        text: text_of(n_ranked),
        n_entries: by_hand.len() + n_ranked,
        unused,
    }
}

/// Returns an entry for each word of a group that the archive lacks, with the words of the group
/// that it has. Also returns the groups of which it has none.
fn entries_by_hand(groups: &[Vec<String>], vocabulary: &Vocabulary) -> (Entries, Vec<Vec<String>>) {
    let mut entries = Entries::new();
    let mut unused = Vec::new();
    for group in groups {
        let words = group.iter().map(|word| terms(word));
        let (known, missing): (Vec<_>, Vec<_>) =
            words.partition(|words| target(words, vocabulary).is_some());
        let targets: Vec<String> = known
            .iter()
            .filter_map(|words| target(words, vocabulary))
            .collect();
        if targets.is_empty() {
            unused.push(group.clone());
            continue;
        }
        for words in missing {
            let entry = entries.entry(key(&words, vocabulary)).or_default();
            for target in &targets {
                if entry.len() < N_TARGETS && !entry.contains(target) {
                    entry.push(target.clone());
                }
            }
        }
    }
    (entries, unused)
}

//! The words of an archive, for those who make lists of words at build time.

use super::SearchIndex;
use super::lists::as_u32;
use std::collections::BTreeMap;

/// The words of an archive. All forms of a word count as one.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    index: SearchIndex,
    words: BTreeMap<String, ArchiveWord>,
}

/// A word of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveWord {
    /// Its forms, most frequent first.
    pub forms: Vec<String>,
    /// Number of passages with any of its forms; one with several counts for each.
    pub n_texts: usize,
}

impl Vocabulary {
    /// Returns the words of an index.
    #[must_use]
    pub fn new(index: SearchIndex) -> Self {
        let mut words: BTreeMap<String, ArchiveWord> = BTreeMap::new();
        let mut terms: Vec<u32> = (0..as_u32(index.dictionary.len())).collect();
        let n_with = |term: u32| index.postings.get(term).len();
        terms.sort_by_key(|&term| core::cmp::Reverse(n_with(term)));
        for number in terms {
            let term = index.dictionary.term(number);
            let word = words
                .entry(index.dictionary.language.key(term).into_owned())
                .or_default();
            word.n_texts += n_with(number);
            word.forms.push(term.to_owned());
        }
        Self { index, words }
    }

    /// Returns the key shared by all forms of a word.
    #[must_use]
    pub fn key(&self, term: &str) -> String {
        self.index.dictionary.language.key(term).into_owned()
    }

    /// Returns the word with this key.
    #[must_use]
    pub fn word(&self, key: &str) -> Option<&ArchiveWord> {
        self.words.get(key)
    }

    /// Reports whether the archive has a word with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// Returns the number of passages.
    #[must_use]
    pub fn n_texts(&self) -> usize {
        self.index.fields.len()
    }

    /// Returns the number of passages that have these words side by side, exactly as given.
    #[must_use]
    pub fn n_with_phrase(&self, words: &[String]) -> usize {
        let terms = words.iter().map(|word| self.index.dictionary.find(word));
        let Some(terms) = terms.collect::<Option<Vec<u32>>>() else {
            return 0;
        };
        let first = terms.first().map(|&first| self.index.postings.get(first));
        let has_phrase = |text: u32| {
            let mut windows = self.index.tokens.get(text).windows(terms.len());
            windows.any(|window| window == terms)
        };
        let texts = first.unwrap_or_default().iter();
        texts.filter(|posting| has_phrase(posting.text)).count()
    }
}

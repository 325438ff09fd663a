//! The place of a word in its text: whether a capital says there that it is a name.

use super::sentences::sentences;
use super::spelling::{bare, is_plain, is_possessive};
use crate::search::{Token, tokenize};
use core::ops::Range;

/// Minimum number of letters of a small word that shows that a sentence is not in Title Case, where
/// shorter ones are small, too.
const LONG: usize = 4;

/// Longer words that are small in Title Case.
const SMALL: [&str; 24] = [
    "about", "across", "after", "against", "amid", "amidst", "among", "before", "behind",
    "between", "beyond", "during", "from", "into", "onto", "over", "than", "that", "through",
    "towards", "under", "upon", "with", "without",
];

/// Minimum number of words that show that a sentence is written in capitals.
const SHOUTED: usize = 3;

/// Verbs that follow a name, but neither an adjective nor a noun without an article.
const VERBS: [&str; 12] = [
    "can", "could", "had", "has", "is", "may", "might", "must", "should", "was", "will", "would",
];

/// A text with its words and its sentences.
pub struct Prose<'a> {
    text: &'a str,
    words: Vec<Token>,
    sentences: Vec<Sentence>,
}

struct Sentence {
    range: Range<usize>,
    /// Whether a long word is small, so that the capitals of others mean something.
    has_long_small: bool,
    /// Whether all words are in capitals.
    is_shouted: bool,
}

impl<'a> Prose<'a> {
    /// Takes a text with its words as [`words_of`] returns them.
    pub fn new(text: &'a str, words: Vec<Token>) -> Self {
        let mut rest = words.as_slice();
        let sentences = sentences(text).into_iter().map(|range| {
            let n_words = rest.partition_point(|word| word.range.start < range.end);
            let (own, behind) = rest.split_at_checked(n_words).unwrap_or_default();
            rest = behind;
            let own = own.iter().map(|word| slice(text, &word.range));
            let is_long_small = |word: &str| {
                word.starts_with(char::is_lowercase)
                    && word.chars().count() >= LONG
                    && !SMALL.contains(&word)
            };
            Sentence {
                range,
                has_long_small: own.clone().any(is_long_small),
                is_shouted: n_words >= SHOUTED
                    && own
                        .clone()
                        .all(|word| bare(word).to_uppercase() == bare(word)),
            }
        });
        Self {
            text,
            sentences: sentences.collect(),
            words,
        }
    }

    /// Returns the text as it is written.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the words, without those that repeat others.
    pub fn words(&self) -> &[Token] {
        &self.words
    }

    /// Returns a word as it is written; empty behind the last one.
    pub fn word(&self, at: usize) -> &'a str {
        let word = self.words.get(at);
        word.map_or("", |word| slice(self.text, &word.range))
    }

    /// Returns the range of the sentence that has a word.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        self.sentence(at).map_or(0..0, |it| it.range.clone())
    }

    /// Reports whether all of a word's sentence is in capitals.
    pub fn is_shouted(&self, at: usize) -> bool {
        self.sentence(at).is_some_and(|it| it.is_shouted)
    }

    /// Reports whether all words of a word's sentence may have capitals, as in a heading.
    pub fn is_titled(&self, at: usize) -> bool {
        self.sentence(at).is_none_or(|it| !it.has_long_small)
    }

    /// Reports whether a word is where every word has a capital.
    pub fn is_start(&self, at: usize) -> bool {
        let gap = self.gap_before(at);
        self.is_first_of_sentence(at) || gap.is_some_and(|gap| gap.contains(is_opening))
    }

    /// Reports whether the capital of a word says that it is a name: because its place asks for none,
    /// or by what is behind it.
    pub fn means_name(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        let is_before_verb = self.is_joined(at + 1)
            && next.is_some_and(|next| VERBS.contains(&next.term.as_str()))
            && self.word(at + 1).starts_with(char::is_lowercase);
        is_possessive(self.word(at))
            || is_before_verb
            || !self.is_start(at) && !self.is_titled(at) && !self.is_beside_capital(at)
    }

    /// Reports whether a word may be a part of a longer name.
    fn is_beside_capital(&self, at: usize) -> bool {
        let is_capital = |at| self.word(at).starts_with(char::is_uppercase);
        let is_next = self.is_joined(at + 1) && is_capital(at + 1);
        let is_before = at.checked_sub(1).is_some_and(|before| {
            is_capital(before) && !self.is_start(before) && !is_possessive(self.word(before))
        });
        is_next || is_before && self.is_joined(at)
    }

    /// Reports whether nothing but a blank or a hyphen is between a word and the one before it.
    pub fn is_joined(&self, at: usize) -> bool {
        self.gap_before(at).is_some_and(is_plain) && !self.is_first_of_sentence(at)
    }

    fn is_first_of_sentence(&self, at: usize) -> bool {
        let start = self.sentence_of(at).start;
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        before.is_none_or(|before| before.range.start < start)
    }

    /// Returns the text between a word and the one before it.
    pub fn gap_before(&self, at: usize) -> Option<&'a str> {
        let before = self.words.get(at.checked_sub(1)?)?;
        let range = before.range.end..self.words.get(at)?.range.start;
        Some(slice(self.text, &range))
    }

    fn sentence(&self, at: usize) -> Option<&Sentence> {
        let start = self.words.get(at)?.range.start;
        let n_before = self
            .sentences
            .partition_point(|sentence| sentence.range.end <= start);
        self.sentences.get(n_before)
    }
}

/// Reports whether the word behind a sign begins with a capital wherever it stands.
fn is_opening(sign: char) -> bool {
    matches!(
        sign,
        ':' | ';'
            | '"'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '('
            | ')'
            | '['
            | ']'
            | '—'
            | '–'
            | '•'
            | '|'
    )
}

/// Returns the words of a text that are in none of its addresses, such as `https://example.org/Karura`.
pub fn words_of(text: &str) -> Vec<Token> {
    let mut words = tokenize(text);
    let addresses = addresses(text);
    let mut rest = addresses.as_slice();
    words.retain(|word| {
        while let [first, behind @ ..] = rest
            && first.end <= word.range.start
        {
            rest = behind;
        }
        let is_in_address = rest
            .first()
            .is_some_and(|it| it.contains(&word.range.start));
        !word.is_whole() && !is_in_address
    });
    words
}

/// Returns the ranges of the addresses of pages and mailboxes.
fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") && !text.contains("www.") && !text.contains('@') {
        return Vec::new();
    }
    let mut start = 0;
    let chunks = text.split_inclusive(char::is_whitespace).filter_map(|it| {
        let from = start;
        start += it.len();
        let begin = match it.find("://") {
            Some(at) => {
                let scheme = it.get(..at).unwrap_or_default();
                scheme.trim_end_matches(char::is_alphabetic).len()
            }
            None => match it.find("www.") {
                Some(at) => at,
                None => mailbox(it)?,
            },
        };
        Some(from + begin..start)
    });
    chunks.collect()
}

/// Returns where a mailbox begins in a run without blanks.
fn mailbox(chunk: &str) -> Option<usize> {
    let (user, host) = chunk.split_once('@')?;
    let is_mailbox = user.ends_with(char::is_alphanumeric) && host.contains('.');
    is_mailbox.then_some(0)
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks each word of a text: those that are names by their place are in angle brackets.
    #[track_caller]
    fn check(marked: &str) {
        let plain = marked.replace(['<', '>'], "");
        let text = Prose::new(&plain, words_of(&plain));
        let mut found = String::new();
        let mut end = 0;
        for at in 0..text.words().len() {
            let range = text.words()[at].range.clone();
            found += &plain[end..range.start];
            end = range.end;
            let is_name = text.word(at).starts_with(char::is_uppercase) && text.means_name(at);
            let (before, behind) = if is_name { ("<", ">") } else { ("", "") };
            found += &[before, text.word(at), behind].concat();
        }
        assert_eq!(found + &plain[end..], marked);
    }

    #[test]
    fn a_capital_inside_a_sentence_is_that_of_a_name() {
        check("Storms struck <Harbour> again.");
        check("Storms struck <Harbour>, <Pier> and <Quay>.");
    }

    #[test]
    fn a_capital_at_a_start_says_nothing() {
        check("Storms passed. Harbour lights glowed.");
        check("They said: “Harbour lights glowed”, and <Quay> did.");
    }

    #[test]
    fn a_possessive_or_a_verb_behind_it_shows_a_name_anywhere() {
        check("<Harbour’s> lights glowed. <Quay> has none there.");
        check("<Harbour's> Lights");
    }

    #[test]
    fn a_capital_among_capitals_says_nothing() {
        check("Storms Hit Harbour");
        check("Storms Turn from Harbour");
        check("They saw the Harbour Lights there.");
        check("STORMS HIT HARBOUR");
    }

    #[test]
    fn addresses_are_no_text() {
        let terms = |text: &str| -> Vec<String> {
            words_of(text).into_iter().map(|word| word.term).collect()
        };
        assert_eq!(terms("See (https://a.example/Quay) now"), ["see", "now"]);
        assert_eq!(
            terms("ada@quay.example or www.quay.example @quay"),
            ["or", "quay"]
        );
    }
}

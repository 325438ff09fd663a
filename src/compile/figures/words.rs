//! The words of a piece of text, with the marks between them.

use super::rules::Term;
use crate::model::Inline;
use crate::search::{TokenKind, tokenize};
use core::ops::Range;

/// A text without markup, and where it has code.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    /// The text.
    pub text: String,
    /// Bytes of inline code, in order.
    code: Vec<Range<usize>>,
}

/// A word or a number.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// The folded word; `percent` for `%`.
    pub term: String,
    /// The word as written.
    pub written: &'a str,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The text between the word before and this one.
    pub gap: &'a str,
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of clauses that end before the word. A clause is a sentence or a part of one between
    /// marks.
    pub clause: usize,
    /// Whether it is in code or in an address.
    pub is_code: bool,
}

impl Plain {
    /// Takes the text out of its markup, like [`plain_text`](crate::model::plain_text).
    pub fn new(text: &[Inline]) -> Self {
        let mut plain = Self::default();
        plain.push(text);
        plain
    }

    fn push(&mut self, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(words) | Inline::Image { alt: words, .. } => self.text += words,
                Inline::Code(words) => {
                    let start = self.text.len();
                    self.text += words;
                    self.code.push(start..self.text.len());
                }
                Inline::Break => self.text.push(' '),
                Inline::Emphasis(text)
                | Inline::Strong(text)
                | Inline::Strikethrough(text)
                | Inline::Link { text, .. } => self.push(text),
            }
        }
    }

    /// Returns the words in order.
    pub fn words(&self) -> Vec<Word<'_>> {
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut hidden: Vec<Range<usize>> = addresses(&self.text);
        hidden.extend(self.code.iter().cloned());
        hidden.sort_by_key(|range| range.start);
        let mut hidden = hidden.into_iter().peekable();
        let (mut sentence, mut clause, mut end) = (0, 0, 0);
        for token in tokenize(&self.text) {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Glued) || token.range.start < end
            {
                continue;
            }
            let start = token.range.start;
            let gap = self.text.get(end..start).unwrap_or_default();
            if let Some(before) = words.last() {
                let is_sentence = ends_sentence(before, gap);
                sentence += usize::from(is_sentence);
                clause += usize::from(is_sentence || ends_clause(gap));
            }
            while hidden.next_if(|range| range.end <= start).is_some() {}
            end = token.range.end;
            words.push(Word {
                written: self.text.get(token.range.clone()).unwrap_or_default(),
                is_code: hidden.peek().is_some_and(|range| range.start <= start),
                term: token.term,
                range: token.range,
                gap,
                sentence,
                clause,
            });
        }
        words
    }
}

/// Returns the bytes of the addresses in a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        if part.contains("://") || part.contains("www.") {
            found.push(start..start + part.len());
        }
        start += part.len();
    }
    found
}

/// Short forms, whose period does not end a sentence.
const SHORT: [&str; 27] = [
    "approx", "apr", "aug", "ca", "dec", "dr", "eg", "est", "etc", "feb", "fig", "ie", "jan", "jr",
    "jul", "jun", "mar", "mr", "mrs", "ms", "no", "nov", "oct", "prof", "sept", "st", "vs",
];

fn ends_sentence(before: &Word<'_>, gap: &str) -> bool {
    let mut after_mark = gap.trim_start_matches(['.', '!', '?', '…', '。', '！', '？']);
    if after_mark.len() == gap.len() {
        // The mark may be behind a bracket or a quotation mark.
        let rest = gap.trim_start_matches(|c: char| ")]”\"’'»%+*".contains(c));
        after_mark = rest.trim_start_matches(['.', '!', '?', '…', '。', '！', '？']);
        if after_mark.len() == rest.len() {
            return false;
        }
    }
    // `Polkadot.js` is one word, and its period ends nothing.
    let is_wide = gap.contains(['。', '！', '？']);
    if !is_wide && !after_mark.contains(char::is_whitespace) {
        return false;
    }
    let is_short = SHORT.contains(&before.term.as_str()) || is_initial(before.written);
    !(gap.starts_with('.') && is_short)
}

fn is_initial(written: &str) -> bool {
    let mut characters = written.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

fn ends_clause(gap: &str) -> bool {
    gap.contains(|c: char| ",;:—–()[]".contains(c)) || gap.contains(" - ")
}

/// Words with helpers to look at those around a place.
pub struct Words<'a> {
    /// All words of a text.
    pub all: &'a [Word<'a>],
}

impl<'a> Words<'a> {
    /// Returns the folded word at an index; empty if there is none.
    pub fn term(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |word| word.term.as_str())
    }

    /// Returns the folded word at a distance before an index; empty if there is none.
    pub fn before(&self, at: usize, distance: usize) -> &'a str {
        at.checked_sub(distance).map_or("", |at| self.term(at))
    }

    /// Returns the text before a word.
    pub fn gap(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |word| word.gap)
    }

    /// Reports whether nothing but a blank or a hyphen is before a word.
    pub fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let is_blank = |c: char| c.is_whitespace() || "-\u{2010}\u{2011}\u{a0}".contains(c);
        self.all.get(at).is_some() && at > 0 && gap.chars().all(is_blank)
    }

    /// Reports whether nothing but blanks is before a word.
    pub fn is_next(&self, at: usize) -> bool {
        at > 0 && !self.gap(at).is_empty() && self.gap(at).chars().all(char::is_whitespace)
    }

    /// Reports whether two words are in one sentence.
    pub fn is_one_sentence(&self, one: usize, other: usize) -> bool {
        let sentence = |at: usize| self.all.get(at).map(|word| word.sentence);
        sentence(one) == sentence(other)
    }

    /// Returns how many words of the text a term has from an index on; 0 if it is not there.
    pub fn said(&self, at: usize, term: &Term) -> usize {
        let is_there = |(nth, word): (usize, &String)| {
            let own = self.term(at + nth);
            let is_last = nth + 1 == term.words.len();
            own == word || is_last && !term.is_whole && own.starts_with(word.as_str())
        };
        let is_whole_there = term.words.iter().enumerate().all(is_there);
        if is_whole_there { term.words.len() } else { 0 }
    }

    /// Returns the indices of the words of the sentence with a word.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.all.get(at).map(|word| word.sentence);
        let Some(number) = number else { return 0..0 };
        let start = self.all.partition_point(|word| word.sentence < number);
        let end = self.all.partition_point(|word| word.sentence <= number);
        start..end
    }

    /// Returns the bytes of the sentence with a word, with its marks.
    pub fn sentence_bytes(&self, at: usize, text: &str) -> Range<usize> {
        let own = self.sentence(at);
        let Some(first) = self.all.get(own.start).filter(|_| !own.is_empty()) else {
            return 0..0;
        };
        // Signs and brackets before the first word belong to its sentence.
        let opens = |c: char| c.is_whitespace() || "$€£¥₹₿~≈<>±([{“‘«".contains(c);
        let opening = first.gap.trim_end_matches(opens).len();
        let opening = first.gap.get(opening..).unwrap_or_default().trim_start();
        let start = first.range.start - opening.len();
        let last = own.end.checked_sub(1).and_then(|at| self.all.get(at));
        let end = last.map_or(start, |last| last.range.end);
        let rest = text.get(end..).unwrap_or_default();
        let n_marks = rest.find(|c: char| c.is_whitespace() || c.is_alphanumeric());
        start..end + n_marks.unwrap_or(rest.len())
    }

    /// Returns the number of clauses that end before a word.
    pub fn clause(&self, at: usize) -> usize {
        self.all.get(at).map_or(0, |word| word.clause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_sentences(text: &str, expected: &[&str]) {
        let plain = Plain::new(&[Inline::Text(text.to_owned())]);
        let words = plain.words();
        let last = words.last().map_or(0, |word| word.sentence);
        let found: Vec<String> = (0..=last)
            .map(|sentence| {
                let own = words.iter().filter(|word| word.sentence == sentence);
                own.map(|word| word.written).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentences_end_at_marks_but_not_behind_short_forms() {
        check_sentences("Ada rows. Bo sails!", &["Ada rows", "Bo sails"]);
        check_sentences("Dr. Quay paid (approx. $50).", &["Dr Quay paid approx 50"]);
        check_sentences("“Row!” she said. 5 came", &["Row", "she said", "5 came"]);
        check_sentences("up 5%. Then down", &["up 5 %", "Then down"]);
        check_sentences("J. Quay has 0.5 of it", &["J Quay has 0.5 of it"]);
    }

    #[test]
    fn code_and_addresses_are_marked() {
        let text = [
            Inline::Text("see 5 https://a.example/6 and ".into()),
            Inline::Code("x 7".into()),
            Inline::Text(" 8".into()),
        ];
        let plain = Plain::new(&text);
        let words = plain.words();
        let hidden = words.iter().filter(|word| word.is_code);
        let hidden: Vec<&str> = hidden.map(|word| word.written).collect();
        assert_eq!(hidden, ["https", "a", "example", "6", "x", "7"]);
    }
}

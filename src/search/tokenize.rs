//! The tokenizer, shared by the index and the query parser.
//!
//! - A token is a run of letters and digits, folded to lowercase without diacritics.
//! - An apostrophe of any shape inside a word is dropped, and so is a final `'s`, so `kusama` finds
//!   `Kusama's`.
//! - Hyphenated words produce one token for each part and one for the whole: `cross-chain` produces
//!   `cross`, `chain`, and `crosschain`.
//! - A comma between thousands is dropped and a decimal point is kept: `115,071` becomes `115071`,
//!   `$509.62` becomes `509.62`.
//! - A percent sign after a number becomes a word: `12%` produces `12` and `percent`.
//! - There are no stop words, because every word of a report should be findable.

use super::fold::{is_combining_mark, push_folded};
use core::iter::Peekable;
use core::ops::Range;
use core::str::CharIndices;

/// A term and its position in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded form, never empty.
    pub term: String,
    /// Its byte range in the text.
    pub range: Range<usize>,
    /// For the whole of a hyphenated word, the number of its parts, which come directly before it;
    /// 0 for any other word.
    pub n_parts: usize,
}

impl Token {
    /// Reports whether the token is the whole of a hyphenated word.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.n_parts > 0
    }
}

/// Splits a text into tokens, in the order of the text. Returns an empty list if it has no words.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer {
        text,
        characters: text.char_indices().peekable(),
        tokens: Vec::new(),
    };
    while tokenizer.skip_to_word() {
        tokenizer.compound();
    }
    tokenizer.tokens
}

struct Tokenizer<'a> {
    text: &'a str,
    characters: Peekable<CharIndices<'a>>,
    tokens: Vec<Token>,
}

impl Tokenizer<'_> {
    /// Skips to the next letter or digit. Returns `false` at the end of the text.
    fn skip_to_word(&mut self) -> bool {
        while let Some((offset, character)) = self.characters.next_if(|it| !it.1.is_alphanumeric())
        {
            if character == '%' && self.is_behind_number(offset) {
                self.tokens.push(Token {
                    term: "percent".to_owned(),
                    range: offset..offset + 1,
                    n_parts: 0,
                });
            }
        }
        self.characters.peek().is_some()
    }

    fn is_behind_number(&self, offset: usize) -> bool {
        let before = self.text.get(..offset).unwrap_or_default();
        before.trim_end().ends_with(|c: char| c.is_ascii_digit())
    }

    /// Reads a word, or several joined by hyphens.
    fn compound(&mut self) {
        let first = self.tokens.len();
        self.word();
        while self.joins(|character| matches!(character, '-' | '\u{2010}' | '\u{2011}')) {
            self.characters.next();
            self.word();
        }
        let parts = self.tokens.get(first..).unwrap_or_default();
        if let [start, .., end] = parts {
            let whole = Token {
                term: parts.iter().map(|part| part.term.as_str()).collect(),
                range: start.range.start..end.range.end,
                n_parts: parts.len(),
            };
            self.tokens.push(whole);
        }
    }

    /// Reads one word or number.
    fn word(&mut self) {
        let start = self.offset();
        let mut term = String::new();
        let mut apostrophe = None;
        loop {
            if let Some((_, letter)) = self
                .characters
                .next_if(|&(_, c)| c.is_alphanumeric() || is_combining_mark(c))
            {
                push_folded(&mut term, letter);
            } else if self.joins(is_apostrophe) {
                self.characters.next();
                apostrophe = Some(term.len());
            } else if let Some(separator) = self.number_separator() {
                self.characters.next();
                term.push_str(separator);
            } else {
                break;
            }
        }
        if let Some(at) = apostrophe
            && term.get(at..) == Some("s")
        {
            term.truncate(at);
        }
        if !term.is_empty() {
            let range = start..self.offset();
            self.tokens.push(Token {
                term,
                range,
                n_parts: 0,
            });
        }
    }

    /// Reports whether the next character is such a joiner between two letters or digits.
    fn joins(&mut self, is_joiner: impl Fn(char) -> bool) -> bool {
        let offset = self.offset();
        let mut rest = self.rest(offset).chars();
        rest.next().is_some_and(is_joiner)
            && rest.next().is_some_and(char::is_alphanumeric)
            && self.before(offset).is_some_and(char::is_alphanumeric)
    }

    /// Returns the replacement for a separator inside a number: empty for a comma between
    /// thousands, `.` for a decimal point. Returns `None` if the next character is not a separator.
    fn number_separator(&self) -> Option<&'static str> {
        let mut ahead = self.characters.clone();
        let (offset, separator) = ahead.next()?;
        if !self.before(offset)?.is_ascii_digit() {
            return None;
        }
        let rest = self.rest(offset + separator.len_utf8());
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match separator {
            ',' if n_digits == 3 => Some(""),
            '.' if n_digits > 0 => Some("."),
            _ => None,
        }
    }

    fn offset(&mut self) -> usize {
        self.characters
            .peek()
            .map_or(self.text.len(), |&(offset, _)| offset)
    }

    fn rest(&self, offset: usize) -> &str {
        self.text.get(offset..).unwrap_or_default()
    }

    fn before(&self, offset: usize) -> Option<char> {
        self.text.get(..offset)?.chars().next_back()
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Reports whether a character is an opening or closing quotation mark.
pub fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_terms(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let terms: Vec<&str> = tokens.iter().map(|token| token.term.as_str()).collect();
        assert_eq!(terms, expected, "of `{text}`");
    }

    #[test]
    fn case_and_diacritics_are_folded() {
        check_terms("Škvorc ÉCOLE naïve", &["skvorc", "ecole", "naive"]);
        check_terms("cafe\u{301} Straße", &["cafe", "strasse"]);
        check_terms("東京 Київ", &["東京", "київ"]);
    }

    #[test]
    fn apostrophes_are_left_out_and_a_closing_s_with_them() {
        check_terms("Kusama's Kusama’s didn't", &["kusama", "kusama", "didnt"]);
        check_terms("'quoted' rock 'n' roll", &["quoted", "rock", "n", "roll"]);
        check_terms("projects' '", &["projects"]);
    }

    #[test]
    fn hyphenated_words_are_found_by_part_and_as_a_whole() {
        check_terms("cross-chain", &["cross", "chain", "crosschain"]);
        check_terms("a - b --c-", &["a", "b", "c"]);
        check_terms("state\u{2011}of-art", &["state", "of", "art", "stateofart"]);
    }

    #[test]
    fn numbers_are_read_as_they_are_meant() {
        check_terms("115,071 KSM", &["115071", "ksm"]);
        check_terms("$509.62, 12%", &["509.62", "12", "percent"]);
        check_terms("12 % % a%", &["12", "percent", "a"]);
        check_terms(
            "in 2021, 2022 and 1,2",
            &["in", "2021", "2022", "and", "1", "2"],
        );
        check_terms("1,234,567.8.", &["1234567.8"]);
        check_terms("24-hour 14th", &["24", "hour", "24hour", "14th"]);
    }

    #[test]
    fn ranges_cover_the_words_as_written() {
        let text = "(Kusama’s cross-chain)";
        let words: Vec<&str> = tokenize(text)
            .into_iter()
            .filter_map(|token| text.get(token.range))
            .collect();
        assert_eq!(words, ["Kusama’s", "cross", "chain", "cross-chain"]);
    }

    #[test]
    fn nothing_to_find_gives_no_token() {
        check_terms("", &[]);
        check_terms("— ’ … \u{301} !", &[]);
    }
}

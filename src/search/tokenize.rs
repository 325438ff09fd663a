//! The tokenizer, shared by the index and the query parser.
//!
//! - A token is a run of letters and digits, folded to lowercase without diacritics. Marks and
//!   characters that nobody sees, such as a soft hyphen, are neither letters nor boundaries.
//! - Each Han or kana character is a token, because there are no spaces between words.
//! - An apostrophe of any shape inside a word is dropped, and so is a final `'s`, so `kusama` finds
//!   `Kusama's`.
//! - Hyphenated words produce one token for each part and one for the whole: `cross-chain` produces
//!   `cross`, `chain`, and `crosschain`.
//! - Words with symbols produce one more token as they are written: `foo::bar` produces `foo`,
//!   `bar`, and ` foo::bar`; `C++` produces `c` and ` c++`.
//! - A version behind letters is a second token: `v0.9.1` produces `0.9.1` and `v0.9.1`.
//! - A comma between thousands is dropped and a decimal point is kept: `115,071` becomes `115071`,
//!   `$509.62` becomes `509.62`.
//! - A percent sign after a number becomes a word: `12%` produces `12` and `percent`.
//! - There are no stop words, because every word of a report should be findable.

use super::fold::{Kind, kind, narrow, push_folded};
use core::ops::Range;

/// A term and its position in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded form, never empty.
    pub term: String,
    /// Its byte range in the text.
    pub range: Range<usize>,
    /// For the whole of a hyphenated word and for words as they are written, the number of their
    /// parts, which come before it; 0 for any other token.
    pub n_parts: usize,
    /// The kind of token.
    pub kind: TokenKind,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word or a number.
    Word,
    /// A Han or kana character directly behind another one.
    Glued,
    /// A hyphenated word without its hyphens.
    Whole,
    /// Words with the symbols beside and between them. Its term begins with a space, so that it
    /// is not among the words that begin with `c`.
    Written,
    /// The version within the word behind it.
    Version,
}

impl Token {
    /// Reports whether the token repeats words that are tokens, too, as the whole of a hyphenated
    /// word does.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(self.kind, TokenKind::Word | TokenKind::Glued)
    }
}

/// Splits a text into tokens, in the order of the text. Returns an empty list if it has no words.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer {
        text,
        at: 0,
        end_of_sign: usize::MAX,
        tokens: Vec::new(),
    };
    while tokenizer.skip_to_word() {
        tokenizer.chunk();
    }
    tokenizer.tokens
}

struct Tokenizer<'a> {
    text: &'a str,
    /// Byte offset of the next character.
    at: usize,
    /// Where the last Han or kana character ends.
    end_of_sign: usize,
    tokens: Vec<Token>,
}

impl Tokenizer<'_> {
    /// Skips to the next letter or digit. Returns `false` at the end of the text.
    fn skip_to_word(&mut self) -> bool {
        while let Some(character) = self.peek() {
            if matches!(kind(character), Kind::Letter | Kind::Sign) {
                return true;
            }
            let start = self.at;
            self.skip(character);
            let term = match narrow(character) {
                '%' => "percent",
                '‰' => "permille",
                _ => continue,
            };
            if self.is_behind_number(start) {
                self.push(term.to_owned(), start..self.at, 0, TokenKind::Word);
            }
        }
        false
    }

    fn is_behind_number(&self, offset: usize) -> bool {
        let before = self.text.get(..offset).unwrap_or_default();
        let is_space = |c: char| c.is_whitespace() || matches!(kind(c), Kind::Hidden | Kind::Mark);
        let before = before.trim_end_matches(is_space);
        before.ends_with(|c: char| narrow(c).is_ascii_digit())
    }

    /// Reads a Han or kana character, or words with nothing but symbols between them.
    fn chunk(&mut self) {
        if self
            .peek()
            .is_some_and(|character| kind(character) == Kind::Sign)
        {
            return self.sign();
        }
        let first = self.tokens.len();
        let start = self.at - self.symbol_before();
        let mut written = self.slice(start..self.at).to_owned();
        let end = loop {
            self.compound();
            let (symbol, goes_on) = self.symbol_after();
            if symbol == 0 && written.is_empty() {
                return;
            }
            let last = self.tokens.last();
            written += last.map_or("", |token| &token.term);
            written += self.slice(self.at..self.at + symbol);
            self.at += symbol;
            if !goes_on {
                break if symbol > 0 {
                    self.at
                } else {
                    last.map_or(0, |token| token.range.end)
                };
            }
        };
        let parts = self.tokens.get(first..).unwrap_or_default();
        let n_parts = parts.iter().filter(|token| !token.is_whole()).count();
        self.push(
            format!(" {written}"),
            start..end,
            n_parts,
            TokenKind::Written,
        );
    }

    /// Returns the length of the symbol that belongs to the next word, as in `#4242`.
    fn symbol_before(&self) -> usize {
        let is_symbol = |byte: &u8| b"#@.".contains(byte);
        let mut before = self.text.as_bytes().iter().take(self.at).rev();
        let is_there = before.next().is_some_and(is_symbol)
            && !before
                .next()
                .is_some_and(|byte| is_symbol(byte) || byte.is_ascii_alphanumeric());
        usize::from(is_there)
    }

    /// Returns the length of the symbols that belong to the word before them, and whether another
    /// word follows, as in `foo::bar`.
    fn symbol_after(&self) -> (usize, bool) {
        let rest = self.slice(self.at..self.text.len());
        let len_of = |symbols: &[u8]| rest.bytes().take_while(|it| symbols.contains(it)).count();
        let len = len_of(b"_/:.@#&+");
        if (len == 1 || len == 2 && rest.starts_with("::")) && self.has_letter(self.at + len) {
            return (len, true);
        }
        (len_of(b"+#"), false)
    }

    /// Reads a Han or kana character.
    fn sign(&mut self) {
        let start = self.at;
        let mut glued = TokenKind::Word;
        if self.end_of_sign == start
            && let Some(before) = self.tokens.last_mut()
        {
            before.range.end = start;
            glued = TokenKind::Glued;
        }
        let mut term = String::new();
        let mut end = start;
        while let Some(character) = self.peek() {
            match kind(character) {
                Kind::Sign if !term.is_empty() => break,
                Kind::Hidden => self.skip(character),
                Kind::Sign | Kind::Mark => {
                    push_folded(&mut term, character);
                    self.skip(character);
                    end = self.at;
                }
                Kind::Letter | Kind::Other => break,
            }
        }
        self.end_of_sign = self.at;
        self.push(term, start..end, 0, glued);
    }

    /// Reads a word, or several joined by hyphens.
    fn compound(&mut self) {
        let (first, start) = (self.tokens.len(), self.at);
        let mut n_parts = 1;
        self.word();
        while let Some(hyphen) = self.peek()
            && matches!(narrow(hyphen), '-' | '\u{2010}' | '\u{2011}')
            && self.goes_on_behind(hyphen)
        {
            self.skip(hyphen);
            self.word();
            n_parts += 1;
        }
        if n_parts == 1 {
            return;
        }
        let parts = self.tokens.get(first..).unwrap_or_default().iter();
        let parts = parts.filter(|token| !token.is_whole());
        let term = parts.map(|part| part.term.as_str()).collect();
        let end = self.tokens.last().map_or(start, |part| part.range.end);
        self.push(term, start..end, n_parts, TokenKind::Whole);
    }

    /// Reads one word or number.
    fn word(&mut self) {
        let (start, mut end) = (self.at, self.at);
        let mut term = String::new();
        let mut apostrophe = None;
        // The first digit, in the term and in the text.
        let mut number = None;
        while let Some(character) = self.peek() {
            match kind(character) {
                Kind::Letter => {
                    let length = term.len();
                    push_folded(&mut term, character);
                    if number.is_none() && term.ends_with(is_digit) {
                        number = Some((length, self.at));
                    }
                    end = self.at + character.len_utf8();
                }
                Kind::Mark => end = self.at + character.len_utf8(),
                Kind::Hidden => {}
                _ if is_apostrophe(narrow(character)) && self.goes_on_behind(character) => {
                    apostrophe = Some(term.len());
                }
                _ => match self.number_separator(&term, character) {
                    Some(separator) => term.push_str(separator),
                    None => break,
                },
            }
            self.skip(character);
        }
        if let Some(at) = apostrophe
            && term.get(at..) == Some("s")
        {
            term.truncate(at);
        }
        if let Some((length, start)) = number.filter(|number| number.0 > 0)
            && let Some(version) = term.get(length..).filter(|version| version.contains('.'))
        {
            self.push(version.to_owned(), start..end, 0, TokenKind::Version);
        }
        self.push(term, start..end, 0, TokenKind::Word);
    }

    /// Returns the replacement for a separator inside a number: empty for a comma between
    /// thousands, `.` for a decimal point. Returns `None` if `separator` is not one.
    fn number_separator(&self, before: &str, separator: char) -> Option<&'static str> {
        if !before.ends_with(is_digit) {
            return None;
        }
        let rest = self.slice(self.at + separator.len_utf8()..self.text.len());
        let n_digits = || {
            rest.chars()
                .map(narrow)
                .take(4)
                .take_while(|&c| is_digit(c))
                .count()
        };
        match narrow(separator) {
            ',' if n_digits() == 3 => Some(""),
            '.' if n_digits() > 0 => Some("."),
            '⁄' if n_digits() > 0 => Some("⁄"),
            _ => None,
        }
    }

    /// Reports whether a letter comes behind the next character, so that it may be inside a word.
    fn goes_on_behind(&self, character: char) -> bool {
        self.has_letter(self.at + character.len_utf8())
    }

    /// Reports whether the next character that can be seen is a letter or digit.
    fn has_letter(&self, at: usize) -> bool {
        let mut kinds = self.slice(at..self.text.len()).chars().map(kind);
        kinds.find(|&kind| kind != Kind::Hidden) == Some(Kind::Letter)
    }

    fn push(&mut self, term: String, range: Range<usize>, n_parts: usize, kind: TokenKind) {
        self.tokens.push(Token {
            term,
            range,
            n_parts,
            kind,
        });
    }

    fn peek(&self) -> Option<char> {
        self.slice(self.at..self.text.len()).chars().next()
    }

    fn skip(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
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
        check_terms("東京 Київ", &["東", "京", "киів"]);
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
    fn what_nobody_sees_is_no_boundary_and_no_letter() {
        check_terms(
            "har\u{ad}bo\u{200b}ur \u{feff}\u{200d} x\u{ad}",
            &["harbour", "x"],
        );
        check_terms("quay\u{2060}-\u{ad}side", &["quay", "side", "quayside"]);
        check_terms(
            "cafe\u{301}-bar cafe\u{301}'s",
            &["cafe", "bar", "cafebar", "cafe"],
        );
        check_terms(
            "7\u{200b}% 1\u{ad},\u{ad}000",
            &["7", "percent", "1", "000"],
        );
        check_terms("обʼєкт об'єкт", &["обєкт", "обєкт"]);
    }

    #[test]
    fn each_han_and_kana_character_is_a_word() {
        check_terms("船hull港", &["船", "hull", "港"]);
        check_terms("ガイド ｶﾞｲﾄﾞ", &["カ", "イ", "ト", "カ", "イ", "ト"]);
        let kinds = tokenize("港\u{200b}口 港");
        let kinds: Vec<(Range<usize>, TokenKind)> = kinds
            .into_iter()
            .map(|token| (token.range, token.kind))
            .collect();
        let expected = [
            (0..6, TokenKind::Word),
            (6..9, TokenKind::Glued),
            (10..13, TokenKind::Word),
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn words_with_symbols_are_found_by_word_and_as_written() {
        check_terms("C++, F#.", &["c", " c++", "f", " f#"]);
        check_terms(
            "(.NET) @bob #17",
            &["net", " .net", "bob", " @bob", "17", " #17"],
        );
        check_terms("foo::bar", &["foo", "bar", " foo::bar"]);
        check_terms(
            "U.S. e.g. end. Next",
            &["u", "s", " u.s", "e", "g", " e.g", "end", "next"],
        );
        check_terms("a-b/c", &["a", "b", "ab", "c", " ab/c"]);
        check_terms("https://x.org/y", &["https", "x", "org", "y", " x.org/y"]);
        check_terms("a:: b: ::c ...d _e_", &["a", "b", "c", "d", "e"]);
        check_terms("5‰ ５％", &["5", "permille", "5", "percent"]);
    }

    #[test]
    fn a_version_is_found_without_the_letters_before_it() {
        check_terms("v0.9.1 Gov2 H₂O", &["0.9.1", "v0.9.1", "gov2", "h2o"]);
        check_terms("v1.2-rc3", &["1.2", "v1.2", "rc3", "v1.2rc3"]);
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

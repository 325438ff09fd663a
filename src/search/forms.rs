//! The forms of one word: `auction`, `auctions`, `auctioned`; `eleventh` and `11th`.
//!
//! # Source
//!
//! M. Porter's second English stemmer, as the Snowball project publishes it; from the crate
//! `snowball_stemmers_rs`.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Ordinals from first to twentieth, in words.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Tells which words are forms of one.
pub(super) struct Forms {
    stemmer: Stemmer,
}

impl Default for Forms {
    fn default() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
        }
    }
}

impl Forms {
    /// What a term has in common with all other forms of its word, and with no other word.
    pub fn key<'a>(&self, term: &'a str) -> Cow<'a, str> {
        if !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Cow::Borrowed(term);
        }
        match ORDINALS.iter().position(|&word| word == term) {
            Some(at) => Cow::Owned(ordinal(at + 1)),
            None => self.stemmer.stem(term),
        }
    }
}

/// An ordinal in digits, as in `11th`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, hundreds) if hundreds != 11 => "st",
        (2, hundreds) if hundreds != 12 => "nd",
        (3, hundreds) if hundreds != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_same(words: &[&str]) {
        let forms = Forms::default();
        let keys: Vec<_> = words.iter().map(|word| forms.key(word)).collect();
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    }

    #[test]
    fn forms_of_a_word_have_one_key() {
        check_same(&["auction", "auctions", "auctioned", "auctioning"]);
        check_same(&["party", "parties"]);
        check_same(&["eleventh", "11th"]);
        check_same(&["third", "3rd"]);
        check_same(&["twelfth", "12th"]);
        check_same(&["second", "2nd"]);
        check_same(&["first", "1st"]);
    }

    #[test]
    fn words_with_other_letters_or_digits_have_no_other_forms() {
        let forms = Forms::default();
        assert_eq!(forms.key("509.62"), "509.62");
        assert_eq!(forms.key("київс"), "київс");
        assert_eq!(forms.key("web3s"), "web3s");
    }
}

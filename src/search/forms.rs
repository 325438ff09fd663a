//! Word forms: `auction`, `auctions`, and `auctioned`; `eleventh` and `11th`.
//!
//! # Source
//!
//! M. Porter's second English stemmer, as published by the Snowball project; from the crate
//! `snowball_stemmers_rs`.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Ordinals from first to twentieth; the index is the number minus one. [`TENS`] covers the rest.
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

/// Beginnings of the tens from 20 to 90, as in `thirtieth` and `thirtyfirst`.
const TENS: [&str; 8] = [
    "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet",
];

/// Maps each form of a word to one shared key.
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
    /// Returns the key shared by all forms of a word, for example `11th` for `eleventh`. A term
    /// with other characters than `a` to `z` is its own key.
    pub fn key<'a>(&self, term: &'a str) -> Cow<'a, str> {
        if !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Cow::Borrowed(term);
        }
        match number_of(term) {
            Some(number) => Cow::Owned(ordinal(number)),
            None => self.stemmer.stem(term),
        }
    }
}

/// Returns the number of an ordinal in words, from 1 to 99. Expects `thirty-first` without its
/// hyphen, as `thirtyfirst`.
fn number_of(term: &str) -> Option<usize> {
    if let Some(at) = ORDINALS.iter().position(|&word| word == term) {
        return Some(at + 1);
    }
    let tens = |(at, begin): (usize, &&str)| Some(((at + 2) * 10, term.strip_prefix(*begin)?));
    let (tens, rest) = TENS.iter().enumerate().find_map(tens)?;
    let units = rest.strip_prefix('y').map(|rest| {
        let mut units = ORDINALS.iter().take(9);
        units.position(|&word| word == rest)
    });
    let Some(units) = units else {
        return (rest == "ieth").then_some(tens);
    };
    units.map(|at| tens + at + 1)
}

/// Returns an ordinal in digits, for example `11th`.
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
        check_same(&["thirtieth", "30th"]);
        check_same(&["fortysecond", "42nd"]);
        check_same(&["ninetyninth", "99th"]);
    }

    #[test]
    fn words_with_other_letters_or_digits_have_no_other_forms() {
        let forms = Forms::default();
        assert_eq!(forms.key("509.62"), "509.62");
        assert_eq!(forms.key("київс"), "київс");
        assert_eq!(forms.key("web3s"), "web3s");
    }
}

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

/// Endings of words in `-ise` and `-yse`.
const ISE: [&str; 8] = ["e", "ed", "es", "er", "ers", "ing", "ation", "ations"];

/// Minimum number of letters before `-ise`, because `rise` and `revise` have one spelling.
const BEFORE_ISE: usize = 4;

/// Beginnings of longer words with one spelling: `precisely`, `concisely`, `supervision`,
/// `television`, `improve` and `expert` would have other keys.
const NO_IZE: [&str; 6] = ["prec", "conc", "superv", "telev", "improv", "expert"];

/// Minimum length of a stem with two spellings, because `four` is not `for`.
const SPELLED: usize = 5;

/// Endings of stems in British spelling, each with the American one: of `colour`, `defence`,
/// `catalogue`, `travelled` and `programme`.
const ENDINGS: [(&str, &str); 5] = [
    ("our", "or"),
    ("enc", "ens"),
    ("ogu", "og"),
    ("ll", "l"),
    ("ramm", "ram"),
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
        if let Some(number) = number_of(term) {
            return Cow::Owned(ordinal(number));
        }
        let term = american(term);
        Cow::Owned(american_stem(self.stemmer.stem(&term).into_owned()))
    }
}

/// Returns a word with the American ending, for example `organization` for `organisation`.
fn american(term: &str) -> Cow<'_, str> {
    let ending = |ending: &&str| {
        let stem = term.strip_suffix(*ending)?;
        let start = stem.strip_suffix("is").map(|it| (it, "iz"));
        let start = start.or_else(|| Some((stem.strip_suffix("ys")?, "yz")));
        let start = start.filter(|it| it.0.len() >= BEFORE_ISE && !NO_IZE.contains(&it.0));
        start.map(|(start, end)| Cow::Owned([start, end, *ending].concat()))
    };
    let spelled = ISE.iter().find_map(ending);
    spelled.unwrap_or(Cow::Borrowed(term))
}

/// Like [`american`], for a stem, for example `color` for `colour`.
fn american_stem(stem: String) -> String {
    let ending = |(ending, other): &(&str, &str)| {
        let start = stem.strip_suffix(*ending)?;
        (stem.len() >= SPELLED).then(|| [start, *other].concat())
    };
    let spelled = ENDINGS.iter().find_map(ending);
    spelled.unwrap_or(stem)
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
    fn british_and_american_spellings_have_one_key() {
        for [british, american] in [
            ["organisations", "organization"],
            ["decentralised", "decentralized"],
            ["analyse", "analyzing"],
            ["colours", "color"],
            ["defence", "defense"],
            ["catalogues", "catalog"],
            ["cancelled", "canceled"],
            ["programme", "programs"],
        ] {
            check_same(&[british, american]);
        }
        let forms = Forms::default();
        assert_ne!(forms.key("four"), forms.key("for"));
        assert_ne!(forms.key("improvise"), forms.key("improve"));
        check_same(&["revised", "revision"]);
        check_same(&["supervise", "supervision"]);
        check_same(&["precise", "precisely"]);
    }

    #[test]
    fn words_with_other_letters_or_digits_have_no_other_forms() {
        let forms = Forms::default();
        assert_eq!(forms.key("509.62"), "509.62");
        assert_eq!(forms.key("київс"), "київс");
        assert_eq!(forms.key("web3s"), "web3s");
    }
}

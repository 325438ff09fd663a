//! Word forms: `auction`, `auctions`, and `auctioned`; `eleventh` and `11th`.
//!
//! The forms are those of the archive's language. All algorithms together would be ten times as large
//! as the rest of search, so the program has only that of the embedded archive: the build script
//! passes the language on in the variable `ARCHIVE_LANG`. Native programs have all of them.
//!
//! Tokens have no diacritics, so only languages are here whose algorithm finds endings without them.
//! Words of other languages have no other forms, and those of every language are found by their
//! beginning and in similar spellings. Ordinals and two spellings of a word are English.
//!
//! # Source
//!
//! The stemmers of the Snowball project, <https://snowballstem.org>; from the crate
//! `snowball_stemmers_rs`. The English one is M. Porter's second.

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

/// The language of the archive that the program embeds.
const EMBEDDED: Language = match option_env!("ARCHIVE_LANG") {
    Some(lang) => Language::read(lang),
    None => Language::ENGLISH,
};

/// A language, as far as search knows its word forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    algorithm: Option<Algorithm>,
}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl Language {
    const ENGLISH: Self = Self {
        algorithm: Some(Algorithm::English),
    };

    /// Returns the language of a tag such as `de` or `pt-BR`; English for an empty one. In the
    /// program, returns that of the embedded archive.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if cfg!(target_arch = "wasm32") {
            EMBEDDED
        } else {
            Self::read(tag)
        }
    }

    const fn read(tag: &str) -> Self {
        let algorithm = match tag.as_bytes() {
            [] | [b'e', b'n'] | [b'e', b'n', b'-', ..] => Some(Algorithm::English),
            [b'd', b'a'] | [b'd', b'a', b'-', ..] => Some(Algorithm::Danish),
            [b'd', b'e'] | [b'd', b'e', b'-', ..] => Some(Algorithm::German),
            [b'e', b's'] | [b'e', b's', b'-', ..] => Some(Algorithm::Spanish),
            [b'f', b'i'] | [b'f', b'i', b'-', ..] => Some(Algorithm::Finnish),
            [b'f', b'r'] | [b'f', b'r', b'-', ..] => Some(Algorithm::French),
            [b'i', b't'] | [b'i', b't', b'-', ..] => Some(Algorithm::Italian),
            [b'n', b'l'] | [b'n', b'l', b'-', ..] => Some(Algorithm::DutchPorter),
            [b'n', b'b' | b'n' | b'o'] | [b'n', b'b' | b'n' | b'o', b'-', ..] => {
                Some(Algorithm::Norwegian)
            }
            [b'p', b't'] | [b'p', b't', b'-', ..] => Some(Algorithm::Portuguese),
            [b'r', b'u'] | [b'r', b'u', b'-', ..] => Some(Algorithm::Russian),
            [b's', b'v'] | [b's', b'v', b'-', ..] => Some(Algorithm::Swedish),
            _ => None,
        };
        Self { algorithm }
    }

    /// Returns the algorithm. In the program it is a constant, so that the others are left out.
    const fn algorithm(self) -> Option<Algorithm> {
        if cfg!(target_arch = "wasm32") {
            EMBEDDED.algorithm
        } else {
            self.algorithm
        }
    }

    /// Reports whether it is English.
    #[must_use]
    pub const fn is_english(self) -> bool {
        matches!(self.algorithm(), Some(Algorithm::English))
    }

    /// Returns the key shared by all forms of a word, for example `11th` for `eleventh`. A term
    /// with a digit or symbol, or in English with other characters than `a` to `z`, is its own key.
    #[must_use]
    pub fn key(self, term: &str) -> Cow<'_, str> {
        let Some(algorithm) = self.algorithm() else {
            return Cow::Borrowed(term);
        };
        let stemmer = Stemmer::create(algorithm);
        if !self.is_english() {
            return if term.chars().all(char::is_alphabetic) {
                Cow::Owned(stemmer.stem(term).into_owned())
            } else {
                Cow::Borrowed(term)
            };
        }
        if !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Cow::Borrowed(term);
        }
        if let Some(number) = ordinal_number(term) {
            return Cow::Owned(ordinal(number));
        }
        let term = american(term);
        Cow::Owned(american_stem(stemmer.stem(&term).into_owned()))
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
#[must_use]
pub fn ordinal_number(term: &str) -> Option<usize> {
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
        let forms = Language::default();
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
        let forms = Language::default();
        assert_ne!(forms.key("four"), forms.key("for"));
        assert_ne!(forms.key("improvise"), forms.key("improve"));
        check_same(&["revised", "revision"]);
        check_same(&["supervise", "supervision"]);
        check_same(&["precise", "precisely"]);
    }

    #[test]
    fn words_with_other_letters_or_digits_have_no_other_forms() {
        let forms = Language::default();
        assert_eq!(forms.key("509.62"), "509.62");
        assert_eq!(forms.key("київс"), "київс");
        assert_eq!(forms.key("web3s"), "web3s");
    }

    #[track_caller]
    fn check_language(tag: &str, pairs: &[[&str; 2]]) {
        let language = Language::of(tag);
        for [one, other] in pairs {
            assert_eq!(language.key(one), language.key(other), "{tag}: {one}");
        }
        let other = Language::of(&format!("{tag}-XX"));
        assert_eq!(other, language, "{tag} of a region");
    }

    /// As tokens write them, without diacritics.
    #[test]
    fn a_language_has_its_own_forms() {
        check_language("da", &[["avis", "aviser"], ["havn", "havnen"]]);
        check_language(
            "de",
            &[
                ["hafen", "hafens"],
                ["hauser", "haus"],
                ["zeitung", "zeitungen"],
            ],
        );
        check_language(
            "es",
            &[["puerto", "puertos"], ["publicacion", "publicaciones"]],
        );
        check_language("fi", &[["satama", "satamassa"], ["laiva", "laivat"]]);
        check_language("fr", &[["bateau", "bateaux"], ["nouvelle", "nouvelles"]]);
        check_language("it", &[["porto", "porti"], ["nave", "navi"]]);
        check_language("nb", &[["avis", "aviser"], ["havn", "havnen"]]);
        check_language("nl", &[["zeil", "zeilen"], ["krant", "kranten"]]);
        check_language("pt", &[["porto", "portos"], ["noticia", "noticias"]]);
        check_language("ru", &[["порт", "порта"], ["газета", "газеты"]]);
        check_language("sv", &[["tidning", "tidningar"], ["hamn", "hamnen"]]);
    }

    #[test]
    fn english_rules_are_not_those_of_other_languages() {
        for tag in ["de", "ja", "xx"] {
            let language = Language::of(tag);
            assert!(!language.is_english());
            assert_eq!(language.key("first"), "first", "{tag}");
            assert_ne!(language.key("colour"), language.key("color"), "{tag}");
        }
        assert_eq!(Language::of("ja").key("auctions"), "auctions");
        assert_eq!(Language::of("de").key("web3s"), "web3s");
        assert!(Language::of("en-GB").is_english() && Language::of("").is_english());
        assert!(!Language::of("enm").is_english(), "Middle English");
    }
}

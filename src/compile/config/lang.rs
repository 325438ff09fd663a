//! The language of an archive: its tag, and the names of the months in it.
//!
//! A language without a locale in the table keeps the English names of months.
//!
//! # Source
//!
//! Tags: BCP 47 (RFC 5646), section 2.1. Names: the locales of glibc, from the crate
//! `pure-rust-locales`. The order of month and year: CLDR, format `yMMMM`,
//! <https://cldr.unicode.org/translation/date-time/date-time-patterns>.

use crate::model::MonthNames;
use pure_rust_locales::{Locale, locale_match};

/// The language of an archive that names none.
pub const DEFAULT: &str = "en";

/// Languages that write the year first, or a word between month and year. Each with that text, and
/// whether the year comes first.
const JOINTS: [(&str, &str, bool); 10] = [
    ("ca", " del ", false),
    ("es", " de ", false),
    ("gl", " de ", false),
    ("pt", " de ", false),
    ("hu", ". ", true),
    ("ja", "年", true),
    ("ko", "년 ", true),
    ("lt", " m. ", true),
    ("lv", ". gada ", true),
    ("zh", "年", true),
];

/// Reports whether a text has the form of a language tag, such as `de`, `pt-BR` or `zh-Hant-TW`. Does
/// not check that its parts are registered.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&language.len()) && is_letters(language);
    let mut is_singleton = false;
    for part in parts {
        if !(1..=8).contains(&part.len()) || !part.bytes().all(|it| it.is_ascii_alphanumeric()) {
            return false;
        }
        is_singleton = part.len() == 1;
    }
    // A single letter or digit announces the parts after it.
    is_language && !is_singleton
}

fn is_letters(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_alphabetic())
}

/// Returns the names of the months in a language; none for English and unknown languages.
pub fn month_names(tag: &str) -> MonthNames {
    let tag = tag.to_ascii_lowercase();
    let language = language_of(&tag);
    if language == DEFAULT {
        return MonthNames::default();
    }
    let Some(locale) = locale(language, &tag) else {
        return MonthNames::default();
    };
    let (joint, is_year_first) = JOINTS
        .iter()
        .find(|(of, ..)| *of == language)
        .map_or((" ", false), |&(_, joint, is_first)| (joint, is_first));
    // The names of `MON` are those within a date, as in `5 марта`.
    let within_dates = locale_match!(locale => LC_TIME::MON);
    let names = locale_match!(locale => LC_TIME::ALT_MON).unwrap_or(within_dates);
    MonthNames {
        names: names.iter().map(|name| name.trim().to_owned()).collect(),
        joint: joint.to_owned(),
        is_year_first,
    }
}

/// Returns the names of months to read in a language, in lower case, each with its number from 1 to 12.
/// Some languages have two for each, such as `март` and `марта`.
pub fn month_words(tag: &str) -> Vec<(String, u8)> {
    let tag = tag.to_ascii_lowercase();
    let language = language_of(&tag);
    let Some(locale) = locale(language, &tag).filter(|_| language != DEFAULT) else {
        return Vec::new();
    };
    let names = locale_match!(locale => LC_TIME::MON);
    let others = locale_match!(locale => LC_TIME::ALT_MON).unwrap_or(names);
    let numbers = (1..=12).chain(1..=12);
    let names = names.iter().chain(others.iter()).zip(numbers);
    names
        .map(|(name, number)| (name.trim().to_lowercase(), number))
        .collect()
}

/// Returns the language of a tag in lower case, as the table of locales names it.
fn language_of(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "no" => "nb",
        language => language,
    }
}

/// Returns the locale of a tag: that of its region, or of the country named like the language, or
/// else of any country.
fn locale(language: &str, tag: &str) -> Option<Locale> {
    if language == "zh" {
        // The Chinese names are for dates in characters only; behind a year, months have digits.
        return Some(Locale::ja_JP);
    }
    let mut parts = tag.split('-').skip(1);
    let script = match parts.clone().find(|it| it.len() == 4) {
        Some("latn") => "@latin",
        Some("cyrl") => "@cyrillic",
        _ => "",
    };
    let region = parts.find(|it| it.len() == 2 && is_letters(it));
    let letters = || 'a'..='z';
    let others =
        letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    let regions = region.into_iter().chain([language]).map(str::to_owned);
    let regions: Vec<String> = regions.chain(others).collect();
    let find = |script: &str| {
        regions.iter().find_map(|region| {
            let name = format!("{language}_{}{script}", region.to_ascii_uppercase());
            Locale::try_from(name.as_str()).ok()
        })
    };
    find(script).or_else(|| find(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_a_language_and_further_parts() {
        for tag in [
            "de",
            "pt-BR",
            "zh-Hant-TW",
            "gsw",
            "de-CH-1996",
            "ar-u-nu-arab",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in [
            "",
            "d",
            "deutsch",
            "de_DE",
            "de-",
            "-de",
            "de-x",
            "12",
            "de-ninechars",
            "de,en",
        ] {
            assert!(!is_tag(other), "{other}");
        }
    }

    #[track_caller]
    fn check(tag: &str, march: &str) {
        let names = month_names(tag).names;
        assert_eq!(names.len(), 12, "{tag}");
        assert_eq!(names[2], march, "{tag}");
    }

    #[test]
    fn months_have_the_names_of_the_language_and_region() {
        check("de", "März");
        check("DE-ch", "März");
        check("fr-CA", "mars");
        check("pt-BR", "março");
        check("ar", "مارس");
        check("ja", "3月");
        check("zh-Hant", "3月");
        check("sr-Latn", "mart");
        check("sr", "март");
        check("no", "mars");
        assert_eq!(month_names("de-AT").names[0], "Jänner");
        assert_eq!(month_names("de").names[0], "Januar");
    }

    #[test]
    fn a_month_without_a_day_is_in_the_nominative() {
        check("cs", "březen");
        check("ru", "Март");
    }

    #[test]
    fn english_and_unknown_languages_have_no_names() {
        for tag in ["en", "en-GB", "xx", "x"] {
            assert_eq!(month_names(tag), MonthNames::default(), "{tag}");
        }
    }
}

//! Guesses the language of reports.

use whatlang::{Lang, detect};

/// Returns the language's tag for `lang`, or `None` if it is not clear.
pub fn guess(text: &str) -> Option<&'static str> {
    let found = detect(text)?;
    found.is_reliable().then(|| tag(found.lang())).flatten()
}

/// Returns the short tag of a language; the crate has the long ones.
fn tag(lang: Lang) -> Option<&'static str> {
    let tag = match lang {
        Lang::Ara => "ar",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hun => "hu",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Vie => "vi",
        Lang::Pes => "fa",
        _ => return None,
    };
    Some(tag)
}

//! Tests of the repair of text decoded with the wrong encoding.

use crate::support::{archive_of, report_text};
use encoding_rs::WINDOWS_1252;
use kusama_news_reader::compile::{Code, Source, compile, repair};
use proptest::prelude::*;
use std::borrow::Cow;

/// Decodes the UTF-8 bytes of `text` as Windows-1252.
fn as_windows_1252(text: &str) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

/// Decodes as Latin-1, where half of the signs become control characters.
fn as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[track_caller]
fn check(damaged: &str, expected: &str) {
    assert_eq!(repair(damaged), expected, "of {damaged:?}");
}

#[track_caller]
fn check_untouched(text: &str) {
    assert!(
        matches!(repair(text), Cow::Borrowed(_)),
        "{text:?} became {:?}",
        repair(text)
    );
}

/// Sentences that the tests damage and repair.
const SENTENCES: [&str; 14] = [
    "The harbour’s “first ship” — after ten years – arrived…",
    "It cost 5 € or £4 or ¥600, ± 10 %, at 3 °C; © 2020 Quay™ ®",
    "naïve café, Crème brûlée, Ærø, Åland, Ñandú, São Tomé, Ürümqi, größer",
    "À la carte, Élan vital, Ô Canada, Île, Ça va, Œuvre, cœur, Ÿ",
    "Škvorc, Łódź, żółć, gęś, Dvořák, Ötző, İstanbul, ğüş, čeština, sąd",
    "→ next ← back ↑ ↓ ✓ ✗ ★ ☆ ♥ ● ■ ≥ ≤ ≠ − ×",
    "🚀 to the 🌍, 🎉 and ❤️ for all 👩‍🚀",
    "‘single’ „low“ «French» ‹more› • dot · dot † ‡ ‰",
    "a\u{a0}b 10\u{a0}% co\u{ad}operate",
    "¿Qué? ¡Olé! El niño mañana, él está aquí, ó, à",
    "½ ¼ ¾ ² ³ ¹ ª º § ¶ µ ¬ ¦ ¨ ¯ ´ ¸",
    "TÊTE HÔTEL ÉTAT ÇA ŒUVRE",
    "x\u{200b}y \u{2026} z",
    "’community—a",
];

#[test]
fn what_was_read_wrong_once_is_repaired() {
    for sentence in SENTENCES {
        check(&as_windows_1252(sentence), sentence);
        check(&as_latin_1(sentence), sentence);
    }
}

#[test]
fn what_was_read_wrong_twice_is_repaired() {
    for sentence in SENTENCES {
        check(&as_windows_1252(&as_windows_1252(sentence)), sentence);
        check(&as_latin_1(&as_latin_1(sentence)), sentence);
        check(&as_latin_1(&as_windows_1252(sentence)), sentence);
        check(&as_windows_1252(&as_latin_1(sentence)), sentence);
    }
}

#[test]
fn damage_beside_sound_signs_is_repaired() {
    check("’communityâ€”a “blend”", "’community—a “blend”");
    check("“cafÃ©” — cafÃ© and café", "“café” — café and café");
    check("Â£5, £5 and 5 â‚¬", "£5, £5 and 5 €");
    check("KSMÂ\u{a0}is", "KSM\u{a0}is");
    check("5 Ã— 3", "5 × 3");
    check("Ã\u{a0} la", "à la");
    check("A ï»¿B", "A B");
    check("it ï¿½ was", "it \u{fffd} was");
}

/// Real words of many languages whose letters and signs could be misread UTF-8.
#[test]
fn what_only_looks_similar_is_left_alone() {
    for text in [
        "“CAFÉ”",
        "JOSÉ’s",
        "São Paulo, NÃO, AMANHÃ, “AMANHÃ”, AMANHÃ—NÃO, AMANHÃ… MAÇÃ",
        "Ã",
        "â",
        "Â",
        "naïve café",
        "Škvorc",
        "Å”",
        "“Å”, ‘Ä’, «Ã», “Ã”",
        "10 Å² and 5 Å–7 Å, Å’s, Æ’s",
        "« À ‹",
        "« Â »",
        "« à »",
        "5 €",
        "TÄHTIÄ”, HÄMÄLÄ’s, SEPPÄ…",
        "Tiếng Việt, ấn tượng, Ô tô, Ừ, Ấ Ẫ",
        "Ærø Ð ð þ Þ",
        "ÅÄÖ åäö ÀÂÃ",
        "română: „câine“, “câ”, tâ…",
        "Русский, Ελληνικά, 日本語, العربية",
        "“Voilà”, ‘à’, à… à—",
        "é™", // A mark after a word that ends in a small letter.
        "100 °C ± 2 % · § 5 • Ä™",
        "🚀 €5–€6 … — “”",
    ] {
        check_untouched(text);
    }
}

#[test]
fn what_lost_a_part_is_left_alone_and_named() {
    let source = Source {
        path: "a.md".into(),
        bytes: "# L - May 2020\n\n# H\n\nIt â€ and Ã\u{fffd} was.".into(),
    };
    let outcome = compile(&[source]);
    let places = outcome
        .diagnostics
        .iter()
        .filter(|problem| problem.code == Code::Mojibake);
    let places: Vec<_> = places.map(|p| (p.line, p.value.as_str())).collect();
    assert_eq!(places, [(5, "â€"), (5, "Ã\u{fffd}")]);
    let report = &outcome.archive.reports[0];
    assert!(report_text(report).contains("It â€ and Ã\u{fffd} was."));
}

/// A program that reads the second byte of `à` as a space leaves a letter that ends no real word.
#[test]
fn what_became_a_blank_is_left_alone_and_named() {
    #[track_caller]
    fn check_lost(text: &str, expected: &[&str]) {
        let source = Source {
            path: "a.md".into(),
            bytes: format!("# L - May 2020\n\n# H\n\n{text}").into(),
        };
        let outcome = compile(&[source]);
        let problems = outcome.diagnostics.iter();
        let lost = problems.filter(|it| it.message.contains("lost a part"));
        let lost: Vec<&str> = lost.map(|it| it.value.as_str()).collect();
        assert_eq!(lost, expected, "in {text}");
        assert!(report_text(&outcome.archive.reports[0]).contains(text));
    }
    check_lost("Fish Ã la carte", &["Ã"]);
    check_lost("5Â km of it; voilÃ", &["Â", "Ã"]);
    check_lost("AMANHÃ E ROMÂNIA, “Ã” (Â)", &[]);
}

#[test]
fn each_place_is_named_with_its_line_before_and_after() {
    let text = "# L - May 2020\r\n\r\n# H\r\n\r\nOne â€” two â€œthreeâ€\u{9d}.\r\n\r\nFour cafÃ©s.";
    let source = Source {
        path: "a.md".into(),
        bytes: text.into(),
    };
    let outcome = compile(&[source]);
    let problems = outcome.diagnostics.iter();
    let problems: Vec<_> = problems
        .filter(|problem| problem.code == Code::Mojibake)
        .collect();
    for (line, before, shown, after) in [
        (5, "â€”", "â€”", "—"),
        (5, "â€œ", "â€œ", "“"),
        (5, "â€\u{9d}", "â€ ", "”"),
        (7, "Ã©", "Ã©", "é"),
    ] {
        let problem = problems.iter().find(|problem| problem.value == before);
        let problem = problem.expect("a problem for each place");
        let said = format!("text `{shown}` was read in the wrong encoding: expected `{after}`, ");
        assert!(problem.message.starts_with(&said), "{problem}");
        assert_eq!(problem.line, line);
    }
    let context = problems.last().map(|problem| problem.message.as_str());
    assert!(context.is_some_and(|message| message.ends_with("Four cafés.`")));
    assert_eq!(problems.len(), 4);
    let archive = archive_of(text);
    assert!(report_text(&archive.reports[0]).contains("One — two “three”."));
}

/// Returns realistic words: small letters, perhaps after a capital, and signs between words. Omits
/// combinations that no language has, such as an initial `ą`, or `â` next to `š`.
fn sound_text() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(
        "abcdefgmnopstuvzàáãäåæçèéêëìíîïðñòóôõöøùúûüýÿßąćęłńóśźżčďěňřšťůžğışőűœ"
            .chars()
            .collect::<Vec<char>>(),
    );
    let first = prop::sample::select(
        "abcdefgmnopstuvzàéèôüABKÀÁÂÆÇÈÉÊÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞŁŚŹŻČŘŠŽĞİŐŒ"
            .chars()
            .collect::<Vec<char>>(),
    );
    let sign = prop::sample::select(vec![
        " ", " ", " ", ", ", ". ", "\n", " — ", "—", " – ", "… ", "’s ", " “", "” ", " ‘", "’ ",
        " „", "“ ", " «", "» ", "\u{a0}", " €", " £", "% ", "° ", "™ ", "® ", "© ", " • ", " → ",
        " ✓ ", " 🚀 ", " × ", " ≥ ", "5 ", "* ", "# ", "`",
    ]);
    let word = (first, prop::collection::vec(letter, 2..7));
    let word = word.prop_map(|(first, letters)| {
        let word = core::iter::once(first).chain(letters);
        word.collect::<String>()
    });
    // Damaged, these are English words with an apostrophe behind a letter, as in `Ã’ve`.
    let is_english = |text: &String| ["Òve", "Òre", "Òll"].iter().any(|it| text.contains(it));
    prop::collection::vec((word, sign), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(word, sign)| word + sign).collect())
        .prop_filter("both are words", move |text| !is_english(text))
}

/// Returns characters of damaged text in random order.
fn unsound_text() -> impl Strategy<Value = String> {
    let characters = "ÂÃÄÅÆâãðïËà€™œžŸƒŠ“”‘’–—…‚„†‡ˆ‰‹›•˜\u{a0}¡£©«¬\u{ad}®°²»¿\u{80}\u{81}\u{8d}\u{9d}\u{feff}\u{fffd} aB.\n";
    let characters: Vec<char> = characters.chars().collect();
    prop::collection::vec(prop::sample::select(characters), 0..24)
        .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn damage_of_any_sound_text_is_repaired(text in sound_text()) {
        let once = as_windows_1252(&text);
        let twice = as_windows_1252(&once);
        let in_latin = as_latin_1(&text);
        let twice_in_latin = as_latin_1(&in_latin);
        for damaged in [once, twice, in_latin, twice_in_latin] {
            prop_assert_eq!(repair(&damaged), text.as_str(), "of {}", damaged);
        }
    }

    #[test]
    fn sound_text_is_left_alone(text in sound_text()) {
        prop_assert!(matches!(repair(&text), Cow::Borrowed(_)), "{}", repair(&text));
    }

    #[test]
    fn a_second_repair_finds_nothing(text in unsound_text()) {
        let repaired = repair(&text).into_owned();
        prop_assert_eq!(repair(&repaired), repaired.as_str());
        prop_assert_eq!(repaired.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn ascii_is_left_alone(text in "[ -~\n]{0,200}") {
        prop_assert!(matches!(repair(&text), Cow::Borrowed(_)));
    }
}

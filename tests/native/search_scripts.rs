//! Words of many scripts: a passage is found however its word is typed, and the whole word is
//! marked.

use crate::support::archive_of;
use kusama_news_reader::model::Archive;
use kusama_news_reader::search::{Query, Results, SearchIndex};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words as a report may have them. The first letter of each is a letter, the last may have marks.
const WORDS: [&str; 46] = [
    // Vietnamese, and other languages with Latin letters.
    "Phạm",
    "Ngọc",
    "Đông",
    "Thuỷ",
    "Gdańsk",
    "Wrocław",
    "Ærøskøbing",
    "Smørrebrød",
    "Škoda",
    "Çeşme",
    "Diyarbakır",
    "İzmir",
    "ığdır",
    "Großmaß",
    "Þingvellir",
    "Ħamrun",
    "ĳsberg",
    "Țara",
    "crèmebrûlée",
    "O’Brien",
    // Greek and Cyrillic.
    "Θεσσαλονίκη",
    "Οδυσσεύς",
    "ὁπλίτης",
    "Майкоп",
    "Ёлка",
    "Їжак",
    "обʼєкт",
    // Right to left, and scripts of India.
    "مُدَرِّس",
    "آبان",
    "שָׁלוֹם",
    "क़लम",
    "ज़िन्दगी",
    // Ligatures, full width, and small letters and digits.
    "ﬂour",
    "aﬃne",
    "ﬀort",
    "４５６",
    "ＱＲｓ",
    "km³",
    "CO₂",
    "2ⁿ",
    "½",
    "𝗯𝗼𝗹𝗱",
    // Korean.
    "서울특별시",
    "환영합니다",
    // Hidden characters inside.
    "light\u{ad}house\u{ad}keep\u{200b}er",
    "sea\u{2060}worthy\u{200d}ness",
];

/// Sentences without spaces between the words, with the parts to look for.
const SENTENCES: [(&str, &[&str]); 4] = [
    (
        "港口昨天来了许多新船。",
        &["港口", "新船", "船", "许多", "昨天来了", "口昨"],
    ),
    (
        "灯台のランプはすべてガラスです。",
        &[
            "灯台",
            "ランプ",
            "ﾗﾝﾌﾟ",
            "ガラス",
            "ｶﾞﾗｽ",
            "ラ",
            "です",
            "カラス",
        ],
    ),
    (
        "波の高さは５メートル。",
        &["５メートル", "5ﾒｰﾄﾙ", "高さ", "波"],
    ),
    (
        "新しいLinux版を配布。",
        &["linux", "LINUX版", "Linux版を", "配布"],
    ),
];

/// Texts with symbols, what readers type to find them, and texts with the same words.
const SYMBOLS: [(&str, &str, &str); 22] = [
    ("v2.7.18", "2.7.18", "2.7.19"),
    ("v3.1.4-beta2", "3.1.4", "3.1.5"),
    ("Rel 2.0", "rel2", "rel"),
    ("Rel2", "rel2", "rel"),
    ("D++", "D++", "D d d data"),
    ("J#", "J#", "J j j jam"),
    (".ORG", ".ORG", "org org org"),
    ("mod::item", "mod::item", "mod item, item mod"),
    ("pool_id", "pool_id", "pool id, id pool"),
    ("#1717", "#1717", "1717 1717"),
    ("@carol", "@carol", "Carol and carol"),
    ("30%", "30%", "30 of a percent"),
    ("7‰", "7‰", "7 7 7"),
    ("C6H6", "C6H6", "C6 H6"),
    ("C₆H₆", "C6H6", "C6 H6"),
    ("TAR/OAR", "TAR/OAR", "tar oar, oar tar"),
    ("09:45", "09:45", "09 45, 45 09"),
    ("A:B", "A:B", "a b, b a"),
    ("U.K.", "U.K.", "UK, u k, k u"),
    ("p.m.", "p.m.", "pm, p m, m p"),
    ("R&D", "R&D", "r d, d r"),
    ("node.js", "node.js", "node js, js node"),
];

fn archive(texts: &[&str]) -> Archive {
    let passages = texts
        .iter()
        .map(|text| format!("## S\n\nGulls ( {text} ) wade.\n\n"));
    let passages: String = passages.collect();
    archive_of(&format!("# L - May 2020\n\n# H\n\n{passages}"))
}

fn search(archive: &Archive, typed: &str) -> Results {
    let query = Query::parse(typed, &archive.topics);
    assert_eq!(query.problems(), [""; 0], "of `{typed}`");
    SearchIndex::build(archive).search(&query, usize::MAX)
}

/// Returns the texts found, best first, with what is marked in each.
fn found(results: &Results, archive: &Archive) -> Vec<(String, Vec<String>)> {
    let hits = results
        .groups
        .iter()
        .flat_map(|group| group.hits.iter().map(move |it| (group, it)));
    let passages = hits.map(|(group, hit)| group.passage(hit, archive).unwrap().text);
    let marked = |text: &str| {
        let marks = results.matcher.marks(text).into_iter();
        marks.map(|range| text[range].to_owned()).collect()
    };
    passages.map(|text| (text.clone(), marked(&text))).collect()
}

/// Checks that exactly one passage is found, as typed, with this part of it marked.
#[track_caller]
fn check_found(archive: &Archive, typed: &str, word: &str) {
    let results = search(archive, typed);
    let is_as_typed = !results.is_partial && results.rewrites.is_empty();
    assert!(
        is_as_typed,
        "`{typed}` for `{word}`: {:?}",
        results.rewrites
    );
    let found = found(&results, archive);
    let of_word = found.iter().find(|(text, _)| text.contains(word));
    let (_, marks) = of_word.unwrap_or_else(|| panic!("`{typed}` does not find `{word}`"));
    assert_eq!(marks, &[word], "marks of `{typed}`");
}

fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{2060}')
}

/// Returns the ways to type a word.
fn ways(word: &str) -> BTreeSet<String> {
    let mut ways = BTreeSet::new();
    let is_kept = |c: &char| !is_combining_mark(*c) || ('\u{900}'..='\u{dff}').contains(c);
    let plain: String = word.nfd().filter(is_kept).nfc().collect();
    let seen: String = word.chars().filter(|&c| !is_hidden(c)).collect();
    for way in [word, &plain, &seen] {
        for way in [way.to_owned(), way.to_uppercase(), way.to_lowercase()] {
            ways.insert(way.nfc().collect());
            ways.insert(way.nfd().collect());
            ways.insert(way.nfkc().collect());
            ways.insert(way.nfkd().collect());
        }
    }
    ways
}

#[test]
fn a_word_is_found_in_every_form_and_wholly_marked() {
    for form in [
        |word: &str| word.nfc().collect(),
        |word: &str| word.nfd().collect::<String>(),
    ] {
        let words: Vec<String> = WORDS.iter().map(|word| form(word)).collect();
        let archive = archive(&words.iter().map(String::as_str).collect::<Vec<_>>());
        for word in &words {
            for typed in ways(word) {
                check_found(&archive, &typed, word);
                check_found(&archive, &format!("\"{typed}\""), word);
            }
        }
    }
}

#[test]
fn han_and_kana_are_found_by_any_characters_in_order() {
    let archive = archive(&SENTENCES.map(|(sentence, _)| sentence));
    for (sentence, parts) in SENTENCES {
        for part in parts {
            for typed in ways(part) {
                let results = search(&archive, &typed);
                let found = found(&results, &archive);
                assert_eq!(results.rewrites.len(), 0, "for `{typed}`");
                let is_own = |it: &&(String, Vec<String>)| it.0.contains(sentence);
                let (_, marks) = found.iter().find(is_own).expect(part);
                if sentence.contains(part) && part.chars().count() > 1 {
                    assert_eq!(marks, &[*part], "marks of `{typed}`");
                }
            }
        }
    }
    let results = search(&archive, "口港");
    assert_eq!(results.n_hits, 0, "not in another order");
}

#[test]
fn what_is_typed_with_symbols_is_found_first() {
    for (text, typed, others) in SYMBOLS {
        for texts in [[text, others], [others, text]] {
            let archive = archive(&texts);
            let results = search_words(&archive, typed);
            let found = found(&results, &archive);
            let first = found.first().map(|(text, _)| text.as_str());
            let wanted = format!("Gulls ( {text} ) wade.");
            assert_eq!(
                first,
                Some(wanted.as_str()),
                "for `{typed}` among {texts:?}"
            );
        }
    }
}

/// Like [`search`], but `A:B` may look like a filter.
fn search_words(archive: &Archive, typed: &str) -> Results {
    SearchIndex::build(archive).search(&Query::parse(typed, &archive.topics), usize::MAX)
}

#[test]
fn symbols_are_marked_with_their_word() {
    let archive = archive(&["D++ and mod::item"]);
    for (typed, marks) in [("d++", "D++"), ("mod::item", "mod::item"), ("item", "item")] {
        let found = found(&search(&archive, typed), &archive);
        assert_eq!(found[0].1, [marks], "for `{typed}`");
    }
}

/// An emoji of several characters is one picture, and a hidden character joins them.
#[test]
fn an_emoji_stays_whole_beside_a_word() {
    let archive = archive(&["sail👩\u{200d}🚀\u{fe0f} 1\u{fe0f}\u{20e3}"]);
    let text = found(&search(&archive, "sail"), &archive);
    assert_eq!(text[0].1, ["sail"]);
    let text = found(&search(&archive, "1"), &archive);
    assert_eq!(text[0].1, ["1\u{fe0f}\u{20e3}"]);
}

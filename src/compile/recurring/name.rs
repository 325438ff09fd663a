//! Names of topics that are made from headings.

use crate::compile::anchors::hash;
use crate::model::TextId;
use crate::search::{TokenKind, tokenize};

/// Articles, without which a heading is the same.
const ARTICLES: [&str; 12] = [
    "a", "an", "the", "der", "die", "das", "el", "los", "las", "la", "le", "les",
];

/// Words that only count issues beside a number, as in `Week of 2026-05-04 to 2026-05-10`.
const COUNTING: [&str; 12] = [
    "edition", "from", "issue", "month", "no", "nr", "of", "part", "the", "to", "until", "week",
];

/// Words that a shortened label must not end with.
const LINKING_WORDS: [&str; 12] = [
    "a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with",
];

/// Maximum number of characters of a label in narrow places.
const MAX_SHORT: usize = 30;

/// Maximum number of bytes that a slug has of a heading.
const MAX_SLUG: usize = 40;

/// Returns the words of a heading that tell it from others: without case, marks, numbers, emoji, and
/// a leading article. Empty if it has no such word, or only
/// says which issue it is.
///
/// Slugs are made of them, so the tokenizer decides on published addresses here.
pub fn key(heading: &str) -> String {
    let tokens = tokenize(heading).into_iter();
    let words = tokens.filter(|it| matches!(it.kind, TokenKind::Word | TokenKind::Glued));
    let words = words.map(|token| token.term);
    let words: Vec<String> = words
        .filter(|it| it.contains(char::is_alphabetic))
        .collect();
    if heading.contains(|c: char| c.is_ascii_digit())
        && words.iter().all(|word| COUNTING.contains(&word.as_str()))
    {
        return String::new();
    }
    match words.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && ARTICLES.contains(&first.as_str()) => {
            rest.join(" ")
        }
        all => all.join(" "),
    }
}

/// Returns a heading as a label: without the numbers, emoji and marks around its words.
pub fn spelling(heading: &str) -> String {
    let is_word = |word: &&str| word.contains(char::is_alphabetic);
    let words: Vec<&str> = heading.split_whitespace().collect();
    let first = words.iter().position(&is_word).unwrap_or(0);
    let end = words.iter().rposition(is_word);
    let end = end.map_or(words.len(), |last| last + 1);
    let words = words.get(first..end).unwrap_or_default().join(" ");
    words.trim_end_matches([':', '.', ',', ';']).to_owned()
}

/// Returns a label for narrow places: the words that fit.
pub fn short_label(label: &str) -> String {
    if label.chars().count() <= MAX_SHORT {
        return label.to_owned();
    }
    let mut words = Vec::new();
    let mut length = 0;
    for word in label.split(' ') {
        length += word.chars().count() + 1;
        if length > MAX_SHORT {
            break;
        }
        words.push(word);
    }
    let is_open = |word: &&str| {
        let bare = word.to_lowercase();
        !bare.contains(char::is_alphanumeric) || LINKING_WORDS.contains(&bare.as_str())
    };
    while words.last().is_some_and(is_open) {
        words.pop();
    }
    let mut short = words.join(" ");
    if short.is_empty() {
        short = label.chars().take(MAX_SHORT - 1).collect();
    }
    short.trim_end_matches([':', '.', ',', ';']).to_owned() + "…"
}

/// Returns the name of a topic in addresses, made from a key. Words in other letters than a to z
/// become a hash.
pub fn slug(key: &str) -> String {
    let slug = key.replace(' ', "-");
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_reserved = slug == "all" || slug.starts_with(TextId::PREFIX);
    if is_reserved || !slug.bytes().all(is_plain) {
        return format!("topic-{:06x}", hash(key));
    }
    let Some(start) = slug.get(..MAX_SLUG).filter(|_| slug.len() > MAX_SLUG) else {
        return slug;
    };
    let start = start.rsplit_once('-').map_or(start, |(whole, _)| whole);
    format!("{start}-{:06x}", hash(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_key(headings: &[&str], expected: &str) {
        for heading in headings {
            assert_eq!(key(heading), expected, "of `{heading}`");
        }
    }

    #[test]
    fn headings_are_the_same_without_case_marks_numbers_and_articles() {
        let spellings = [
            "Harbour News",
            "The harbour NEWS!",
            "2. Harbour – news (2024)",
            "⚓️ Harbour: News №12",
        ];
        check_key(&spellings, "harbour news");
        check_key(&["What’s New", "What's new?"], "what new");
        check_key(&["Überblick", "UBERBLICK"], "uberblick");
        check_key(&["The", "THE"], "the");
        check_key(&["", "2024", "🎉", "–"], "");
        check_key(&["Week of 2026-05-04 to 2026-05-10", "Issue #12"], "");
        check_key(&["The issue"], "issue");
    }

    #[track_caller]
    fn check_spelling(heading: &str, expected: &str) {
        assert_eq!(spelling(heading), expected, "of `{heading}`");
    }

    #[test]
    fn a_label_has_no_marks_around_its_words() {
        check_spelling("⚓  Harbour   News: 2024", "Harbour News");
        check_spelling("3. What is new?", "What is new?");
        check_spelling("Web3 in 3 steps.", "Web3 in 3 steps");
        check_spelling("Ships (of all sizes)", "Ships (of all sizes)");
    }

    #[track_caller]
    fn check_short(label: &str, expected: &str) {
        assert_eq!(short_label(label), expected, "of `{label}`");
    }

    #[test]
    fn a_long_label_is_cut_between_words() {
        check_short("Harbour News", "Harbour News");
        check_short(
            "Repairs of the quays and ships",
            "Repairs of the quays and ships",
        );
        check_short(
            "Repairs of the quays and of the ships",
            "Repairs of the quays…",
        );
        check_short(
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "Donaudampfschifffahrtsgesells…",
        );
    }

    #[track_caller]
    fn check_slug(heading: &str, expected: &str) {
        assert_eq!(slug(&key(heading)), expected, "of `{heading}`");
    }

    #[test]
    fn a_slug_is_plain_short_and_never_reserved() {
        check_slug("The Harbour News", "harbour-news");
        check_slug("Café", "cafe");
        check_slug("All", "topic-5ef5ef");
        check_slug("P values", "topic-267e75");
        check_slug("消息", "topic-076995");
        check_slug(
            "Everything that happened at the quays in the last month",
            "everything-that-happened-at-the-quays-b2a125",
        );
    }
}

//! Detects lines that name an author.

use super::title_case::is_title_case;
use crate::compile::byline::{after_opening, after_start, is_occupation_word};
use crate::compile::markdown::MAX_LINE_CHARS;
use crate::model::{Inline, plain_text};

/// Maximum number of words in the names of one or two people.
const MAX_NAME_WORDS: usize = 7;

/// Maximum number of words in a line that names an occupation.
const MAX_TRADE_WORDS: usize = 10;

/// Reports whether the words of a paragraph make it a byline, as in `By Ada Quay`.
pub fn is_byline(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let line = core_of(&plain);
    if line.chars().count() > MAX_LINE_CHARS {
        return false;
    }
    let Some(name) = after_opening(line) else {
        return false;
    };
    let name = name.trim_start_matches([':', ' ', '[', '*', '-', '–', '—']);
    let is_sentence = name.ends_with('.') && name.split_whitespace().count() > 4;
    !is_sentence && (is_named(name) || names_trade(name))
}

/// Reports whether the text up to the first comma, bracket, or `|` is a name: capitalized words,
/// with small words such as `van` between them.
fn is_named(name: &str) -> bool {
    let person = name.split([',', '(', '|']).next().unwrap_or_default();
    let words = person.split_whitespace();
    let is_capital = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let is_small =
        |word: &str| ["and", "van", "von", "de", "der", "of", "the", "&"].contains(&word);
    words.clone().any(is_capital)
        && words.clone().all(|word| is_capital(word) || is_small(word))
        && words.count() <= MAX_NAME_WORDS
}

/// Reports whether a line, or a part of it between commas or brackets, ends with an occupation.
fn names_trade(line: &str) -> bool {
    let parts = line.split([',', '|', '(', ')']);
    line.split_whitespace().count() <= MAX_TRADE_WORDS
        && parts
            .filter_map(|part| part.split_whitespace().next_back())
            .any(|word| is_occupation_word(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Reports whether a paragraph directly under a heading has the form of a byline: a line in
/// brackets, or one that names an occupation.
pub fn is_byline_by_form(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let plain = plain.trim().trim_matches('*');
    let n_words = plain.split_whitespace().count();
    if plain.ends_with(['.', ':', ';', '?', '!']) {
        return false;
    }
    let in_brackets = plain.starts_with(['(', '[']) && plain.ends_with([')', ']']);
    let line = core_of(plain);
    if line.eq_ignore_ascii_case("optional") || !is_title_case(line) {
        return false;
    }
    in_brackets && n_words <= 6 || names_trade(line)
}

/// Reports whether a paragraph could be just a person's name. It counts as a byline only if a
/// report has such lines under several headings.
pub fn is_name(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let line = plain.trim().trim_start_matches(['-', '–', '—', ' ']);
    let n_words = line.split_whitespace().count();
    let is_part = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
            && !is_acronym(word)
    };
    (2..=3).contains(&n_words) && line.split_whitespace().all(is_part)
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_uppercase)
}

/// Returns the line without brackets, dashes, quotes, and stars around it, and without a leading
/// `(optional)` from a template.
fn core_of(plain: &str) -> &str {
    let marks = [
        '(', ')', '[', ']', '*', '_', '-', '–', '—', ' ', '"', '“', '”',
    ];
    let line = plain.trim();
    let line = after_start(line, "(optional)").unwrap_or(line);
    line.trim_start_matches(marks)
        .trim_end_matches([')', ']', '*', '_', ' ', '"', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, signs: bool, signs_by_form: bool) {
        let text = [Inline::Text(line.to_owned())];
        assert_eq!(is_byline(&text), signs, "{line}");
        assert_eq!(!signs && is_byline_by_form(&text), signs_by_form, "{line}");
    }

    #[test]
    fn bylines_are_short_lines_that_sign() {
        check("By A. Writer, Correspondent", true, false);
        check("by: Ada Quay", true, false);
        check("BYLINE: Harbour Reporter", true, false);
        check("(Written by Ada Quay)", true, false);
        check("Writer: Ada Quay", true, false);
        check("By Ada Quay (Optional)", true, false);
        check(
            "By November the whole harbour had frozen over.",
            false,
            false,
        );
        check("By the numbers", false, false);
        check("By Thursday the council had voted", false, false);
        check("By a staff reporter", true, false);
        check("Byline - Ada Quay", true, false);
        check("(Optional) By Ada Quay", true, false);
        check("“By Ada van der Berg”", true, false);
        check("By the Editorial Team", true, false);
        check("Bypassing the relay", false, false);
    }

    #[test]
    fn lines_under_a_heading_sign_by_their_form() {
        check("(Ada Quay)", false, true);
        check("[Staff Writer]", false, true);
        check("Ada Quay, Harbour Correspondent", false, true);
        check("Expert Views on the Vote", false, false);
        check("Staff Picks", false, false);
        check("(Optional)", false, false);
        check("(see the map of the whole harbour)", false, false);
        check("The staff was kept at work all night.", false, false);
        check("Ada Quay", false, false);
    }

    #[test]
    fn names_are_two_or_three_words_in_capitals() {
        let is_name = |line: &str| is_name(&[Inline::Text(line.to_owned())]);
        assert!(is_name("Ada Quay") && is_name("— Ada M. O'Quay"));
        assert!(!is_name("Ada") && !is_name("KSM Token") && !is_name("Ice in Port"));
    }
}

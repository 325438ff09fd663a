//! Which lines name an author.

use super::line::is_title_case;
use crate::archive::{Inline, plain_text};

/// A line longer than this signs nothing.
const MAX_CHARS: usize = 130;

/// What a signed line begins with, in lower case.
const OPENINGS: [&str; 14] = [
    "by ",
    "by: ",
    "byline",
    "authored by",
    "written by",
    "reported by",
    "compiled by",
    "contributed by",
    "prepared by",
    "posted by",
    "story by",
    "words by",
    "author:",
    "reporter:",
];

/// What a line that only says who writes ends or begins with: the trade rather than the name.
const ROLES: [&str; 14] = [
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "analyst",
    "journalist",
    "contributor",
    "columnist",
    "specialist",
    "author",
    "expert",
    "strategist",
    "desk",
    "staff",
];

/// Whether a paragraph says by its own words that it signs.
pub fn is_byline(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let line = core_of(&plain);
    if line.chars().count() > MAX_CHARS {
        return false;
    }
    let folded = line.to_lowercase();
    let Some(opening) = OPENINGS
        .iter()
        .find(|opening| folded.starts_with(**opening))
    else {
        return false;
    };
    let name = line.get(opening.len()..).unwrap_or_default();
    let name = name.trim_start_matches([':', ' ', '[', '*']);
    let is_sentence = name.ends_with('.') && name.split_whitespace().count() > 4;
    name.chars().next().is_some_and(char::is_uppercase) && !is_sentence
}

/// Whether a paragraph directly under a heading signs by its form: a line in brackets, or one that
/// names a trade.
pub fn is_byline_by_form(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let plain = plain.trim().trim_matches('*');
    let n_words = plain.split_whitespace().count();
    if n_words > 10 || plain.ends_with(['.', ':', ';', '?', '!']) {
        return false;
    }
    let in_brackets = plain.starts_with(['(', '[']) && plain.ends_with([')', ']']);
    let line = core_of(plain);
    if line.eq_ignore_ascii_case("optional") || !is_title_case(line) {
        return false;
    }
    let names_trade = line
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| ROLES.iter().any(|role| word.eq_ignore_ascii_case(role)));
    in_brackets && n_words <= 6 || names_trade
}

/// Whether a paragraph is nothing but what may be a person's name. It signs only where a report
/// has such lines under several headings.
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

/// The line without brackets, dashes and stars around it.
fn core_of(plain: &str) -> &str {
    let marks = ['(', ')', '[', ']', '*', '_', '-', '–', '—', ' '];
    plain
        .trim_start_matches(marks)
        .trim_end_matches([')', ']', '*', '_', ' '])
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
        check("By Ada Quay (Optional)", true, false);
        check(
            "By November the whole harbour had frozen over.",
            false,
            false,
        );
        check("By the numbers", false, false);
        check("Bypassing the relay", false, false);
    }

    #[test]
    fn lines_under_a_heading_sign_by_their_form() {
        check("(Ada Quay)", false, true);
        check("[Staff Writer]", false, true);
        check("Ada Quay, Harbour Correspondent", false, true);
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

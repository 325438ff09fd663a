//! The words of bylines: how they begin, which words are occupations; and bylines taken apart into
//! who signs, and as what.

use crate::archive::{Byline, plain_text};

/// How a byline begins; each may stand behind another, as in `Byline: By …`.
const OPENINGS: [&str; 11] = [
    "byline",
    "authored by",
    "compiled by",
    "contributed by",
    "posted by",
    "prepared by",
    "reported by",
    "story by",
    "words by",
    "written by",
    "by",
];

/// Words that open a byline if a colon follows, and are an occupation if not.
const LABELS: [&str; 3] = ["author:", "reporter:", "writer:"];

/// What a template leaves behind a name.
const LEFT_OVERS: [&str; 2] = ["(optional)", "[optional]"];

/// Words with which the description of an occupation ends.
const OCCUPATIONS: [&str; 24] = [
    "analyst",
    "author",
    "blogger",
    "bureau",
    "columnist",
    "commentator",
    "contributor",
    "correspondent",
    "desk",
    "editor",
    "editors",
    "expert",
    "journalist",
    "observer",
    "reporter",
    "researcher",
    "specialist",
    "staff",
    "strategist",
    "team",
    "watcher",
    "writer",
    "writers",
    "newsroom",
];

/// Words that tell a publication from a person.
const PUBLICATIONS: [&str; 12] = [
    "chronicle",
    "daily",
    "gazette",
    "herald",
    "journal",
    "media",
    "network",
    "news",
    "post",
    "press",
    "times",
    "tribune",
];

/// What stands between a name and an occupation.
const SEPARATORS: [&str; 7] = [",", " - ", " – ", " — ", "|", ";", ": "];

/// The name of the person who signs and the occupation given with it, either of which may be
/// missing, as in `By Ada Quay, Harbour Master` or `Byline: Staff Writer`.
#[must_use]
pub fn name_and_role(byline: &Byline) -> (Option<String>, Option<String>) {
    split(&plain_text(&byline.text))
}

/// What follows the words that say that a line is signed, if it begins with such words.
pub(super) fn after_opening(line: &str) -> Option<&str> {
    let mut openings = OPENINGS.iter();
    let mut labels = LABELS.iter();
    openings
        .find_map(|opening| after_word(line, opening))
        .or_else(|| labels.find_map(|label| after_start(line, label)))
}

/// Whether the description of an occupation can end with a word.
pub(super) fn is_occupation_word(word: &str) -> bool {
    is_one_of(&OCCUPATIONS, word)
}

fn split(line: &str) -> (Option<String>, Option<String>) {
    let signed = without_opening(line);
    let (first, rest) = match parts(signed) {
        Some((first, rest)) => (first, Some(rest).filter(|rest| !has_digit(rest))),
        None => (signed, None),
    };
    let (first, rest) = (first.trim(), rest.map(str::trim).unwrap_or_default());
    if is_occupation(first) {
        // The name may stand behind, as in `Staff Writer, Ada Quay`.
        if is_person(rest) {
            return (some(rest), some(first));
        }
        return (None, some(signed));
    }
    if rest.is_empty()
        && let Some((role, name)) = occupation_before_name(first)
    {
        return (some(name), some(role));
    }
    (some(first), some(rest))
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// What is signed, without the words that say that it is, left-overs and brackets around it.
fn without_opening(line: &str) -> &str {
    let mut rest = line;
    loop {
        let before = rest;
        rest = trim(rest);
        for left_over in LEFT_OVERS {
            rest = before_end(rest, left_over).unwrap_or(rest);
        }
        for (open, close) in [('(', ')'), ('[', ']')] {
            if let Some(inside) = rest.strip_prefix(open).and_then(|r| r.strip_suffix(close)) {
                rest = inside;
            }
        }
        rest = after_opening(rest).unwrap_or(rest);
        if rest == before {
            return rest;
        }
    }
}

/// Takes marks of emphasis and loose punctuation from both ends.
fn trim(text: &str) -> &str {
    let is_loose = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | ',' | ';' | '|');
    let text = text.trim_matches(is_loose);
    text.trim_start_matches(['-', '–', '—']).trim_start()
}

/// What follows an opening, which must end where a word ends.
fn after_word<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let rest = after_start(text, opening)?;
    let is_whole = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    is_whole.then_some(rest)
}

/// What follows a beginning, in whatever case it is written.
pub(super) fn after_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (found, rest) = text.split_at_checked(start.len())?;
    found.eq_ignore_ascii_case(start).then_some(rest)
}

fn before_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let (rest, found) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    found.eq_ignore_ascii_case(end).then_some(rest)
}

/// Splits at the first separator, or before brackets at the end.
fn parts(signed: &str) -> Option<(&str, &str)> {
    let at = |separator: &&str| signed.find(*separator).map(|at| (at, separator.len()));
    if let Some((at, length)) = SEPARATORS.iter().filter_map(at).min() {
        return Some((signed.get(..at)?, signed.get(at + length..)?));
    }
    let (name, role) = signed.strip_suffix(')')?.split_once('(')?;
    Some((name, role))
}

/// A role never holds a digit; what does is a date.
fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

fn is_occupation(text: &str) -> bool {
    // `A. Writer` is a person.
    let has_initial = text.split_whitespace().any(|word| word.ends_with('.'));
    let last = text.split_whitespace().next_back().unwrap_or_default();
    !has_initial && is_occupation_word(last)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Two to four capitalized words, none of which is of an occupation or a publication.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_other = |word: &str| is_occupation_word(word) || is_one_of(&PUBLICATIONS, word);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !is_other(word);
    (2..=4).contains(&words.len()) && words.iter().all(is_name)
}

/// Splits `Chief Correspondent Ada Quay`.
fn occupation_before_name(text: &str) -> Option<(&str, &str)> {
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let splits = starts.filter_map(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    let mut splits = splits.filter(|(role, name)| is_occupation(role) && is_person(name));
    splits.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, name: &str, role: &str) {
        assert_eq!(split(line), (some(name), some(role)), "of {line:?}");
    }

    #[test]
    fn a_name_stands_before_a_role() {
        check("By Ada Quay, Harbour Master", "Ada Quay", "Harbour Master");
        check("By A. Writer, Correspondent", "A. Writer", "Correspondent");
        check("Byline: Ada Quay | Tide Editor", "Ada Quay", "Tide Editor");
        check("by Ada Quay – Tide Editor", "Ada Quay", "Tide Editor");
        check(
            "Written by Ada Quay (Tide Editor)",
            "Ada Quay",
            "Tide Editor",
        );
        check(
            "By Ada Quay, Editor, Harbour Letter",
            "Ada Quay",
            "Editor, Harbour Letter",
        );
    }

    #[test]
    fn a_name_may_stand_alone() {
        for line in [
            "By Ada Quay",
            "By: Ada Quay",
            "BYLINE: Ada Quay",
            "Byline - By Ada Quay",
            "Authored by Ada Quay",
            "Story by: Ada Quay",
            "Author: Ada Quay",
            "Reporter: Ada Quay",
            "(Written by Ada Quay)",
            "(Ada Quay)",
            "*By Ada Quay*",
            "by Ada Quay (Optional)",
            "By Ada Quay [optional]",
            "(By Ada Quay) (optional)",
            "By Ada Quay, 3 May 2020",
        ] {
            check(line, "Ada Quay", "");
        }
        check(
            "By Ada Quay-Smith and Bo O'Dock",
            "Ada Quay-Smith and Bo O'Dock",
            "",
        );
        check("By Byron Quay", "Byron Quay", "");
        check("By A. Writer", "A. Writer", "");
    }

    #[test]
    fn a_role_may_stand_alone_or_first() {
        check("BYLINE: Tide Reporter", "", "Tide Reporter");
        check(
            "By Staff Writer, Harbour News",
            "",
            "Staff Writer, Harbour News",
        );
        check("Byline: Reporter", "", "Reporter");
        check("Tide Editor: Ada Quay", "Ada Quay", "Tide Editor");
        check("By Tide Reporter, Ada Quay", "Ada Quay", "Tide Reporter");
        check(
            "By Chief Tide Correspondent Ada Quay",
            "Ada Quay",
            "Chief Tide Correspondent",
        );
    }

    #[test]
    fn a_line_that_names_nobody_names_nobody() {
        for line in ["", "Byline:", "By", "()", "by (Optional)"] {
            check(line, "", "");
        }
    }
}

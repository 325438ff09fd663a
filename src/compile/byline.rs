//! Bylines: words that open them, words for occupations, and a parser that splits a byline into
//! name and role.

use crate::model::{Byline, plain_text};

/// Openings of a byline. They can be combined, as in `Byline: By …`.
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

/// Words that open a byline if a colon follows, and are an occupation otherwise.
const LABELS: [&str; 3] = ["author:", "reporter:", "writer:"];

/// Leftovers of a template after a name.
const LEFT_OVERS: [&str; 2] = ["(optional)", "[optional]"];

/// Last words of occupations, as in `Tide Editor`.
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

/// Words that mark a name as a publication, not a person.
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

/// Separators between a name and an occupation.
const SEPARATORS: [&str; 7] = [",", " - ", " – ", " — ", "|", ";", ": "];

/// Returns the name and the role in a byline, as in `By Ada Quay, Harbour Master`. Either may be
/// missing; for example, `Byline: Staff Writer` has no name.
#[must_use]
pub fn name_and_role(byline: &Byline) -> (Option<String>, Option<String>) {
    split(&plain_text(&byline.text))
}

/// Returns the text after a byline's opening, or `None` if the line does not begin with an opening.
pub(super) fn after_opening(line: &str) -> Option<&str> {
    let mut openings = OPENINGS.iter();
    let mut labels = LABELS.iter();
    openings
        .find_map(|opening| after_word(line, opening))
        .or_else(|| labels.find_map(|label| after_start(line, label)))
}

/// Reports whether an occupation can end with `word`.
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
        // The name may come second, as in `Staff Writer, Ada Quay`.
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

/// Removes openings, template leftovers, and enclosing brackets from a byline.
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

/// Trims emphasis marks and loose punctuation from both ends.
fn trim(text: &str) -> &str {
    let is_loose = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | ',' | ';' | '|');
    let text = text.trim_matches(is_loose);
    text.trim_start_matches(['-', '–', '—']).trim_start()
}

/// Returns the text after `opening`, or `None` unless a word ends there.
fn after_word<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let rest = after_start(text, opening)?;
    let is_whole = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    is_whole.then_some(rest)
}

/// Returns the text after `start`, ignoring ASCII case.
pub(super) fn after_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (found, rest) = text.split_at_checked(start.len())?;
    found.eq_ignore_ascii_case(start).then_some(rest)
}

fn before_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let (rest, found) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    found.eq_ignore_ascii_case(end).then_some(rest)
}

/// Splits at the first separator, or before a parenthesis at the end.
fn parts(signed: &str) -> Option<(&str, &str)> {
    let at = |separator: &&str| signed.find(*separator).map(|at| (at, separator.len()));
    if let Some((at, length)) = SEPARATORS.iter().filter_map(at).min() {
        return Some((signed.get(..at)?, signed.get(at + length..)?));
    }
    let (name, role) = signed.strip_suffix(')')?.split_once('(')?;
    Some((name, role))
}

/// Detects dates: a role never contains a digit.
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

/// Two to four capitalized words, without any word for an occupation or a publication.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_other = |word: &str| is_occupation_word(word) || is_one_of(&PUBLICATIONS, word);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !is_other(word);
    (2..=4).contains(&words.len()) && words.iter().all(is_name)
}

/// Splits text such as `Chief Correspondent Ada Quay`.
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

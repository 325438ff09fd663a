//! Days that a report names and that do not lie in its month.
//!
//! A report may well look back or ahead; but a day of another month told as news is a common
//! mistake of the machines that write them.

use super::super::{Code, Diagnostic, Draft};
use super::line_of;
use crate::archive::Month;

/// A day as written, as in `May 18th` or `18 May 2021`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day<'a> {
    offset: usize,
    written: &'a str,
    /// The month, in the report's year where none is written.
    month: Month,
}

pub(super) fn look(draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let month = draft.report.month;
    for day in days(&draft.text, month) {
        if day.month != month {
            let written = day.written.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("day `{written}`: expected one of {}", month.title());
            let help = "see whether it is news of another month, or the wrong date";
            let line = line_of(&draft.text, day.offset);
            let path = &draft.source.path;
            let problem = Diagnostic::new(Code::DateOutside, path, line, message, help);
            diagnostics.push(problem.at(day.written));
        }
    }
}

/// A word of a text: where it begins, and the word without punctuation around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    offset: usize,
    text: &'a str,
    /// Whether a sentence or clause may end behind it.
    is_last: bool,
}

fn days(text: &str, month: Month) -> Vec<Day<'_>> {
    let words = words(text);
    let mut days: Vec<Day<'_>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(named) = Month::from_name(month.year(), word.text)
            .filter(|_| word.text.starts_with(char::is_uppercase))
        else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let before = match before {
            Some(of) if of.text == "of" => at.checked_sub(2).and_then(|at| words.get(at)),
            other => other,
        };
        let before = before.filter(|word| !word.is_last && is_day(word.text));
        let after = words.get(at + 1).filter(|_| !word.is_last);
        let after_day = after.filter(|word| is_day(word.text));
        let (first, last, year) = match (after_day, before) {
            (Some(day), _) => (word, day, words.get(at + 2)),
            (None, Some(day)) => (day, word, words.get(at + 1)),
            _ => continue,
        };
        let year = year.and_then(|year| read_year(year.text));
        let month = year.and_then(|year| Month::new(year, named.number()));
        days.extend(
            text.get(first.offset..last.offset + last.text.len())
                .map(|written| Day {
                    offset: first.offset,
                    written,
                    month: month.unwrap_or(named),
                }),
        );
    }
    days
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for written in text.split_whitespace() {
        let start = written.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = start.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            let offset = start.as_ptr() as usize - text.as_ptr() as usize;
            words.push(Word {
                offset,
                text: word,
                is_last: start.len() > word.len() && !start.ends_with(','),
            });
        }
    }
    words
}

/// Whether a word is a number from 1 to 31, with or without the ending of an ordinal.
fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = word.get(digits.len()..).unwrap_or_default();
    let number = digits.parse::<u8>().unwrap_or_default();
    (1..=31).contains(&number) && ["", "st", "nd", "rd", "th"].contains(&ending)
}

fn read_year(word: &str) -> Option<u16> {
    let year: u16 = word.parse().ok()?;
    (1900..2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let month = "2021-04".parse().expect("a month");
        let found: Vec<(&str, String)> = days(text, month)
            .into_iter()
            .map(|day| (day.written, day.month.to_string()))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(w, m)| (*w, m.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_are_read_in_their_usual_forms() {
        check("on May 18th, the", &[("May 18th", "2021-05")]);
        check(
            "on the 4th of November, it",
            &[("4th of November", "2021-11")],
        );
        check("(18 May 2020)", &[("18 May", "2020-05")]);
        check("April\n2, 2021.", &[("April\n2", "2021-04")]);
    }

    #[test]
    fn months_and_numbers_that_are_no_days_are_left_alone() {
        check("In May 2021, it may 5 times", &[]);
        check("a rise in May. 12 ships came; by March, 200", &[]);
        check("the 40 May flowers", &[]);
    }
}

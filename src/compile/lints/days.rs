//! Finds days in a report that are outside the report's month.
//!
//! A report may look back or ahead, but its machine author often reports a day of another month as
//! news by mistake. Fenced code is skipped because it is not news.

use super::prose::prose_lines;
use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::draft::Issue;
use crate::model::Month;

/// A day as written, as in `May 18th`, `18 Sept. 2021` or `2021-05-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day<'a> {
    line: u32,
    written: &'a str,
    /// The month, in the report's year if the day has no year.
    month: Month,
}

pub(super) fn look(issue: &Issue<'_>, month: Month, diagnostics: &mut Vec<Diagnostic>) {
    let words = words(prose_lines(issue));
    for day in days(&issue.text, &words, month) {
        if day.month != month {
            let written = day.written.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("day `{written}`: expected one of {}", month.title());
            let help = "see whether it is news of another month, or the wrong date";
            let path = &issue.source.path;
            let problem = Diagnostic::new(Code::DateOutside, path, day.line, message, help);
            diagnostics.push(problem.at(day.written));
        }
    }
}

/// A word of a text, without the punctuation around it, and its position.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    line: u32,
    offset: usize,
    text: &'a str,
    /// The punctuation after it.
    ending: &'a str,
    /// Whether it is the last word of a paragraph.
    is_last: bool,
}

impl Word<'_> {
    /// Reports whether a sentence or clause may end after the word.
    fn may_end(&self) -> bool {
        self.is_last || !self.ending.is_empty() && !self.ending.ends_with(',')
    }

    /// Like `may_end` for a month's name, but false after a short form with a period (`Nov.`).
    fn may_end_month(&self) -> bool {
        let is_short = self.text.len() <= SEPTEMBER.len() && self.ending == ".";
        self.may_end() && (self.is_last || !is_short || is_whole_name(self.text))
    }
}

/// The only month with a four-letter short form in addition to the three-letter one.
const SEPTEMBER: &str = "Sept";

fn days<'a>(text: &'a str, words: &[Word<'a>], month: Month) -> Vec<Day<'a>> {
    let mut days: Vec<Day<'_>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(month) = read_date(word.text) {
            days.push(Day {
                line: word.line,
                written: word.text,
                month,
            });
            continue;
        }
        let Some(named) = read_name(word.text, month.year()) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let before = match before {
            Some(of) if of.text == "of" => at.checked_sub(2).and_then(|at| words.get(at)),
            other => other,
        };
        let before = before.filter(|word| !word.may_end() && is_day(word.text));
        let after = words.get(at + 1).filter(|_| !word.may_end_month());
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
                    line: first.line,
                    written,
                    month: month.unwrap_or(named),
                }),
        );
    }
    days
}

/// Splits lines into words. Each line comes with its number and byte offset.
fn words<'a>(lines: impl Iterator<Item = (u32, usize, &'a str)>) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut expected = 1;
    for (line, mut offset, text) in lines {
        let is_apart = line != expected || text.trim().is_empty();
        if is_apart && let Some(last) = words.last_mut() {
            last.is_last = true;
        }
        expected = line + 1;
        for part in text.split_inclusive(char::is_whitespace) {
            let written = part.trim_end();
            let start = written.trim_start_matches(|c: char| !c.is_alphanumeric());
            let word = start.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                words.push(Word {
                    line,
                    offset: offset + written.len() - start.len(),
                    text: word,
                    ending: start.get(word.len()..).unwrap_or_default(),
                    is_last: false,
                });
            }
            offset += part.len();
        }
    }
    words
}

/// Returns the month that a capitalized word names, in full or in short form.
fn read_name(word: &str, year: u16) -> Option<Month> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let is_short = |month: &Month| month.short_name().eq_ignore_ascii_case(word);
    Month::from_name(year, word)
        .or_else(|| (1..=12).filter_map(|n| Month::new(year, n)).find(is_short))
        .or_else(|| {
            let is_september = word.eq_ignore_ascii_case(SEPTEMBER);
            is_september.then(|| Month::new(year, 9)).flatten()
        })
}

fn is_whole_name(word: &str) -> bool {
    Month::from_name(0, word).is_some()
}

/// Returns the month of a day in digits, as in `2021-05-18`.
fn read_date(word: &str) -> Option<Month> {
    let (month, day) = word.rsplit_once('-')?;
    let is_date =
        day.len() == 2 && !day.contains(|c: char| !c.is_ascii_digit()) && is_day_number(day);
    let month: Month = month.parse().ok().filter(|_| is_date)?;
    read_year(&month.year().to_string()).map(|_| month)
}

/// Whether a word is a number from 1 to 31, with or without an ordinal ending such as `th`.
fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = word.get(digits.len()..).unwrap_or_default();
    is_day_number(digits) && ["", "st", "nd", "rd", "th"].contains(&ending)
}

fn is_day_number(digits: &str) -> bool {
    let number = digits.parse::<u8>().unwrap_or_default();
    (1..=31).contains(&number)
}

fn read_year(word: &str) -> Option<u16> {
    let year: u16 = word.parse().ok()?;
    (1900..2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::lints::prose::numbered_lines;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let month = "2021-04".parse().expect("a month");
        let words = words(numbered_lines(text));
        let found: Vec<(&str, String)> = days(text, &words, month)
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
        check(
            "é **May 5** – 6 July",
            &[("May 5", "2021-05"), ("6 July", "2021-07")],
        );
    }

    #[test]
    fn shortened_months_and_dates_in_digits_are_read() {
        check("on Nov. 5, and", &[("Nov. 5", "2021-11")]);
        check("on Nov 7th, 2019", &[("Nov 7th", "2019-11")]);
        check("the 3rd of Sept. and", &[("3rd of Sept", "2021-09")]);
        check(
            "Sept 1; 2 Sep 2020",
            &[("Sept 1", "2021-09"), ("2 Sep", "2020-09")],
        );
        check("(2019-03-01).", &[("2019-03-01", "2019-03")]);
        check(
            "2021-04-30 2021-13-01 2021-04-32 2021-04-1 2021-04-+1",
            &[("2021-04-30", "2021-04")],
        );
        check("0812-03-01 x/2019-03-01 2019-03-01.md 12019-03-01", &[]);
    }

    #[test]
    fn a_day_is_on_the_line_on_which_it_begins() {
        let month = "2021-04".parse().expect("a month");
        let text = "a\n\nb May\r\n5\n6 July\n";
        let words = words(numbered_lines(text));
        let found = days(text, &words, month).into_iter().map(|day| day.line);
        assert_eq!(found.collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn months_and_numbers_that_are_no_days_are_left_alone() {
        check("In May 2021, it may 5 times", &[]);
        check("a rise in May. 12 ships came; by March, 200", &[]);
        check("the 40 May flowers", &[]);
        check("# Of May\n\n5 ships; Mark 5; Dece 5; nov 5", &[]);
    }
}

//! Finds the month in a title, a path, or the name of a file, in the forms that digests use.
//!
//! | form | example |
//! |---|---|
//! | name and year, in either order | `May 2026`, `May, 2026`, `(May 2026)`, `2026-may`, `Sept. 2026` |
//! | day of a month | `31 May 2026`, `May 31st, 2026`, `2026-05-31`, `31.05.2026`, `05/31/2026` |
//! | numbers | `2026-05`, `2026/05`, `05/2026` |
//! | digits alone | `20260531`, `260531`, `202605`, `052026` |
//! | signs | `2026年5月`, `2026년 5월` |
//! | name alone, if another date tells the year | `May in the Harbour` |
//! | quarter, half or week, if there is no other date | `Q2 2026`, `2026-Q2`, `H1 2026`, `2026-W21` |
//!
//! Names are English or those of the archive's language. The forms are tried in this order, because a
//! number may be a version or a count. Of two equal forms, the last one counts: a title ends with its
//! month, and a range with its last one.

mod word;

use crate::model::Month;
use core::ops::Range;
use word::{Word, is_digit, words};

pub use word::Names;

/// A month as written, perhaps with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The month.
    pub month: Month,
    /// The day, from 1 to 31, even if the month is shorter: people write such days.
    pub day: Option<u8>,
}

/// A date and its place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The date.
    pub date: Date,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Returns the date in a text. `near` is another date of the same report, which gives a month's name
/// alone the year that brings it nearest. `names` are those of another language than English.
pub fn find(text: &str, near: Option<Month>, names: &Names) -> Option<Found> {
    let words = words(text, names);
    let last = |form: Form| (0..words.len()).rev().find_map(|at| form(&words, at));
    let found = FORMS.iter().find_map(|&form| last(form));
    found.or_else(|| match near {
        Some(near) => lone_name(&words, near),
        None => last(quarter),
    })
}

/// A way to read a date whose first word has this index.
type Form = fn(&[Word<'_>], usize) -> Option<Found>;

const FORMS: [Form; 4] = [with_name, in_numbers, in_digits, with_signs];

fn found(
    words: &[Word<'_>],
    range: Range<usize>,
    month: Option<Month>,
    day: Option<u8>,
) -> Option<Found> {
    let (first, last) = (words.get(range.start)?, words.get(range.end)?);
    Some(Found {
        date: Date { month: month?, day },
        range: first.start..last.end(),
    })
}

/// Words between a month and its year, as in `mayo de 2026`.
const LINKS: [&str; 4] = ["de", "del", "di", "of"];

/// Reads a month's name with its year, and perhaps its day.
fn with_name(words: &[Word<'_>], at: usize) -> Option<Found> {
    let number = words.get(at)?.month?;
    let near = |at: usize| words.get(at).filter(|word| word.is_near());
    let before = at.checked_sub(1).filter(|_| near(at).is_some());
    let before = before.and_then(|before| words.get(before));
    let year_at = |at: usize| {
        let word = near(at)?;
        let is_link = LINKS
            .iter()
            .any(|link| word.text.eq_ignore_ascii_case(link));
        if is_link {
            near(at + 1)?.any_year()
        } else {
            word.any_year()
        }
    };
    let n_words = |at: usize| 1 + usize::from(near(at).and_then(Word::any_year).is_none());
    if let Some(year) = year_at(at + 1) {
        let day = before
            .filter(|word| word.any_year().is_none())
            .and_then(Word::day);
        let first = at - usize::from(day.is_some());
        let last = at + n_words(at + 1);
        return found(words, first..last, Month::new(year, number), day);
    }
    let next_day = near(at + 1).and_then(Word::day);
    if let (Some(day), Some(year)) = (next_day, year_at(at + 2)) {
        let last = at + 1 + n_words(at + 2);
        return found(words, at..last, Month::new(year, number), Some(day));
    }
    let year = before.and_then(Word::any_year)?;
    found(words, at - 1..at, Month::new(year, number), None)
}

/// Reads numbers with one mark between them.
fn in_numbers(words: &[Word<'_>], at: usize) -> Option<Found> {
    let first = words.get(at)?;
    let next = |nth: usize, marks: &str| {
        let word = words.get(at + nth)?;
        (word.gap.chars().count() == 1 && marks.contains(word.gap)).then_some(word)
    };
    let month = |word: &Word<'_>| word.number::<u8>(2);
    if let Some(year) = first.year() {
        let second = next(1, "-/._")?;
        let day = next(2, second.gap).and_then(Word::day);
        let last = at + 1 + usize::from(day.is_some());
        return found(words, at..last, Month::new(year, month(second)?), day);
    }
    let second = next(1, "-/.")?;
    let year = second.year()?;
    if is_count(words, at) || first.gap == "/" && second.gap == "/" {
        // `Week 09/2024`, and `06/02/2026`, which is June or February.
        return None;
    }
    // `31.05.2026`
    let before = at
        .checked_sub(1)
        .filter(|_| first.gap == "." && second.gap == ".");
    let day = before.and_then(|before| words.get(before)?.day());
    let start = at - usize::from(day.is_some());
    found(words, start..at + 1, Month::new(year, month(first)?), day)
}

/// Reports whether a number counts something, as in `Week 9` and `#9`.
fn is_count(words: &[Word<'_>], at: usize) -> bool {
    let counted = [
        "week", "kw", "issue", "no", "nr", "number", "vol", "volume", "episode", "part",
    ];
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let word = before.map_or("", |word| word.text);
    let is_marked = words.get(at).is_some_and(|word| word.gap.ends_with('#'));
    is_marked || counted.iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// Reads one run of six or eight digits.
fn in_digits(words: &[Word<'_>], at: usize) -> Option<Found> {
    let digits = words.get(at)?.text;
    if !digits.bytes().all(is_digit) {
        return None;
    }
    let part = |range: Range<usize>| digits.get(range)?.parse::<u16>().ok();
    let date = |year: Option<u16>, month: Option<u16>, day: Option<u16>| {
        let year = year.filter(|year| (1900..2200).contains(year))?;
        let day = day.map(|day| u8::try_from(day).ok().filter(|day| (1..=31).contains(day)));
        let day = match day {
            Some(None) => return None,
            Some(day) => day,
            None => None,
        };
        let month = Month::new(year, u8::try_from(month?).ok()?);
        found(words, at..at, month, day)
    };
    match digits.len() {
        8 => date(part(0..4), part(4..6), part(6..8)),
        // Years far from ours are days of this century, as in `210512`.
        6 => date(
            part(0..4).filter(|year| (1990..2100).contains(year)),
            part(4..6),
            None,
        )
        .or_else(|| date(part(0..2).map(|year| 2000 + year), part(2..4), part(4..6)))
        .or_else(|| date(part(2..6), part(0..2), None)),
        _ => None,
    }
}

/// Reads numbers with the signs of year and month, which are letters.
fn with_signs(words: &[Word<'_>], at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if matches!(first.text, "年" | "년") {
        return between_signs(words, at);
    }
    let (before, rest) = first.text.split_once(['年', '년'])?;
    // Other words may be in front of the year without a blank.
    let (_, year) = before.split_at_checked(before.len().checked_sub(4)?)?;
    let last = if rest.is_empty() {
        words.get(at + 1)?
    } else {
        first
    };
    let rest = if rest.is_empty() { last.text } else { rest };
    let (month, _) = rest.split_once(['月', '월'])?;
    Some(Found {
        date: Date {
            month: Month::new(year.parse().ok()?, month.parse().ok()?)?,
            day: None,
        },
        range: first.start + before.len() - year.len()..last.end(),
    })
}

/// Reads numbers with blanks between them and the signs, as in `2026 年 5 月`.
fn between_signs(words: &[Word<'_>], at: usize) -> Option<Found> {
    let start = at.checked_sub(1)?;
    let year = words.get(start)?.year()?;
    let month = words.get(at + 1)?.text;
    let digits = month.trim_end_matches(['月', '월']);
    let is_apart = digits == month;
    let last = at + 1 + usize::from(is_apart);
    let is_month = words.get(last)?.text.contains(['月', '월']);
    let month = Month::new(year, digits.parse().ok()?);
    found(words, start..last, month.filter(|_| is_month), None)
}

/// Reads a quarter or half with its year, in either order, and a week such as `2026-W21`, which is of
/// the month of its Thursday.
fn quarter(words: &[Word<'_>], at: usize) -> Option<Found> {
    let part = words.get(at)?;
    let (letter, nth) = part.text.split_at_checked(1)?;
    let nth = nth.parse::<u8>().ok().filter(|nth| *nth > 0)?;
    let before = at.checked_sub(1).filter(|_| part.is_near());
    let year_before = before.and_then(|before| words.get(before)?.year());
    if letter == "W" || letter == "w" {
        let (before, year) = before.zip(year_before)?;
        let day = time::Date::from_iso_week_date(year.into(), nth, time::Weekday::Thursday).ok()?;
        let month = Month::new(year, day.month().into());
        return found(words, before..at, month, Some(day.day()));
    }
    let (n_months, n_parts) = match letter {
        "Q" | "q" => (3, 4),
        "H" => (6, 2),
        _ => return None,
    };
    let number = (nth <= n_parts).then(|| nth * n_months)?;
    let after = words.get(at + 1).filter(|word| word.is_near());
    if let Some(year) = after.and_then(Word::year) {
        return found(words, at..at + 1, Month::new(year, number), None);
    }
    let (before, year) = before.zip(year_before)?;
    found(words, before..at, Month::new(year, number), None)
}

/// Maximum number of months between a month and the date that gives it its year.
const MAX_DISTANCE: u32 = 3;

/// Reads the last name of a month. Takes names with a capital only, because `may` is a word.
fn lone_name(words: &[Word<'_>], near: Month) -> Option<Found> {
    // English short forms are words of other kinds, too: `Mar`, `Sep`.
    let is_short = |word: &Word<'_>| {
        let short = word.month.and_then(|number| Month::new(0, number));
        short.is_some_and(|month| {
            month.short_name() == word.text && month.name().len() > word.text.len()
        })
    };
    let is_name = |word: &Word<'_>| word.text.starts_with(char::is_uppercase) && !is_short(word);
    let named = |at: &usize| {
        words
            .get(*at)
            .is_some_and(|word| word.month.is_some() && is_name(word))
    };
    let at = (0..words.len()).rev().find(named)?;
    let number = words.get(at)?.month?;
    let years = near.year().saturating_sub(1)..=near.year().saturating_add(1);
    let months = years.filter_map(|year| Month::new(year, number));
    // Of two equally near months, the earlier one: digests look back.
    let month = months.min_by_key(|month| (month.distance(near), *month));
    let month = month.filter(|month| month.distance(near) <= MAX_DISTANCE);
    found(words, at..at, month, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = find(text, None, &[]).map(|found| {
            let day = found.date.day.map(|day| format!("-{day:02}"));
            format!("{}{}", found.date.month, day.unwrap_or_default())
        });
        assert_eq!(shown.unwrap_or_default(), expected, "in {text}");
    }

    #[test]
    fn a_month_is_found_in_every_form() {
        check("Harbour News - May 2026", "2026-05");
        check("Harbour News: May, 2026", "2026-05");
        check("Harbour News (March 2025)", "2025-03");
        check("Activity Report, July 2022 (ft. the Pilots)", "2022-07");
        check("Harbour monthly report - 05/2017", "2017-05");
        check("Harbour 2026-05", "2026-05");
        check("2026/05", "2026-05");
        check("Goals 2025 May Update", "2025-05");
        check("Sept. 2024 in the harbour", "2024-09");
        check("From January 2024 to March 2024", "2024-03");
        check("Week of May 31st, 2026", "2026-05-31");
        check("31 May 2026", "2026-05-31");
        check("31.05.2026", "2026-05-31");
        check("2015-06-30T19:40:23.000Z", "2015-06-30");
        check("2013-06-07 18:46", "2013-06-07");
    }

    /// A report of several months is of the last one.
    #[test]
    fn a_range_is_its_last_month() {
        check("Harbour News, April–May 2026", "2026-05");
        check("Harbour News: Jan/Feb 2026", "2026-02");
        check("Dec 2025 - Jan 2026", "2026-01");
        check("Harbour News Q2 2026", "2026-06");
        check("2026-Q4", "2026-12");
        check("Harbour News, 2026 H1", "2026-06");
        check("2026-W18", "2026-04-30");
        check("notes-2026-w19", "2026-05-07");
        check("2026-W54", "");
        check("Q5 2026", "");
        check("Q2 with 2026 ships", "");
        check_near("Plans for Q3 2026", "2026-06", None);
    }

    #[test]
    fn the_names_of_files_have_forms_of_their_own() {
        check("this-month-240131", "2024-01-31");
        check("this-month-210512", "2021-05-12");
        check("this-month-191105", "2019-11-05");
        check("newsletter-20260216", "2026-02-16");
        check("2017-04-31_harbour_report_april_2017", "2017-04");
        check("2015-06-30_harbour_report_062015", "2015-06-30");
        check("harbour_report_062015", "2015-06");
        check("digest_202406", "2024-06");
        check("2026/may/index", "2026-05");
    }

    #[test]
    fn names_of_another_language_are_read() {
        let names = [("märz".to_owned(), 3)];
        let found = find("Hafenblatt, März 2026", None, &names).expect("a month");
        assert_eq!(found.date.month.to_string(), "2026-03");
        check("Hafenblatt, März 2026", "");
        let names = [("mayo".to_owned(), 5)];
        let found = find("Boletín, 31 de mayo de 2026 (x)", None, &names).expect("a month");
        assert_eq!(found.date.month.to_string(), "2026-05");
        check("The 1st of May of 2026", "2026-05");
        check("港のニュース 2026年5月号", "2026-05");
        check("港のニュース2026年12月", "2026-12");
        check("港のニュース 2026 年 5 月", "2026-05");
        check("港のニュース 2026 年 12月", "2026-12");
        check("2026 年 5 隻", "");
        check("항구 소식 2026년 5월", "2026-05");
    }

    #[test]
    fn a_number_or_a_word_alone_is_no_month() {
        for text in [
            "Harbour Week 117",
            "Release 1.75.0",
            "You may read this",
            "May in the Harbour",
            "2026-13",
            "End of 2025",
            "Issue 999999",
            "Harbour Week 09/2024",
            "Harbour #12/2024",
            "06/02/2026",
            "March of the 40 ships",
            "1234567",
            "",
        ] {
            check(text, "");
        }
    }

    #[track_caller]
    fn check_near(text: &str, near: &str, expected: Option<&str>) {
        let near = near.parse().expect("a month");
        let found = find(text, Some(near), &[]).map(|found| found.date.month.to_string());
        assert_eq!(found.as_deref(), expected, "{text} near {near}");
    }

    #[test]
    fn another_date_gives_a_lone_name_its_year() {
        check_near("October in the Harbour", "2025-11", Some("2025-10"));
        check_near("December in the Harbour", "2025-01", Some("2024-12"));
        check_near("May 31 Update", "2025-06", Some("2025-05"));
        check_near("what we may do", "2025-06", None);
        check_near("March of the quay walkers", "2025-10", None);
        check_near("Mar and Sep", "2025-03", None);
    }

    #[test]
    fn the_place_of_a_date_is_known() {
        let text = "Harbour (31 May, 2026) x";
        let found = find(text, None, &[]).expect("a date");
        assert_eq!(&text[found.range], "31 May, 2026");
    }
}

//! Finds the days, months and years that a text names.

use super::figure::{Basis, Period};
use super::words::Words;
use crate::model::Month;
use core::ops::Range;

/// A time that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words.
    pub words: Range<usize>,
    /// The time.
    pub period: Period,
    /// How exactly it is named.
    pub basis: Basis,
    /// Whether its words name the year.
    pub has_year: bool,
}

/// Returns the times in a text, in order. A day or month without a year has the year that brings it
/// nearest to `report`. `names` are those of months in another language than English.
pub fn mentions(words: &Words<'_>, report: Month, names: &[(String, u8)]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < words.all.len() {
        let n_before = found.len();
        let from = found.last().map_or(0, |mention| mention.words.end);
        if words.all.get(at).is_some_and(|word| word.is_code) {
            at += 1;
            continue;
        }
        if let Some(day) = in_digits(words, at) {
            found.push(day);
        } else if let Some(number) = month_name(words, at, names) {
            push_named(&mut found, words, at, (number, report), from);
        } else if let Some(year) = year(words, at) {
            push_year(&mut found, words, at, year);
        } else if let Some(year) = said_year(words, &found, at, report) {
            push_year(&mut found, words, at, year);
        } else if let Some(month) = month_before(words, at, report) {
            push(&mut found, at..at + 2, Period::Month(month), Basis::Month);
        }
        at = match found.last() {
            Some(last) if found.len() > n_before => last.words.end.max(at + 1),
            _ => at + 1,
        };
    }
    found
}

fn push(found: &mut Vec<Mention>, words: Range<usize>, period: Period, basis: Basis) {
    found.push(Mention {
        words,
        period,
        basis,
        has_year: true,
    });
}

/// Adds a year. Its end is December.
fn push_year(found: &mut Vec<Mention>, words: &Words<'_>, at: usize, year: u16) {
    let article = usize::from(words.before(at, 1) == "the");
    let is_end_of = words.before(at, 1 + article) == "of"
        && matches!(words.before(at, 2 + article), "end" | "close");
    let is_year_end = words.term(at) == "year" && words.term(at + 1) == "end";
    match Month::new(year, 12).filter(|_| is_end_of || is_year_end) {
        Some(month) => push(found, at..at + 1, Period::Month(month), Basis::PartOfMonth),
        None => push(found, at..at + 1, Period::Year(year), Basis::Year),
    }
}

/// Reads `the year`, if the sentence has named one before, `last year`, and `year-end`.
fn said_year(words: &Words<'_>, found: &[Mention], at: usize, report: Month) -> Option<u16> {
    if words.term(at) != "year" {
        return None;
    }
    match (words.before(at, 1), words.term(at + 1)) {
        ("the", _) => {
            let last = found.last()?;
            let is_near = words.is_one_sentence(last.words.start, at);
            match last.period {
                Period::Year(year) if is_near => Some(year),
                _ => None,
            }
        }
        ("last", _) if !is_span(words, at - 1) => report.year().checked_sub(1),
        (_, "end") => Some(report.year()),
        _ => None,
    }
}

/// Reads `last month` and `previous month`.
fn month_before(words: &Words<'_>, at: usize, report: Month) -> Option<Month> {
    let is_last = matches!(words.term(at), "last" | "previous") && words.term(at + 1) == "month";
    (is_last && !is_span(words, at)).then(|| report.previous())?
}

/// Whether a word before `last` makes it a span of time, as in `over the last month`.
fn is_span(words: &Words<'_>, at: usize) -> bool {
    let article = usize::from(words.before(at, 1) == "the");
    ["over", "in", "during", "within", "for", "throughout"].contains(&words.before(at, 1 + article))
        && words.term(at) == "last"
}

/// Reads a month with the days and the year beside it. `from` is the first word that is free.
fn push_named(
    found: &mut Vec<Mention>,
    words: &Words<'_>,
    at: usize,
    (number, report): (u8, Month),
    from: usize,
) {
    let before = days_before(words, at, from);
    let after = if before.is_empty() {
        days_after(words, at)
    } else {
        Vec::new()
    };
    let last = after.last().map_or(at, |day| day.0);
    let has_day = !before.is_empty() || !after.is_empty();
    let (year, end) = match year_behind(words, last + 1, has_day) {
        Some(year) => (Some(year), last + 2),
        None => (None, last + 1),
    };
    let month = match year {
        Some(year) => Month::new(year, number),
        None => nearest(number, report),
    };
    let Some(month) = month else { return };
    if has_day {
        push_days(found, &before, &after, month, at..end);
    } else {
        let basis = if is_part(words, at) {
            Basis::PartOfMonth
        } else {
            Basis::Month
        };
        push(found, at..end, Period::Month(month), basis);
    }
    let n_found = (before.len() + after.len()).max(1);
    for mention in found.iter_mut().rev().take(n_found) {
        mention.has_year = year.is_some();
    }
}

/// Adds the days of a month. `named` is from the month's name to the end.
fn push_days(
    found: &mut Vec<Mention>,
    before: &[(usize, u8)],
    after: &[(usize, u8)],
    month: Month,
    named: Range<usize>,
) {
    let at = named.start;
    let n_days = before.len() + after.len();
    for (nth, (place, day)) in before.iter().chain(after).enumerate() {
        let is_last = nth + 1 == n_days;
        // The month belongs to the nearest day: the last before it, or the first behind it.
        let has_month = if before.is_empty() { nth == 0 } else { is_last };
        let start = if has_month { at.min(*place) } else { *place };
        let own_end = if has_month {
            at.max(*place) + 1
        } else {
            *place + 1
        };
        found.push(Mention {
            words: start..if is_last { named.end } else { own_end },
            period: Period::Day(month, *day),
            basis: Basis::Day,
            has_year: true,
        });
    }
}

/// Returns the days before the name of a month, as in `the 4th of May` and `16–18 May`.
fn days_before(words: &Words<'_>, at: usize, from: usize) -> Vec<(usize, u8)> {
    let of = usize::from(words.before(at, 1) == "of");
    let Some(last) = at.checked_sub(1 + of).filter(|last| *last >= from) else {
        return Vec::new();
    };
    let is_next = words.is_next(at) && (of == 0 || words.is_next(at - 1));
    let Some(day) = day(words, last).filter(|_| is_next && words.is_one_sentence(last, at)) else {
        return Vec::new();
    };
    let mut days = vec![(last, day)];
    if let Some(first) = last.checked_sub(1).filter(|first| *first >= from)
        && is_dash(words.gap(last))
        && let Some(day) = self::day(words, first)
    {
        days.insert(0, (first, day));
    }
    days
}

/// Returns the days behind the name of a month, as in `May 2nd to 9th and 16th`.
fn days_after(words: &Words<'_>, at: usize) -> Vec<(usize, u8)> {
    let mut days = Vec::new();
    let is_near = words.is_next(at + 1) || matches!(words.gap(at + 1), ". " | "-");
    let Some(first) = day(words, at + 1).filter(|_| is_near) else {
        return days;
    };
    days.push((at + 1, first));
    let mut last = at + 1;
    loop {
        let next = last + 1;
        let is_ordinal = |at: usize| words.term(at).ends_with(|c: char| c.is_alphabetic());
        let (place, is_one) = match words.term(next) {
            "to" | "through" => (next + 1, true),
            "and" => (next + 1, is_ordinal(next + 1) || !words.is_joined(next + 2)),
            _ => (
                next,
                is_dash(words.gap(next)) || words.gap(next) == ", " && is_ordinal(next),
            ),
        };
        let is_taken = place > next && !(words.is_next(next) && words.is_next(place));
        match day(words, place).filter(|_| is_one && !is_taken) {
            Some(day) if words.is_one_sentence(at, place) => days.push((place, day)),
            _ => return days,
        }
        last = place;
    }
}

fn is_dash(gap: &str) -> bool {
    matches!(gap.trim(), "-" | "–" | "—" | "\u{2010}" | "\u{2011}")
}

/// Reads a day such as `18` or `18th`.
fn day(words: &Words<'_>, at: usize) -> Option<u8> {
    let term = words.term(at);
    let end = term.find(|c: char| !c.is_ascii_digit());
    let (digits, ending) = term.split_at(end.unwrap_or(term.len()));
    let is_day = ["", "st", "nd", "rd", "th"].contains(&ending) && digits.len() <= 2;
    let is_behind = words.term(at + 1) == "percent";
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| is_day && !is_behind)
}

/// Reads the year behind a month or its days. A comma is before it only behind a day.
fn year_behind(words: &Words<'_>, at: usize, has_day: bool) -> Option<u16> {
    let is_near = words.is_next(at) || has_day && words.gap(at) == ", " || words.gap(at) == "’";
    four_digits(words, at).filter(|_| is_near)
}

fn four_digits(words: &Words<'_>, at: usize) -> Option<u16> {
    let word = words.all.get(at)?;
    let is_plain = word.written.len() == 4 && word.written.bytes().all(|it| it.is_ascii_digit());
    let year = word.term.parse().ok().filter(|_| is_plain);
    year.filter(|year| (1970..2100).contains(year))
}

/// Words before years.
const BEFORE_YEARS: [&str; 18] = [
    "in",
    "of",
    "by",
    "since",
    "until",
    "till",
    "through",
    "throughout",
    "during",
    "for",
    "early",
    "late",
    "mid",
    "year",
    "into",
    "before",
    "after",
    "end",
];

/// Reads a year by itself. A number of four digits is one unless a unit is directly behind it and no
/// word that is usual before years is before it.
fn year(words: &Words<'_>, at: usize) -> Option<u16> {
    let year = four_digits(words, at).filter(|year| *year >= 1990)?;
    let is_marked = words.gap(at).ends_with(|c: char| "$€£¥#".contains(c));
    let next = words.term(at + 1);
    let is_usual = BEFORE_YEARS.contains(&words.before(at, 1)) || !words.is_next(at);
    let is_counted = next == "percent" || words.is_next(at + 1) && next.ends_with('s') && !is_usual;
    let is_amount = words.all.get(at + 1).is_some_and(|word| {
        let is_code =
            word.written.len() > 2 && word.written.bytes().all(|it| it.is_ascii_uppercase());
        is_code && words.is_next(at + 1)
    });
    (!is_marked && !is_counted && !is_amount).then_some(year)
}

/// Reads a day such as `2021-05-18`.
fn in_digits(words: &Words<'_>, at: usize) -> Option<Mention> {
    let year = four_digits(words, at)?;
    let two = |at: usize| -> Option<u8> {
        let term = words.term(at);
        let is_there = words.gap(at) == "-" && term.len() == 2;
        is_there.then(|| term.parse().ok())?
    };
    let (month, day) = (two(at + 1)?, two(at + 2)?);
    let month = Month::new(year, month).filter(|_| (1..=31).contains(&day))?;
    Some(Mention {
        words: at..at + 3,
        period: Period::Day(month, day),
        basis: Basis::Day,
        has_year: true,
    })
}

/// Returns the number of the month that a word names. English names have a capital, because `may` and
/// `march` are words.
fn month_name(words: &Words<'_>, at: usize, names: &[(String, u8)]) -> Option<u8> {
    let word = words.all.get(at)?;
    let lower = word.written.to_lowercase();
    let own = names.iter().find(|(name, _)| *name == lower);
    if let Some((_, number)) = own {
        return Some(*number);
    }
    if !word.written.starts_with(char::is_uppercase) || word.written.len() < 3 {
        return None;
    }
    let bare = word.term.as_str();
    let months = (1..=12).filter_map(|number| Month::new(0, number));
    let is_named = |month: &Month| {
        let (name, short) = (month.name(), month.short_name());
        name.eq_ignore_ascii_case(bare)
            || short.eq_ignore_ascii_case(bare)
            || bare == "sept" && short == "Sep"
    };
    let found = months.into_iter().find(is_named)?;
    // A short form alone may be another word, such as `Mar` or `Dec`.
    let is_whole = found.name().eq_ignore_ascii_case(bare);
    let has_number = day(words, at + 1).is_some()
        || four_digits(words, at + 1).is_some()
        || day(words, at.saturating_sub(1)).is_some() && at > 0;
    (is_whole || has_number).then(|| found.number())
}

/// Returns the month with this number that is nearest to another one. Of two equally near months, the
/// earlier one, because reports look back.
fn nearest(number: u8, report: Month) -> Option<Month> {
    let years = report.year().saturating_sub(1)..=report.year().saturating_add(1);
    let months = years.filter_map(|year| Month::new(year, number));
    months.min_by_key(|month| (month.distance(report), *month))
}

/// Reports whether the words before a month's name name a part of it, as in `early May`.
fn is_part(words: &Words<'_>, at: usize) -> bool {
    const PARTS: [&str; 8] = [
        "early",
        "mid",
        "late",
        "start",
        "beginning",
        "middle",
        "end",
        "half",
    ];
    let of = usize::from(matches!(words.before(at, 1), "of" | "in"));
    PARTS.contains(&words.before(at, 1 + of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::figures::words::Plain;
    use crate::model::Inline;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let plain = Plain::new(&[Inline::Text(text.to_owned())]);
        let all = plain.words();
        let report = "2021-01".parse().expect("a month");
        let found = mentions(&Words { all: &all }, report, &[]);
        let found: Vec<String> = found.iter().map(|it| it.period.to_string()).collect();
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn days_are_read_in_their_usual_forms() {
        check("on May 18, 2021, ropes", &["2021-05-18"]);
        check("on the 4th of November, nets", &["2020-11-04"]);
        check("18 May 2020; Nov. 5", &["2020-05-18", "2020-11-05"]);
        check("on 2021-05-18", &["2021-05-18"]);
        check(
            "from June 1-2, until the 16–18 June",
            &["2021-06-01", "2021-06-02", "2021-06-16", "2021-06-18"],
        );
        check(
            "December 2nd to 9th and 16th, 2021",
            &["2021-12-02", "2021-12-09", "2021-12-16"],
        );
        check("from June 16 to 18", &["2021-06-16", "2021-06-18"]);
        check("from April 16 to May 2", &["2021-04-16", "2021-05-02"]);
    }

    #[test]
    fn months_and_years_are_read() {
        check("in early May and by March 2022", &["2021-05", "2022-03"]);
        check("it may march in dec", &[]);
        check("in 2020, by the end of the year", &["2020", "2020-12"]);
        check("at the end of 2022, by year-end", &["2022-12", "2021-12"]);
        check(
            "from $5 last month, over the last month, last year",
            &["2020-12", "2020"],
        );
        check("a fleet with 2000 ropes, 2050 KSM, 2,020 nets, $2020", &[]);
        check("May 2025", &["2025-05"]);
    }
}

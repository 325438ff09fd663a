//! Reads the date in front matter, which is in more forms than those in a text.

use super::dates::{Date, find};
use crate::model::Month;

/// Returns the date in a text that is nothing else, so that numbers may have fewer digits, and a month
/// may be in front of its day.
pub fn read(text: &str) -> Option<Date> {
    let start = text.split([' ', 'T']).next().unwrap_or_default();
    let mark = start.chars().find(|c| !c.is_ascii_digit());
    let mark = mark.unwrap_or_default();
    let numbers = start.split(mark).map(|part| part.parse::<u16>().ok());
    let numbers: Option<Vec<u16>> = numbers.collect();
    let (year, month, day) = match numbers.as_deref() {
        Some(&[year, month, day]) if year > 31 && "-/.".contains(mark) => (year, month, day),
        Some(&[month, day, year]) if mark == '/' && day > 12 => (year, month, day),
        Some(&[day, month, year]) if "-/.".contains(mark) && month <= 12 => (year, month, day),
        _ => return find(text, None, &[]).map(|found| found.date),
    };
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let year = if year < 100 { 2000 + year } else { year };
    Some(Date {
        month: Month::new(year, u8::try_from(month).ok()?)?,
        day: Some(day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_alone_may_have_the_order_of_a_country() {
        for date in [
            "05/31/2026",
            "5/31/2026",
            "31/5/2026",
            "31.5.2026",
            "2026-5-31",
            "2026/05/31",
            "05/31/26",
            "2026-05-31T08:00:00+02:00",
            "31 May 2026",
            "20260531",
            "31-05-2026",
        ] {
            let found = read(date).map(|date| (date.month.to_string(), date.day));
            assert_eq!(found, Some(("2026-05".to_owned(), Some(31))), "of {date}");
        }
        for other in ["", "31.31.2026", "0/0/2026", "1.2.3.4", "soon"] {
            assert_eq!(read(other), None, "of {other}");
        }
    }
}

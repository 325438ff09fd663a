//! The words of a text that may be parts of a date.

use crate::model::Month;
use core::str::FromStr;

/// Names of months in lower case, each with the month's number, from 1 to 12.
pub type Names = [(String, u8)];

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The run itself.
    pub text: &'a str,
    /// Its offset in the text.
    pub start: usize,
    /// What is between the previous word and this one.
    pub gap: &'a str,
    /// The number of the month that it names.
    pub month: Option<u8>,
}

impl Word<'_> {
    /// Returns the offset after it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether little is before the word, so that it may belong to the previous one.
    pub fn is_near(&self) -> bool {
        let is_mark = |c: char| c.is_whitespace() || ",.-_/(’'".contains(c);
        self.gap.chars().count() <= 3 && self.gap.chars().all(is_mark)
    }

    /// Returns the number if it has exactly this many digits.
    pub fn number<N: FromStr>(&self, n_digits: usize) -> Option<N> {
        let is_number = self.text.len() == n_digits && self.text.bytes().all(is_digit);
        is_number.then(|| self.text.parse().ok()).flatten()
    }

    /// Returns a year of four digits. Beside the name of a month, any number of four digits is one.
    pub fn any_year(&self) -> Option<u16> {
        self.number(4)
    }

    /// Returns a year that a number alone may be.
    pub fn year(&self) -> Option<u16> {
        self.any_year().filter(|year| (1900..2200).contains(year))
    }

    /// Returns a day such as `31`, `1st`, or the one at the start of `31T20:15`.
    pub fn day(&self) -> Option<u8> {
        let end = self.text.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        let is_day = ["", "st", "nd", "rd", "th"].contains(&rest) || rest.starts_with('T');
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
        day.filter(|_| is_day && digits.len() <= 2)
    }
}

/// Reports whether a byte is an ASCII digit.
pub fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// Splits a text into its runs of letters and digits. `names` are those of another language.
pub fn words<'a>(text: &'a str, names: &Names) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut end = 0;
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        if run.is_empty() {
            continue;
        }
        // `split` returns slices of `text`, in order.
        let start = text
            .get(end..)
            .and_then(|rest| rest.find(run))
            .map_or(end, |at| end + at);
        let gap = text.get(end..start).unwrap_or_default();
        words.push(Word {
            text: run,
            start,
            gap,
            month: month_number(run, names),
        });
        end = start + run.len();
    }
    words
}

/// Returns a month's number from its name, or from its short form such as `Nov` or `Sept`.
fn month_number(word: &str, names: &Names) -> Option<u8> {
    if let Some(month) = Month::from_name(0, word) {
        return Some(month.number());
    }
    let lower = word.to_lowercase();
    if let Some((_, number)) = names.iter().find(|(name, _)| *name == lower) {
        return Some(*number);
    }
    let short = if word.eq_ignore_ascii_case("sept") {
        "sep"
    } else {
        word
    };
    let mut all = (1..=12).filter_map(|number| Month::new(0, number));
    all.find(|month| month.short_name().eq_ignore_ascii_case(short))
        .map(Month::number)
}

//! Reads numbers in words.

use super::words::Words;
use crate::search::ordinal_number;

/// Names of powers of ten.
const POWERS: [(u8, &[&str]); 4] = [
    (3, &["thousand", "k"]),
    (6, &["million", "millions", "m", "mn", "mio", "mln"]),
    (9, &["billion", "billions", "b", "bn", "bln"]),
    (12, &["trillion", "trillions", "t", "tn", "trn"]),
];

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number in words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelled {
    /// The number.
    pub value: u64,
    /// Index behind its words.
    pub end: usize,
    /// Whether it is an ordinal.
    pub is_ordinal: bool,
}

/// The part of a number that has been read.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Whole thousands, millions and so on.
    total: u64,
    /// The number since then, below 1000.
    part: u64,
}

/// Returns the power of ten that a word names.
pub fn power(word: &str) -> Option<u8> {
    let power = POWERS.iter().find(|(_, names)| names.contains(&word));
    power.map(|it| it.0)
}

/// Reads a number in words: `twelve`, `twenty-five`, `two hundred and six`, `three million`, and
/// ordinals up to 99th. `one` is none by itself, because it is an article and a pronoun, and neither
/// is `first`, which mostly means `new`.
pub fn spelled(words: &Words<'_>, at: usize) -> Option<Spelled> {
    let mut sum = Sum::default();
    let mut end = at;
    let mut is_ordinal = false;
    while let Some(term) = words.all.get(end).map(|word| word.term.as_str()) {
        if end > at && !words.is_joined(end) {
            break;
        }
        let is_behind_ten = sum.part > 10 && sum.part % 10 == 0;
        if let Some(value) = ordinal(term, end > at).filter(|_| end == at || is_behind_ten) {
            sum.part += value;
            (end, is_ordinal) = (end + 1, true);
            break;
        }
        let is_link = term == "and" && sum.part >= 100 && is_small(words.term(end + 1));
        if !is_link && !sum.take(term, end == at) {
            break;
        }
        end += 1;
    }
    let value = sum.total.checked_add(sum.part)?;
    let is_alone = end == at + 1 && value <= 1;
    (end > at && !is_alone).then_some(Spelled {
        value,
        end,
        is_ordinal,
    })
}

impl Sum {
    /// Adds a word. Returns `false` if it does not go on with the number.
    fn take(&mut self, term: &str, is_first: bool) -> bool {
        let Self { total, part } = self;
        if let Some(value) = position(&UNITS, term) {
            let fits =
                *part % 10 == 0 && (value > 0 || is_first) && (value < 10 || *part % 100 == 0);
            *part += if fits { value } else { 0 };
            return fits;
        }
        if let Some(value) = position(&TENS, term) {
            let fits = *part % 100 == 0;
            *part += if fits { value * 10 } else { 0 };
            return fits;
        }
        if term == "hundred" && (1..10).contains(part) {
            *part *= 100;
            return true;
        }
        // Short names of powers are no words.
        match power(term).filter(|_| term.len() > 3 && *part > 0) {
            Some(power) => {
                *total = total.saturating_add(*part * 10_u64.pow(power.into()));
                *part = 0;
                true
            }
            None => false,
        }
    }
}

fn is_small(term: &str) -> bool {
    position(&UNITS, term).is_some() || position(&TENS, term).is_some()
}

/// Returns the number of an ordinal of one word. Behind a ten, as in `twenty-first`, only those up to
/// `ninth`.
fn ordinal(term: &str, is_behind_ten: bool) -> Option<u64> {
    let value = ordinal_number(term)? as u64;
    let is_one_word = value <= 20 || value.is_multiple_of(10);
    (is_one_word && (!is_behind_ten || value < 10)).then_some(value)
}

fn position(names: &[&str], term: &str) -> Option<u64> {
    let at = names
        .iter()
        .position(|name| *name == term && !name.is_empty())?;
    Some(at as u64)
}

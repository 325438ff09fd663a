//! Finds the numbers of a text, in digits and in words.

use super::figure::Reason;
use super::spelled::{power, spelled};
use super::words::Words;
use core::ops::Range;

/// A number as written, before anything is known about its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its words, with the name of a power such as `million`.
    pub words: Range<usize>,
    /// The number.
    pub value: f64,
    /// The number without its power: 2.4 in `2.4 million`.
    pub bare: f64,
    /// The power of ten that a word or letter names.
    pub power: u8,
    /// Number of significant digits.
    pub digits: u8,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `900`, `2.4M`
    Digits,
    /// `two hundred`
    Words,
    /// `11th`
    OrdinalDigits,
    /// `eleventh`
    OrdinalWords,
}

impl Number {
    /// Reports whether it says a place in a sequence.
    pub fn is_ordinal(&self) -> bool {
        matches!(self.form, Form::OrdinalDigits | Form::OrdinalWords)
    }

    /// Takes the power of another number, as the 3 of `3-4 million` does.
    pub fn take_power(&mut self, power: u8) {
        self.power = power;
        self.value = scaled(self.bare, power);
    }
}

/// Reads the number that begins with a word. `Err` says why something with a digit is none; its range
/// is the word.
pub fn number(words: &Words<'_>, at: usize) -> Option<Result<Number, Reason>> {
    let word = words.all.get(at)?;
    if !word.term.contains(|c: char| c.is_ascii_digit()) {
        let is_time = word.term == "second" && is_time(words, at);
        return in_words(words, at).filter(|_| !is_time).map(Ok);
    }
    if word.is_code {
        return Some(Err(Reason::Code));
    }
    Some(in_digits(words, at))
}

/// Whether `second` is a length of time, as in `per second`.
fn is_time(words: &Words<'_>, at: usize) -> bool {
    ["per", "every", "each", "split", "sub"].contains(&words.before(at, 1))
}

fn in_digits(words: &Words<'_>, at: usize) -> Result<Number, Reason> {
    let term = words.term(at);
    let end = term.find(|c: char| !c.is_ascii_digit() && c != '.');
    let (digits, letters) = term.split_at(end.unwrap_or(term.len()));
    // The groups of `20 000` are read as words of their own, and the last one is no number.
    let is_group = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
    if digits.is_empty() || is_group || is_behind_letter(words, at) {
        return Err(Reason::PartOfWord);
    }
    if digits.matches('.').count() > 1 || digits.contains('.') && is_ordinal_ending(letters) {
        return Err(Reason::Version);
    }
    if is_ratio(words, at) {
        return Err(Reason::Ratio);
    }
    let bare: f64 = digits.parse().map_err(|_| Reason::PartOfWord)?;
    let mut number = Number {
        words: at..at + 1,
        value: bare,
        bare,
        power: 0,
        digits: significant(digits),
        form: Form::Digits,
    };
    if is_ordinal_ending(letters) && !letters.is_empty() {
        number.form = Form::OrdinalDigits;
    } else if let Some(power) = power(letters) {
        number.take_power(power);
    } else if !letters.is_empty() {
        return Err(Reason::PartOfWord);
    } else if let Some(power) = power(words.term(at + 1))
        && words.is_joined(at + 1)
        && is_power_word(words, at + 1)
    {
        number.words.end += 1;
        number.take_power(power);
    }
    if !number.value.is_finite() {
        return Err(Reason::PartOfWord);
    }
    Ok(number)
}

/// Whether a power is a word, or letters that are one behind an amount of money, as in `$5 m`.
fn is_power_word(words: &Words<'_>, at: usize) -> bool {
    words.term(at).len() > 1 || words.gap(at - 1).ends_with(['$', '€', '£', '¥'])
}

/// Whether a letter is before the number without a blank, as in `KIP-231`. Words before a year or a
/// rank, such as `mid-` and `top-`, are none.
fn is_behind_letter(words: &Words<'_>, at: usize) -> bool {
    let is_hyphen = matches!(words.gap(at), "-" | "\u{2010}" | "\u{2011}" | "_");
    let before = words.before(at, 1);
    let is_letters = before.ends_with(|c: char| c.is_alphabetic());
    let is_prefix = ["mid", "top", "pre", "post", "sub", "late", "early"].contains(&before);
    let is_number = in_words(words, at.saturating_sub(1)).is_some();
    at > 0 && is_hyphen && is_letters && !is_prefix && !is_number
}

/// Whether only a slash or a colon is between the number and another, as in `24/7` and `10:30`.
fn is_ratio(words: &Words<'_>, at: usize) -> bool {
    let has_mark = |at: usize| matches!(words.gap(at), "/" | ":" | "⁄");
    let is_number = |term: &str| term.starts_with(|c: char| c.is_ascii_digit());
    at > 0 && has_mark(at) && is_number(words.before(at, 1))
        || has_mark(at + 1) && is_number(words.term(at + 1))
        || words.term(at).contains('⁄')
}

/// Reads a number in words.
fn in_words(words: &Words<'_>, at: usize) -> Option<Number> {
    let spelled = spelled(words, at)?;
    let bare = spelled.value.to_string().parse().ok()?;
    Some(Number {
        words: at..spelled.end,
        value: bare,
        bare,
        power: 0,
        digits: significant(&spelled.value.to_string()),
        form: if spelled.is_ordinal {
            Form::OrdinalWords
        } else {
            Form::Words
        },
    })
}

fn is_ordinal_ending(letters: &str) -> bool {
    ["st", "nd", "rd", "th"].contains(&letters)
}

/// Multiplies without the error of a product: 3.88 million is 3880000.
fn scaled(bare: f64, power: u8) -> f64 {
    format!("{bare}e{power}").parse().unwrap_or(bare)
}

/// Counts the significant digits, without the zeros at the end of a whole number.
fn significant(digits: &str) -> u8 {
    let whole = digits.trim_start_matches(['0', '.']);
    let whole = if digits.contains('.') {
        whole
    } else {
        whole.trim_end_matches('0')
    };
    let n_digits = whole.bytes().filter(u8::is_ascii_digit).count();
    u8::try_from(n_digits).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::figures::words::Plain;
    use crate::model::Inline;

    #[track_caller]
    fn check(text: &str, expected: &[f64]) {
        let plain = Plain::new(&[Inline::Text(text.to_owned())]);
        let all = plain.words();
        let words = Words { all: &all };
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            at += 1;
            if let Some(Ok(number)) = number(&words, at - 1) {
                at = number.words.end;
                found.push(number.value);
            }
        }
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn numbers_are_read_in_digits() {
        check("115,071 ropes and 22.30", &[115_071.0, 22.3]);
        check(
            "$3.88 million, 2.4M, €2bn, 60k",
            &[3_880_000.0, 2.4e6, 2e9, 6e4],
        );
        check("the 11th, the 22nd and 3rd", &[11.0, 22.0, 3.0]);
        check("30-40 or 24-hour", &[30.0, 40.0, 24.0]);
        check("１２ ships", &[12.0]);
    }

    #[test]
    fn numbers_are_read_in_words() {
        check("twenty-five and two hundred and six", &[25.0, 206.0]);
        check("three million ropes, one hundred", &[3e6, 100.0]);
        check(
            "the twenty-first, the eleventh, the thirtieth",
            &[21.0, 11.0, 30.0],
        );
        check("one of the ropes, first of all, hundreds", &[]);
        check("two three ninety twelve", &[2.0, 3.0, 90.0, 12.0]);
    }

    #[test]
    fn digits_in_words_versions_and_ratios_are_no_numbers() {
        for text in [
            "Web3", "H2O", "KIP-231", "COVID-19", "v0.9.1", "0.9.1", "24/7", "10:30", "layer-2",
            "2x", "5G", "4⁄5",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn zeros_at_the_end_of_a_whole_number_are_not_significant() {
        let found = ["200000", "22.30", "0.05", "1980", "0"].map(significant);
        assert_eq!(found, [1, 4, 1, 3, 0]);
    }
}

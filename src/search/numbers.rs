//! Other spellings of a number: `1,500,000`, `1.5m` and `1.5 million`; and `509` for `509.62`.

use super::QueryRewrite;
use super::evaluation::Evaluation;
use super::query::Clause;
use super::scoring::Rank;

/// Powers of ten with a name: the power, and its names. The first is shown to readers.
const POWERS: [(i32, &[&str]); 4] = [
    (3, &["thousand", "k"]),
    (6, &["million", "m", "mn"]),
    (9, &["billion", "bn", "b"]),
    (12, &["trillion", "tn"]),
];

/// Maximum number of digits of a number to spell in other ways.
const MAX_DIGITS: usize = 18;

impl Evaluation<'_> {
    /// Adds the texts that spell a number of the query in another way.
    pub fn find_numbers(&mut self, clauses: &[Clause]) {
        for (number, clause) in clauses.iter().enumerate() {
            let Some(word) = clause.word() else { continue };
            let next = clauses.get(number + 1).and_then(Clause::word);
            let next = next.map_or("", |word| word.term.as_str());
            if word.term.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_prefix {
                self.find_decimals(number, &word.term);
            }
            let Some(amount) = Amount::parse(&word.term, next) else {
                continue;
            };
            self.find_amount(number, &word.written, &amount);
        }
    }

    /// Adds `509.62` for `509`.
    fn find_decimals(&mut self, clause: usize, term: &str) {
        let beginning = [term, "."].concat();
        for decimal in self.index.dictionary.range(&beginning) {
            self.add(clause, decimal, Rank::Prefix);
            let decimal = self.index.dictionary.term(decimal).to_owned();
            self.matcher.add(vec![decimal], false);
        }
    }

    fn find_amount(&mut self, clause: usize, written: &str, amount: &Amount) {
        let is_instead = self.n_texts(clause) == 0;
        let mut shown = Vec::new();
        for spelling in amount.spellings() {
            let sequence = self.sequence(&spelling, false);
            let mut texts = self.texts_with(&sequence);
            texts.retain(|&(text, _)| !self.has(clause, text));
            if texts.is_empty() {
                continue;
            }
            for (text, count) in texts {
                self.add_text(clause, text, Rank::Form, count);
                if amount.has_next {
                    self.add_text(clause + 1, text, Rank::Form, count);
                }
            }
            for term in sequence.into_iter().flatten() {
                self.claim(clause, term);
            }
            shown.push(spelling.join(" "));
            self.matcher.add(spelling, false);
        }
        if !shown.is_empty() {
            self.rewrites.push(QueryRewrite {
                written: written.to_owned(),
                shown,
                is_instead,
            });
        }
    }
}

/// A number: its digits times a power of ten.
#[derive(Debug, PartialEq, Eq)]
struct Amount {
    digits: String,
    power: i32,
    /// Whether the name of the power is the next word.
    has_next: bool,
}

impl Amount {
    /// Parses a number with the name of its power behind it, as in `1.5m`, or in the next word.
    /// Returns `None` for a number below 1,000 without such a name.
    fn parse(term: &str, next: &str) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let number = term.trim_start_matches(is_part);
        let (number, name) = (term.strip_suffix(number)?, number);
        let has_next = name.is_empty() && power_of(next).is_some();
        let power = match name {
            "" => power_of(next).unwrap_or_default(),
            _ => power_of(name)?,
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let digits = [whole, decimals].concat();
        let digits = digits.trim_start_matches('0');
        let n_digits = digits.len();
        let is_long = power > 0 || n_digits > 3 && decimals.is_empty();
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        let power = power - i32::try_from(decimals.len()).ok()?;
        (is_long && is_digits && (1..=MAX_DIGITS).contains(&n_digits)).then(|| Self {
            digits: digits.to_owned(),
            power,
            has_next,
        })
    }

    /// Returns the spellings, each as its terms.
    fn spellings(&self) -> Vec<Vec<String>> {
        let mut spellings: Vec<Vec<String>> = Vec::new();
        let whole = self.decimal(0).filter(|number| !number.contains('.'));
        spellings.extend(whole.map(|number| vec![number]));
        for (power, names) in POWERS {
            let Some(number) = self.decimal(power) else {
                continue;
            };
            let pairs = names
                .iter()
                .map(|&name| vec![number.clone(), name.to_owned()]);
            spellings.extend(pairs);
            spellings.extend(names.iter().map(|name| vec![[&number, *name].concat()]));
        }
        spellings
    }

    /// Returns the number in units of a power of ten, for example `1.5` for 1,500,000 in millions.
    /// Returns `None` if it has many digits before or after the point.
    fn decimal(&self, power: i32) -> Option<String> {
        let digits = self.digits.trim_end_matches('0');
        let n_zeros = i32::try_from(self.digits.len() - digits.len()).ok()?;
        let shift = self.power - power + n_zeros;
        if shift >= 0 {
            let zeros = "0".repeat(usize::try_from(shift).ok()?);
            let number = [digits, &zeros].concat();
            let longest = if power == 0 { MAX_DIGITS } else { 4 };
            return (number.len() <= longest).then_some(number);
        }
        let n_decimals = usize::try_from(-shift).ok()?;
        let number = [
            "0".repeat((n_decimals + 1).saturating_sub(digits.len()))
                .as_str(),
            digits,
        ]
        .concat();
        let (whole, decimals) = number.split_at_checked(number.len() - n_decimals)?;
        (n_decimals <= 3).then(|| [whole, ".", decimals].concat())
    }
}

fn power_of(name: &str) -> Option<i32> {
    let power = POWERS.iter().find(|(_, names)| names.contains(&name));
    power.map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, next: &str, expected: &[&str]) {
        let amount = Amount::parse(term, next);
        let spellings = amount.map(|it| it.spellings()).unwrap_or_default();
        let spellings: Vec<String> = spellings.iter().map(|it| it.join(" ")).collect();
        for spelling in expected {
            assert!(
                spellings.iter().any(|it| it == spelling),
                "{spelling} of {spellings:?}"
            );
        }
        assert_eq!(expected.is_empty(), spellings.is_empty(), "{spellings:?}");
    }

    #[test]
    fn a_number_is_spelled_in_digits_and_with_the_name_of_its_power() {
        check(
            "1500000",
            "",
            &["1500000", "1.5 million", "1.5m", "1500 thousand", "1500k"],
        );
        check("250m", "", &["250000000", "250 million", "0.25 billion"]);
        check("2bn", "", &["2 billion", "2000 million", "2000000000"]);
        check("3.88", "million", &["3880000", "3.88m"]);
        check("200k", "ksm", &["200000", "200 thousand", "0.2 million"]);
        check("200000", "ksm", &["200k"]);
    }

    #[test]
    fn small_numbers_versions_and_words_are_spelled_in_one_way() {
        for term in [
            "509", "509.62", "1.2.3", "12th", "v2", "0", "k", "000", "3m2", "",
        ] {
            check(term, "", &[]);
        }
        check("99999999999999999999", "", &[]);
    }
}

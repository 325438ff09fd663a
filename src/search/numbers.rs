//! Other spellings of a number: `1,500,000`, `1.5m` and `1.5 million`; and `509` for `509.62`.

use super::QueryRewrite;
use super::evaluation::Evaluation;
use super::query::Clause;
use super::scoring::Rank;

/// Powers of ten with a name: the power, and its names.
const POWERS: [(u32, &[&str]); 4] = [
    (3, &["thousand", "k"]),
    (6, &["million", "m", "mn"]),
    (9, &["billion", "bn", "b"]),
    (12, &["trillion", "tn"]),
];

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
            self.add_marked(clause, decimal, Rank::Prefix);
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
            self.add_sequence(clause, &spelling, &sequence, &texts, Rank::Form);
            if amount.has_next {
                for (text, count) in texts {
                    self.add_text(clause + 1, text, Rank::Form, count);
                }
            }
            shown.push(spelling.join(" "));
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

/// A number of at least 1,000.
#[derive(Debug, PartialEq, Eq)]
struct Amount {
    value: u64,
    /// Whether the name of its power of ten is the next word.
    has_next: bool,
}

impl Amount {
    /// Parses a number with the name of its power behind it, as in `1.5m`, or in the next word.
    /// Returns `None` for a number that is small, no whole number, or above 10¹⁸.
    fn parse(term: &str, next: &str) -> Option<Self> {
        let at = term.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, name) = term.split_at_checked(at.unwrap_or(term.len()))?;
        let has_next = name.is_empty() && power_of(next).is_some();
        let power = power_of(if has_next { next } else { name });
        let power = if name.is_empty() {
            power.unwrap_or(0)
        } else {
            power?
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let n_decimals = u32::try_from(decimals.len()).ok()?;
        let decimals: u64 = decimals.parse().ok()?;
        let unit = 10_u64.pow(power);
        let part = decimals.checked_mul(unit)?;
        let divisor = 10_u64.checked_pow(n_decimals)?;
        let value = whole.parse::<u64>().ok()?.checked_mul(unit)?;
        let value = value.checked_add(part / divisor)?;
        let is_whole = part % divisor == 0;
        (is_whole && value >= 1000).then_some(Self { value, has_next })
    }

    /// Returns the spellings, each as its terms.
    fn spellings(&self) -> Vec<Vec<String>> {
        let mut spellings = vec![vec![self.value.to_string()]];
        for (power, names) in POWERS {
            let unit = 10_u64.pow(power - 3);
            let thousandths = self.value / unit;
            if !self.value.is_multiple_of(unit) || !(1..10_000_000).contains(&thousandths) {
                continue;
            }
            let mut number = (thousandths / 1000).to_string();
            if !thousandths.is_multiple_of(1000) {
                // The 1 keeps the zeros behind the point: `1.05` has 1050 thousandths.
                let decimals = (1000 + thousandths % 1000).to_string();
                number.push('.');
                number.push_str(decimals.get(1..).unwrap_or_default().trim_end_matches('0'));
            }
            for name in names {
                spellings.push(vec![number.clone(), (*name).to_owned()]);
                spellings.push(vec![[&number, *name].concat()]);
            }
        }
        spellings
    }
}

fn power_of(name: &str) -> Option<u32> {
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
        check("1.05m", "", &["1050000", "1.05 million", "1050 thousand"]);
        check("1.111m", "", &["1.111 million", "1111 thousand"]);
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

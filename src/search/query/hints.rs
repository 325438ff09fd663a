//! Words of a query that say more than themselves: a time (`late 2022`), a topic (`governance`), and
//! small words as in a question (`when did`).

use super::clause::Clause;
use crate::model::{Month, Topic, TopicId};
use crate::text::search::typed::{MONTHS, QUESTION_WORDS, SMALL_WORDS};

/// Minimum number of words of a question.
const QUESTION: usize = 3;

/// Parts of a year: a name, and its months as bits from January (bit 0).
const PARTS: &[(&str, u16)] = &[
    ("early", 0b0000_0000_1111),
    ("beginning", 0b0000_0000_1111),
    ("start", 0b0000_0000_1111),
    ("mid", 0b0000_1111_0000),
    ("middle", 0b0000_1111_0000),
    ("late", 0b1111_0000_0000),
    ("end", 0b1111_0000_0000),
    ("spring", 0b0000_0001_1100),
    ("summer", 0b0000_1110_0000),
    ("autumn", 0b0111_0000_0000),
    ("fall", 0b0111_0000_0000),
    ("winter", 0b1000_0000_0011),
    ("q1", 0b0000_0000_0111),
    ("q2", 0b0000_0011_1000),
    ("q3", 0b0001_1100_0000),
    ("q4", 0b1110_0000_0000),
];

/// All months of a year.
const WHOLE: u16 = 0b1111_1111_1111;

/// A time or a topic that a query names in words. Passages from there come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The words as typed, for example `late` and `2022`.
    pub words: Vec<String>,
    pub(in crate::search) kind: HintKind,
}

impl Hint {
    /// Returns the time that it names; `None` for a topic.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self.kind {
            HintKind::Time(period) => Some(period),
            HintKind::Topic(_) => None,
        }
    }

    /// Returns the topic that it names; `None` for a time.
    #[must_use]
    pub fn topic(&self) -> Option<TopicId> {
        match self.kind {
            HintKind::Time(_) => None,
            HintKind::Topic(topic) => Some(topic),
        }
    }
}

/// What a hint names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum HintKind {
    Time(Period),
    Topic(TopicId),
}

/// Some months of a year, not always adjacent: winter is January, February, and December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The year.
    pub year: u16,
    /// Bit 0 is January.
    months: u16,
}

impl Period {
    /// Reports whether the month belongs to it.
    #[must_use]
    pub fn contains(self, month: Month) -> bool {
        self.year == month.year() && self.months >> (month.number() - 1) & 1 == 1
    }

    /// Returns the first and last month. `None` if others are between them that do not belong to it.
    #[must_use]
    pub fn span(self) -> Option<(Month, Month)> {
        let first = self.months.trailing_zeros();
        let last = first + (self.months >> first).trailing_ones() - 1;
        let is_whole = self.months >> first >> (last - first + 1) == 0;
        let month = |bit: u32| Month::new(self.year, u8::try_from(bit + 1).ok()?);
        is_whole.then_some((month(first)?, month(last)?))
    }
}

/// Marks the small words and the words of hints, and returns the hints.
pub(super) fn read_hints(clauses: &mut [Clause], topics: &[Topic]) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut at = 0;
    while at < clauses.len() {
        let rest = clauses.get(at..).unwrap_or_default();
        let time = time_at(rest).map(|(period, n)| (HintKind::Time(period), n));
        let found = time.or_else(|| Some((HintKind::Topic(topic_at(rest, topics)?), 1)));
        let n_words = found.map_or(1, |it| it.1);
        let own = clauses.get_mut(at..at + n_words).unwrap_or_default();
        let words = own.iter_mut().filter_map(Clause::word_mut);
        if let Some((kind, _)) = found {
            let number = Some(hints.len());
            let words = words.map(|word| {
                word.hint = number;
                word.written.clone()
            });
            let words = words.collect();
            hints.push(Hint { words, kind });
        } else {
            words.for_each(|word| word.is_small = is_small(&word.term));
        }
        at += n_words;
    }
    hints
}

/// Reports whether the clauses are a question, as in `when did auctions begin`.
pub(super) fn is_question(clauses: &[Clause]) -> bool {
    let first = clauses.first().and_then(Clause::word);
    clauses.len() >= QUESTION && first.is_some_and(|word| is_one_of(QUESTION_WORDS, &word.term))
}

fn is_small(term: &str) -> bool {
    is_one_of(QUESTION_WORDS, term) || is_one_of(SMALL_WORDS, term)
}

fn is_one_of(words: &str, term: &str) -> bool {
    words.split(' ').any(|word| word == term)
}

/// Returns the time that the first clauses name, and the number of these clauses.
fn time_at(clauses: &[Clause]) -> Option<(Period, usize)> {
    // Each term with the number of clauses up to it.
    let mut terms: Vec<(&str, usize)> = Vec::new();
    for (number, word) in clauses.iter().take(4).map_while(Clause::word).enumerate() {
        if word.parts.is_empty() {
            terms.push((&word.term, number + 1));
        }
        terms.extend(word.parts.iter().map(|part| (part.as_str(), number + 1)));
    }
    let term = |at: usize| terms.get(at).map_or("", |it| it.0);
    let n_clauses = |at: usize| terms.get(at).map_or(0, |it| it.1);
    if let Some(year) = year(term(0)) {
        // `2021-11` is one clause, and `2021 q3` two.
        let is_joined = n_clauses(1) == n_clauses(0);
        let months = match months(term(1)) {
            _ if is_joined => month_number(term(1))?,
            Some(months) if self::year(term(2)).is_none() => {
                return Some((Period { year, months }, n_clauses(1)));
            }
            _ => WHOLE,
        };
        return Some((Period { year, months }, n_clauses(0)));
    }
    let mut months = self::months(term(0))?;
    let mut at = 1;
    // The month says more than its part: `early may 2021`.
    let inner = self::months(term(at)).filter(|inner| inner.is_power_of_two());
    if let Some(inner) = inner.filter(|_| !months.is_power_of_two()) {
        months = inner;
        at += 1;
    }
    // `did prices fall in 2021` names no part of the year.
    let joins = term(at) == "of" || term(at) == "in" && months.is_power_of_two();
    at += usize::from(joins);
    let year = year(term(at))?;
    Some((Period { year, months }, n_clauses(at)))
}

fn month_number(term: &str) -> Option<u16> {
    let number: u16 = term.parse().ok()?;
    (1..=12).contains(&number).then(|| 1 << (number - 1))
}

fn year(term: &str) -> Option<u16> {
    let year = term.parse().ok()?;
    (term.len() == 4 && (1900..2100).contains(&year)).then_some(year)
}

/// Returns the number of the month that a word names.
pub(super) fn month_named(word: &Clause) -> Option<u8> {
    let months = months(&word.word()?.term)?;
    let number = u8::try_from(months.trailing_zeros() + 1).ok();
    number.filter(|_| months.is_power_of_two())
}

/// Returns the months of a part of a year, or of the name of a month, which may be shortened.
fn months(term: &str) -> Option<u16> {
    if let Some((_, months)) = PARTS.iter().find(|(name, _)| *name == term) {
        return Some(*months);
    }
    let is_named = |name: &str| term.len() >= 3 && name.starts_with(term);
    let number = MONTHS.split(' ').position(is_named)?;
    Some(1 << number)
}

/// Returns the topic that the first clause names, in the singular or plural of most English words.
fn topic_at(clauses: &[Clause], topics: &[Topic]) -> Option<TopicId> {
    let term = &clauses.first().and_then(Clause::word)?.term;
    let is_name = |name: &str| {
        let stem = |word: &str| word.trim_end_matches('s').to_ascii_lowercase();
        stem(name) == stem(term)
    };
    let is_named = |topic: &Topic| {
        let names = [&topic.slug, &topic.label, &topic.short_label];
        names.into_iter().any(|name| is_name(name))
    };
    let at = topics.iter().position(is_named)?;
    u8::try_from(at).ok().map(TopicId)
}

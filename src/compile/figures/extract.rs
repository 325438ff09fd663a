//! The figures of one piece of text.

use super::calendar::{Mention, mentions};
use super::figure::{Basis, Figure, Kind, Reason, Skipped};
use super::items::{Item, items};
use super::measure::Terms;
use super::period::{is_limit, period};
use super::qualifier::{is_forecast, qualifier};
use super::relations::relate;
use super::rules::Rules;
use super::unit::Unit;
use super::words::{Plain, Words};
use crate::model::{Inline, Month, TextId};
use core::ops::Range;

/// The figures of a text, and the numbers that are none. Lines and files are not known yet.
#[derive(Default)]
pub struct Extracted {
    pub figures: Vec<Figure>,
    pub skipped: Vec<Skipped>,
    /// Byte offset of each figure's number.
    pub places: Vec<usize>,
    /// Byte offset of each number that is none.
    pub skipped_places: Vec<usize>,
    /// The text without markup.
    pub text: String,
}

/// Reads a text of the report of a month.
pub fn extract(id: TextId, text: &[Inline], month: Month, rules: &Rules) -> Extracted {
    let plain = Plain::new(text);
    let all = plain.words();
    let words = Words { all: &all };
    let mentions = mentions(&words, month, &rules.months);
    let items = items(&words, &mentions, rules);
    if items.is_empty() {
        return Extracted::default();
    }
    let reader = Reader {
        terms: Terms::new(&words, rules),
        numbers: items.iter().map(|item| item.number.words.start).collect(),
        text: &plain.text,
        words: &words,
        mentions: &mentions,
        rules,
        month,
        id,
    };
    let mut extracted = reader.read(&items);
    relate(&words, rules, &items, &mut extracted.figures);
    Extracted {
        text: plain.text.clone(),
        ..extracted
    }
}

struct Reader<'a> {
    words: &'a Words<'a>,
    text: &'a str,
    mentions: &'a [Mention],
    /// First words of the numbers, in order.
    numbers: Vec<usize>,
    terms: Terms,
    rules: &'a Rules,
    month: Month,
    id: TextId,
}

impl Reader<'_> {
    fn read(&self, items: &[Item]) -> Extracted {
        let mut extracted = Extracted::default();
        for (at, item) in items.iter().enumerate() {
            let is_second_end = item.other_end.is_some() && item.other_end == at.checked_sub(1);
            let first_end = extracted.figures.last().filter(|_| is_second_end);
            let word = self.words.all.get(item.number.words.start);
            let place = word.map_or(0, |word| word.range.start);
            match &item.unit {
                Ok(unit) => {
                    let figure = self.figure(item, unit, first_end);
                    extracted.figures.push(figure);
                    extracted.places.push(place);
                }
                Err(reason) => {
                    extracted.skipped.push(self.skipped(item, *reason));
                    extracted.skipped_places.push(place);
                }
            }
        }
        extracted
    }

    /// Returns the bytes of some words.
    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.words.all.get(words.start);
        let last = words
            .end
            .checked_sub(1)
            .and_then(|at| self.words.all.get(at));
        let start = start.map_or(0, |word| word.range.start);
        start..last.map_or(start, |word| word.range.end.max(start))
    }

    fn written(&self, bytes: &Range<usize>) -> String {
        let written = self.text.get(bytes.clone()).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the figure of a number. `first_end` is the figure of the other end of its range, if the
    /// number is the second.
    fn figure(&self, item: &Item, unit: &Unit, first_end: Option<&Figure>) -> Figure {
        let number = &item.number;
        let mut range = self.bytes(&unit.words);
        range.start = range.start.saturating_sub(unit.sign);
        range.end += unit.sign_behind;
        let sentence = self.words.sentence_bytes(number.words.start, self.text);
        let (measure, near) = self.measure(item, unit, first_end, &sentence);
        let is_number = |at: usize| self.numbers.binary_search(&at).is_ok();
        let place = (number.words.start, unit.words.end.max(number.words.end));
        let is_expected = first_end.is_some_and(|it| it.forecast);
        let forecast = is_expected || is_forecast(self.words, number.words.start);
        let context = (self.month, forecast);
        let (period, basis) = match item.day {
            Some(day) => (day, Basis::Day),
            None => period(self.words, self.mentions, place, &is_number, context),
        };
        // A figure of a later time has not happened yet.
        let forecast = forecast || item.day.is_none() && period.is_after(self.month);
        Figure {
            month: self.month,
            id: self.id,
            text: self.written(&range),
            range,
            sentence,
            file: String::new(),
            line: 0,
            value: number.value,
            digits: number.digits,
            kind: unit.kind,
            unit: unit.name.clone(),
            measure,
            qualifier: qualifier(self.words, self.text, &number.words),
            forecast,
            is_past: is_past(self.words, number.words.start)
                && !is_limit(self.words, number.words.start),
            period,
            basis,
            other_end: item.other_end,
            worth_of: None,
            rule: unit.rule,
            near,
        }
    }

    /// Returns the measure of a number, and the word that decided.
    fn measure(
        &self,
        item: &Item,
        unit: &Unit,
        first_end: Option<&Figure>,
        sentence: &Range<usize>,
    ) -> (Option<String>, Option<String>) {
        if matches!(unit.kind, Kind::Date | Kind::Ordinal) {
            return (unit.measure.clone(), None);
        }
        let number = &item.number;
        let whole = number.words.start..unit.words.end.max(number.words.end);
        let found = self
            .terms
            .measure(self.words, &whole, number.value, unit, self.rules);
        if let Some((at, near)) = found {
            let measure = self.rules.measures.get(at);
            return (measure.map(|measure| measure.id.clone()), near);
        }
        // The other end of a range is of the same measure.
        let same = first_end.filter(|it| it.unit == unit.name && it.sentence == *sentence);
        (same.and_then(|same| same.measure.clone()), None)
    }

    fn skipped(&self, item: &Item, reason: Reason) -> Skipped {
        Skipped {
            id: self.id,
            text: self.written(&self.bytes(&item.number.words)),
            file: String::new(),
            line: 0,
            reason,
        }
    }
}

/// Verbs of the past tense that do not end with `ed`.
const PAST: [&str; 37] = [
    "was", "were", "had", "did", "saw", "won", "went", "began", "fell", "rose", "held", "took",
    "came", "became", "gave", "got", "grew", "hit", "kept", "led", "left", "lost", "made", "met",
    "paid", "ran", "said", "sent", "shot", "sold", "stood", "swung", "told", "wrote", "broke",
    "brought", "found",
];

/// Words that end like such a verb, but are none.
const NOT_PAST: [&str; 5] = ["hundred", "kindred", "limited", "sacred", "united"];

/// Reports whether a sentence has a verb in the past tense.
fn is_past(words: &Words<'_>, at: usize) -> bool {
    let mut sentence = words.sentence(at).take(MAX_SENTENCE);
    sentence.any(|at| {
        let term = words.term(at);
        PAST.contains(&term)
            || term.len() > 4
                && term.ends_with("ed")
                && !term.ends_with("eed")
                && !NOT_PAST.contains(&term)
    })
}

/// Maximum number of words of a sentence that are read for each number of it.
const MAX_SENTENCE: usize = 100;

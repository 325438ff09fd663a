//! The numbers of a text with their units. Both ends of a range have the unit that one end names.

use super::calendar::Mention;
use super::figure::{Kind, Period, Reason, Rule};
use super::masks::mask;
use super::nouns::noun_before;
use super::rules::Rules;
use super::scan::{Number, number};
use super::unit::Unit;
use super::units::unit;
use super::words::Words;
use core::ops::Range;

/// A number of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The number, or the word that has a digit but is none.
    pub number: Number,
    /// Its unit, or the reason why it is no figure.
    pub unit: Result<Unit, Reason>,
    /// For a day, the day.
    pub day: Option<Period>,
    /// Index of the other end of a range.
    pub other_end: Option<usize>,
}

/// Returns the numbers of a text, in order.
pub fn items(words: &Words<'_>, mentions: &[Mention], rules: &Rules) -> Vec<Item> {
    let mut items = Vec::new();
    let mut mentions = mentions.iter().peekable();
    let mut at = 0;
    while at < words.all.len() {
        if let Some(mention) = mentions.next_if(|mention| mention.words.start <= at) {
            items.extend(day(mention, at));
            at = mention.words.end.max(at);
            continue;
        }
        match number(words, at) {
            Some(Ok(number)) => {
                let item = item(words, number, rules);
                // The words of a unit are no numbers, as in `6-second`.
                at = item.end();
                items.push(item);
            }
            Some(Err(reason)) => {
                items.push(Item::skipped(at..at + 1, reason));
                at += 1;
            }
            None => at += 1,
        }
    }
    join_ranges(words, &mut items);
    for item in &mut items {
        if item.unit == Err(Reason::NoUnit)
            && let Some(unit) = noun_before(words, &item.number, rules)
        {
            item.unit = Ok(unit);
        }
    }
    join_ranges(words, &mut items);
    // Number words without a unit are everywhere, and nobody takes them for figures.
    items.retain(|item| item.unit.is_ok() || !item.is_in_words());
    mark_ends(words, &mut items);
    items
}

impl Item {
    fn skipped(words: Range<usize>, reason: Reason) -> Self {
        let number = Number {
            words,
            value: 0.0,
            bare: 0.0,
            power: 0,
            digits: 0,
            form: super::scan::Form::Digits,
        };
        Self {
            number,
            unit: Err(reason),
            day: None,
            other_end: None,
        }
    }

    fn is_in_words(&self) -> bool {
        use super::scan::Form;
        matches!(self.number.form, Form::Words | Form::OrdinalWords)
    }

    /// Returns the index behind number and unit. The unit of a range may be behind its other end.
    fn end(&self) -> usize {
        let own = self.unit.as_ref().ok();
        let own = own.filter(|unit| unit.rule != Rule::Range);
        let end = own.map_or(0, |unit| unit.words.end);
        end.max(self.number.words.end)
    }
}

/// Makes an item of a day. Months and years are none.
fn day(mention: &Mention, at: usize) -> Option<Item> {
    let mut item = Item::skipped(at..mention.words.end, Reason::Year);
    match mention.period {
        Period::Day(month, day) => {
            let digits = format!("{:04}{:02}{day:02}", month.year(), month.number());
            item.number.value = digits.parse().ok()?;
            item.day = Some(mention.period);
            let words = mention.words.clone();
            item.unit = Ok(Unit::new(Kind::Date, "date", Rule::Day, words));
        }
        Period::Year(_) if mention.words.len() == 1 => {}
        _ => return None,
    }
    Some(item)
}

fn item(words: &Words<'_>, number: Number, rules: &Rules) -> Item {
    let mut number = number;
    let mut found = unit(words, &number, rules);
    if let Some(unit) = found.as_mut().filter(|unit| unit.kind == Kind::Percent)
        && let Some(n_bytes) = minus(words, number.words.start)
    {
        unit.sign = n_bytes;
        number.value = -number.value;
    }
    // A name with a number may stand before a unit, but not behind a currency or before per cent.
    let is_sure = |unit: &Unit| matches!(unit.kind, Kind::Money | Kind::Percent);
    let unit = match found {
        Some(unit) if is_sure(&unit) => Ok(unit),
        found => match mask(words, &number, rules) {
            Some(reason) => Err(reason),
            None => found.ok_or(Reason::NoUnit),
        },
    };
    Item {
        number,
        unit,
        day: None,
        other_end: None,
    }
}

/// Returns the bytes of a minus sign before a number. A hyphen behind a word is none.
fn minus(words: &Words<'_>, at: usize) -> Option<usize> {
    let gap = words.gap(at);
    let before = gap.strip_suffix(['-', '−'])?;
    let is_apart = before.ends_with(|c: char| c.is_whitespace() || "([".contains(c));
    let is_first = before.is_empty() && (at == 0 || gap == "−");
    (is_apart || is_first).then(|| gap.len() - before.len())
}

/// The text between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
    /// `7 of 9`
    Of,
}

fn joint(words: &Words<'_>, first: &Item, second: &Item) -> Option<Joint> {
    let (end, start) = (first.end(), second.number.words.start);
    let is_mark = |c: char| c.is_whitespace() || "$€£¥~≈".contains(c);
    match start.checked_sub(end)? {
        0 => {
            let mut gap = words.gap(start).chars().filter(|c| !is_mark(*c)).peekable();
            if words.gap(start).trim() == "," && second.number.is_ordinal() {
                return Some(Joint::And);
            }
            gap.peek()?;
            gap.all(|c| "-–—\u{2010}\u{2011}".contains(c))
                .then_some(Joint::Dash)
        }
        1 if words.gap(end).chars().all(char::is_whitespace)
            && words.gap(start).chars().all(is_mark) =>
        {
            match words.term(end) {
                "to" | "through" => Some(Joint::To),
                "and" | "or" => Some(Joint::And),
                "of" if words.is_joined(start) => Some(Joint::Of),
                _ => None,
            }
        }
        n_words if n_words <= MAX_OF => {
            let is_joined = (end..=start).all(|at| words.is_joined(at));
            let is_link = |at| ["out", "of", "the", "its", "all"].contains(&words.term(at));
            let has_of = (end..start).any(|at| words.term(at) == "of");
            (is_joined && has_of && (end..start).all(is_link)).then_some(Joint::Of)
        }
        _ => None,
    }
}

/// Maximum number of words between the parts of a share, as in `7 out of the 9`.
const MAX_OF: usize = 3;

/// Gives both ends of each range the unit of one.
fn join_ranges(words: &Words<'_>, items: &mut [Item]) {
    // From the end, because in `37th, 38th and 39th slot` the last number has the unit.
    for at in (1..items.len()).rev() {
        let Some([first, second]) = items.get_mut(at - 1..=at) else {
            continue;
        };
        let Some(joint) = joint(words, first, second) else {
            continue;
        };
        share_power(first, second, joint);
        share_unit(words, first, second, joint);
    }
    for at in 1..items.len() {
        if let Some([first, second]) = items.get_mut(at - 1..=at)
            && let Some(joint) = joint(words, first, second)
        {
            share_unit(words, first, second, joint);
        }
    }
}

/// Notes both ends of each range.
fn mark_ends(words: &Words<'_>, items: &mut [Item]) {
    for at in 1..items.len() {
        let Some([first, second]) = items.get(at - 1..=at) else {
            continue;
        };
        let is_range = match joint(words, first, second) {
            Some(Joint::Dash | Joint::To) => true,
            Some(Joint::And) => words.before(first.number.words.start, 1) == "between",
            Some(Joint::Of) => false,
            None => is_from_to(words, first, second),
        };
        if is_range {
            mark(items, at);
        }
    }
}

/// In `3-4 million` both are millions, but not in `$500 to $1.3 million`.
fn share_power(first: &mut Item, second: &Item, joint: Joint) {
    let power = second.number.power;
    let is_same_kind = match (&first.unit, &second.unit) {
        (Ok(first), Ok(second)) => first.name == second.name,
        (Err(Reason::NoUnit), _) => true,
        _ => false,
    };
    let is_bare = first.number.power == 0 && power > 0;
    if matches!(joint, Joint::Dash | Joint::To)
        && is_bare
        && is_same_kind
        && first.number.bare < second.number.bare
    {
        first.number.take_power(power);
    }
}

fn share_unit(words: &Words<'_>, first: &mut Item, second: &mut Item, joint: Joint) {
    let is_same_form = first.number.is_ordinal() == second.number.is_ordinal();
    if !is_same_form || first.day.is_some() || second.day.is_some() {
        return;
    }
    match (&first.unit, &second.unit) {
        (Err(Reason::NoUnit), Ok(unit))
            if unit.rule != Rule::Numbered && (joint != Joint::Of || unit.kind == Kind::Count) =>
        {
            let start = first.number.words.start;
            first.unit = Ok(Unit {
                rule: Rule::Range,
                words: start..unit.words.end,
                sign: 0,
                sign_behind: 0,
                ..unit.clone()
            });
        }
        (Ok(unit), Err(Reason::NoUnit)) => {
            let is_between = words.before(first.number.words.start, 1) == "between";
            let is_open = match unit.kind {
                Kind::Money => match joint {
                    Joint::Dash | Joint::To => true,
                    Joint::And => is_between,
                    Joint::Of => false,
                },
                Kind::Ordinal => matches!(unit.rule, Rule::Numbered | Rule::Range),
                Kind::Count => joint == Joint::To && unit.rule == Rule::NounBefore,
                Kind::Percent | Kind::Date => false,
            };
            if is_open {
                let end = second.number.words.end;
                second.unit = Ok(Unit {
                    rule: Rule::Range,
                    words: unit.words.start..end,
                    ..unit.clone()
                });
            }
        }
        _ => {}
    }
}

/// Whether the number before is behind `from` and this one behind `to`, as in `from $26 to a peak of $45`.
fn is_from_to(words: &Words<'_>, first: &Item, second: &Item) -> bool {
    let start = |item: &Item| super::qualifier::start(words, item.number.words.start);
    let link = |item: &Item| words.before(start(item), 1);
    let is_one = words.is_one_sentence(first.number.words.start, second.number.words.start);
    is_one && link(first) == "from" && link(second) == "to"
}

fn mark(items: &mut [Item], at: usize) {
    let Some([first, second]) = items.get_mut(at.saturating_sub(1)..=at) else {
        return;
    };
    if let (Ok(one), Ok(other)) = (&first.unit, &second.unit)
        && one.name == other.name
        && one.kind != Kind::Date
    {
        first.other_end = Some(at);
        second.other_end = Some(at - 1);
    }
}

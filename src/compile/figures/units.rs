//! Tells the unit of a number by the words beside it: money, per cent, a place, or things.

use super::money::{money, percent};
use super::nouns::noun;
use super::ordinals::{numbered, ordinal};
use super::rules::Rules;
use super::scan::Number;
use super::unit::Unit;
use super::words::Words;

/// Returns the unit of a number, by the words right beside it.
pub fn unit(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Unit> {
    if number.is_ordinal() {
        return ordinal(words, number, rules);
    }
    let is_top = words.before(number.words.start, 1) == "top";
    money(words, number)
        .or_else(|| percent(words, number))
        .or_else(|| numbered(words, number, rules).filter(|_| is_top))
        .or_else(|| noun(words, number, rules))
        .or_else(|| numbered(words, number, rules))
}

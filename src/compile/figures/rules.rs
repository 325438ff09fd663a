//! An archive's statements about its figures: measures, units, masks, and overrides.

use super::figure::Period;
use crate::model::Month;
use std::collections::BTreeMap;

/// An archive's statements about its figures. Without any, there are money, per cent and days only.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Measures in display order.
    pub measures: Vec<Measure>,
    /// Names of units that count things, by their first word.
    pub units: BTreeMap<String, Vec<UnitName>>,
    /// Words beside numbers that are no figures.
    pub masks: Vec<Mask>,
    /// Decisions of a person.
    pub overrides: Vec<FigureOverride>,
    /// Names of months in another language than English, in lower case.
    pub months: Vec<(String, u8)>,
}

/// Something that the reports measure again and again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Id in addresses and in JSON.
    pub id: String,
    /// Name for readers.
    pub label: String,
    /// Units of its numbers, each `money`, `%`, `ordinal`, a currency's code, or a unit of the
    /// archive.
    pub units: Vec<String>,
    /// The greatest number that it can have.
    pub max: Option<f64>,
    /// Terms near a number that speak for the measure. Without any, all numbers with the unit are of
    /// it, unless another measure has a word near.
    pub words: Vec<Term>,
    /// Terms near a number that speak against it.
    pub not: Vec<Term>,
    /// How other measures are compared with it.
    pub role: Role,
    /// The unit that a price is of.
    pub of: Option<String>,
    /// Scale of a chart.
    pub scale: Scale,
    /// Whether it has a chart, if there are enough statements.
    pub charted: bool,
}

/// The role of a measure when figures are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    #[default]
    None,
    /// The price of one unit of [`Measure::of`].
    Price,
    /// The change of that price in per cent.
    Change,
    /// A place that may rise and fall, so that its ordinals never run backwards.
    Rank,
}

/// The scale of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances for equal differences.
    #[default]
    Linear,
    /// Equal distances for equal ratios.
    Log,
}

/// One or more words, of which the last is a beginning unless `is_whole`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Folded words, at least one.
    pub words: Vec<String>,
    /// Whether the last word is a whole word.
    pub is_whole: bool,
}

/// A name of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitName {
    /// Folded words of the name, at least one.
    pub words: Vec<String>,
    /// The unit that it names.
    pub unit: String,
    /// Whether the name is for one thing, as in `validator`, so that it is behind other numbers only
    /// in words such as `three-day`.
    pub is_singular: bool,
    /// Whether the name is of a token, and so is in capitals.
    pub is_token: bool,
}

/// Words beside a number that make it no figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// Folded words before the number.
    pub before: Vec<String>,
    /// Folded words behind the number.
    pub behind: Vec<String>,
}

/// The correction or removal of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureOverride {
    /// Its line in `archive.toml`, counted from 1.
    pub at: u32,
    /// Month of the report.
    pub month: Month,
    /// The words that hold number and unit.
    pub text: String,
    /// Line of the number in the source, counted from 1; `None` if the words are there once.
    pub line: Option<u32>,
    /// Whether there is no such figure.
    pub remove: bool,
    /// The right number.
    pub value: Option<f64>,
    /// The right unit.
    pub unit: Option<String>,
    /// The right measure; empty for none.
    pub measure: Option<String>,
    /// Whether it is a forecast.
    pub forecast: Option<bool>,
    /// When it was true.
    pub period: Option<Period>,
}

impl Rules {
    /// Returns the measure with this id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// Returns the role of a measure.
    #[must_use]
    pub fn role(&self, id: Option<&str>) -> Role {
        let measure = id.and_then(|id| self.measure(id));
        measure.map_or(Role::None, |measure| measure.role)
    }
}

impl Term {
    /// Reads a term such as `pric`, `high.` or `market-cap`.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let beginning = written.strip_suffix('.');
        let words = beginning.unwrap_or(written).split('-');
        Self {
            words: words.map(str::to_owned).collect(),
            is_whole: beginning.is_some(),
        }
    }
}

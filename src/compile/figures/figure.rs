//! A number that a report states, with its unit, its time and its place.

use crate::model::{Month, TextId};
use core::fmt;
use core::ops::Range;

/// A number of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Month of the report.
    pub month: Month,
    /// Id of the piece of text that has the number.
    pub id: TextId,
    /// Bytes of the words that hold number and unit, in that text without markup.
    pub range: Range<usize>,
    /// Bytes of the sentence, in the same text.
    pub sentence: Range<usize>,
    /// The words that hold number and unit, as in `$3.88 million`.
    pub text: String,
    /// Path of the source file below the archive's folder.
    pub file: String,
    /// Line of the number in the source, counted from 1.
    pub line: u32,
    /// The number. For a day, its digits: `20210518` is 18 May 2021.
    pub value: f64,
    /// Number of significant digits as written: 1 for `200,000`, 4 for `22.30`.
    pub digits: u8,
    /// Kind of number.
    pub kind: Kind,
    /// ISO code, `%`, `ordinal`, `date`, or the unit that the archive states, such as `KSM` or
    /// `validator`.
    pub unit: String,
    /// Id of the measure.
    pub measure: Option<String>,
    /// Words that qualify the number, in lower case, such as `about` or `a high of`.
    pub qualifier: Option<String>,
    /// Whether the sentence expects the number instead of reporting it.
    pub forecast: bool,
    /// Whether the sentence has a verb in the past tense.
    pub is_past: bool,
    /// When the number was true.
    pub period: Period,
    /// How the period is known.
    pub basis: Basis,
    /// Index of the other end of a range, among the figures of the report.
    pub other_end: Option<usize>,
    /// Index of the amount that this money is worth, among the figures of the report.
    pub worth_of: Option<usize>,
    /// Why the number is a figure.
    pub rule: Rule,
    /// The word that decided on the measure.
    pub near: Option<String>,
}

/// A number that is no figure, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Id of the piece of text that has the number.
    pub id: TextId,
    /// The number as written.
    pub text: String,
    /// Path of the source file below the archive's folder.
    pub file: String,
    /// Line of the number in the source, counted from 1.
    pub line: u32,
    /// Why it is none.
    pub reason: Reason,
}

/// A kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An amount of money.
    Money,
    /// A share of a hundred.
    Percent,
    /// A place in a sequence.
    Ordinal,
    /// A number of things, or an amount of a token.
    Count,
    /// A day.
    Date,
}

impl Kind {
    /// All kinds, in the order of pages.
    pub const ALL: [Self; 5] = [
        Self::Money,
        Self::Percent,
        Self::Ordinal,
        Self::Count,
        Self::Date,
    ];
}

/// When a number was true. Prints as `2021`, `2021-05` or `2021-05-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A year.
    Year(u16),
    /// A month.
    Month(Month),
    /// A day of a month.
    Day(Month, u8),
}

/// How the period of a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The sentence names the day.
    Day,
    /// The sentence names a part of a month, as in `early May`.
    PartOfMonth,
    /// The sentence names the month.
    Month,
    /// The sentence names the year.
    Year,
    /// The sentence names no other time, so it is the month of the report.
    Report,
    /// A person stated it in `archive.toml`.
    Override,
}

/// The rule that made a number a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `$30`
    Symbol,
    /// `30 USD`, `30 dollars`
    Code,
    /// `30%`, `30 per cent`
    Percent,
    /// `11th slot`
    Ordinal,
    /// `slot 11`
    Numbered,
    /// `900 validators`
    Noun,
    /// `validators rose to 900`
    NounBefore,
    /// `30` in `30-40%`, whose unit is with the other end.
    Range,
    /// `18 May`
    Day,
}

/// Why a number is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is inside code or an address.
    Code,
    /// It is part of a word, as in `Web3` or `KIP-231`.
    PartOfWord,
    /// A mask of the archive or of the reader matches it.
    Mask,
    /// It is a version, as in `0.9.1`.
    Version,
    /// It is a year.
    Year,
    /// It is a time, a fraction or a ratio, as in `24/7`.
    Ratio,
    /// It has no unit that the archive states.
    NoUnit,
    /// An override removed it.
    Override,
}

impl Period {
    /// Returns the month, or `None` for a whole year.
    #[must_use]
    pub fn month(self) -> Option<Month> {
        match self {
            Self::Year(_) => None,
            Self::Month(month) | Self::Day(month, _) => Some(month),
        }
    }

    /// Reports whether it begins after a month.
    #[must_use]
    pub fn is_after(self, month: Month) -> bool {
        match self {
            Self::Year(year) => year > month.year(),
            Self::Month(own) | Self::Day(own, _) => own > month,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Day(month, day) => write!(f, "{month}-{day:02}"),
        }
    }
}

impl Basis {
    /// Says how the period is known.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Day => "the sentence names the day",
            Self::PartOfMonth => "the sentence names a part of the month",
            Self::Month => "the sentence names the month",
            Self::Year => "the sentence names the year",
            Self::Report => "the month of the report",
            Self::Override => "set in archive.toml",
        }
    }
}

impl Rule {
    /// Says why the number is a figure.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Symbol => "a currency sign is before it",
            Self::Code => "the name of a currency is beside it",
            Self::Percent => "`%` or `per cent` is behind it",
            Self::Ordinal => "it is an ordinal, and a word of a measure of ordinals is beside it",
            Self::Numbered => "a word of a measure of ordinals is before it",
            Self::Noun => "a unit is behind it",
            Self::NounBefore => "a unit and a word such as `to` are before it",
            Self::Range => "the other end of its range has the unit",
            Self::Day => "the name of a month is beside it, or it is a date in digits",
        }
    }
}

impl Reason {
    /// Says why the number is no figure.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Code => "it is in code or in an address",
            Self::PartOfWord => "it is part of a word",
            Self::Mask => "a mask matches it",
            Self::Version => "it is a version",
            Self::Year => "it is a year",
            Self::Ratio => "it is a time, a ratio or a fraction",
            Self::NoUnit => "no unit is beside it",
            Self::Override => "an override removes it",
        }
    }
}

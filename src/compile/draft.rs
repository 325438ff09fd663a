//! A report while it is compiled.

use super::classify::Placement;
use super::links::{HeadingName, InnerLink};
use super::source::Source;
use crate::model::Report;
use core::ops::RangeInclusive;
use std::borrow::Cow;

/// A report in progress, with the parts of its source that later steps need.
pub struct Draft<'a> {
    pub source: &'a Source,
    /// The repaired and rewritten text.
    pub text: Cow<'a, str>,
    pub report: Report,
    pub placements: Vec<Placement>,
    pub links: Vec<InnerLink>,
    /// Names that headings were given.
    pub names: Vec<HeadingName>,
    /// First and last line of each fenced code block.
    pub fences: Vec<RangeInclusive<u32>>,
}

//! A report while it is compiled.

use super::classify::Placement;
use super::dates::Date;
use super::links::{HeadingName, InnerLink};
use super::source::Source;
use crate::model::Report;
use core::ops::{Range, RangeInclusive};
use std::borrow::Cow;

/// A report in progress.
pub struct Draft<'a> {
    pub report: Report,
    pub placements: Vec<Placement>,
    /// The texts that the report was made from, at least one, by date.
    pub issues: Vec<Issue<'a>>,
}

/// One text of a report, with the parts of its source that later steps need.
pub struct Issue<'a> {
    pub source: &'a Source,
    /// The path below the archive's folder.
    pub file: String,
    /// Whether it has front matter, and so was written for the tools of a site.
    pub is_of_site: bool,
    /// The title as written; may be empty.
    pub title: String,
    pub date: Option<Date>,
    /// Its sections in the report. All are its own if it is the only issue, and so are head and lead.
    pub sections: Range<usize>,
    /// The repaired and rewritten text.
    pub text: Cow<'a, str>,
    pub links: Vec<InnerLink>,
    /// Names that headings were given.
    pub names: Vec<HeadingName>,
    /// First and last line of each fenced code block.
    pub fences: Vec<RangeInclusive<u32>>,
}

impl Draft<'_> {
    /// Returns the path of the report's first text, for messages about the whole report.
    pub fn path(&self) -> &str {
        let first = self.issues.first();
        first.map_or("", |issue| &issue.source.path)
    }

    /// Returns the path of the file with the section at an index, and the section's line.
    pub fn place_of(&self, at: usize) -> Option<(String, u32)> {
        let mut issues = self.issues.iter();
        let issue = issues.find(|issue| issue.sections.contains(&at))?;
        let section = self.report.sections.get(at)?;
        Some((issue.source.path.clone(), section.line))
    }

    /// Reports whether the section at an index has the title of an issue of several.
    pub fn is_divider(&self, at: usize) -> bool {
        self.issues.len() > 1 && self.issues.iter().any(|issue| issue.sections.start == at)
    }
}

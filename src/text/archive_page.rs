//! The page about the archive.

pub const UNAVAILABLE: &str = "This page could not be loaded.";
/// Shown before all numbers.
pub const METHOD: &str = "Rules assign the topics, first of all by a section’s heading. A section \
    that is largely about a second topic appears there, too. Rules make mistakes: the tables below \
    show their decisions, and the warnings show what deserves a second look.";
pub const BY_REPORT: &str = "Report by report";
pub const ORDER: &str = "Newest first. Line numbers are those of the headings in the report’s \
    source file.";
pub const REPORTS: &str = "Reports";
pub const SECTIONS: &str = "Sections";
pub const GAPS: &str = "Months without a report";
pub const WARNINGS: &str = "Warnings";
pub const IN_GENERAL: &str = "About the archive as a whole";
pub const BY_KIND: &str = "Warnings by kind";
pub const KIND: &str = "Kind";
pub const NUMBER: &str = "Number";
pub const SECTION: &str = "Section";
pub const LINE: &str = "Line";
pub const TOPICS: &str = "Topics";
pub const NO_HEADLINE: &str = "No headline";
pub const NO_HEADING: &str = "No heading";
/// Before the other topics of a section.
pub const ALSO: &str = "also ";
/// Level of a heading without heading markup in the source.
pub const NO_LEVEL: &str = "bold or plain line";

#[must_use]
pub fn sections(n: &str, n_shared: &str) -> String {
    [n, ", ", n_shared, " of them under more than one topic"].concat()
}

#[must_use]
pub fn one_report(month: &str) -> String {
    ["1, of ", month].concat()
}

#[must_use]
pub fn extent(n: &str, first: &str, last: &str) -> String {
    [n, ", from ", first, " to ", last].concat()
}

#[must_use]
pub fn span(first: &str, last: &str) -> String {
    [first, " to ", last].concat()
}

#[must_use]
pub fn level(number: &str) -> String {
    ["level\u{a0}", number].concat()
}

#[must_use]
pub fn line(number: &str) -> String {
    ["Line ", number].concat()
}

#[must_use]
pub fn line_of(file: &str, number: &str) -> String {
    [file, ", line ", number].concat()
}

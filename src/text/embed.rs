//! A part of the archive in a frame on another site.

pub const LACKS: &str = "The report has no section on this topic.";

#[must_use]
pub fn passage_of(month: &str) -> String {
    ["A passage of ", month].concat()
}

/// Link from a frame to the reader.
#[must_use]
pub fn read_in(site: &str) -> String {
    ["Read in ", site].concat()
}

//! The mark of the section being read, in the outline of a page.
//!
//! Set in place, because the outline is markup, and rendering must not depend on the scroll position.

use crate::browser::reading_line;

/// Selects the headings in the outline.
const HEADINGS: &str = ".report-section > h2";

/// Selects the links in the outline.
const LINKS: &str = ".outline a";

/// Marks the section being read in the outline.
///
/// # Without a browser
///
/// Must not be called.
pub fn mark_section() {
    let read = reading_line::element_at_line(HEADINGS);
    reading_line::point(LINKS, read.as_ref().map(|read| read.id.as_str()));
}

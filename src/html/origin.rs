//! The line about the origin of the text, below the heading of a page.
//!
//! The full notice is at the end of each page.

use crate::model::Archive;
use maud::{Markup, html};

/// Returns the archive's short notice as a line of its own; empty if the archive has none.
#[must_use]
pub fn origin_line(archive: &Archive) -> Markup {
    note_line(archive, &Markup::default())
}

/// Returns a line with a note, made of elements, and the archive's short notice; empty without both.
/// The style sheet separates the parts.
#[must_use]
pub fn note_line(archive: &Archive, note: &Markup) -> Markup {
    let notice = archive.site.short_notice.as_str();
    html! {
        @if !note.0.is_empty() || !notice.is_empty() {
            p.origin-line data-generated {
                (note)
                @if !notice.is_empty() { " " span { (notice) } }
            }
        }
    }
}

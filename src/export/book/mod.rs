//! Books: the whole archive, a topic, or a month as EPUB 3.
//!
//! The first page says what the book is, with the notice about the origin of the text. Each month is
//! a file with the ids of its page as anchors. Links to texts of the book stay in it; others lead to
//! the site, or are no links if it has no address. Pictures are separate files on the site, so their
//! words stand in their place. The style sheet sets no colors, so that readers can choose theirs.
//!
//! EPUB is XML, so an element without contents is written with both of its tags: `br {}`, not `br;`.
//!
//! # Source
//!
//! EPUB 3.3, <https://www.w3.org/TR/epub-33/>.

mod chapter;
mod contents;
mod epub;
mod package;
mod packed;
mod page;
mod xhtml;

pub use contents::{Contents, Part};
pub use epub::epub;

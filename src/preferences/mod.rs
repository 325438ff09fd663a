//! The reader's preferences: their values and how they are stored, without the storage itself.
//!
//! Must not know: the DOM, Leptos, the archive.

pub mod color_scheme;
pub mod keys;
pub mod text_size;

//! Search: the field with its listbox on every page, and the search page.

pub mod chips;
mod combobox;
mod destination;
pub mod facets;
pub mod field;
pub mod grid;
pub mod guide;
pub mod hits;
pub mod index;
pub mod listbox;
pub mod notice;
pub mod page;

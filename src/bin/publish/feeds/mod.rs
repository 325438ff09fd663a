//! The archive in other formats: Atom feeds, JSON, tables of figures, one HTML file, books, and
//! Markdown; and schemas.

pub mod books;
pub mod data;
pub mod feed;
pub mod figures;
pub mod markdown;
pub mod schemas;
pub mod single_file;
pub mod xml;

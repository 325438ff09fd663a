//! The archive in other formats: Atom feeds, JSON, one HTML file, books, and Markdown.

pub mod books;
pub mod data;
pub mod feed;
pub mod markdown;
pub mod single_file;
pub mod xml;

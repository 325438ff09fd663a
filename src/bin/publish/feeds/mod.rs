//! The archive in other formats: Atom feeds, JSON, and one HTML file.

pub mod data;
pub mod feed;
pub mod single_file;
pub mod xml;

//! The archive in other formats: Atom feeds, JSON, tables of figures, and one HTML file.

pub mod data;
pub mod feed;
pub mod figures;
pub mod single_file;
pub mod xml;

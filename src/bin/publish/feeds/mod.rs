//! The archive in other formats: feeds, JSON, and one file.

pub mod data;
pub mod feed;
pub mod single_file;
pub mod xml;

//! The archive in other formats: feeds, JSON, and one file.

pub mod book;
pub mod data;
pub mod feed;
pub mod xml;

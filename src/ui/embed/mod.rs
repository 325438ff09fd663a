//! Embedding: frames for other sites, and the page that writes their code.

pub mod form;
pub mod form_fields;
pub mod frame;
pub mod lines;
pub mod page;

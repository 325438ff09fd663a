//! Weights from labels given by hand, and a measure of their quality. No build needs this; only the
//! `check` command uses it.
//!
//! [`mod@train`] fits the weights of the [topic model](crate::compile::topic_model) to the labels, and
//! [`evaluation`] measures how well sections are classified.

pub mod evaluation;
pub mod train;

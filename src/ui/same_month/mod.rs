//! The same month of every year.

pub mod page;

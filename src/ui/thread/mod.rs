//! A thread: one topic through the months.

pub mod form;
pub mod page;
pub mod year_rail;

//! The page about the archive: every month with its record and warnings.

pub mod opened_years;
pub mod page;

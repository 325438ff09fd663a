//! The home page, and the reader's last visit.

pub mod last_visit;
pub mod page;
pub mod visits;

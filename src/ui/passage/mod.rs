//! Passages: the toolbar of a marked passage, its actions, and the frame of a quoted one.

pub mod actions;
pub mod bar;
pub mod page;

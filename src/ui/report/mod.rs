//! A month's report with its topic tabs and toolbars.

pub mod bars;
pub mod outline_mark;
pub mod page;
pub mod topic_tabs;

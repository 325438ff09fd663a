//! The shell of every page: header, footer, display panel, keyboard shortcuts, tools.

pub mod display_panel;
pub mod export_button;
pub mod help_sheet;
pub mod missing;
pub mod page_tools;
pub mod shortcuts;
pub mod single_keys;
pub mod site_footer;
pub mod site_header;

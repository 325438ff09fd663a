//! The sheet that lists the keys.

/// Its heading, and what the button says that opens it.
pub const TITLE: &str = "Keyboard shortcuts";
/// The button that closes it.
pub const CLOSE: &str = "Close";
/// The box that switches single keys on and off.
pub const SWITCH: &str = "Single-key shortcuts";
/// Keys that act by themselves.
pub const SINGLE: &str = "Anywhere except in a text field";
/// Keys that always act.
pub const ALWAYS: &str = "Always";
/// Keys of the tabs of a report.
pub const TABS: &str = "On the tabs of a report";
/// Keys of the search box.
pub const SEARCH_BOX: &str = "In the search box";
/// To the search box.
pub const SEARCH: &str = "Search all reports";
/// To the report before.
pub const EARLIER: &str = "Previous month";
/// To the report after.
pub const LATER: &str = "Next month";
/// To the front page.
pub const FRONT: &str = "The front page";
/// The sheet itself.
pub const HELP: &str = "This list";
/// What Escape does outside of fields.
pub const ESCAPE: &str = "Close what is open, or clear the marks";
/// The arrows, on a tab.
pub const TAB_BESIDE: &str = "Previous or next topic";
/// Home and End, on a tab.
pub const TAB_ENDS: &str = "First or last tab";
/// The arrows, in the search box.
pub const ALONG: &str = "Move through the results";
/// Enter, in the search box.
pub const OPEN: &str = "Open the selected result, or all results";
/// Enter with Ctrl or Cmd, in the search box.
pub const OPEN_APART: &str = "The same in a new tab";
/// Escape, in the search box.
pub const CLEAR: &str = "Close the list, then empty the box";

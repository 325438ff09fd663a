//! The dialog that lists the keyboard shortcuts.

/// Heading of the dialog, and label of the button that opens it.
pub const TITLE: &str = "Keyboard shortcuts";
/// Button that closes the dialog.
pub const CLOSE: &str = "Close";
/// Checkbox that switches single-key shortcuts on and off.
pub const SWITCH: &str = "Single-key shortcuts";
/// Group of single-key shortcuts.
pub const SINGLE: &str = "Anywhere except in a text field";
/// Group of keys that always work.
pub const ALWAYS: &str = "Always";
/// Group of keys for the tabs of a report.
pub const TABS: &str = "On the tabs of a report";
/// Group of keys for the search box.
pub const SEARCH_BOX: &str = "In the search box";
/// Focuses the search box.
pub const SEARCH: &str = "Search all reports";
/// Opens the report of the previous month.
pub const EARLIER: &str = "Previous month";
/// Opens the report of the next month.
pub const LATER: &str = "Next month";
/// Opens the home page.
pub const FRONT: &str = "The front page";
/// Opens this dialog.
pub const HELP: &str = "This list";
/// Escape outside of text fields.
pub const ESCAPE: &str = "Close the open panel, or clear the marks";
/// Arrow keys on a tab.
pub const TAB_BESIDE: &str = "Previous or next topic";
/// Home and End on a tab.
pub const TAB_ENDS: &str = "First or last tab";
/// Arrow keys in the search box.
pub const ALONG: &str = "Move through the results";
/// Enter in the search box.
pub const OPEN: &str = "Open the selected result, or all results";
/// Enter with Ctrl or Cmd in the search box.
pub const OPEN_APART: &str = "The same in a new tab";
/// Escape in the search box.
pub const CLEAR: &str = "Close the list, then empty the box";

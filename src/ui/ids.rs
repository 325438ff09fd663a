//! IDs that one module sets on an element and another looks up.

use crate::model::Topic;

/// Main element, the target of the skip link.
pub const MAIN: &str = "main";
/// Live region that announces page changes to screen readers.
pub const ANNOUNCER: &str = "announcer";
/// List of the topic tabs.
pub const TOPIC_TABS: &str = "topic-tabs";
/// Panel that the topic tabs control.
pub const TOPIC_PANEL: &str = "topic-panel";
/// Message that the report lacks the passage in the address.
pub const MISSING_PASSAGE: &str = "loss";
/// Link back to the place where the reader stopped on an earlier visit.
pub const RESUME: &str = "resume";
/// Button that deletes this place.
pub const FORGET: &str = "forget";
/// Mark on the newest report if it is new since the last visit.
pub const NEW_LATEST: &str = "new-latest";
/// Message with the number of reports since the last visit.
pub const NEW_MONTHS: &str = "new-months";
/// Button that saves the content of the page as a file.
pub const EXPORT: &str = "export";
/// Button that clears the search highlights in a report.
pub const CLEAR_MARKS: &str = "clear-marks";
/// Filters of the search page.
pub const SEARCH_NARROWING: &str = "narrow";
/// Dialog that lists the keyboard shortcuts.
pub const HELP_SHEET: &str = "help-sheet";
/// Checkbox in the dialog that turns single-key shortcuts on and off.
pub const SHORTCUT_SWITCH: &str = "shortcut-switch";
/// Search field.
pub const SEARCH_INPUT: &str = "search-input";
/// Popup with search results, over the page.
pub const SEARCH_POPUP: &str = "search-popup";
/// Notes below the search listbox.
pub const SEARCH_NOTES: &str = "search-notes";
/// Status line with the number of results.
pub const SEARCH_STATUS: &str = "search-status";
/// Panel with the display settings.
pub const DISPLAY_PANEL: &str = "display-panel";
/// Header of the page.
pub const SITE_HEADER: &str = "site-header";
/// Listbox that the search field controls.
pub const SEARCH_LISTBOX: &str = "search-listbox";

/// Form for the months and order of a thread.
pub const THREAD_FORM: &str = "thread-form";
/// Form for the years of a month of the year.
pub const SAME_MONTH_FORM: &str = "same-month-form";
/// Navigation by year in a thread.
pub const YEAR_RAIL: &str = "year-rail";

/// Form for the embeddable part and its look.
pub const EMBED_FORM: &str = "embed-form";
/// Link from the embed page to the part alone.
pub const EMBED_ALONE: &str = "embed-alone";
/// Preview at phone width.
pub const EMBED_PHONE: &str = "embed-phone";
/// Preview at desktop width.
pub const EMBED_DESK: &str = "embed-desk";
/// Host that the embedding page must allow.
pub const EMBED_HOST: &str = "embed-host";
/// Month field for a report.
pub const EMBED_MONTH: &str = "embed-month";
/// Topic field for a report or thread.
pub const EMBED_TOPIC: &str = "embed-topic";
/// List in the topic field.
pub const EMBED_TOPICS: &str = "embed-topics";
/// "All topics" option in the topic list.
pub const EMBED_ALL_TOPICS: &str = "embed-all-topics";
/// Fields for the months and order of a thread.
pub const EMBED_SPAN: &str = "embed-span";
/// Fields that only apply to reports.
pub const EMBED_EXTRAS: &str = "embed-extras";
/// Checkbox for a custom accent color.
pub const EMBED_ACCENT: &str = "embed-accent";
/// Width field.
pub const EMBED_WIDTH: &str = "embed-width";
/// Hint or error message below the width field.
pub const EMBED_WIDTH_NOTE: &str = "embed-width-note";

/// Returns the ID of an option of the search listbox. `number` counts from 0.
#[must_use]
pub fn search_option(number: usize) -> String {
    format!("search-option-{number}")
}

/// Returns the ID of the checkbox for a year of a month of the year.
#[must_use]
pub fn year_box(year: &str) -> String {
    ["show-", year].concat()
}

/// Returns the ID of a topic's tab, or without a topic of the tab for all topics.
#[must_use]
pub fn tab(topic: Option<&Topic>) -> String {
    format!("tab-{}", topic.map_or("all", |topic| topic.slug.as_str()))
}

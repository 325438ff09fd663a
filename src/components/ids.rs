//! Ids that one element gives and another refers to.

use crate::archive::Topic;

/// The main part of the page, to which the skip link leads.
pub const MAIN: &str = "main";
/// The live region that announces where the reader is.
pub const ANNOUNCER: &str = "announcer";
/// The list of the topic tabs.
pub const TOPIC_TABS: &str = "topic-tabs";
/// The panel that the topic tabs control.
pub const TOPIC_PANEL: &str = "topic-panel";
/// Where it is said that the report lacks the text that the address names.
pub const LOSS: &str = "loss";
/// The way back to where the reader stopped at an earlier visit.
pub const RESUME: &str = "resume";
/// The button that deletes this place.
pub const FORGET: &str = "forget";
/// Where it is said that the newest report is new since then.
pub const NEW_LATEST: &str = "new-latest";
/// Where it is said how many are.
pub const NEW_MONTHS: &str = "new-months";
/// The button that has the browser save what the page is about.
pub const EXPORT: &str = "export";
/// The button that clears the marks in a report.
pub const CLEAR_MARKS: &str = "clear-marks";
/// The part of the search page by which a search is narrowed.
pub const SEARCH_NARROWING: &str = "narrow";
/// The sheet that lists the keys.
pub const HELP_SHEET: &str = "help-sheet";
/// The box in it that switches single keys on and off.
pub const SHORTCUT_SWITCH: &str = "shortcut-switch";
/// The search box.
pub const SEARCH_INPUT: &str = "search-input";
/// What is found, over the page.
pub const SEARCH_POPUP: &str = "search-popup";
/// What is said below the listbox.
pub const SEARCH_NOTES: &str = "search-notes";
/// Where it is said how much the search box has found.
pub const SEARCH_STATUS: &str = "search-status";
/// The panel in which it is set how pages look.
pub const DISPLAY_PANEL: &str = "display-panel";
/// The head of the page.
pub const SITE_HEADER: &str = "site-header";
/// The listbox that the search box controls.
pub const SEARCH_LISTBOX: &str = "search-listbox";

/// The form that limits a thread.
pub const THREAD_FORM: &str = "thread-form";
/// The years of a thread.
pub const YEAR_RAIL: &str = "year-rail";

/// The form in which it is chosen what to embed.
pub const EMBED_FORM: &str = "embed-form";
/// The link from the page of that form to what is chosen, by itself.
pub const EMBED_ALONE: &str = "embed-alone";
/// Where it is shown as on a phone.
pub const EMBED_PHONE: &str = "embed-phone";
/// Where it is shown as on a desk.
pub const EMBED_DESK: &str = "embed-desk";
/// The host that a page must allow to embed from.
pub const EMBED_HOST: &str = "embed-host";
/// Its field with the month of a report.
pub const EMBED_MONTH: &str = "embed-month";
/// Its field with the topic of a report or of a thread.
pub const EMBED_TOPIC: &str = "embed-topic";
/// The list in that field.
pub const EMBED_TOPICS: &str = "embed-topics";
/// The option in that list which is no topic.
pub const EMBED_ALL_TOPICS: &str = "embed-all-topics";
/// Its fields with what limits a thread.
pub const EMBED_SPAN: &str = "embed-span";
/// Its fields with what only a report has.
pub const EMBED_EXTRAS: &str = "embed-extras";
/// The box that says whether there is an accent.
pub const EMBED_ACCENT: &str = "embed-accent";
/// The field with the width.
pub const EMBED_WIDTH: &str = "embed-width";
/// What is said of the field with the width.
pub const EMBED_WIDTH_NOTE: &str = "embed-width-note";

/// An option of the listbox below the search box, counted from 0.
#[must_use]
pub fn search_option(number: usize) -> String {
    format!("search-option-{number}")
}

/// The tab of a topic, or of all topics for `None`.
#[must_use]
pub fn tab(topic: Option<&Topic>) -> String {
    format!("tab-{}", topic.map_or("all", |topic| topic.slug.as_str()))
}

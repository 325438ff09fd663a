//! Ids that one element gives and another refers to.

use crate::archive::Topic;

/// The main part of the page, to which the skip link leads.
pub const MAIN: &str = "main";
/// The live region that announces where the reader is.
pub const ANNOUNCER: &str = "announcer";
/// The panel that the topic tabs control.
pub const TOPIC_PANEL: &str = "topic-panel";
/// The search box.
pub const SEARCH_INPUT: &str = "search-input";

/// The tab of a topic, or of all topics for `None`.
#[must_use]
pub fn tab(topic: Option<&Topic>) -> String {
    format!("tab-{}", topic.map_or("all", |topic| topic.slug.as_str()))
}

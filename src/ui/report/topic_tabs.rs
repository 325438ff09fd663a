//! The topics of a report as tabs.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Tabs Pattern with automatic activation,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>. The tabs are links, so that each can be opened
//! in a new window; all keys of the pattern work, too.

// Markup, not a view, because a view per tab cost 3.5 kB (brotli). A selection changes two
// attributes of each tab in place, so the focus stays on the tab.

use crate::browser::document::{self, Scroll};
use crate::browser::tabs;
use crate::model::{Archive, Month, TopicId};
use crate::routes::page_context::PageContext;
use crate::text;
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Entry, Navigation};
use leptos::ev::KeyboardEvent;
use maud::{Markup, html};

/// Returns the tabs of a report in the archive: all topics first, then each topic of the archive in
/// a fixed order, even if the report lacks it, unless the topic was found in headings. Empty without
/// topics, and if all sections have the same topic that was found.
#[must_use]
pub fn topic_tabs(context: PageContext<'_>, month: Month, chosen: Option<TopicId>) -> Markup {
    html! {
        @if has_tabs(context.archive, month, chosen) {
            div.topic-tabs id=(ids::TOPIC_TABS) role="tablist" aria-label=(text::topics::TOPICS) data-generated {
                @for choice in choices(context.archive, month, chosen) {
                    (tab(context, month, choice, choice == chosen))
                }
            }
        }
    }
}

/// Reports whether a report has tabs.
#[must_use]
pub fn has_tabs(archive: &Archive, month: Month, chosen: Option<TopicId>) -> bool {
    let choices = choices(archive, month, chosen);
    choices.len() > 2 || choices.iter().flatten().any(|&id| is_given(archive, id))
}

fn tab(context: PageContext<'_>, month: Month, choice: Option<TopicId>, is_chosen: bool) -> Markup {
    let topic = choice.and_then(|id| context.archive.topic(id));
    let is_lacking = choice.is_some_and(|topic| context.archive.lacks(month, topic));
    let (selected, tabindex) = if is_chosen {
        ("true", "0")
    } else {
        ("false", "-1")
    };
    html! {
        a.topic-tab.is-lacking[is_lacking] id=(ids::tab(topic)) href=(context.report(month, choice))
            role="tab" aria-selected=(selected) aria-controls=(ids::TOPIC_PANEL)
            tabindex=(tabindex) target=[context.same_frame()] {
            (topic.map_or(text::topics::ALL, |topic| &topic.short_label))
            @if is_lacking { (text::topics::LACKING) }
        }
    }
}

/// Handles a key press on a tab. Replaces the history entry, so that Back does not retrace the
/// tabs.
///
/// # Without a browser
///
/// Must not be called.
pub fn press_tab(
    event: &KeyboardEvent,
    navigation: Navigation,
    month: Month,
    topic: Option<TopicId>,
) {
    let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let Some(number) = tabs::number_of(event, ids::TOPIC_TABS).filter(|_| !is_modified) else {
        return;
    };
    let chosen = navigation.with_context(|context| {
        let choices = choices(context.archive, month, topic);
        let to = tab_by_key(&event.key(), number, choices.len())?;
        let chosen = choices.get(to).copied()?;
        let topic = chosen.and_then(|id| context.archive.topic(id));
        Some((context.reading(month, chosen), ids::tab(topic)))
    });
    if let Some((route, tab)) = chosen {
        event.prevent_default();
        navigation.go(route, Arrival::Tab, Entry::Replace);
        document::focus(&["#", &tab].concat(), Scroll::IfNeeded);
    }
}

/// Returns the topics of the tabs, in order. A chosen topic without a tab comes last, so that the places
/// of all others are the same.
fn choices(archive: &Archive, month: Month, chosen: Option<TopicId>) -> Vec<Option<TopicId>> {
    let has_tab = |id: &TopicId| !archive.lacks(month, *id) || is_given(archive, *id);
    let tabs = archive.topic_ids().filter(has_tab);
    let last = chosen.filter(|id| !has_tab(id));
    core::iter::once(None)
        .chain(tabs.chain(last).map(Some))
        .collect()
}

fn is_given(archive: &Archive, id: TopicId) -> bool {
    archive.topic(id).is_some_and(|topic| !topic.is_found)
}

/// Returns the index of the tab that `key` selects, or `None` for other keys. Enter is not handled,
/// because it follows the tab's link.
fn tab_by_key(key: &str, focused: usize, n_tabs: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((focused + 1) % n_tabs),
        "ArrowLeft" => Some((focused + n_tabs - 1) % n_tabs),
        "Home" => Some(0),
        "End" => Some(n_tabs - 1),
        " " => Some(focused),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_round_and_to_the_ends() {
        assert_eq!(tab_by_key("ArrowRight", 0, 3), Some(1));
        assert_eq!(tab_by_key("ArrowRight", 2, 3), Some(0));
        assert_eq!(tab_by_key("ArrowLeft", 0, 3), Some(2));
        assert_eq!(tab_by_key("Home", 2, 3), Some(0));
        assert_eq!(tab_by_key("End", 0, 3), Some(2));
        assert_eq!(tab_by_key(" ", 1, 3), Some(1));
        assert_eq!(tab_by_key("ArrowDown", 1, 3), None);
        assert_eq!(tab_by_key("a", 1, 3), None);
    }
}

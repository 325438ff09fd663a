//! The topics of a report as tabs.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Tabs Pattern with automatic activation,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>. The tabs are links, so that each can be
//! opened in a new window; all keys of the pattern work, too.

use super::ids;
use crate::archive::{Archive, Month, TopicId};
use crate::browser::document::{self, Scroll};
use crate::context::{use_archive, use_navigation};
use crate::navigation::{Arrival, Entry, Navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// The tabs of a report: all topics first, then each topic of the archive in its fixed place,
/// whether the report has it or not.
#[component]
pub fn TopicTabs(
    /// A month that the archive holds.
    month: Month,
    /// The chosen topic; `None` for all.
    #[prop(into)]
    topic: Signal<Option<TopicId>>,
) -> impl IntoView {
    let tabs = (0..choices(&use_archive()).len())
        .map(|number| view! { <TopicTab month number topic/> })
        .collect_view();
    view! {
        <div class="topic-tabs" role="tablist" aria-label="Topics" data-generated>
            {tabs}
        </div>
    }
}

#[component]
fn TopicTab(
    month: Month,
    /// The tab's place, counted from 0.
    number: usize,
    /// The chosen topic; `None` for all.
    topic: Signal<Option<TopicId>>,
) -> impl IntoView {
    let archive = use_archive();
    let navigation = use_navigation();
    let choice = choices(&archive).get(number).copied().flatten();
    let described = choice.and_then(|id| archive.topic(id));
    let id = ids::tab(described);
    let label = described
        .map_or("All", |topic| topic.short_label.as_str())
        .to_owned();
    let is_lacking = choice.is_some_and(|topic| archive.lacks(month, topic));
    let lacking = is_lacking.then(|| {
        view! { <span class="visually-hidden">" (not in this report)"</span> }
    });
    let href = navigation.href(&Route::Report {
        month,
        topic: choice,
    });
    let is_selected = move || topic.get() == choice;
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        let is_modified =
            event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        let choices = choices(&archive);
        let to = tab_by_key(&event.key(), number, choices.len());
        if let Some(&chosen) = to.and_then(|to| choices.get(to)).filter(|_| !is_modified) {
            event.prevent_default();
            choose(navigation, &archive, month, chosen);
        }
    };
    view! {
        <a
            id=id
            role="tab"
            class="topic-tab"
            class:is-lacking=is_lacking
            href=href
            aria-selected=move || is_selected().to_string()
            aria-controls=ids::TOPIC_PANEL
            tabindex=move || if is_selected() { "0" } else { "-1" }
            on:keydown=on_keydown
        >
            {label}
            {lacking}
        </a>
    }
}

/// Goes to a tab by key. Going along the tabs leaves no trail of entries for Back to retrace.
fn choose(navigation: Navigation, archive: &Archive, month: Month, topic: Option<TopicId>) {
    let route = Route::Report { month, topic };
    navigation.go(route, Arrival::Tab, Entry::Replace);
    let tab = ids::tab(topic.and_then(|id| archive.topic(id)));
    document::focus(&format!("#{tab}"), Scroll::IfNeeded);
}

/// The topics behind the tabs, in their order.
fn choices(archive: &Archive) -> Vec<Option<TopicId>> {
    core::iter::once(None)
        .chain(archive.topic_ids().map(Some))
        .collect()
}

/// The number of the tab that a key chooses when the focus is on one of so many tabs; `None` if
/// the key means nothing to the tabs. Enter is not among them: it follows the tab's link.
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

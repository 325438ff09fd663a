//! Behavior of the search box: its keys, and when its listbox is open.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Combobox Pattern with list autocomplete and manual selection,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>. The options are links, so each can be
//! opened in a new tab.

// Not a view: its elements are in the page before the program, and must stay the same nodes, because
// readers type before it starts. A view cost 5 kB (brotli). So it changes the elements in place.

use super::index::SearchIndexContext;
use super::listbox::{Addresses, N_OPTIONS, Suggestions};
use crate::browser::document::{self, Scroll};
use crate::browser::idle::Pace;
use crate::browser::{element, keyboard, listbox, text_field};
use crate::model::{Month, TextId, TopicId};
use crate::routes::page_context::PageContext;
use crate::routes::{Page, Route};
use crate::search::Query;
use crate::ui::context::use_navigation;
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Entry, HEADING, Navigation};
use core::time::Duration;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use maud::html;

/// Pause in typing before the number of results is announced. Chosen: longer than the time between
/// two keystrokes, because an announcement must not interrupt typing.
const QUIET: Duration = Duration::from_millis(500);

/// State of the search box. It has no listbox on the search page, because the page itself shows the
/// hits on every keystroke.
///
/// Its elements exist before the program starts, so it changes them directly.
#[derive(Clone, Copy)]
pub struct Combobox {
    navigation: Navigation,
    index: StoredValue<SearchIndexContext>,
    suggestions: StoredValue<Suggestions>,
    active: StoredValue<Option<usize>>,
    speaking: StoredValue<Option<TimeoutHandle>>,
}

impl Combobox {
    /// Returns the state of an empty search box.
    ///
    /// # Panics
    ///
    /// Panics outside an [`App`](crate::ui::app::App).
    #[must_use]
    pub fn new() -> Self {
        Self {
            navigation: use_navigation(),
            index: StoredValue::new(expect_context()),
            suggestions: StoredValue::new(Suggestions::default()),
            active: StoredValue::new(None),
            speaking: StoredValue::new(None),
        }
    }

    /// Copies the query from the address to the box, and closes the listbox on every navigation.
    /// `before` is the return value of the previous call.
    pub fn follow(self, before: Option<String>) -> String {
        let text = self.navigation.search_text();
        // Text typed before the program started is newer than the address. Two runs may be needed
        // at the start: one for the prerendered address, one for the actual address.
        let is_start = self.navigation.is_at_start();
        let is_new = before.as_ref() != Some(&text);
        let is_draft = is_start && !text_field::value(ids::SEARCH_INPUT).is_empty();
        if is_new && !is_draft {
            text_field::set_value(ids::SEARCH_INPUT, &text);
            text_field::set_default(ids::SEARCH_INPUT, &text);
        }
        if !is_start {
            self.close();
        }
        text
    }

    /// Searches again for the text in the box when the thesaurus has been loaded.
    pub fn search_again(self) {
        let has_thesaurus = self.index.with_value(SearchIndexContext::has_thesaurus);
        if has_thesaurus {
            self.suggestions.set_value(Suggestions::default());
            if Self::is_shown() {
                untrack(|| self.open(&text_field::value(ids::SEARCH_INPUT)));
            }
        }
    }

    /// Builds the index while the browser is idle.
    pub fn prepare(self, pace: Pace) {
        self.index.with_value(|index| index.prepare(pace));
    }

    /// Handles a change of the text.
    pub fn take(self, text: &str) {
        if self.is_on_search_page() {
            self.navigation.search(text);
        } else {
            self.open(text);
        }
    }

    /// Handles focus: shows the results again for the text still in the box.
    pub fn enter(self, text: &str) {
        self.prepare(Pace::Soon);
        if !text.is_empty() && !self.is_on_search_page() {
            self.open(text);
        }
    }

    /// Closes the popup.
    pub fn close(self) {
        self.choose(None);
        self.show(false);
        self.hush();
        element::say(ids::SEARCH_STATUS, "");
    }

    /// Opens the search page or, if already there, focuses its heading. In a frame the browser
    /// submits the form itself, into a new window.
    pub fn submit(self, event: &SubmitEvent) {
        if untrack(|| self.navigation.is_framed()) {
            return;
        }
        event.prevent_default();
        if self.is_on_search_page() {
            document::focus(HEADING, Scroll::Stay);
        } else {
            let route = Route::search(&text_field::value(ids::SEARCH_INPUT));
            self.navigation.go(route, Arrival::Link, Entry::Push);
        }
    }

    /// Handles a key before the browser does.
    pub fn press(self, event: &KeyboardEvent) {
        if keyboard::is_composing(event) {
            return;
        }
        let is_command = event.ctrl_key() || event.meta_key();
        let is_modified = is_command || event.alt_key() || event.shift_key();
        let is_taken = match event.key().as_str() {
            "Enter" => self.open_active(is_command),
            "Tab" => {
                self.close();
                false
            }
            _ if is_modified => false,
            "Escape" => self.escape(),
            key => self.go_along(key),
        };
        if is_taken {
            event.prevent_default();
        }
    }

    fn open(self, text: &str) {
        if self
            .suggestions
            .with_value(|suggestions| suggestions.text != text)
        {
            let suggestions = self.find(text);
            self.choose(None);
            element::write(ids::SEARCH_LISTBOX, &suggestions.options);
            element::write(ids::SEARCH_NOTES, &suggestions.notes);
            element::show(ids::SEARCH_LISTBOX, suggestions.n_options > 0);
            self.suggestions.set_value(suggestions);
        }
        self.show(true);
        self.speak_later();
    }

    /// Opens the popup if it has content, or closes it.
    fn show(self, is_open: bool) {
        let is_shown = is_open
            && self
                .suggestions
                .with_value(|suggestions| !suggestions.notes.0.is_empty());
        element::show(ids::SEARCH_POPUP, is_shown);
        let is_expanded = is_shown && self.n_options() > 0;
        let expanded = if is_expanded { "true" } else { "false" };
        element::set(ids::SEARCH_INPUT, "aria-expanded", Some(expanded));
    }

    fn is_shown() -> bool {
        element::is_shown(ids::SEARCH_POPUP)
    }

    fn find(self, text: &str) -> Suggestions {
        self.navigation.with_context(|context| {
            let query = Query::parse(text, &context.archive.topics);
            let results = self
                .index
                .with_value(|index| index.search(&query, N_OPTIONS));
            Suggestions::new(context.archive, &query, &results, &context)
        })
    }

    fn open_active(self, in_new_tab: bool) -> bool {
        let Some(option) = self.active.get_value().map(ids::search_option) else {
            if in_new_tab {
                let route = Route::search(&text_field::value(ids::SEARCH_INPUT));
                listbox::open_address_in_new_tab(&self.navigation.href(&route));
            }
            return in_new_tab;
        };
        if in_new_tab {
            listbox::open_in_new_tab(&option);
        } else {
            listbox::open(&option);
        }
        true
    }

    fn escape(self) -> bool {
        if Self::is_shown() {
            self.close();
            return true;
        }
        let holds_text = !text_field::value(ids::SEARCH_INPUT).is_empty();
        if holds_text {
            text_field::set_value(ids::SEARCH_INPUT, "");
            self.take("");
        }
        holds_text
    }

    fn go_along(self, key: &str) -> bool {
        if !matches!(key, "ArrowDown" | "ArrowUp") || self.is_on_search_page() {
            return false;
        }
        if !Self::is_shown() {
            self.open(&text_field::value(ids::SEARCH_INPUT));
        }
        let Some(last) = self.n_options().checked_sub(1) else {
            return false;
        };
        self.choose(neighbor(key, self.active.get_value(), last));
        true
    }

    fn choose(self, number: Option<usize>) {
        if self.active.get_value() != number {
            self.active.set_value(number);
            let option = number.map(ids::search_option);
            let active = "aria-activedescendant";
            element::set(ids::SEARCH_INPUT, active, option.as_deref());
            listbox::select(ids::SEARCH_LISTBOX, option.as_deref());
        }
    }

    fn speak_later(self) {
        self.hush();
        let speak = move || {
            // Written even if unchanged, because another query may have the same count.
            self.suggestions.with_value(|suggestions| {
                element::write(ids::SEARCH_STATUS, &html! { (suggestions.spoken) });
            });
        };
        let speaking = set_timeout_with_handle(speak, QUIET).ok();
        self.speaking.set_value(speaking);
    }

    fn hush(self) {
        if let Some(speaking) = self.speaking.get_value() {
            speaking.clear();
        }
    }

    fn n_options(self) -> usize {
        self.suggestions
            .with_value(|suggestions| suggestions.n_options)
    }

    fn is_on_search_page(self) -> bool {
        untrack(|| self.navigation.page()) == Page::Search
    }
}

impl Addresses for PageContext<'_> {
    fn of_passage(&self, month: Month, topic: Option<TopicId>, id: TextId, query: &str) -> String {
        self.passage(month, topic, id, query)
    }

    fn of_search(&self, query: &str) -> String {
        self.search(query)
    }

    fn of_page(&self, route: &Route) -> String {
        self.href(route)
    }
}

/// Returns the option for an arrow key. Down wraps around; Up wraps by way of the box (`None`).
fn neighbor(key: &str, active: Option<usize>, last: usize) -> Option<usize> {
    match (key, active) {
        ("ArrowDown", Some(number)) if number < last => Some(number + 1),
        ("ArrowDown", _) => Some(0),
        (_, Some(number)) => number.checked_sub(1),
        (_, None) => Some(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_up_by_way_of_the_box() {
        assert_eq!(neighbor("ArrowDown", None, 2), Some(0));
        assert_eq!(neighbor("ArrowDown", Some(1), 2), Some(2));
        assert_eq!(neighbor("ArrowDown", Some(2), 2), Some(0));
        assert_eq!(neighbor("ArrowUp", None, 2), Some(2));
        assert_eq!(neighbor("ArrowUp", Some(2), 2), Some(1));
        assert_eq!(neighbor("ArrowUp", Some(0), 2), None);
        assert_eq!(neighbor("ArrowDown", Some(0), 0), Some(0));
    }
}

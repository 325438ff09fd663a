//! Search highlights in a report, and the bar for them at the bottom of the window.
//!
//! In a frame, the bar is behind the passage. A host may make a frame as high as its text, and then
//! the bottom of the frame's window is far from the reader.
//!
//! The query is in the address. The search index finds the words to highlight; it is asked after
//! the report has been painted.

// Markup, not a view, because a view cost 1.7 kB (brotli) for a single button.

use crate::browser::bar::{self, Anchor};
use crate::browser::escape::on_escape;
use crate::browser::{document, highlight};
use crate::search::Query;
use crate::text;
use crate::ui::context::use_navigation;
use crate::ui::effect::effect;
use crate::ui::ids;
use crate::ui::navigation::Navigation;
use crate::ui::part::Part;
use crate::ui::search::index::SearchIndexContext;
use leptos::prelude::*;
use maud::{Markup, html};

/// Selects the elements that can contain a hit: each passage with an id, and the report's dateline.
const TEXTS: &str = ".report [id^=p-], .report-dateline";

/// Highlights the query from the address in the current report. If there is a query, a bar at the
/// bottom of the window shows it, with a button to clear the highlights. Escape clears the
/// highlights, or else removes the passage's id from the address.
#[component]
pub fn ReportBars() -> impl IntoView {
    let navigation = use_navigation();
    let index = expect_context::<SearchIndexContext>();
    // False under a tab without the words, and in browsers that do not support highlights.
    let has_marks = RwSignal::new(true);
    effect(move || {
        // Each move may render the report again, which requires new highlights.
        let wanted = navigation.marked();
        _ = index.has_thesaurus();
        on_cleanup(highlight::remove);
        on_cleanup(bar::put_back);
        if wanted.is_empty() {
            return;
        }
        let index = index.clone();
        // Wait for the page, because the first search also builds the index.
        after_painting(move || {
            if untrack(|| navigation.marked()) == wanted {
                let first = mark(navigation, &index, &wanted);
                has_marks.set(first.is_some());
                if untrack(|| navigation.is_framed()) {
                    put_behind(navigation, first);
                }
            }
        });
    });
    effect(move || listen_for_escape(navigation));
    view! {
        <Part
            html=move || bar(&navigation.marked(), has_marks.get())
            attr:role="status"
            on:click=move |event| {
                if document::is_from(&event, ids::CLEAR_MARKS) {
                    end(navigation, true, true);
                }
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    end(navigation, true, true);
                }
            }
        />
    }
}

/// Listens for Escape while there are highlights to clear or a passage in the address to leave.
fn listen_for_escape(navigation: Navigation) {
    let ends_marks = !navigation.marked().is_empty();
    if ends_marks || navigation.passage().is_some() {
        // Keep an existing focus, so that the key does not scroll the page.
        let listener = on_escape(move |has_focus| end(navigation, ends_marks, !has_focus));
        StoredValue::new_local(listener);
    }
}

/// Clears the highlights, or else removes the passage's id from the address. If `focuses_text`,
/// moves the focus to the text first, because the focused button disappears.
fn end(navigation: Navigation, ends_marks: bool, focuses_text: bool) {
    if focuses_text {
        navigation.focus_text();
    }
    if ends_marks {
        navigation.clear_marks();
    } else {
        navigation.leave_text();
    }
}

/// Puts the bar behind the passage in the address, or else behind the first text with a highlight, or
/// else above the text of the report.
fn put_behind(navigation: Navigation, first: Option<Anchor>) {
    let passage = untrack(|| navigation.passage());
    let passage = passage.and_then(|(_, id)| bar::anchor(&id.to_string()));
    let anchor = passage.or(first);
    if let Some(anchor) = anchor.or_else(|| bar::anchor(ids::MISSING_PASSAGE)) {
        bar::put_behind(ids::CLEAR_MARKS, ".part", &anchor);
    }
}

/// Highlights the matches of a query. Returns the first text with a highlight.
fn mark(navigation: Navigation, index: &SearchIndexContext, text: &str) -> Option<Anchor> {
    let query = navigation.with_context(|context| Query::parse(text, &context.archive.topics));
    let matcher = index.search(&query, 1).matcher;
    highlight::apply(TEXTS, &|text| matcher.marks(text))
}

/// Returns the bar; empty if `text`, the query, is empty.
fn bar(text: &str, has_marks: bool) -> Markup {
    let said_of_text = if has_marks {
        text::report::marked(text)
    } else {
        text::report::searched_for(text)
    };
    html! {
        @if !text.is_empty() {
            div.report-bars {
                div.mark-bar data-generated {
                    p.mark-bar-text { (said_of_text) }
                    button id=(ids::CLEAR_MARKS) type="button" aria-keyshortcuts="Escape" {
                        (text::report::CLEAR) span.visually-hidden { (text::report::THE_MARKS) }
                    }
                }
            }
        }
    }
}

/// Runs `callback` after the next frame has been painted.
fn after_painting(callback: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(callback));
}

//! Marks on the words of a report that were searched for, and the bar at the end of the window.
//!
//! The address says what was searched for; what is marked is the matter of the search index, which
//! is asked when the report has been painted.

// The bar is markup, not a view: a view cost 1.7 kB (brotli) for one button.

use crate::browser::escape::on_escape;
use crate::browser::{document, highlight};
use crate::components::{Part, SearchIndexContext, ids};
use crate::context::use_navigation;
use crate::navigation::Navigation;
use crate::search::Query;
use crate::strings::report as said;
use leptos::prelude::*;
use maud::{Markup, html};

/// Selects what can hold a hit: each piece of text with a name, and the report's title line.
const TEXTS: &str = ".report [id^=p-], .report-dateline";

/// Marks in the report that is shown what its address says was searched for. If that is anything,
/// a bar at the end of the window says so, with a button that ends it. Escape ends the marks, or else
/// takes the name of the passage away that the address names.
#[component]
pub fn ReportBars() -> impl IntoView {
    let navigation = use_navigation();
    let index = expect_context::<SearchIndexContext>();
    // Under a tab that lacks the words, and in a browser without such marks, nothing is marked.
    let has_marks = RwSignal::new(true);
    Effect::new(move |_| {
        // With each move the report may be drawn anew, and must be marked anew.
        let wanted = navigation.marked();
        on_cleanup(highlight::remove);
        if wanted.is_empty() {
            return;
        }
        let index = index.clone();
        // The first question takes as long as making the index, so it waits for the page.
        after_painting(move || {
            if untrack(|| navigation.marked()) == wanted {
                has_marks.set(mark(navigation, &index, &wanted) > 0);
            }
        });
    });
    Effect::new(move |_| listen_for_escape(navigation));
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

/// Has Escape end the marks, or else take the name of the passage away, as long as there are any.
fn listen_for_escape(navigation: Navigation) {
    let ends_marks = !navigation.marked().is_empty();
    if ends_marks || navigation.passage().is_some() {
        // The focus stays where it is, so that a key does not move the page.
        let listener = on_escape(move |has_focus| end(navigation, ends_marks, !has_focus));
        StoredValue::new_local(listener);
    }
}

/// Takes the marks away, or else the name of the passage. The button goes with them, so what it was
/// about may take the focus.
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

/// Marks what a query finds. Returns how many marks there are.
fn mark(navigation: Navigation, index: &SearchIndexContext, text: &str) -> u32 {
    let query = navigation.with_hosted(|hosted| Query::parse(text, &hosted.archive.topics));
    let matcher = index.search(&query, 1).matcher;
    highlight::apply(TEXTS, &|text| matcher.marks(text))
}

/// The bar; nothing for no query.
fn bar(text: &str, has_marks: bool) -> Markup {
    let said_of_text = if has_marks {
        said::marked(text)
    } else {
        said::searched_for(text)
    };
    html! {
        @if !text.is_empty() {
            div.report-bars {
                div.mark-bar data-generated {
                    p.mark-bar-text { (said_of_text) }
                    button id=(ids::CLEAR_MARKS) type="button" aria-keyshortcuts="Escape" {
                        (said::CLEAR) span.visually-hidden { (said::THE_MARKS) }
                    }
                }
            }
        }
    }
}

/// Runs when the frame that is being prepared has been painted.
fn after_painting(callback: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(callback));
}

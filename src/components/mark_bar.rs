//! Marks on the words of a report that were searched for, and a bar that takes them away.
//!
//! The address says what was searched for; what is marked for it is the matter of the search
//! index, which is asked when the report has been painted.

use crate::archive::TopicId;
use crate::browser::escape::on_escape;
use crate::browser::highlight;
use crate::components::SearchIndexContext;
use crate::context::{use_archive, use_navigation};
use crate::search::{Matcher, Query};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// Selects what can hold a hit: each piece of text with a name, and the report's title line.
const TEXTS: &str = ".report [id^=p-], .report-dateline";

/// Marks in the report that is shown what its address says was searched for. If that is anything,
/// a bar at the end of the window says so.
#[component]
pub fn MarkBar(
    /// The chosen topic; with each change the report is drawn anew, and marked anew.
    #[prop(into)]
    topic: Signal<Option<TopicId>>,
) -> impl IntoView {
    let navigation = use_navigation();
    let marked = Memo::new(move |_| navigation.marked());
    let matcher = find_matcher(marked);
    let n_marks = RwSignal::new(None);
    Effect::new(move |_| {
        topic.track();
        let found = matcher.get();
        on_cleanup(highlight::remove);
        if found.is_none() {
            return;
        }
        spawn_local(async move {
            tick().await;
            // In the meantime the reader may have moved on.
            if let Some(matcher) = found.filter(|found| is_still(matcher, found)) {
                let n = highlight::apply(TEXTS, &|text| matcher.marks(text));
                n_marks.set(Some(n));
            }
        });
    });
    move || {
        let text = marked.get();
        (!text.is_empty()).then(|| view! { <Bar text n_marks/> })
    }
}

fn is_still(signal: RwSignal<Option<Matcher>>, value: &Matcher) -> bool {
    signal
        .try_with_untracked(|now| now.as_ref() == Some(value))
        .unwrap_or_default()
}

/// The bar: what was searched for, and a button that ends it, as Escape does.
#[component]
fn Bar(
    /// The query.
    text: String,
    /// How many places are marked, once that is known.
    n_marks: RwSignal<Option<u32>>,
) -> impl IntoView {
    let navigation = use_navigation();
    Effect::new(move |_| {
        // The focus stays where it is, so that a key does not move the page.
        let listener = on_escape(move |has_focus| {
            if !has_focus {
                navigation.focus_text();
            }
            navigation.clear_marks();
        });
        StoredValue::new_local(listener);
    });
    // The button goes, so what it was about takes the focus.
    let clear = move || {
        navigation.focus_text();
        navigation.clear_marks();
    };
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            clear();
        }
    };
    // Under a tab that lacks the words, and in a browser without such marks, nothing is marked.
    let caption = move || match n_marks.get() {
        Some(0) => "Searched for: ",
        _ => "Marked: ",
    };
    view! {
        <div class="mark-bar" data-generated on:keydown=on_keydown>
            <p class="mark-bar-text">{caption} "“" {text} "”"</p>
            <button type="button" aria-keyshortcuts="Escape" on:click=move |_| clear()>
                "Clear"
                <span class="visually-hidden">" the marks"</span>
            </button>
        </div>
    }
}

/// Asks the search index what to mark for a query, after the page has been painted: the first
/// question takes as long as making the index. `None` for no query, or as long as it is not known.
fn find_matcher(text: Memo<String>) -> RwSignal<Option<Matcher>> {
    let matcher = RwSignal::new(None);
    let archive = use_archive();
    let index = expect_context::<SearchIndexContext>();
    Effect::new(move |_| {
        matcher.set(None);
        let wanted = text.get();
        if wanted.is_empty() {
            return;
        }
        let (archive, index) = (archive.clone(), index.clone());
        after_painting(move || {
            if text.try_get_untracked().as_ref() == Some(&wanted) {
                let query = Query::parse(&wanted, &archive.topics);
                matcher.set(Some(index.search(&query, 1).matcher));
            }
        });
    });
    matcher
}

/// Runs when the frame that is being prepared has been painted.
fn after_painting(callback: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(callback));
}

//! A bar that says that the address names a passage of the report, and what can be made of it.

use crate::archive::{Month, TextId};
use crate::browser::document;
use crate::browser::escape::on_escape;
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::navigation::Navigation;
use crate::routes::{Builder, Part, Route};
use leptos::prelude::*;

/// The bar, at the end of the window, as long as the address names a passage. A button takes the
/// name out of the address; so does Escape, unless it is needed for marks.
#[component]
pub fn PassageBar() -> impl IntoView {
    let navigation = use_navigation();
    let passage = Memo::new(move |_| {
        // In a frame nothing is made of a passage but what the page around it has asked for.
        let is_framed = navigation.is_framed();
        navigation.passage().filter(|_| !is_framed)
    });
    Effect::new(move |_| {
        if passage.get().is_some() && navigation.marked().is_empty() {
            // The focus stays where it is, so that a key does not move the page.
            StoredValue::new_local(on_escape(move |has_focus| leave(navigation, !has_focus)));
        }
    });
    let bar = move || {
        let passage = passage.get();
        let bar = passage.map(|passage| navigation.with_hosted(|hosted| bar(hosted, passage)));
        bar.unwrap_or_default()
    };
    view! {
        <div
            class="part"
            inner_html=bar
            on:click=move |event| {
                if document::is_within(&event, "button") {
                    leave(navigation, true);
                }
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    leave(navigation, true);
                }
            }
        ></div>
    }
}

/// Takes the name of the passage out of the address. The bar goes with it, so the passage may take
/// the focus.
fn leave(navigation: Navigation, focuses_text: bool) {
    if focuses_text {
        navigation.focus_text();
    }
    navigation.leave_text();
}

/// The bar as HTML text.
fn bar(hosted: Hosted<'_>, (month, id): (Month, TextId)) -> String {
    let part = Part::Passage { month, id };
    let href = hosted.href(&Route::Builder(Builder::of(part)));
    [
        "<div class=\"passage-bar\" role=\"group\" aria-label=\"Passage\" data-generated>\
         <span class=\"passage-bar-text\">Passage</span>",
        &anchor("", &href, "Embed this passage"),
        "<button type=\"button\" aria-keyshortcuts=\"Escape\">Close\
         <span class=\"visually-hidden\"> the bar of the passage</span></button></div>",
    ]
    .concat()
}

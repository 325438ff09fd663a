//! A bar with what can be done with a text: it stands behind the text in the order of the page, so
//! that the keyboard finds it there, wherever it is seen.

use super::document::{self, Scroll};
use super::element::find_as;
use super::escape::is_escape;
use super::history::Listener;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent, window};
use maud::Markup;
use std::rc::Rc;

/// The element of a text.
pub type Anchor = Element;

/// A bar, which is on the page while it is shown. Its buttons are told apart by their values.
pub struct Bar {
    element: Element,
    _listeners: [EventListener; 3],
}

impl Bar {
    /// A bar of a class that is not shown yet. Calls back with the value of a button that is pressed;
    /// Escape is the button `close`.
    ///
    /// # Without a browser
    ///
    /// Must not be called; nor must the methods below.
    #[must_use]
    pub fn new(class: &str, on_press: impl Fn(&str) + 'static) -> Option<Self> {
        let element = window()?.document()?.create_element("div").ok()?;
        for (name, value) in [("class", class), ("role", "group"), ("data-generated", "")] {
            element.set_attribute(name, value).ok()?;
        }
        let on_event = Rc::new(move |event: &Event| {
            if let Some(action) = answer(event) {
                on_press(&action);
            }
        });
        let listeners = ["click", "keydown", "mousedown"].map(|kind| {
            let on_event = on_event.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element, kind, options, move |event| on_event(event))
        });
        Some(Self {
            element,
            _listeners: listeners,
        })
    }

    /// Writes the bar, which is then called by a name.
    pub fn write(&self, name: &str, inside: &Markup) {
        _ = self.element.set_attribute("aria-label", name);
        self.element.set_inner_html(&inside.0);
    }

    /// Shows the bar behind a text, and behind its link if that follows. What scrolls by itself it
    /// does not stand in.
    pub fn show_behind(&self, anchor: &Anchor) {
        let frame = anchor.closest(".wide-frame").ok().flatten();
        let text = frame.unwrap_or_else(|| anchor.clone());
        let next = text.next_element_sibling();
        let link = next.filter(|next| next.matches(".handle") == Ok(true));
        let last = link.unwrap_or(text);
        // To be put where it stands would take the focus out of it.
        if last.next_element_sibling().as_ref() != Some(&self.element) {
            _ = last.after_with_node_1(&self.element);
        }
    }

    /// Takes the bar from the page.
    pub fn hide(&self) {
        self.element.remove();
    }

    /// Whether something in the bar has the focus.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        self.element.matches(":focus-within") == Ok(true)
    }

    /// Changes what the first element in the bar says.
    pub fn say(&self, words: &str) {
        if let Some(first) = self.element.first_element_child() {
            first.set_text_content(Some(words));
        }
    }

    /// Whether the bar is on the page.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.element.is_connected()
    }

    /// Adds a field to the bar in place of the one before, and selects what it holds.
    pub fn add_field(&self, field: &Markup) {
        self.remove_field();
        _ = self.element.insert_adjacent_html("beforeend", &field.0);
        if let Some::<HtmlTextAreaElement>(field) = self.find("textarea") {
            _ = field.focus();
            field.select();
        }
    }

    /// Takes the field from the bar, if there is one. The focus stays in the bar.
    pub fn remove_field(&self) {
        let Some::<Element>(field) = self.find("textarea") else {
            return;
        };
        if let Some::<HtmlElement>(button) = self.find("button").filter(|_| is_focused(&field)) {
            _ = button.focus();
        }
        // Its label goes with it.
        field
            .closest("label")
            .ok()
            .flatten()
            .unwrap_or(field)
            .remove();
    }

    fn find<T: JsCast>(&self, css: &str) -> Option<T> {
        self.element.query_selector(css).ok()??.dyn_into().ok()
    }
}

fn is_focused(element: &Element) -> bool {
    element.matches(":focus") == Ok(true)
}

/// Calls back when the reader presses Escape outside of fields and of what lies over the page, before
/// others hear it; those do not if the callback returns that it took the key. It is told whether an
/// element has the focus.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn on_escape_first(callback: impl Fn(bool) -> bool + 'static) -> Option<Listener> {
    // The others listen at the window, where the event comes last.
    let document = window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        if is_escape(event).is_some_and(&callback) {
            event.prevent_default();
        }
    });
    Some(Listener::new(listener))
}

/// The element with an id.
#[must_use]
pub fn anchor(id: &str) -> Option<Anchor> {
    find_as(id)
}

/// Gives a text the focus and leaves the page where it is.
pub fn focus(anchor: &Anchor) {
    if let Some(element) = anchor.dyn_ref::<HtmlElement>() {
        if !element.has_attribute("tabindex") {
            _ = element.set_attribute("tabindex", "-1");
        }
        document::focus_element(element, Scroll::Stay);
    }
}

/// What is to be done, if it is anything. What is selected on the page stays selected when the bar
/// is pressed.
fn answer(event: &Event) -> Option<String> {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let is_escape = key.key() == "Escape" && !key.is_composing();
        return is_escape.then(|| {
            event.prevent_default();
            "close".to_owned()
        });
    }
    if event.type_() == "click" {
        return closest(event, "button")?.get_attribute("value");
    }
    if closest(event, "textarea").is_none() {
        event.prevent_default();
    }
    None
}

fn closest(event: &Event, css: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(css).ok()?
}

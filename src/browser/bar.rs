//! A toolbar for a passage of text. It follows the passage in DOM order, wherever it is displayed,
//! because keyboard users then reach it with the next Tab.

use super::document::{self, Scroll};
use super::element::find_as;
use super::escape::is_escape;
use super::history::Listener;
use core::cell::RefCell;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent, window};
use maud::Markup;
use std::rc::Rc;

/// The element that contains a passage.
pub type Anchor = Element;

/// A toolbar that is in the document only while shown. Buttons are identified by their `value`.
pub struct Bar {
    element: Element,
    _listeners: [EventListener; 3],
}

impl Bar {
    /// Creates a hidden toolbar with the class `class`. Calls `on_press` with the `value` of a
    /// clicked button, or with `close` for Escape.
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

    /// Sets the accessible name to `name` and the content to `inside`.
    pub fn write(&self, name: &str, inside: &Markup) {
        _ = self.element.set_attribute("aria-label", name);
        self.element.set_inner_html(&inside.0);
    }

    /// Inserts the bar after `anchor` and its `.handle` link, if that comes next. If `anchor` is in
    /// a `.wide-frame`, it goes after the frame, because it must not scroll sideways with it.
    pub fn show_behind(&self, anchor: &Anchor) {
        move_behind(&self.element, anchor);
    }

    /// Removes the bar from the document.
    pub fn hide(&self) {
        self.element.remove();
    }

    /// Reports whether an element in the bar has the focus.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        self.element.matches(":focus-within") == Ok(true)
    }

    /// Sets the text of the bar's first child element.
    pub fn say(&self, words: &str) {
        if let Some(first) = self.element.first_element_child() {
            first.set_text_content(Some(words));
        }
    }

    /// Reports whether the bar is in the document.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.element.is_connected()
    }

    /// Appends `field`, replacing any previous one, focuses its textarea and selects the text.
    pub fn add_field(&self, field: &Markup) {
        self.remove_field();
        _ = self.element.insert_adjacent_html("beforeend", &field.0);
        if let Some::<HtmlTextAreaElement>(field) = self.find("textarea") {
            _ = field.focus();
            field.select();
        }
    }

    /// Removes the field, if any. If it has the focus, the first button gets the focus instead.
    pub fn remove_field(&self) {
        let Some::<Element>(field) = self.find("textarea") else {
            return;
        };
        if let Some::<HtmlElement>(button) = self.find("button").filter(|_| is_focused(&field)) {
            _ = button.focus();
        }
        // Remove the label around it too.
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

thread_local! {
    /// The element that [`put_behind`] has moved, and its parent.
    static MOVED: RefCell<Option<(Element, Element)>> = const { RefCell::new(None) };
}

/// Moves the closest element that matches `css` around the element `id` behind `anchor`, as
/// [`Bar::show_behind`] says, until [`put_back`].
pub fn put_behind(id: &str, css: &str, anchor: &Anchor) {
    // Two moves of the reader can come before one frame. Then the place from before is the right one.
    put_back();
    let button = find_as::<Element>(id);
    let element = button.and_then(|button| button.closest(css).ok()?);
    let parent = element.as_ref().and_then(|it| it.parent_element());
    if let Some((element, parent)) = element.zip(parent) {
        move_behind(&element, anchor);
        MOVED.set(Some((element, parent)));
    }
}

/// Moves the element back to the end of its parent, because the text around it may be replaced.
pub fn put_back() {
    if let Some((element, parent)) = MOVED.take() {
        _ = parent.append_child(&element);
    }
}

/// Moves an element behind `anchor`, as [`Bar::show_behind`] says.
fn move_behind(element: &Element, anchor: &Anchor) {
    let frame = anchor.closest(".wide-frame").ok().flatten();
    let text = frame.unwrap_or_else(|| anchor.clone());
    let next = text.next_element_sibling();
    let link = next.filter(|next| next.matches(".handle") == Ok(true));
    let last = link.unwrap_or(text);
    // Inserting it again at the same place would take the focus out of it.
    if last.next_element_sibling().as_ref() != Some(element) {
        _ = last.after_with_node_1(element);
    }
}

fn is_focused(element: &Element) -> bool {
    element.matches(":focus") == Ok(true)
}

/// Calls back when Escape is pressed outside form fields, dialogs and popovers, before any
/// [`on_escape`](super::escape::on_escape) listener. The argument reports whether an element has
/// the focus. If the callback returns true, the key is consumed and the other listeners ignore it.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
pub fn on_escape_first(callback: impl Fn(bool) -> bool + 'static) -> Option<Listener> {
    // The other listeners are on the window, where the event bubbles last.
    let document = window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        if is_escape(event).is_some_and(&callback) {
            event.prevent_default();
        }
    });
    Some(Listener::new(listener))
}

/// Returns the element with this id.
#[must_use]
pub fn anchor(id: &str) -> Option<Anchor> {
    find_as(id)
}

/// Focuses `anchor` without scrolling. Adds `tabindex="-1"` if it has no `tabindex`.
pub fn focus(anchor: &Anchor) {
    if let Some(element) = anchor.dyn_ref::<HtmlElement>() {
        if !element.has_attribute("tabindex") {
            _ = element.set_attribute("tabindex", "-1");
        }
        document::focus_element(element, Scroll::Stay);
    }
}

/// Returns the action for an event, if any. Cancels `mousedown` outside the textarea, because it
/// would otherwise clear the selection on the page.
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

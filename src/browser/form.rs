//! The values of a form, by its id.

use super::element::find_as;
use super::history::Listener;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlFormElement, HtmlSelectElement, window};
use web_sys::FormData;

/// The values of a form's fields.
pub struct Fields {
    data: FormData,
}

impl Fields {
    /// Returns the value of the field `name`; empty if it is missing or is an unchecked checkbox.
    #[must_use]
    pub fn get(&self, name: &str) -> String {
        self.data.get(name).as_string().unwrap_or_default()
    }
}

/// Returns the current values of the form `id`, if it exists.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
#[must_use]
pub fn read(id: &str) -> Option<Fields> {
    let form: HtmlFormElement = find_as(id)?;
    let data = FormData::new_with_form(&form).ok()?;
    Some(Fields { data })
}

/// Sets all fields of the form `id` to the values that the page was drawn with.
pub fn reset(id: &str) {
    if let Some(form) = find_as::<HtmlFormElement>(id) {
        form.reset();
    }
}

/// Calls back with the form's id when a form is submitted. If the callback returns false, the
/// browser submits the form.
pub fn on_submit(callback: impl Fn(&str) -> bool + 'static) -> Option<Listener> {
    let window = window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "submit", options, move |event| {
        let form = event.target().and_then(|target| target.dyn_into().ok());
        if form.is_some_and(|form: HtmlFormElement| callback(&form.id())) {
            event.prevent_default();
        }
    });
    Some(Listener::new(listener))
}

/// Selects the option with this value in the `select` element `id`.
pub fn choose(id: &str, value: &str) {
    let list = find_as(id).filter(|list: &HtmlSelectElement| list.value() != value);
    if let Some(list) = list {
        list.set_value(value);
    }
}

//! A form of the page, named by its id: what is chosen in its fields.

use super::element::find_as;
use super::history::Listener;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlFormElement, HtmlSelectElement, window};
use web_sys::FormData;

/// What stands in the fields of a form.
pub struct Fields {
    data: FormData,
}

impl Fields {
    /// What is chosen in the field with a name; nothing for a box that is not ticked and where there
    /// is no such field.
    #[must_use]
    pub fn get(&self, name: &str) -> String {
        self.data.get(name).as_string().unwrap_or_default()
    }
}

/// The fields of a form as they are now; `None` if there is no such form.
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

/// Calls back when the reader sends a form. The callback says whether it took what the form says; if
/// not, the browser sends it.
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

/// Chooses the option with a value in a list.
pub fn choose(id: &str, value: &str) {
    let list = find_as(id).filter(|list: &HtmlSelectElement| list.value() != value);
    if let Some(list) = list {
        list.set_value(value);
    }
}

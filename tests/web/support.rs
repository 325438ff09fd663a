//! Mounting the app, or a part of it, into a new element.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::Base;
use kusama_news_reader::ui::app::App;
use kusama_news_reader::ui::navigation::{Arrival, Location};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit, window};
use std::sync::Arc;

/// The app in its own element. Dropping it unmounts the app and removes the element.
pub(crate) struct Mounted {
    pub(crate) root: HtmlElement,
    handle: Option<Box<dyn core::any::Any>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take();
        self.root.remove();
    }
}

pub(crate) fn archive() -> Arc<Archive> {
    Arc::new(embedded_archive().unwrap())
}

/// Mounts the app at `path`, relative to the base.
pub(crate) async fn mount_at(path: &str) -> Mounted {
    mount(archive(), path).await
}

/// Mounts the app with `archive` at `path`, relative to the base.
pub(crate) async fn mount(archive: Arc<Archive>, path: &str) -> Mounted {
    let document = window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("section").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let (query, fragment) = query.split_once('#').unwrap_or((query, ""));
    let (path, fragment) = path.split_once('#').unwrap_or((path, fragment));
    let fragment = fragment.to_owned();
    let start = Location::read(path, query, fragment, Arrival::Start, &archive);
    let base = Base::default();
    let handle: UnmountHandle<_> = mount_to(
        root.clone(),
        move || view! { <App archive base start drawn=None/> },
    );
    settled().await;
    Mounted {
        root,
        handle: Some(Box::new(handle)),
    }
}

/// Waits until effects have run, including effects started by other effects.
pub(crate) async fn settled() {
    for _ in 0..4 {
        tick().await;
    }
}

impl Mounted {
    pub(crate) fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is `{selector}`"))
    }

    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// Dispatches a key press on an element, as if it had the focus.
    pub(crate) async fn press(&self, selector: &str, key: &str) {
        let options = KeyboardEventInit::new();
        options.set_key(key);
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        settled().await;
    }
}

/// Returns the path and query string that the browser shows.
pub(crate) fn shown_address() -> String {
    let location = window().unwrap().location();
    format!(
        "{}{}",
        location.pathname().unwrap(),
        location.search().unwrap()
    )
}

/// Returns the id of the focused element.
pub(crate) fn focused_id() -> String {
    let document = window().unwrap().document().unwrap();
    document
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

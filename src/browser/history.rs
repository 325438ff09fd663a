//! The session history: the current address, and navigation without loading a document.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{
    Element, Event, HtmlAnchorElement, MouseEvent, Node, ScrollRestoration, window,
};

/// Class of a passage's link to itself.
const HANDLE_CLASS: &str = "handle";

/// An address on the reader's own host, split into parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, with a leading slash.
    pub path: String,
    /// The query string with its question mark, or empty.
    pub query: String,
    /// The decoded fragment without `#`, or empty.
    pub fragment: String,
}

/// A link that the reader followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedLink {
    /// The link's address.
    pub address: Address,
    /// Whether the link is a control that keeps the focus: a link with the role `tab`, or a
    /// passage's link to itself.
    pub is_control: bool,
    /// Whether it leads to a fragment of the current page.
    pub is_on_page: bool,
}

/// An event listener that is removed when this is dropped.
#[must_use = "a listener that is dropped no longer listens"]
pub struct Listener {
    _listener: EventListener,
}

impl Listener {
    pub(super) fn new(listener: EventListener) -> Self {
        Self {
            _listener: listener,
        }
    }
}

/// Returns the current address.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn address() -> Address {
    let Some(location) = window().map(|window| window.location()) else {
        return Address::default();
    };
    Address {
        path: location.pathname().unwrap_or_default(),
        query: location.search().unwrap_or_default(),
        fragment: fragment(&location.hash().unwrap_or_default()),
    }
}

/// Adds `href` to the history as a new entry. If the browser refuses, as it may in a sandboxed
/// frame, the address stays the same and the page continues without it.
///
/// # Without a browser
///
/// Must not be called.
pub fn push(href: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Replaces the current address; may be refused like [`push`]. Does not set the same address again,
/// because the browser would then lose its own state for it, for example the words marked for
/// `#:~:text=`.
///
/// # Without a browser
///
/// Must not be called.
pub fn replace(href: &str) {
    let Address {
        path,
        query,
        fragment,
    } = address();
    let mark = if fragment.is_empty() { "" } else { "#" };
    if [&path, &query, mark, &fragment].concat() == href {
        return;
    }
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Reloads the document at the current address.
///
/// # Without a browser
///
/// Must not be called.
pub fn load() {
    if let Some(window) = window() {
        _ = window.location().reload();
    }
}

/// Calls back when the reader goes back or forward. The browser restores the scroll position itself
/// if the page is rendered before the callback's task ends.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_traverse(callback: impl Fn(Address) + 'static) -> Option<Listener> {
    let window = window()?;
    if let Ok(history) = window.history() {
        _ = history.set_scroll_restoration(ScrollRestoration::Auto);
    }
    let listener = EventListener::new(&window, "popstate", move |_| callback(address()));
    Some(Listener::new(listener))
}

/// Calls back when the reader follows a link to the reader's own host in this window. If the
/// callback returns false, the browser follows the link.
///
/// # Without a browser
///
/// Must not be called.
pub fn on_link(callback: impl Fn(FollowedLink) -> bool + 'static) -> Option<Listener> {
    let window = window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "click", options, move |event| {
        if let Some(link) = followed_link(event)
            && callback(link)
        {
            event.prevent_default();
        }
    });
    Some(Listener::new(listener))
}

fn followed_link(event: &Event) -> Option<FollowedLink> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if event.default_prevented() || mouse.button() != 0 || is_modified {
        return None;
    }
    let anchor = anchor_around(event)?;
    // Check the attribute, because Firefox's `target` property falls back to that of `<base>`.
    let target = anchor.get_attribute("target").unwrap_or_default();
    let opens_elsewhere =
        !matches!(target.as_str(), "" | "_self") || anchor.has_attribute("download");
    let origin = window()?.location().origin().ok()?;
    if opens_elsewhere || anchor.origin() != origin {
        return None;
    }
    let target = Address {
        path: anchor.pathname(),
        query: anchor.search(),
        fragment: fragment(&anchor.hash()),
    };
    let here = address();
    let is_same_path = target.path == here.path;
    let is_same_page = is_same_path && target.query == here.query;
    let is_own = is_same_path && anchor.class_list().contains(HANDLE_CLASS);
    Some(FollowedLink {
        address: target,
        is_on_page: is_same_page && !anchor.hash().is_empty(),
        is_control: is_own || anchor.get_attribute("role").as_deref() == Some("tab"),
    })
}

fn anchor_around(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?;
    let element = match target.dyn_into::<Element>() {
        Ok(element) => element,
        Err(target) => target.dyn_into::<Node>().ok()?.parent_element()?,
    };
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Decodes a fragment; returns it unchanged if its percent-encoding is invalid.
fn fragment(hash: &str) -> String {
    let raw = hash.strip_prefix('#').unwrap_or(hash);
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

//! The system's sheet by which a text is given to other programs, where there is one.

use js_sys::Reflect;
use js_sys::futures::JsFuture;
use leptos::task::spawn_local;
use leptos::web_sys::window;
use web_sys::{Navigator, ShareData};

/// Whether the browser can share an address.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
#[must_use]
pub fn can_share(url: &str) -> bool {
    navigator().is_some_and(|navigator| {
        let data = ShareData::new();
        data.set_url(url);
        navigator.can_share_with_data(&data)
    })
}

/// Opens the sheet with a text and its address. What becomes of it the system says itself. Must be
/// called while an event is handled.
pub fn share(title: &str, text: &str, url: &str) {
    if let Some(navigator) = navigator() {
        let data = ShareData::new();
        data.set_title(title);
        data.set_text(text);
        data.set_url(url);
        let promise = navigator.share_with_data(&data);
        // Who closes the sheet refuses the promise.
        spawn_local(async move { _ = JsFuture::from(promise).await });
    }
}

/// The navigator, if it can share anything.
fn navigator() -> Option<Navigator> {
    let navigator = window()?.navigator();
    let has = |name: &str| {
        Reflect::get(&navigator, &name.into()).is_ok_and(|function| function.is_function())
    };
    (has("share") && has("canShare")).then_some(navigator)
}

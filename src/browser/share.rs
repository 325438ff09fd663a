//! The system's share sheet, if there is one.

use js_sys::{Function, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::window;
use web_sys::{Navigator, ShareData};

/// Reports whether the browser can share this URL.
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

/// Opens the share sheet. The result is ignored, because the system reports it to the reader. Must
/// be called while an event is handled.
pub fn share(title: &str, text: &str, url: &str) {
    let Some(navigator) = navigator() else {
        return;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(url);
    let promise = navigator.share_with_data(&data);
    // Closing the sheet rejects the promise. Any function works as the handler, for example
    // `Boolean`.
    let (catch, any) = (
        function(&promise, "catch"),
        function(&JsValue::from(window()), "Boolean"),
    );
    if let (Some(catch), Some(any)) = (catch, any) {
        _ = catch.call1(&promise, &any);
    }
}

/// Returns the navigator if it supports sharing.
fn navigator() -> Option<Navigator> {
    let navigator = window()?.navigator();
    let can = ["share", "canShare"].map(|name| function(&navigator, name).is_some());
    (can == [true, true]).then_some(navigator)
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

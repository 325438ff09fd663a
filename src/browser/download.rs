//! Files that the page itself has written, given to the reader.

use js_sys::Array;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};
use std::cell::Cell;

thread_local! {
    /// The address of the last file. Nothing tells when a browser has read it, so it is given up
    /// for the next one.
    static LAST: Cell<Option<String>> = const { Cell::new(None) };
}

/// Has the browser save a text as a file. Returns whether it was asked to; a frame may forbid that
/// without a word.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn save(name: &str, mime_type: &str, text: &str) -> bool {
    try_save(name, mime_type, text).is_some()
}

fn try_save(name: &str, mime_type: &str, text: &str) -> Option<()> {
    let document = window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(mime_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let link = document.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    if let Some(last) = LAST.replace(Some(url)) {
        _ = Url::revoke_object_url(&last);
    }
    Some(())
}

//! Files of the site that the program loads when it needs them.

use super::element::find_as;
use gloo_events::EventListener;
use leptos::web_sys::Element;
use web_sys::XmlHttpRequest;

/// Loads the thesaurus of the page's edition, and passes it on. Does nothing if it cannot be loaded,
/// or while developing, because pages then have no edition.
///
/// `fetch` would need futures, which cost more bytes.
///
/// # Without a browser
///
/// Must not be called.
pub fn load_thesaurus(callback: impl FnOnce(String) + 'static) -> Option<()> {
    let program = find_as::<Element>("program")?.text_content()?;
    let (_, rest) = program.split_once("\"edition\":\"")?;
    let (edition, _) = rest.split_once('"')?;
    let path = format!("thesaurus-{edition}.txt");
    let request = XmlHttpRequest::new().ok()?;
    request.open("GET", &path).ok()?;
    let answer = request.clone();
    let listener = EventListener::once(&request, "load", move |_| {
        let is_found = answer.status() == Ok(200);
        if let Some(text) = answer.response_text().ok().flatten().filter(|_| is_found) {
            callback(text);
        }
    });
    listener.forget();
    request.send().ok()
}

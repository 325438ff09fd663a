//! Files of the site that the program loads when it needs them.

use super::document;
use gloo_events::EventListener;
use web_sys::XmlHttpRequest;

/// Number of letters of an edition's name.
const N_LETTERS: usize = 16;

/// Loads the thesaurus of the page's edition, and passes its text on. Does nothing without a network,
/// or while developing, because pages then have no edition.
///
/// `fetch` would need futures, which cost more bytes.
///
/// # Without a browser
///
/// Must not be called.
pub fn load_thesaurus(callback: impl Fn(String) + 'static) -> Option<()> {
    let program = document::inside("#program");
    let (_, rest) = program.split_once("\"edition\":\"")?;
    let edition = rest.get(..N_LETTERS)?;
    let request = XmlHttpRequest::new().ok()?;
    let path = ["thesaurus-", edition, ".txt"].concat();
    request.open("GET", &path).ok()?;
    let answer = request.clone();
    let listener = EventListener::new(&request, "load", move |_| {
        // Another text, such as a host's page for missing files, does no harm.
        if let Ok(Some(text)) = answer.response_text() {
            callback(text);
        }
    });
    listener.forget();
    request.send().ok()
}

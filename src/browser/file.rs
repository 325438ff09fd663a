//! Files of the site that the program loads when it needs them.

use super::element::find_as;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Returns the thesaurus of the page's edition, or `None` if it cannot be loaded. While developing,
/// pages have no edition.
///
/// # Without a browser
///
/// Must not be called.
pub async fn thesaurus() -> Option<String> {
    let program = find_as::<Element>("program")?.text_content()?;
    let (_, rest) = program.split_once("\"edition\":\"")?;
    let (edition, _) = rest.split_once('"')?;
    let path = format!("thesaurus-{edition}.txt");
    let answer = JsFuture::from(window()?.fetch_with_str(&path)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

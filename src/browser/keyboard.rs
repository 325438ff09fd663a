//! Keys: input method keys and page shortcuts.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, KeyboardEvent, window};

/// `keyCode` of keys handled by an input method. Deprecated, but needed because in one browser it
/// is the only sign that a key ends a composition.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// A key press that may be a shortcut of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// A key without Ctrl, Cmd or Alt, as the character it types; Shift or `AltGr` may be part of it.
    Single(String),
    /// K with Ctrl or Cmd.
    CommandK,
}

/// Reports whether an input method is handling the key.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
#[must_use]
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD
}

/// Reports whether the page is in a frame, where shortcuts belong to the page around it.
#[must_use]
pub fn is_framed() -> bool {
    let Some(window) = window() else {
        return false;
    };
    // A top window from another origin can only be compared; other access is blocked.
    window.top().ok().flatten().is_none_or(|top| top != window)
}

/// Returns the shortcut for a key press. Returns `None` if the key is already handled, repeats or
/// is part of a composition, or if it is a single key in a form field.
#[must_use]
pub fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if event.default_prevented() || event.repeat() || is_composing(event) {
        return None;
    }
    let (has_ctrl, has_meta, has_alt) = (event.ctrl_key(), event.meta_key(), event.alt_key());
    let key = event.key();
    // Some systems report AltGr as Ctrl+Alt.
    let is_plain = !has_meta && !has_ctrl && !has_alt || event.get_modifier_state("AltGraph");
    if is_plain {
        return (!is_in_field(event)).then_some(Shortcut::Single(key));
    }
    // On non-Latin layouts, use the key's position.
    let is_k = key.eq_ignore_ascii_case("k") || !key.is_ascii() && event.code() == "KeyK";
    (is_k && has_ctrl != has_meta && !has_alt && !event.shift_key()).then_some(Shortcut::CommandK)
}

fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target: HtmlElement| {
        target.is_content_editable()
            || target
                .matches("input, textarea, select")
                .unwrap_or_default()
    })
}

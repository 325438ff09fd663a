//! Keys: which belong to an input method, and which are shortcuts.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, KeyboardEvent, window};

/// What browsers give as the code of every key that an input method takes. Deprecated, but one of
/// them says nothing else of the key that ends a composition.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// A key press that may be meant for the page as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// A key by itself, by what it types, on whatever level the keyboard has that.
    Single(String),
    /// K with Ctrl or Cmd.
    CommandK,
}

/// Whether a key is part of what an input method is composing.
///
/// # Without a browser
///
/// Must not be called; nor must the functions below.
#[must_use]
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD
}

/// Whether the page stands in a frame, where shortcuts are those of the page around it.
#[must_use]
pub fn is_framed() -> bool {
    let Some(window) = window() else {
        return false;
    };
    // A page around it from another host can be compared, and no more.
    window.top().ok().flatten().is_none_or(|top| top != window)
}

/// The shortcut that a key press is, unless something else has used it. A single key is none where
/// text can be typed.
#[must_use]
pub fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if event.default_prevented() || event.repeat() || is_composing(event) {
        return None;
    }
    let (has_ctrl, has_meta, has_alt) = (event.ctrl_key(), event.meta_key(), event.alt_key());
    let key = event.key();
    // On some systems AltGr counts as Ctrl with Alt.
    let is_plain = !has_meta && !has_ctrl && !has_alt || event.get_modifier_state("AltGraph");
    if is_plain {
        return (!is_in_field(event)).then_some(Shortcut::Single(key));
    }
    // Where letters are not Latin, the key counts by its place.
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

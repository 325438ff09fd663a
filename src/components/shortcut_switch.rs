//! The switch for the shortcut that is a single key.
//!
//! # Source
//!
//! WCAG 2.2, success criterion 2.1.4: who speaks to the computer, or hits keys by accident, must
//! be able to switch such shortcuts off.

use super::ids;
use crate::browser::{storage, text_field};
use crate::strings::site;

const OFF: &str = "off";

/// Whether the slash leads to the search box, as the reader has chosen.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn is_slash_on() -> bool {
    storage::get(storage::Key::SlashShortcut).as_deref() != Some(OFF)
}

/// A box to tick, as HTML text: whether the slash leads to the search box.
#[must_use]
pub fn shortcut_switch() -> String {
    [
        "<label class=\"shortcut-switch\"><input id=\"",
        ids::SHORTCUT_SWITCH,
        "\" type=\"checkbox\" checked><span>",
        &site::press_to_search("<kbd>/</kbd>"),
        "</span></label>",
    ]
    .concat()
}

/// Shows in the box what the reader has chosen earlier.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn restore() {
    text_field::set_checked(ids::SHORTCUT_SWITCH, is_slash_on());
}

/// Stores what the box says.
pub fn choose() {
    let is_on = text_field::is_checked(ids::SHORTCUT_SWITCH);
    storage::set(storage::Key::SlashShortcut, if is_on { "on" } else { OFF });
}

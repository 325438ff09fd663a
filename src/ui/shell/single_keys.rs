//! The reader's choice whether single-key shortcuts act.
//!
//! # Source
//!
//! WCAG 2.2, success criterion 2.1.4: people who speak to the computer, or press keys by accident,
//! must be able to turn such shortcuts off.

use crate::browser::storage;

const OFF: &str = "off";

/// Returns whether single keys act.
///
/// # Without a browser
///
/// Must not be called; nor must [`set_on`].
#[must_use]
pub fn are_on() -> bool {
    storage::get(storage::Key::SingleKeys).as_deref() != Some(OFF)
}

/// Stores whether single keys act.
pub fn set_on(are_on: bool) {
    storage::set(storage::Key::SingleKeys, if are_on { "on" } else { OFF });
}

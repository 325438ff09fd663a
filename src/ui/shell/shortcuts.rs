//! Keyboard shortcuts that work wherever the focus is.
//!
//! Keys click links and focus fields of the current page, so they need no state of their own. The
//! reader can turn off those of a single key (`single_keys.rs`).

use super::help_sheet::HelpSheetContext;
use super::single_keys;
use crate::browser::keyboard::{self, Shortcut};
use crate::browser::{dialog, document, text_field};
use crate::preferences::keys::{self, Act};
use crate::ui::ids;
use crate::ui::navigation::Navigation;
use leptos::prelude::*;

/// Listens for shortcuts until the owner is disposed. Does not listen if [`are_heard`] is false.
pub fn listen(navigation: Navigation, help_sheet: HelpSheetContext) {
    if !are_heard(navigation) {
        return;
    }
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        // The page behind an open dialog is inactive.
        if dialog::is_open(ids::HELP_SHEET) {
            return;
        }
        let act = match keyboard::shortcut(&event) {
            Some(Shortcut::Single(key)) => keys::act(&key).filter(|_| single_keys::are_on()),
            Some(Shortcut::CommandK) => Some(Act::Search),
            None => None,
        };
        if act.is_some_and(|act| perform(act, help_sheet)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Returns whether keys act on this page. They do not in a frame, because its keys belong to the
/// host page, nor on a page for frames, even if it is opened alone, because it has no help sheet in
/// which readers could turn them off.
#[must_use]
pub fn are_heard(navigation: Navigation) -> bool {
    !keyboard::is_framed() && !untrack(|| navigation.is_framed())
}

/// Performs `act`. Returns whether it was possible: keys that navigate click a link with that
/// target, so they only work on pages with such a link.
fn perform(act: Act, help_sheet: HelpSheetContext) -> bool {
    match act {
        Act::Search => {
            dialog::close_popover(ids::DISPLAY_PANEL);
            text_field::enter(ids::SEARCH_INPUT);
            true
        }
        Act::Earlier => document::click("main a[rel=prev]"),
        Act::Later => document::click("main a[rel=next]"),
        Act::Front => document::click("a.masthead"),
        Act::Help => {
            help_sheet.open();
            true
        }
    }
}

//! What the keys do that act wherever the focus is.
//!
//! # Source
//!
//! WCAG 2.2, success criterion 2.1.4: who speaks to the computer, or hits keys by accident, must
//! be able to switch off those that are single.

// Keys act on what is on the page: they click its links and focus its fields, which needs no state.

use super::help_sheet::HelpSheetContext;
use super::{ids, single_keys};
use crate::browser::keyboard::{self, Shortcut};
use crate::browser::{dialog, document, text_field};
use crate::keys::{self, Act};
use leptos::prelude::*;

/// Has the keys act for as long as the owner lives; none in a frame, where they are those of the
/// page around it.
pub fn listen(help_sheet: HelpSheetContext) {
    if keyboard::is_framed() {
        return;
    }
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        // Beside a dialog nothing can be used.
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

/// Returns whether there was anything to do. Going somewhere is clicking the link that leads there:
/// what has no link on the page has no key there.
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

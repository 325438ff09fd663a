//! Dialog that lists the keyboard shortcuts.
//!
//! It is filled when it opens, because few readers need it.

use super::single_keys;
use crate::browser::{dialog, text_field};
use crate::preferences::keys::{GROUPS, Group, Row, label};
use crate::text;
use crate::ui::ids;
use crate::ui::part::Part;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use maud::{Markup, html};

/// ID of the heading, which names the dialog.
const HEADING: &str = "help-heading";

/// Opens the dialog from anywhere in the app.
#[derive(Clone, Copy, Default)]
pub struct HelpSheetContext {
    /// Whether single keys act, as shown in the dialog; `None` while it is closed.
    keys_are_on: RwSignal<Option<bool>>,
}

impl HelpSheetContext {
    /// Opens the dialog once it has been filled, because the browser then moves the focus into it.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn open(self) {
        self.keys_are_on.set(Some(single_keys::are_on()));
        spawn_local(async {
            tick().await;
            dialog::open(ids::HELP_SHEET);
        });
    }
}

/// The dialog. Requires a [`HelpSheetContext`].
#[component]
pub fn HelpSheet() -> impl IntoView {
    let keys_are_on = expect_context::<HelpSheetContext>().keys_are_on;
    let inside = move || keys_are_on.get().map_or_else(Markup::default, inside);
    let choose = |_| single_keys::set_on(text_field::is_checked(ids::SHORTCUT_SWITCH));
    // The next opening must render the switch again, because another tab may have changed it.
    let forget = move |_| keys_are_on.set(None);
    view! {
        <dialog
            class="help-sheet"
            id=ids::HELP_SHEET
            aria-labelledby=HEADING
            closedby="any"
            on:change=choose
            on:close=forget
        >
            <Part html=inside/>
        </dialog>
    }
}

fn inside(keys_are_on: bool) -> Markup {
    html! {
        form method="dialog" {
            h2 id=(HEADING) { (text::keys::TITLE) }
            button { (text::keys::CLOSE) }
        }
        label.shortcut-switch {
            input id=(ids::SHORTCUT_SWITCH) type="checkbox" checked[keys_are_on];
            (text::keys::SWITCH)
        }
        @for Group { title, rows } in &GROUPS {
            h3 { (title) }
            dl { @for row in *rows { (entry(row)) } }
        }
    }
}

fn entry(row: &Row) -> Markup {
    html! {
        div {
            dt {
                @for (nth, key) in row.keys.iter().enumerate() {
                    @if nth > 0 { " " }
                    (pressed(label(key)))
                }
            }
            dd { (row.says) }
        }
    }
}

/// Returns a `kbd` element for each key of a combination, as in `Ctrl+K`.
fn pressed(keys: &str) -> Markup {
    html! {
        @for (nth, key) in keys.split('+').enumerate() {
            @if nth > 0 { "+" }
            kbd { (key) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_lists_every_row_of_the_table() {
        let sheet = inside(true).into_string();
        for row in GROUPS.iter().flat_map(|group| group.rows) {
            assert!(sheet.contains(&["<dd>", row.says, "</dd>"].concat()));
        }
        assert!(sheet.contains("<kbd>?</kbd>") && sheet.contains("<kbd>Ctrl</kbd>+<kbd>K</kbd>"));
    }
}

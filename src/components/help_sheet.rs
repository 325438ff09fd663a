//! The sheet that lists the keys, over the page.
//!
//! It is written when it is opened: nobody needs it before.

use super::{ids, shortcuts};
use crate::browser::{dialog, element, text_field};
use crate::keys::{GROUPS, Group, Row, label};
use crate::strings::keys as said;
use maud::{Markup, html};

/// The id of the heading, by which the sheet is called.
const HEADING: &str = "help-heading";

/// The place of the sheet in the page.
#[must_use]
pub fn help_sheet() -> Markup {
    html! {
        dialog.help-sheet id=(ids::HELP_SHEET) aria-labelledby=(HEADING) closedby="any" {}
    }
}

/// Opens the sheet. Returns whether the page has one.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn open() -> bool {
    element::write(ids::HELP_SHEET, &inside());
    text_field::set_checked(ids::SHORTCUT_SWITCH, shortcuts::are_on());
    dialog::open(ids::HELP_SHEET)
}

/// Stores what the switch in the sheet says.
pub fn choose() {
    shortcuts::set_on(text_field::is_checked(ids::SHORTCUT_SWITCH));
}

fn inside() -> Markup {
    html! {
        form method="dialog" {
            h2 id=(HEADING) { (said::TITLE) }
            button { (said::CLOSE) }
        }
        label.shortcut-switch {
            input id=(ids::SHORTCUT_SWITCH) type="checkbox";
            (said::SWITCH)
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

/// Keys that are pressed together, each of which is a key of its own.
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
        let sheet = inside().into_string();
        for row in GROUPS.iter().flat_map(|group| group.rows) {
            assert!(sheet.contains(&["<dd>", row.says, "</dd>"].concat()));
        }
        assert!(sheet.contains("<kbd>?</kbd>") && sheet.contains("<kbd>Ctrl</kbd>+<kbd>K</kbd>"));
    }
}

//! The sheet that lists the keys, over the page.
//!
//! It is written when it is opened: nobody needs it before.

use super::{ids, shortcuts};
use crate::archive::html::escaped;
use crate::browser::{dialog, element, text_field};
use crate::keys::{GROUPS, Group, Row, label};
use crate::strings::keys as said;

/// The place of the sheet in the page, as HTML text.
#[must_use]
pub fn help_sheet() -> String {
    [
        "<dialog id=\"",
        ids::HELP_SHEET,
        "\" class=\"help-sheet\" aria-labelledby=\"help-heading\" closedby=\"any\"></dialog>",
    ]
    .concat()
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

fn inside() -> String {
    let groups: String = GROUPS.iter().map(group).collect();
    [
        "<form method=\"dialog\"><h2 id=\"help-heading\">",
        said::TITLE,
        "</h2><button>",
        said::CLOSE,
        "</button></form><label class=\"shortcut-switch\"><input id=\"",
        ids::SHORTCUT_SWITCH,
        "\" type=\"checkbox\">",
        said::SWITCH,
        "</label>",
        &groups,
    ]
    .concat()
}

fn group(group: &Group) -> String {
    let rows: String = group.rows.iter().map(row).collect();
    ["<h3>", group.title, "</h3><dl>", &rows, "</dl>"].concat()
}

fn row(row: &Row) -> String {
    let key = |key: &&'static str| {
        // Those that are pressed together are keys of their own.
        let keys = key
            .split('+')
            .map(|it| ["<kbd>", &escaped(it), "</kbd>"].concat());
        keys.collect::<Vec<_>>().join("+")
    };
    let keys: Vec<String> = row.keys.iter().map(|it| key(&label(it))).collect();
    [
        "<div><dt>",
        &keys.join(" "),
        "</dt><dd>",
        row.says,
        "</dd></div>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_lists_every_row_of_the_table() {
        let sheet = inside();
        for row in GROUPS.iter().flat_map(|group| group.rows) {
            assert!(sheet.contains(&["<dd>", row.says, "</dd>"].concat()));
        }
        assert!(sheet.contains("<kbd>?</kbd>") && sheet.contains("<kbd>Ctrl</kbd>+<kbd>K</kbd>"));
    }
}

//! A button that has the browser save what the page is about as one file.

use super::ids;
use crate::archive::Archive;
use crate::archive::html::escaped;
use crate::browser::{download, element};
use crate::export::{self, Selection};

/// Selects the button; a page has one at most.
pub const EXPORT_BUTTON: &str = ".export-button";

/// The button, and below it a line that says what became of it. It is not seen before the program
/// runs, but its place is kept for it.
#[must_use]
pub fn export_button(label: &str) -> String {
    [
        "<div class=\"export\" data-generated><button type=\"button\" class=\"export-button\">",
        &escaped(label),
        "</button><p id=\"",
        ids::EXPORT_STATUS,
        "\" role=\"status\"></p></div>",
    ]
    .concat()
}

/// Has the browser save a selection under a title, by which the file is named, and says below the
/// button what became of that.
///
/// # Without a browser
///
/// Must not be called.
pub fn export(archive: &Archive, selection: &Selection, title: &str, note: &str) {
    let name = export::file_name(title);
    let html = export::document(archive, selection, title, note);
    let said = if download::save(&name, "text/html", &html) {
        ["Handed to the browser to save: ", &name].concat()
    } else {
        "The browser does not let this page save files.".to_owned()
    };
    element::write(ids::EXPORT_STATUS, &escaped(&said));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_label_is_text() {
        let html = export_button("Save <b>");
        assert!(html.contains(">Save &lt;b&gt;</button>"), "{html}");
    }
}

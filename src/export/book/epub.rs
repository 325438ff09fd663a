//! The file of a book.

use super::chapter;
use super::contents::Contents;
use super::package::{PACKAGE, container, nav, package, title_page};
use super::packed::packed;
use super::page::{NAV, STYLE, STYLE_FILE, TITLE, chapter_file};
use std::io;

/// Folder of the book's files.
const FOLDER: &str = "EPUB/";

/// Returns the file of a book.
///
/// # Errors
///
/// Returns an error if the book is too large for the format.
pub fn epub(book: Contents<'_>) -> io::Result<Vec<u8>> {
    let reports = book.reports();
    let mut files = vec![("META-INF/container.xml".to_owned(), container(FOLDER))];
    let mut add = |name: &str, text: String| files.push(([FOLDER, name].concat(), text));
    add(PACKAGE, package(book, &reports));
    add(TITLE, title_page(book, &reports));
    add(NAV, nav(book, &reports));
    add(STYLE_FILE, STYLE.to_owned());
    for report in &reports {
        add(&chapter_file(report.month), chapter::file(book, report));
    }
    packed(&files)
}

//! Paths of the files to take along, below the base.

use crate::model::{Month, Topic};

/// The whole archive as an EPUB.
pub const WHOLE_BOOK: &str = "archive.epub";

/// The list of the Markdown files, by the convention of <https://llmstxt.org>.
pub const LLMS: &str = "llms.txt";

/// The whole archive as data.
pub const DATA: &str = "reports.json";

/// Returns the path of a topic's EPUB.
#[must_use]
pub fn topic_book(topic: &Topic) -> String {
    ["books/", &topic.slug, ".epub"].concat()
}

/// Returns the path of a month's EPUB.
#[must_use]
pub fn month_book(month: Month) -> String {
    ["books/", &month.to_string(), ".epub"].concat()
}

/// Returns the path of the Markdown beside a page, which has the path `page`.
#[must_use]
pub fn markdown(page: &str) -> String {
    [page, "index.md"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Route;
    use crate::routes::tests::archive;

    /// The program leaves links to them to the browser.
    #[test]
    fn files_are_no_pages() {
        let archive = archive();
        let report = Route::Report {
            month: archive.reports[0].month,
            topic: None,
        };
        for path in [
            WHOLE_BOOK,
            LLMS,
            DATA,
            &topic_book(&archive.topics[0]),
            &month_book(archive.reports[0].month),
            &markdown(&report.path(&archive)),
        ] {
            let route = Route::parse(path, "", &archive);
            assert!(matches!(route, Route::Missing { .. }), "{path}");
        }
    }
}

//! Files for programs and readers of e-books, and the links to them.

/// Heading above the links, on the page about the archive.
pub const TAKE_ALONG: &str = "Take it along";
pub const WHOLE_BOOK: &str = "The whole archive as a book";
/// Before the links to books of one topic.
pub const BY_TOPIC: &str = "One topic as a book: ";
pub const DATA: &str = "Everything as data";
pub const MARKDOWN: &str = "The reports as Markdown";
/// Link to the book of one month; also the form of the books.
pub const EPUB: &str = "EPUB";
pub const JSON: &str = "JSON";
/// After the link to the Markdown.
pub const FOR_PROGRAMS: &str = "a list for programs";

/// The label of that link.
#[must_use]
pub fn month_book(month: &str) -> String {
    ["EPUB of ", month].concat()
}

/// `llms.txt`.
pub mod llms {
    pub const ANCHORS: &str = "Each report and topic is a Markdown file beside its page. A text has \
        a permanent id such as p-1a2b3c: the address of the page of its month, with # and the id, \
        leads to it. In the file of a topic, the month is before the id.";
    pub const REPORTS: &str = "Reports";
    pub const TOPICS: &str = "Topics through the months";
    /// The convention knows this word.
    pub const OPTIONAL: &str = "Optional";
    pub const DATA: &str = "everything, with topics and ids, as JSON";
    pub const WHOLE_BOOK: &str = "everything as EPUB";
}

/// In books.
pub mod book {
    /// Name of the list of contents.
    pub const CONTENTS: &str = "Contents";
    /// Before the address of the site.
    pub const FROM: &str = "From ";
}

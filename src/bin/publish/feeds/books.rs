//! Writes the books: the whole archive, each topic, and each month as EPUB.

use crate::edition::{Edition, File};
use crate::error::Error;
use kusama_news_reader::export::book::{Contents, epub};

/// Returns the files.
///
/// # Errors
///
/// Returns an error if a book is too large for the format.
pub fn files(edition: &Edition) -> Result<Vec<File>, Error> {
    let url = edition.url.as_deref().unwrap_or_default();
    Contents::all(&edition.archive, url)
        .map(|book| {
            let path = book.path();
            match epub(book) {
                Ok(bytes) => Ok(File { path, bytes }),
                Err(source) => Err(Error::Book { path, source }),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn books(edition: &Edition) -> Vec<File> {
        files(edition).expect("books")
    }

    #[test]
    fn there_is_a_book_of_all_of_each_topic_and_of_each_month() {
        let edition = sample::seeds();
        let archive = &edition.archive;
        let paths: Vec<String> = books(&edition).into_iter().map(|file| file.path).collect();
        assert_eq!(paths[0], "archive.epub");
        assert_eq!(
            paths.len(),
            1 + archive.topics.len() + archive.reports.len()
        );
        for path in ["books/market.epub", "books/2023-11.epub"] {
            assert!(paths.iter().any(|it| it == path), "{path} in {paths:?}");
        }
    }

    #[test]
    fn the_same_reports_give_the_same_books() {
        assert_eq!(books(&sample::edition()), books(&sample::edition()));
    }

    #[test]
    fn five_reports_are_a_small_book() {
        let book = &books(&sample::seeds())[0];
        // Of 65 reports: less than 250 kB.
        assert!(book.bytes.len() < 250_000 * 5 / 65, "{}", book.bytes.len());
    }
}

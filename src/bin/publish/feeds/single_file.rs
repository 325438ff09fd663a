//! Writes the whole archive as one file to keep or print, `archive.html`.

use crate::digest;
use crate::edition::{Edition, File};
use kusama_news_reader::html::raw_text;
use kusama_news_reader::html::single_file::{STYLE, document};
use kusama_news_reader::model::Report;
use kusama_news_reader::text::publish::{report, single_file};

/// Path of the file, below the base.
pub const FILE: &str = "archive.html";

/// Returns the file.
pub fn file(edition: &Edition) -> File {
    let archive = &edition.archive;
    // States the policy in the file, because a saved copy has no host to send headers.
    let policy = format!("default-src 'none'; style-src '{}'", hash_of_style());
    let (title, note) = (&archive.site.title, extent(&archive.reports));
    let html = document(archive, title, &note, Some(&policy));
    File::text(FILE, html.into_string())
}

/// Returns the hash of the file's style sheet.
pub fn hash_of_style() -> String {
    digest::sha256(raw_text(STYLE).0.as_bytes())
}

fn extent(reports: &[Report]) -> String {
    match reports {
        [] => single_file::NO_REPORTS.into(),
        [only] => report(&only.month.title()),
        [first, .., last] => {
            single_file::reports(reports.len(), &first.month.title(), &last.month.title())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn it_says_what_it_holds() {
        let file = file(&sample::edition());
        let html = str::from_utf8(&file.bytes).expect("text");
        assert!(html.contains("<p>4 reports, from January 2020 to May 2020.</p>"));
        let policy = "Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-";
        assert!(html.contains(policy), "{html}");
        assert_eq!(extent(&[]), "No reports.");
        assert_eq!(
            extent(&sample::edition().archive.reports[..1]),
            "The report of January 2020."
        );
    }
}

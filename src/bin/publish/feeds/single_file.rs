//! Writes the whole archive as one file to keep or print, `archive.html`.

use crate::digest;
use crate::edition::{Edition, File};
use kusama_news_reader::export::facts::extent;
use kusama_news_reader::html::raw_text;
use kusama_news_reader::html::single_file::{STYLE, document};
use kusama_news_reader::model::Report;

/// Path of the file, below the base.
pub const FILE: &str = "archive.html";

/// Returns the file.
pub fn file(edition: &Edition) -> File {
    let archive = &edition.archive;
    // States the policy in the file, because a saved copy has no host to send headers.
    let policy = format!("default-src 'none'; style-src '{}'", hash_of_style());
    let reports: Vec<&Report> = archive.reports.iter().collect();
    let (title, note) = (&archive.site.title, extent(&archive.site, &reports));
    let html = document(archive, title, &note, Some(&policy));
    File::text(FILE, html.into_string())
}

/// Returns the hash of the file's style sheet.
pub fn hash_of_style() -> String {
    digest::sha256(raw_text(STYLE).0.as_bytes())
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
        let archive = sample::edition().archive;
        assert_eq!(extent(&archive.site, &[]), "No reports.");
        let first = [&archive.reports[0]];
        assert_eq!(extent(&archive.site, &first), "The report of January 2020.");
    }
}

//! The whole archive in one file, to keep or to print: `archive.html`.

use crate::digest;
use crate::edition::{Edition, File};
use kusama_news_reader::archive::Report;
use kusama_news_reader::export::{STYLE, document};
use kusama_news_reader::strings::publish::{book, report};

/// Its file, below the base.
pub const FILE: &str = "archive.html";

/// The file.
pub fn file(edition: &Edition) -> File {
    let archive = &edition.archive;
    let title = &archive.site.title;
    let html = document(archive, title, &extent(&archive.reports));
    // A file that is saved has no host to state a policy.
    let charset = "<meta charset=\"utf-8\">";
    let policy = format!(
        "{charset}<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src '{}'\">",
        digest::sha256(STYLE.as_bytes())
    );
    File::text(FILE, html.replacen(charset, &policy, 1))
}

fn extent(reports: &[Report]) -> String {
    match reports {
        [] => book::NO_REPORTS.into(),
        [only] => report(&only.month.title()),
        [first, .., last] => {
            book::reports(reports.len(), &first.month.title(), &last.month.title())
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

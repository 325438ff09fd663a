//! What robots are told: everything may be read. Pages that are not to be listed say so themselves.
//!
//! # Source
//!
//! RFC 9309, and the sitemap protocol for the line about the list of pages. Robots look for the
//! file at the root of a host only; below it, the file is for whoever copies it there.

use crate::edition::{Edition, File};
use crate::sitemap;

/// Its file, below the base.
pub const FILE: &str = "robots.txt";

/// The file; it names the list of pages where the site has an address.
pub fn file(edition: &Edition) -> File {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(url) = &edition.url {
        text += &["\nSitemap: ", url, sitemap::FILE, "\n"].concat();
    }
    File::text(FILE, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_list_of_pages_is_named_where_the_site_has_an_address() {
        let mut edition = sample::edition();
        let file = file(&edition);
        assert_eq!(
            file,
            File::text(
                "robots.txt",
                "User-agent: *\nAllow: /\n\nSitemap: https://example.org/x/y/sitemap.xml\n"
            )
        );
        edition.url = None;
        let file = super::file(&edition);
        assert_eq!(file, File::text("robots.txt", "User-agent: *\nAllow: /\n"));
    }
}

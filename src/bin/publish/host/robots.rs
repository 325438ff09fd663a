//! Writes `robots.txt`, which allows everything. Unlisted pages carry `noindex` themselves.
//!
//! # Source
//!
//! RFC 9309, and the sitemap protocol for the `Sitemap` line. Crawlers read the file only at the
//! root of a host. For a site in a folder, copy it there.

use crate::edition::{Edition, File};
use crate::host::sitemap;

/// Path of the file, below the base.
pub const FILE: &str = "robots.txt";

/// Returns the file. It names the sitemap if the site has an address.
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

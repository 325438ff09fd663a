//! Writes the sitemap for search engines.
//!
//! It has no dates, because most pages have no known date of change, and engines distrust all dates
//! of a site if some are wrong. One file holds 50,000 addresses, enough for 500 years of reports.
//!
//! # Source
//!
//! The sitemap protocol 0.9, <https://www.sitemaps.org/protocol.html>.

use crate::edition::{Edition, File};
use crate::feeds::xml::escaped;
use kusama_news_reader::routes::Route;

/// Path of the file, below the base.
pub const FILE: &str = "sitemap.xml";

/// Returns the file if the site has an address.
pub fn file(edition: &Edition) -> Option<File> {
    let url = edition.url.as_deref()?;
    let archive = &edition.archive;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in Route::all(archive).filter(|route| route.is_listed(archive)) {
        let address = escaped(&[url, &route.path(archive)].concat());
        xml += &["<url><loc>", &address, "</loc></url>\n"].concat();
    }
    xml += "</urlset>\n";
    Some(File::text(FILE, xml))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use std::collections::BTreeSet;

    fn addresses(edition: &Edition) -> Vec<String> {
        let file = file(edition).expect("a file");
        let text = String::from_utf8(file.bytes).expect("text");
        let addresses = text.lines().filter_map(|line| {
            let rest = line.strip_prefix("<url><loc>")?;
            rest.strip_suffix("</loc></url>")
        });
        let addresses: Vec<String> = addresses.map(str::to_owned).collect();
        assert_eq!(text.lines().count(), addresses.len() + 3, "{text}");
        addresses
    }

    #[test]
    fn every_page_with_a_text_is_listed_once() {
        let edition = sample::edition();
        let archive = &edition.archive;
        let found = addresses(&edition);
        let unique: BTreeSet<&String> = found.iter().collect();
        assert_eq!(unique.len(), found.len());
        let pages = archive.reports.iter().map(|report| {
            let topics = archive.topic_ids();
            1 + topics.filter(|&topic| report.speaks_of(topic)).count()
        });
        let threads = archive.topic_ids();
        let n_threads = threads.filter(|&topic| archive.reports_on(topic).next().is_some());
        // The list of figures, that of differences, and one page for each measure.
        let n_figures = archive.measures.len() + 2;
        let n_others = 2 + n_threads.count() + archive.month_numbers().len() + n_figures;
        assert_eq!(found.len(), n_others + pages.sum::<usize>());
        assert!(found.contains(&format!("{}topic/market/", sample::URL)));
        for address in &found {
            let path = address.strip_prefix(sample::URL).expect("the site's");
            let route = Route::parse(path, "", archive);
            assert!(route.is_listed(archive), "{address}");
        }
    }

    #[test]
    fn an_address_is_escaped() {
        let mut edition = sample::edition();
        edition.url = Some("https://example.org/?a=1&b=<x>/".into());
        let first = &addresses(&edition)[0];
        assert_eq!(first, "https://example.org/?a=1&amp;b=&lt;x&gt;/");
        sample::assert_well_formed(&file(&edition).expect("a file"));
    }

    #[test]
    fn without_an_address_there_is_none() {
        let mut edition = sample::edition();
        edition.url = None;
        assert_eq!(file(&edition), None);
    }
}

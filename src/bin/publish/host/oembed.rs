//! Writes oEmbed answers, from which editors learn how to embed a part whose address is pasted.
//! Each answer is a file beside the embed's page, with a link for discovery.
//!
//! Files ignore queries, so parameters that editors add (`maxwidth`, `format`) have no effect: the
//! frame is always as wide as a column of text, and may be narrowed. `WordPress` strips all HTML
//! except the quotation, its link and the frame, in this order, and shows the quotation until the
//! frame has reported its height.
//!
//! # Source
//!
//! The oEmbed protocol 1.0, <https://oembed.com/>.

use crate::edition::{Edition, File};
use crate::pictures::picture;
use kusama_news_reader::export::xml::allowed;
use kusama_news_reader::html::embed_code::Snippet;
use kusama_news_reader::model::Month;
use kusama_news_reader::routes::{Embed, FOLDER, Options, Part};
use maud::html;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Media type of the files, for links to them.
pub const TYPE: &str = "application/json+oembed";

/// The frame's width in CSS pixels. Chosen: a column of text in most editors' pages.
const WIDTH: u16 = 600;

/// Seconds that an answer may be cached: a day, because threads grow and texts are corrected.
const CACHE_AGE: u32 = 86_400;

/// Returns the path of a part's file, below the base.
pub fn path(edition: &Edition, part: Part) -> String {
    [FOLDER, &part.path(&edition.archive), "oembed.json"].concat()
}

/// Returns the title of a part.
pub fn title(edition: &Edition, part: Part) -> String {
    snippet(edition, "", part).title()
}

/// Returns one file per part. `pictures` are the available previews. Returns no files if the site
/// has no address, because frames need it.
pub fn files(edition: &Edition, pictures: &[File]) -> Vec<File> {
    let Some(url) = edition.url.as_deref() else {
        return Vec::new();
    };
    let pictures: BTreeSet<&str> = pictures.iter().map(|file| file.path.as_str()).collect();
    let parts = Part::all(&edition.archive);
    let files = parts.map(|part| {
        let picture = picture::path(month(part));
        let picture = pictures.contains(picture.as_str()).then_some(picture);
        let answer = answer(edition, url, part, picture);
        File::text(path(edition, part), answer.to_string())
    });
    files.collect()
}

fn answer(edition: &Edition, url: &str, part: Part, picture: Option<String>) -> Value {
    let archive = &edition.archive;
    let site = &archive.site.title;
    let snippet = snippet(edition, url, part);
    let report = month(part).and_then(|month| archive.report(month));
    let author = report.map(|report| &report.publication);
    let html = html! { (snippet.quotation()) (snippet.frame()) }.into_string();
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": snippet.title(),
        "author_name": author.filter(|name| !name.is_empty()).unwrap_or(site),
        "author_url": url,
        "provider_name": site,
        "provider_url": url,
        "cache_age": CACHE_AGE,
        "html": allowed(&html),
        "width": WIDTH,
        "height": snippet.height(),
    });
    if let (Some(picture), Some(answer)) = (picture, answer.as_object_mut()) {
        answer.insert("thumbnail_url".into(), [url, &picture].concat().into());
        answer.insert("thumbnail_width".into(), picture::WIDTH.into());
        answer.insert("thumbnail_height".into(), picture::HEIGHT.into());
    }
    answer
}

fn snippet<'a>(edition: &'a Edition, site: &'a str, part: Part) -> Snippet<'a> {
    let options = Options::default();
    Snippet {
        archive: &edition.archive,
        site,
        embed: Embed { part, options },
        width: Some(WIDTH),
    }
}

/// Returns the month whose picture goes with a part. `None` means the archive's picture.
fn month(part: Part) -> Option<Month> {
    match part {
        Part::Report { month, .. } | Part::Passage { month, .. } => Some(month),
        Part::Thread(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_answer_is_html_that_is_xml_too() {
        let edition = sample::edition();
        let files = files(&edition, &[]);
        assert_eq!(files.len(), Part::all(&edition.archive).count());
        for file in files {
            let answer: Value = serde_json::from_slice(&file.bytes).expect("JSON");
            let html = answer["html"].as_str().expect("HTML");
            let inside = File::text(file.path, ["<div>", html, "</div>"].concat());
            sample::assert_well_formed(&inside);
            assert_eq!(answer.get("thumbnail_url"), None);
        }
    }

    #[test]
    fn without_an_address_there_is_none() {
        let mut edition = sample::edition();
        edition.url = None;
        assert_eq!(files(&edition, &[]), []);
    }
}

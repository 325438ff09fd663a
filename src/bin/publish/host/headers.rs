//! Writes `_headers`: response headers for hosts that read the file.
//!
//! Netlify and Cloudflare Pages read it. They combine the headers of all matching rules, so no two
//! rules for the same path set the same header. They expect the file at the root of the host, so
//! its paths begin there.
//!
//! # In frames
//!
//! Any site may show any page in a frame: embeds exist for that, the embed builder previews pages
//! in frames, and people may frame pages as they like. A hostile page around a frame can trick
//! visitors into clicking something they do not see. Here that gains the attacker little, because
//! nobody is logged in, no cookie is read or set, no address changes anything on a server, and a
//! click can only follow a link, search, or change a preference. Browsers store such preferences
//! separately for each site that shows the frame.

use crate::edition::{Edition, File};
use crate::page::policy::Policy;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Embed, Options, Part, Route};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Path of the file.
pub const FILE: &str = "_headers";

/// Files that must be revalidated, because they describe the newest edition.
const CHANGING: [&str; 6] = [
    "archive.html",
    "offline.html",
    "edition.json",
    "embed.js",
    "export.js",
    "service-worker.js",
];

/// Types of files that hosts may not know, by rules for their paths. They must be revalidated, too.
const TYPES: [(&str, &str); 4] = [
    ("archive.epub", EPUB),
    ("books/:book", EPUB),
    ("llms.txt", "text/plain; charset=utf-8"),
    // Also of topics, as in `topic/market/index.md`.
    (":year/:month/index.md", MARKDOWN),
];

const EPUB: &str = "application/epub+zip";
const MARKDOWN: &str = "text/markdown; charset=utf-8";

/// Returns the rules of everything that must be revalidated, each once: all pages, and
/// [`CHANGING`].
fn changing(archive: &Archive) -> BTreeSet<String> {
    let options = Options::default();
    let framed = Part::all(archive).map(|part| Route::Embed(Embed { part, options }));
    let routes = Route::all(archive)
        .chain(framed)
        .chain([Route::not_found()]);
    let pages = routes.map(|route| route.caching_rule(archive).into_owned());
    pages.chain(CHANGING.map(str::to_owned)).collect()
}

/// Returns the file. Pages contain their own policy; the one here applies to all files and adds
/// `frame-ancestors`, because browsers ignore that directive in a page.
pub fn file<'a>(edition: &Edition, policy: &Policy, hashed: impl Iterator<Item = &'a str>) -> File {
    let base = edition.base.as_str();
    let mut text = format!(
        "{base}*\n  Content-Security-Policy: {}; frame-ancestors *\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Access-Control-Allow-Origin: *\n",
        policy.text()
    );
    let changing = changing(&edition.archive)
        .into_iter()
        .map(|path| (path, "no-cache"));
    // File names contain a content hash, so they can be cached forever.
    let hashed = hashed.map(|path| (path.to_owned(), "public, max-age=31536000, immutable"));
    for (path, caching) in changing.chain(hashed) {
        // Writing to a string cannot fail.
        _ = write!(text, "{base}{path}\n  Cache-Control: {caching}\n");
    }
    for (path, media_type) in TYPES {
        _ = write!(
            text,
            "{base}{path}\n  Content-Type: {media_type}\n  Cache-Control: no-cache\n"
        );
    }
    File::text(FILE, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::routes::{Base, FOLDER};

    #[test]
    fn no_two_rules_speak_of_the_caching_of_one_path() {
        let hashed = ["a-1.js", "a-1_bg.wasm"];
        let mut edition = crate::sample::edition();
        edition.base = Base::new("/x/");
        let archive = &edition.archive;
        let changing = changing(archive);
        let file = file(&edition, &Policy::default(), hashed.into_iter());
        let text = String::from_utf8(file.bytes).expect("text");
        let rules: Vec<&str> = text.lines().filter(|l| l.starts_with('/')).collect();
        assert_eq!(rules.first(), Some(&"/x/*"));
        assert_eq!(rules.len(), 1 + changing.len() + hashed.len() + TYPES.len());
        assert_eq!(text.matches("immutable").count(), 2);
        assert!(text.contains("; frame-ancestors *\n"));
        // Each page matches exactly one rule, whether in a frame or not.
        let matches = |rule: &str, path: &str| {
            let (rule, path) = (rule.split('/'), path.split('/'));
            let is_same = |(rule, path): (&str, &str)| {
                rule == path || rule.starts_with(':') && !path.is_empty()
            };
            rule.clone().count() == path.clone().count() && rule.zip(path).all(is_same)
        };
        let framed = Part::all(archive).map(|part| [FOLDER, &part.path(archive)].concat());
        let pages = Route::all(archive).map(|route| route.path(archive));
        for path in pages.chain(framed) {
            let n_rules = changing.iter().filter(|rule| matches(rule, &path));
            assert_eq!(n_rules.count(), 1, "{path}");
        }
        for (path, expected) in [
            ("archive.epub", EPUB),
            ("books/market.epub", EPUB),
            ("2020/01/index.md", MARKDOWN),
            ("topic/market/index.md", MARKDOWN),
        ] {
            let mut types = TYPES.iter().filter(|(rule, _)| matches(rule, path));
            assert_eq!(types.next().map(|it| it.1), Some(expected), "{path}");
            assert_eq!(types.next(), None, "{path}");
        }
        // A placeholder directly below the base would match too much, for example `search/`.
        let n_parts = |rule: &&&str| rule.trim_end_matches('/').matches('/').count() == 2;
        assert!(rules.iter().filter(n_parts).all(|rule| !rule.contains(':')));
    }
}

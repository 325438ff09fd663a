//! `_headers`: what hosts that read it are to send with each file.
//!
//! Netlify and Cloudflare Pages do. Where several rules match, they send all that these say, so no
//! two rules that match the same path name the same header. They look for the file at the top of
//! what they host, and so its paths are those of the host.
//!
//! # In frames
//!
//! Any site may show any page of the reader in a frame; that is what pages for frames are for, and
//! the others are in frames of the page that makes snippets, and wherever somebody wants them. A
//! hostile page around a frame can have its visitors click on something that they do not see. Here
//! that gains nothing: nobody is logged in, no cookie is read or set, no address changes anything on
//! a server, and all that a click can do is to follow a link, to search, or to change a preference
//! that the browser keeps apart for each site that shows the frame.

use crate::edition::File;
use crate::policy::Policy;
use kusama_news_reader::archive::Archive;
use kusama_news_reader::routes::{Base, Route};
use std::fmt::Write as _;

/// The file.
pub const FILE: &str = "_headers";

/// The paths of all pages, and of what says what is newest. A part that begins with a colon matches
/// any one part of a path, so that which is written for a report is the rule for a thread, for the
/// page about the archive and for most that frames show, too.
const CHANGING: [&str; 13] = [
    "",
    "search/",
    "embed/",
    ":year/:month/",
    ":year/:month/:topic/",
    "embed/:year/:month/:part/",
    "404.html",
    "archive.html",
    "offline.html",
    "edition.json",
    "embed.js",
    "export.js",
    "service-worker.js",
];

/// All these, and the pages of the months of the year. A rule for any one part of a path would match
/// that of the search, too.
fn changing() -> impl Iterator<Item = String> {
    let months = (1..=12).map(|number| Route::SameMonth(number).path(&Archive::default()));
    CHANGING.into_iter().map(str::to_owned).chain(months)
}

/// The rules. The pages have a policy of their own; this one holds for all files, and says what a
/// page cannot: that any site may show the reader in a frame.
pub fn file<'a>(base: &Base, policy: &Policy, hashed: impl Iterator<Item = &'a str>) -> File {
    let base = base.as_str();
    let mut text = format!(
        "{base}*\n  Content-Security-Policy: {}; frame-ancestors *\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Access-Control-Allow-Origin: *\n",
        policy.text()
    );
    let changing = changing().map(|path| (path, "no-cache"));
    // They are named by what they hold.
    let hashed = hashed.map(|path| (path.to_owned(), "public, max-age=31536000, immutable"));
    for (path, caching) in changing.chain(hashed) {
        // Writing to a string cannot fail.
        _ = write!(text, "{base}{path}\n  Cache-Control: {caching}\n");
    }
    File::text(FILE, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::routes::{FOLDER, Part};

    #[test]
    fn no_two_rules_speak_of_the_caching_of_one_path() {
        let hashed = ["a-1.js", "a-1_bg.wasm"];
        let file = file(&Base::new("/x/"), &Policy::default(), hashed.into_iter());
        let text = String::from_utf8(file.bytes).expect("text");
        let rules: Vec<&str> = text.lines().filter(|l| l.starts_with('/')).collect();
        assert_eq!(rules.first(), Some(&"/x/*"));
        assert_eq!(rules.len(), 1 + changing().count() + hashed.len());
        assert_eq!(text.matches("immutable").count(), 2);
        assert!(text.contains("; frame-ancestors *\n"));
        // Each page has exactly one rule, be it in a frame or not.
        let matches = |rule: &str, path: &str| {
            let (rule, path) = (rule.split('/'), path.split('/'));
            let is_same = |(rule, path): (&str, &str)| {
                rule == path || rule.starts_with(':') && !path.is_empty()
            };
            rule.clone().count() == path.clone().count() && rule.zip(path).all(is_same)
        };
        let archive = crate::sample::edition().archive;
        let framed = Part::all(&archive).map(|part| [FOLDER, &part.path(&archive)].concat());
        let pages = Route::all(&archive).map(|route| route.path(&archive));
        for path in pages.chain(framed) {
            let n_rules = changing().filter(|rule| matches(rule, &path));
            assert_eq!(n_rules.count(), 1, "{path}");
        }
        // One part of a path after the base is no page, and no placeholder stands for several.
        let n_parts = |rule: &&&str| rule.trim_end_matches('/').matches('/').count() == 2;
        assert!(rules.iter().filter(n_parts).all(|rule| !rule.contains(':')));
    }
}

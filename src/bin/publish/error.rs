//! Errors that stop publishing.
//!
//! Each message has the form `path:line: problem: expected …; remedy`, one problem per line.

use core::str::Utf8Error;
use std::io;
use thiserror::Error;

/// A reason why the site cannot be published, for the person who builds it.
#[derive(Debug, Error)]
pub enum Error {
    /// Trunk's page lacks an element, or has several.
    #[error(
        "index.html:1: `{element}` is there `{n_found}` times: expected the page that Trunk makes \
         of index.html to have it exactly once; {advice}"
    )]
    Element {
        element: &'static str,
        n_found: usize,
        advice: &'static str,
    },
    /// Trunk's page was built for another base.
    #[error(
        "index.html:1: the base of the page is `{found}`: expected `{expected}`, which \
         TRUNK_PUBLIC_URL names; write the element `base` with `data-trunk-public-url` and no other"
    )]
    PageBase { found: String, expected: String },
    /// Trunk's page is a published page already.
    #[error(
        "index.html:1: the page is that of `{route}` already: expected the page that Trunk has \
         just written; this command is Trunk's to call: run `cargo xtask build`"
    )]
    Published { route: String },
    /// Trunk's page is not UTF-8.
    #[error(
        "index.html:1: the page is not text ({0}): expected the page that Trunk makes of \
         index.html, in UTF-8; build again"
    )]
    PageText(#[source] Utf8Error),
    /// The data block with the program's addresses is no JSON of the expected shape.
    #[error(
        "index.html:1: the data block `program` is `{block}` ({source}): expected JSON that says \
         where the program is, as in {{\"js\":\"…\",\"wasm\":\"…\"}}; see `pattern_script` in \
         Trunk.toml"
    )]
    ProgramBlock {
        block: String,
        source: serde_json::Error,
    },
    /// The data block names a file that Trunk has not written.
    #[error(
        "index.html:1: the data block `program` names `{address}`: expected a file that Trunk has \
         written below `{base}`; see `pattern_script` in Trunk.toml"
    )]
    ProgramFile { address: String, base: String },
    /// Data cannot be written as JSON.
    #[error("{path}:1: {subject} cannot be written as JSON ({source}): expected text; report this")]
    Json {
        path: &'static str,
        subject: &'static str,
        source: serde_json::Error,
    },
    /// A script or style sheet of the reader cannot be read.
    #[error(
        "{path}:1: the file cannot be read ({source}): expected a text in UTF-8, for pages need it; \
         bring it back, or take it from the list in src/bin/publish/page/assets.rs"
    )]
    Source { path: String, source: io::Error },
    /// An icon cannot be drawn; the text says why.
    #[error(
        "public/favicon.svg:1: no icon can be drawn from it ({0}): expected an SVG file with a \
         square view box; correct it"
    )]
    Icon(String),
    /// Two files of the site have one path.
    #[error(
        "{path}:1: two files of the site have the path `{path}`: expected one, which this command \
         writes; take yours out of public/"
    )]
    SamePath { path: String },
    /// The words of `WordNet` cannot be read.
    #[error("{0}")]
    WordNet(String),
    /// A book cannot be written.
    #[error(
        "{path}:1: the book cannot be written ({source}): expected less than 4 GB; leave reports out"
    )]
    Book { path: String, source: io::Error },
    /// A file cannot be compressed.
    #[error(
        "{path}:1: the file cannot be compressed ({source}): expected brotli and gzip to take any \
         bytes; build without {variable}"
    )]
    Compress {
        path: String,
        variable: &'static str,
        source: io::Error,
    },
    /// A file of the site's folder cannot be read.
    #[error(
        "{path}:1: what Trunk has written cannot be read ({source}): expected the folder of a \
         site; build again"
    )]
    SiteFile { path: String, source: io::Error },
    /// A file of the site cannot be written.
    #[error(
        "{path}:1: the file cannot be written ({source}): expected a folder with room in it; make \
         some and build again"
    )]
    Write { path: String, source: io::Error },
    /// The script of the service worker cannot be read.
    #[error("{path}:1: the script cannot be read ({source}): expected a text in UTF-8; mend it")]
    Worker {
        path: &'static str,
        source: io::Error,
    },
    /// The worker's script has not exactly one line for the list of files.
    #[error(
        "{path}:1: the line `{line}` is there `{n_found}` times: expected it exactly once, for the \
         list of files takes its place; write it at the top"
    )]
    WorkerLine {
        path: &'static str,
        line: &'static str,
        n_found: usize,
    },
    /// The command was not started by Trunk.
    #[error(
        "{page}:1: there is no page in `{folder}`, which TRUNK_STAGING_DIR names: expected the \
         folder of a site that Trunk is building; this command is Trunk's to call: run \
         `cargo xtask build`"
    )]
    NoSite { page: String, folder: String },
    /// The base is no path with a slash at both ends.
    #[error(
        "Trunk.toml:1: the base is `{0}`, as TRUNK_PUBLIC_URL says: expected the path under which \
         the site is hosted with a slash at both ends, such as `/` or `/x/y/`; build with \
         `--public-url` and that path"
    )]
    Base(String),
    /// The address in an environment variable does not fit.
    #[error("{variable}:1: {problem}")]
    Address {
        variable: &'static str,
        problem: String,
    },
    /// The reports have errors: one line each, as `check` prints them.
    #[error("{}", .0.join("\n"))]
    Reports(Vec<String>),
    /// The sizes of the site cannot be measured.
    #[error("index.html:1: the site cannot be measured ({0}): expected room; build again")]
    Measure(#[source] io::Error),
    /// The file with the limits cannot be read.
    #[error(
        "{path}:1: the limits cannot be read ({source}): expected the file that {variable} names; \
         correct the name"
    )]
    LimitsFile {
        path: String,
        variable: &'static str,
        source: io::Error,
    },
    /// The site is too large, or the file with the limits is wrong: one line each.
    #[error("{}\n{table}", .problems.join("\n"))]
    Limits {
        problems: Vec<String>,
        table: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_what_and_how_to_mend_it() {
        let unreadable = || io::Error::other("gone");
        let path = || "a.css".to_owned();
        for error in [
            Error::Element {
                element: "head",
                n_found: 2,
                advice: "remove one",
            },
            Error::Source {
                path: path(),
                source: unreadable(),
            },
            Error::Icon("it has no size".into()),
            Error::SamePath { path: path() },
            Error::WordNet("a:1: b: expected c; d".into()),
            Error::SiteFile {
                path: path(),
                source: unreadable(),
            },
            Error::Write {
                path: path(),
                source: unreadable(),
            },
            Error::Base("x".into()),
            Error::Measure(unreadable()),
        ] {
            let message = error.to_string();
            let (place, rest) = message.split_once(": ").expect("a place");
            assert!(place.ends_with(":1"), "{message}");
            let (_, expected) = rest.split_once(": expected ").expect("an expectation");
            assert!(expected.contains("; "), "{message}");
            assert!(!message.contains('\n'), "{message}");
        }
    }

    #[test]
    fn each_problem_with_a_limit_has_a_line() {
        let problems = vec!["b.toml:1: one".to_owned(), "b.toml:2: two".to_owned()];
        let table = "  page 1\n".to_owned();
        let message = Error::Limits { problems, table }.to_string();
        assert_eq!(message, "b.toml:1: one\nb.toml:2: two\n  page 1\n");
    }
}

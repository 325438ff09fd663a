//! What pages may load and run: the content security policy.
//!
//! # Source
//!
//! Content Security Policy Level 3, <https://www.w3.org/TR/CSP3/>.

use crate::digest;
use crate::edition::File;
use crate::shell::Shell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How each picture of a report begins; no text of a report can, for it is escaped.
pub const PICTURE: &str = "<img class=\"picture\" src=\"";

/// What is allowed besides what every page of the site needs.
#[derive(Default)]
pub struct Policy {
    /// The hashes of the scripts in the pages.
    pub scripts: BTreeSet<String>,
    /// The hashes of the style sheets in the pages.
    pub styles: BTreeSet<String>,
    /// The hosts from which reports show pictures, as in `https://example.org`.
    pub picture_hosts: BTreeSet<String>,
    /// Whether it holds for frames, too, which may be without an origin. Nothing is `'self'` to them
    /// in `WebKit`: it would take away the base of their links, and their search.
    pub is_for_frames: bool,
}

impl Policy {
    /// What pages in these shells need, which show pictures from these hosts.
    pub fn of<'a>(
        shells: impl IntoIterator<Item = &'a Shell>,
        picture_hosts: &BTreeSet<String>,
    ) -> Self {
        let mut policy = Self {
            picture_hosts: picture_hosts.clone(),
            ..Self::default()
        };
        for shell in shells {
            policy.scripts.extend(shell.hashes_of_scripts());
            policy.styles.insert(shell.hash_of_style());
        }
        policy
    }

    /// The policy as a page or a host's header states it.
    ///
    /// What it does not name may come from the site: Firefox fetches the next month's page ahead,
    /// for which there is no directive of its own.
    pub fn text(&self) -> String {
        let mut text = "default-src 'self'; script-src 'self'".to_owned();
        // Writing to a string cannot fail.
        for hash in &self.scripts {
            _ = write!(text, " '{hash}'");
        }
        text.push_str(" 'wasm-unsafe-eval'; style-src 'self'");
        for hash in &self.styles {
            _ = write!(text, " '{hash}'");
        }
        text.push_str("; img-src 'self' data:");
        for host in &self.picture_hosts {
            _ = write!(text, " {host}");
        }
        text.push_str(
            "; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             frame-src 'self'; media-src 'none'; object-src 'none'",
        );
        if !self.is_for_frames {
            text.push_str("; base-uri 'self'; form-action 'self'");
        }
        text
    }

    /// The same for more files, of which HTML may have style sheets of its own.
    pub fn with_styles_of(mut self, files: &[File]) -> Self {
        for file in files.iter().filter(|file| file.is("html")) {
            let html = String::from_utf8_lossy(&file.bytes);
            let sheets = html.split("<style>").skip(1);
            let sheets = sheets.filter_map(|rest| rest.split("</style>").next());
            let hashes = sheets.map(|sheet| digest::sha256(sheet.as_bytes()));
            self.styles.extend(hashes);
        }
        self
    }
}

/// The hosts of the pictures in a page, which the archive's description allows.
pub fn picture_hosts(html: &str) -> impl Iterator<Item = String> {
    html.split(PICTURE).skip(1).filter_map(host)
}

/// The scheme and host of an address elsewhere. What could end the policy's directive, no host has.
fn host(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#', '"']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    (!host.is_empty() && host.chars().all(is_host)).then(|| format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::archive::{Block, Inline, TextId, html};

    #[test]
    fn the_hosts_of_pictures_are_those_that_reports_show() {
        let picture = |src: &str| Inline::Image {
            src: src.into(),
            alt: String::new(),
            title: String::new(),
        };
        let text = vec![
            picture("https://pictures.example:8080/a/b.png?c"),
            Inline::Strong(vec![picture("https://other.example/x")]),
            picture("images/c.png"),
            picture("https://a b;script-src/"),
            Inline::Text(format!("{PICTURE}https://evil.example/")),
        ];
        let id = TextId::default();
        let html = html::blocks(&[Block::Paragraph { id, text }]);
        let hosts: Vec<String> = picture_hosts(&html).collect();
        assert_eq!(
            hosts,
            ["https://pictures.example:8080", "https://other.example"]
        );
    }

    #[test]
    fn the_style_sheets_of_further_pages_are_allowed_too() {
        let page = File::text("archive.html", "<head><style>a{}</style></head>");
        let other = File::text("data.json", "<style>b{}</style>");
        let policy = Policy::default().with_styles_of(&[page, other]);
        assert_eq!(policy.styles, [digest::sha256(b"a{}")].into());
    }

    #[test]
    fn a_policy_allows_what_stands_in_all_shells_that_it_is_for() {
        let shell =
            |script: &str, style: &str| Shell::default().for_frames(script, style.to_owned());
        let hosts = BTreeSet::from(["https://example.org".to_owned()]);
        let policy = Policy::of(&[shell("a", "x"), shell("b", "x")], &hosts);
        let hash = |text: &str| digest::sha256(text.as_bytes());
        assert_eq!(policy.scripts, [hash("a"), hash("b")].into());
        assert_eq!(policy.styles, [hash("x")].into());
        assert_eq!(policy.picture_hosts, hosts);
    }

    #[test]
    fn a_policy_names_what_is_inline_and_nothing_unsafe_but_wasm() {
        let policy = Policy {
            scripts: ["sha256-a".into(), "sha256-b".into()].into(),
            styles: ["sha256-c".into()].into(),
            picture_hosts: ["https://example.org".into()].into(),
            is_for_frames: false,
        };
        assert_eq!(
            policy.text(),
            "default-src 'self'; script-src 'self' 'sha256-a' 'sha256-b' 'wasm-unsafe-eval'; \
             style-src 'self' 'sha256-c'; img-src 'self' data: https://example.org; \
             font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             frame-src 'self'; media-src 'none'; object-src 'none'; base-uri 'self'; \
             form-action 'self'"
        );
    }
    #[test]
    fn a_policy_for_frames_leaves_base_and_forms_to_the_page() {
        let policy = Policy {
            is_for_frames: true,
            ..Policy::default()
        };
        let text = policy.text();
        assert!(text.ends_with("object-src 'none'"), "{text}");
    }
}

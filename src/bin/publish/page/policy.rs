//! The content security policy of pages.
//!
//! # Source
//!
//! Content Security Policy Level 3, <https://www.w3.org/TR/CSP3/>.

use crate::page::shell::Shell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Permissions beyond those that every page has.
#[derive(Default)]
pub struct Policy {
    /// Hashes of the inline scripts.
    pub scripts: BTreeSet<String>,
    /// Hashes of the inline style sheets.
    pub styles: BTreeSet<String>,
    /// Hosts of pictures in reports, as in `https://example.org`.
    pub picture_hosts: BTreeSet<String>,
    /// Whether it also applies to frames, which may lack an origin. In `WebKit`, `'self'` then
    /// matches no address; it would disable the base of their links, and their search.
    pub is_for_frames: bool,
    /// Whether an inline script may load others, even if `'self'` matches no address.
    pub is_dynamic: bool,
}

impl Policy {
    /// Returns the policy for pages with these shells, with pictures from these hosts.
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

    /// Returns the policy as text, for a page or a header.
    ///
    /// The default is `'self'` because Firefox prefetches the next month's page, and no directive
    /// exists for that.
    pub fn text(&self) -> String {
        let mut text = "default-src 'self'; script-src 'self'".to_owned();
        // Writing to a string cannot fail.
        for hash in &self.scripts {
            _ = write!(text, " '{hash}'");
        }
        if self.is_dynamic {
            text.push_str(" 'strict-dynamic'");
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;

    #[test]
    fn a_policy_allows_what_stands_in_all_shells_that_it_is_for() {
        let shell = |script: &str, style: &str| {
            let mut shell = Shell::default().for_frames(script, "frame.js");
            shell.set_style(style.to_owned(), None);
            shell
        };
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
            is_dynamic: false,
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

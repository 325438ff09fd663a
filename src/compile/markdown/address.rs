//! Addresses of links and images: decides whether they are safe to follow or load.
//!
//! Browsers parse addresses leniently: they drop tabs and line breaks, treat `\` as `/`, accept
//! `//host` and `https:host` as a host, and run any scheme they know. So this module accepts only
//! the few forms below, and only if a browser cannot read them differently.

use crate::compile::config::Config;

/// Destination of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Outside the archive: an absolute address that is safe to follow.
    Outer(String),
    /// Inside the archive, as written.
    Inner(String),
    /// Unsafe to follow, or empty.
    Refused,
}

impl Address {
    /// Parses the address of a link. Character references and escapes are already decoded.
    pub fn of_link(written: &str) -> Self {
        let address = written.trim_matches(' ');
        if !is_clean(address) || address.contains('\\') || address.starts_with("//") {
            return Self::Refused;
        }
        let Some((scheme, rest)) = split_scheme(address) else {
            let leads_somewhere = !matches!(address, "" | "#");
            return if leads_somewhere {
                Self::Inner(address.to_owned())
            } else {
                Self::Refused
            };
        };
        let is_safe = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
            "mailto" => !rest.is_empty() && !rest.starts_with('/'),
            _ => false,
        };
        if is_safe {
            Self::Outer(address.replace(' ', "%20"))
        } else {
            Self::Refused
        }
    }
}

/// Returns the address of an image if the archive allows it. One that begins with a slash is on the
/// site that the reports were written for, if the archive names it. The configuration allows prefixes, so
/// `..` and the like are refused because they could lead out of an allowed prefix.
pub fn of_image(written: &str, config: &Config) -> Option<String> {
    let base = config.reports().link_base.as_ref();
    let is_rooted = written.starts_with('/') && !written.starts_with("//");
    let whole = base
        .filter(|_| is_rooted)
        .map(|base| [base, written].concat());
    let written = whole.as_deref().unwrap_or(written);
    let is_safe = match split_scheme(written) {
        Some(("https", rest)) => rest.strip_prefix("//").is_some_and(has_host),
        Some(_) => false,
        None => !written.starts_with('/'),
    };
    let is_straight = is_clean(written) && !written.contains(['\\', ' ']) && !climbs(written);
    (is_safe && is_straight && config.allows_image(written)).then(|| written.to_owned())
}

/// Splits an address at the first colon, unless the colon is part of a path, query, or fragment.
fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some((scheme, rest))
}

/// Reports whether `rest`, the address after `scheme://`, begins with a plain host. Refuses user
/// info because a name before `@` looks like the host, as in `https://good.example@evil.example/`.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.starts_with(':') && !host.contains(['@', ' ', '%'])
}

/// Whether every character is visible or a plain space.
fn is_clean(address: &str) -> bool {
    !address.chars().any(|character| {
        let is_space = character.is_whitespace() && character != ' ';
        is_space || character.is_control() || is_invisible(character)
    })
}

/// Reports whether a character is invisible or changes the order in which others are shown.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}'
        | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a path segment is `.` or `..`, or contains an encoded slash or backslash. Also decodes
/// `%2e`.
fn climbs(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase().replace("%2e", ".");
    path.contains("%2f") || path.contains("%5c") || path.split('/').any(|p| p == "." || p == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Address) {
        assert_eq!(Address::of_link(written), expected, "of {written:?}");
    }

    #[test]
    fn links_out_of_the_archive_are_of_three_schemes() {
        for safe in [
            "https://example.org",
            "HTTP://example.org:8080/a:b?c=d#e",
            "https://example.org/a%20b(c)",
            "https://пример.example/é",
            "mailto:a@example.org?subject=x",
        ] {
            check(safe, Address::Outer(safe.to_owned()));
        }
        check(
            "https://example.org/a b",
            Address::Outer("https://example.org/a%20b".to_owned()),
        );
    }

    #[test]
    fn what_a_browser_could_read_otherwise_is_refused() {
        for refused in [
            "",
            "#",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{ad}script:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://example.org/x",
            "ftp://example.org",
            "tel:1",
            "view-source:https://example.org",
            "//example.org",
            "/\\example.org",
            "\\\\example.org",
            "https:example.org",
            "https:/example.org",
            "https:///example.org",
            "https://",
            "https://?x",
            "https://:80/",
            "https://good.example@evil.example/",
            "https://good.example\\@evil.example/",
            "https://ex%61mple.org/",
            "https://example.org/\u{202e}gpj",
            "ｊavascript:alert(1)",
            "mailto:",
        ] {
            check(refused, Address::Refused);
        }
    }

    #[test]
    fn what_has_no_scheme_is_inside() {
        for inner in [
            "#a",
            "2023-11.md",
            "/2023/11/",
            "./a:b",
            "a/b:c",
            "?q=a:b",
            "javascript%3ax",
        ] {
            check(inner, Address::Inner(inner.to_owned()));
        }
    }

    #[test]
    fn a_path_that_climbs_is_found() {
        for climbing in [
            "a/../b",
            "a/..",
            "./a",
            "a/%2E%2e/b",
            "a/.%2e",
            "a%2fb",
            "a%5Cb",
        ] {
            assert!(climbs(climbing), "{climbing}");
        }
        for straight in [
            "a/b.png",
            "a/..b/c...d",
            "a/b?c=../d",
            "https://a.example/b",
        ] {
            assert!(!climbs(straight), "{straight}");
        }
    }
}

//! Bare URLs in text, linked as in GitHub's Markdown.
//!
//! A bare URL begins with `http://`, `https://`, or `www.` at the start of a word. Email addresses
//! stay text. The crate `linkify` finds where a URL ends.

use super::address::Address;
use crate::model::Inline;
use linkify::{LinkFinder, LinkKind};

/// Quotation marks. They are never part of a URL.
const QUOTES: [char; 5] = ['`', '“', '”', '«', '»'];

/// Characters that end the sentence rather than the URL.
const ENDINGS: [char; 13] = [
    '?', '!', '.', ',', ':', ';', '*', '_', '~', '’', '‘', '…', '—',
];

/// Turns bare URLs in inline content into links without changing the visible text.
pub fn link(text: Vec<Inline>) -> Vec<Inline> {
    if !text.iter().any(holds_address) {
        return text;
    }
    let mut linked = Vec::with_capacity(text.len());
    for inline in text {
        match inline {
            Inline::Text(words) => push_linked(&mut linked, &words),
            inline => linked.push(inline),
        }
    }
    linked
}

fn holds_address(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(words) if words.contains("://") || words.contains("www."))
}

fn push_linked(linked: &mut Vec<Inline>, words: &str) {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    let mut n_done = 0;
    for found in finder.links(words) {
        let shown = before_mark(found.as_str());
        let Some(href) = href(shown) else {
            continue;
        };
        push_words(linked, words.get(n_done..found.start()).unwrap_or_default());
        linked.push(Inline::Link {
            href,
            title: String::new(),
            text: vec![Inline::Text(shown.to_owned())],
        });
        n_done = found.start() + shown.len();
    }
    push_words(linked, words.get(n_done..).unwrap_or_default());
}

/// Cuts a URL at a quotation mark and before the end of a sentence. `linkify` does so only for marks
/// in ASCII, so it would include the `”` in `“https://example.org”`.
fn before_mark(found: &str) -> &str {
    let end = found.find(QUOTES).unwrap_or(found.len());
    let shown = found.get(..end).unwrap_or_default();
    shown.trim_end_matches(ENDINGS)
}

fn push_words(linked: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        linked.push(Inline::Text(words.to_owned()));
    }
}

/// Returns the link target of a bare URL, if it begins like one, names a host and is safe.
fn href(shown: &str) -> Option<String> {
    let after = |opening: &str| {
        let written = shown.get(..opening.len())?;
        written
            .eq_ignore_ascii_case(opening)
            .then(|| shown.get(opening.len()..))?
    };
    let (href, host) = match after("https://").or_else(|| after("http://")) {
        Some(host) => (shown.to_owned(), host),
        None => (format!("http://{shown}"), after("www.").map(|_| shown)?),
    };
    if !names_host(host) {
        return None;
    }
    match Address::of_link(&href) {
        Address::Outer(href) => Some(href),
        Address::Inner(_) | Address::Refused => None,
    }
}

/// Whether a URL without its scheme begins with a host of at least two labels. Others are no places
/// that a reader could visit, for example `localhost`, or hide the host, as in `a@example.org`.
fn names_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    host.split('.').count() > 1 && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain_text;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let linked = link(vec![Inline::Text(words.to_owned())]);
        assert_eq!(plain_text(&linked), words);
        let hrefs: Vec<&str> = linked
            .iter()
            .filter_map(|inline| match inline {
                Inline::Link { href, .. } => Some(href.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(hrefs, expected, "in {words}");
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        check(
            "See https://example.org/a, or not.",
            &["https://example.org/a"],
        );
        check("(www.example.org/a_(b))", &["http://www.example.org/a_(b)"]);
        check("HTTPS://Example.org?", &["HTTPS://Example.org"]);
        check("“https://example.org”", &["https://example.org"]);
        check("(see www.example.org.).", &["http://www.example.org"]);
        check("[x (https://example.org/a)b)]", &["https://example.org/a"]);
        check(
            "www.example.org/[a](b)]).",
            &["http://www.example.org/[a](b)"],
        );
        check(
            "https://a.example http://b.example/x?y=z#w!",
            &["https://a.example", "http://b.example/x?y=z#w"],
        );
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for words in [
            "https://",
            "https://localhost",
            "www.",
            "www..example",
            "xhttps://example.org",
            "ftp://example.org",
            "https://a@example.org/",
            "javascript://example.org/%0aalert(1)",
            "wwwexample.org",
            "https://example.org(b)",
            "https://a.example/\\(https://b.example/",
        ] {
            check(words, &[]);
        }
        check("www.example", &["http://www.example"]);
        check("www.example.org,b", &["http://www.example.org"]);
    }

    /// Regression: the scan used to reread the text for every bracket or start of a URL, so a text
    /// of this length would not finish.
    #[test]
    fn long_words_are_read_once() {
        const N: usize = 300_000;
        let n_links = |words: String| {
            let linked = link(vec![Inline::Text(words)]);
            let links = linked.iter().filter(|it| matches!(it, Inline::Link { .. }));
            links.count()
        };
        assert_eq!(n_links(format!("https://a.bc/{}", ")".repeat(N))), 1);
        for part in [
            "(www.",
            "(www.a,",
            "(www.a?",
            "(www.a(",
            "(https://a.b\\",
            "(https://a.b/\\",
            "(https://a/",
        ] {
            assert!(n_links(part.repeat(N / part.len())) <= 1, "{part}");
        }
    }
}

//! Bare URLs in text, linked as in GitHub's Markdown.
//!
//! A bare URL begins with `http://`, `https://`, or `www.` at the start of a word. Email addresses
//! stay text. The crate `linkify` finds where a URL ends.

use super::address::Address;
use crate::model::Inline;
use linkify::{LinkFinder, LinkKind};

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
    let mut n_linked = 0;
    for found in finder.links(words) {
        let Some(href) = href(found.as_str()) else {
            continue;
        };
        push_words(
            linked,
            words.get(n_linked..found.start()).unwrap_or_default(),
        );
        linked.push(Inline::Link {
            href,
            title: String::new(),
            text: vec![Inline::Text(found.as_str().to_owned())],
        });
        n_linked = found.end();
    }
    push_words(linked, words.get(n_linked..).unwrap_or_default());
}

fn push_words(linked: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        linked.push(Inline::Text(words.to_owned()));
    }
}

/// Returns the link target of a bare URL, if it begins like one and is safe.
fn href(shown: &str) -> Option<String> {
    let begins = |opening: &str| {
        let written = shown.get(..opening.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(opening))
    };
    let href = if begins("www.") {
        format!("http://{shown}")
    } else if begins("http://") || begins("https://") {
        shown.to_owned()
    } else {
        return None;
    };
    match Address::of_link(&href) {
        Address::Outer(href) => Some(href),
        Address::Inner(_) | Address::Refused => None,
    }
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
        check(
            "[x (https://example.org/a)b)]",
            &["https://example.org/a)b"],
        );
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
            "www.example.org,b",
            "https://example.org(b)",
            "https://a.example/\\(https://b.example/",
        ] {
            check(words, &[]);
        }
        check("www.example", &["http://www.example"]);
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
        assert_eq!(n_links(format!("https://a.b/{}", ")".repeat(N))), 1);
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

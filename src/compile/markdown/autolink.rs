//! Addresses that stand in the text without any markup, as GitHub's Markdown links them.
//!
//! Taken are `http://`, `https://` and `www.` at the beginning of a word. Addresses of mail are
//! left as text.

use super::address::Address;
use crate::archive::Inline;

/// Turns the addresses in running text into links; what they say stays the same.
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
    let mut rest = words;
    let mut n_plain = 0;
    while let Some(tail) = rest.get(n_plain..)
        && let Some(character) = tail.chars().next()
    {
        let before = rest.get(..n_plain).unwrap_or_default();
        match address_at(before, tail) {
            Some((shown, href)) => {
                push_words(linked, before);
                linked.push(Inline::Link {
                    href,
                    title: String::new(),
                    text: vec![Inline::Text(shown.to_owned())],
                });
                rest = tail.get(shown.len()..).unwrap_or_default();
                n_plain = 0;
            }
            None => n_plain += character.len_utf8(),
        }
    }
    push_words(linked, rest);
}

fn push_words(linked: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        linked.push(Inline::Text(words.to_owned()));
    }
}

/// The address with which a text begins: as it is written, and as it is followed.
fn address_at<'a>(before: &str, text: &'a str) -> Option<(&'a str, String)> {
    let scheme = ["https://", "http://", "www."].into_iter().find(|scheme| {
        let opening = text.get(..scheme.len());
        opening.is_some_and(|opening| opening.eq_ignore_ascii_case(scheme))
    })?;
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | ':' | '.' | '-' | '_')) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"`“”«»".contains(c));
    let shown = without_ending(text.get(..end.unwrap_or(text.len()))?);
    let after_scheme = shown.get(scheme.len()..)?;
    let host = after_scheme.split(['/', '?', '#', ':']).next()?;
    if !is_name(host, scheme == "www.") {
        return None;
    }
    let href = if scheme == "www." {
        format!("http://{shown}")
    } else {
        shown.to_owned()
    };
    match Address::of_link(&href) {
        Address::Outer(href) => Some((shown, href)),
        Address::Inner(_) | Address::Refused => None,
    }
}

/// A name of at least two parts, of which the `www` in front may be one.
fn is_name(host: &str, has_first_part: bool) -> bool {
    let mut n_parts = usize::from(has_first_part);
    let is_part = |part: &str| {
        n_parts += 1;
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.split('.').all(is_part) && n_parts >= 2
}

/// Takes off what ends the sentence rather than the address.
fn without_ending(address: &str) -> &str {
    let mut shown = address;
    loop {
        let trimmed = shown.trim_end_matches([
            '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '‘', '…', '–', '—',
        ]);
        let is_unpaired = |open: char, close: char| {
            trimmed.ends_with(close)
                && trimmed.matches(close).count() > trimmed.matches(open).count()
        };
        let n_closing = usize::from(is_unpaired('(', ')') || is_unpaired('[', ']'));
        let kept = trimmed.get(..trimmed.len() - n_closing).unwrap_or(trimmed);
        if kept.len() == shown.len() {
            return shown;
        }
        shown = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::plain_text;

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
        ] {
            check(words, &[]);
        }
        check("www.example", &["http://www.example"]);
    }
}

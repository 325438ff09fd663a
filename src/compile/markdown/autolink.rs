//! Bare URLs in text, linked as in GitHub's Markdown.
//!
//! A bare URL begins with `http://`, `https://`, or `www.` at the start of a word, or after Han or
//! kana. It ends at white space, quotation marks, punctuation of full width, or a closing bracket
//! without an opening one. Email addresses stay text.

use super::address::Address;
use super::east_asian::{is_wide, is_wide_punctuation};
use crate::model::Inline;

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

/// Scans in linear time: a refused URL is skipped as a whole and stays text.
fn push_linked(linked: &mut Vec<Inline>, words: &str) {
    let mut rest = words;
    let mut n_plain = 0;
    while let Some((before, tail)) = rest.split_at_checked(n_plain)
        && let Some(character) = tail.chars().next()
    {
        let Some(shown) = address_at(before, tail) else {
            n_plain += character.len_utf8();
            continue;
        };
        let Some(href) = href(shown) else {
            n_plain += shown.len();
            continue;
        };
        push_words(linked, before);
        linked.push(Inline::Link {
            href,
            title: String::new(),
            text: vec![Inline::Text(shown.to_owned())],
        });
        rest = tail.get(shown.len()..).unwrap_or_default();
        n_plain = 0;
    }
    push_words(linked, rest);
}

fn push_words(linked: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        linked.push(Inline::Text(words.to_owned()));
    }
}

/// Prefixes of a bare URL.
const OPENINGS: [&str; 3] = ["https://", "http://", WWW];

const WWW: &str = "www.";

/// Characters that end the sentence rather than the URL if nothing else follows.
const ENDINGS: [char; 15] = [
    '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '‘', '…', '–', '—',
];

/// Returns the bare URL at the start of `text`, as written.
fn address_at<'a>(before: &str, text: &'a str) -> Option<&'a str> {
    let opening = opening(text)?;
    let is_in_word = |c: char| c.is_alphanumeric() || matches!(c, '/' | ':' | '.' | '-' | '_');
    if before.ends_with(|c: char| is_in_word(c) && !is_wide(c)) {
        return None;
    }
    let host = host(text.get(opening.len()..)?)?;
    if !is_name(host, opening == WWW) {
        return None;
    }
    let end = text.find(ends_word).unwrap_or(text.len());
    Some(balanced(text.get(..end)?).trim_end_matches(ENDINGS))
}

fn opening(text: &str) -> Option<&'static str> {
    OPENINGS.into_iter().find(|opening| {
        let written = text.get(..opening.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(opening))
    })
}

/// Returns the link target of a bare URL, if it is safe.
fn href(shown: &str) -> Option<String> {
    let href = match opening(shown) {
        Some(WWW) => format!("http://{shown}"),
        _ => shown.to_owned(),
    };
    match Address::of_link(&href) {
        Address::Outer(href) => Some(href),
        Address::Inner(_) | Address::Refused => None,
    }
}

/// Returns the host at the start of `text`. Parses it before the rest of the URL because a long
/// word without spaces can contain many possible starts of a URL.
fn host(text: &str) -> Option<&str> {
    let is_in_name = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let (host, rest) =
        text.split_at_checked(text.find(|c| !is_in_name(c)).unwrap_or(text.len()))?;
    let after_ending = rest.trim_start_matches(ENDINGS);
    if after_ending.is_empty()
        || after_ending.starts_with([')', ']'])
        || after_ending.starts_with(ends_word)
    {
        return Some(host.trim_end_matches('.'));
    }
    rest.starts_with(['/', '?', '#', ':']).then_some(host)
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_wide_punctuation(c) || "<>\"`“”«»".contains(c)
}

/// Whether a host has at least two labels, counting the `www` in front.
fn is_name(host: &str, has_first_part: bool) -> bool {
    let mut n_parts = usize::from(has_first_part);
    let is_part = |part: &str| {
        n_parts += 1;
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.split('.').all(is_part) && n_parts >= 2
}

/// Returns the beginning of a URL up to the first closing bracket without an opening one.
fn balanced(address: &str) -> &str {
    let (mut n_round, mut n_square) = (0_usize, 0_usize);
    let end = address.find(|c| {
        let (open, is_closing) = match c {
            '(' | ')' => (&mut n_round, c == ')'),
            '[' | ']' => (&mut n_square, c == ']'),
            _ => return false,
        };
        if is_closing && *open == 0 {
            return true;
        }
        *open = if is_closing { *open - 1 } else { *open + 1 };
        false
    });
    address
        .get(..end.unwrap_or(address.len()))
        .unwrap_or(address)
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
    fn addresses_end_at_punctuation_of_full_width_and_at_unpaired_brackets() {
        check(
            "见 https://example.org/a。下一步",
            &["https://example.org/a"],
        );
        check(
            "见https://example.org/a，谢谢。",
            &["https://example.org/a"],
        );
        check(
            "（https://example.org）和「www.example.org/b」。",
            &["https://example.org", "http://www.example.org/b"],
        );
        check(
            "https://example.org/a（中文）更多",
            &["https://example.org/a"],
        );
        check(
            "https://example.org：https://example.org/ｂ！",
            &["https://example.org", "https://example.org/ｂ"],
        );
        check("(https://example.org/a)下一步", &["https://example.org/a"]);
        check("(https://example.org)下一步", &["https://example.org"]);
        check(
            "[https://example.org/a_(b)_c.]、",
            &["https://example.org/a_(b)_c"],
        );
        check("https://example.org/文/？", &["https://example.org/文/"]);
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

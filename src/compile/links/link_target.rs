//! Parses addresses inside the archive by their form alone.

use crate::model::Month;
use percent_encoding::percent_decode_str;

/// The target of an address inside the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkTarget {
    pub page: Page,
    /// The decoded fragment that names a text of the page; empty for the whole page.
    pub fragment: String,
}

/// A page of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The report that contains the link.
    Own,
    /// The report in a file, by its path from the folder of the link's own file.
    File(String),
    /// The report of a month, optionally with a topic.
    Report(Month, Option<String>),
    Home,
    About,
    /// The search, with its query string including the `?`, or an empty string.
    Search(String),
}

impl LinkTarget {
    /// Parses an address without a scheme. Returns `None` for unknown forms.
    pub fn read(href: &str) -> Option<Self> {
        let (rest, fragment) = href.split_once('#').unwrap_or((href, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let page = page(&decode(path)?, query)?;
        let fragment = decode(fragment)?;
        Some(Self { page, fragment })
    }
}

fn page(path: &str, query: &str) -> Option<Page> {
    let is_search = matches!(path.trim_matches('/').trim_start_matches("./"), "search");
    if is_search {
        return is_query(query).then(|| {
            let mark = if query.is_empty() { "" } else { "?" };
            Page::Search(format!("{mark}{query}"))
        });
    }
    if !query.is_empty() {
        return None;
    }
    if path.is_empty() {
        return Some(Page::Own);
    }
    let inside = path.strip_prefix('/');
    let below = inside.unwrap_or_else(|| path.strip_prefix("./").unwrap_or(path));
    // Reports exist as files only in the source folder, so `/2023-11.md` is not an address.
    if inside.is_none() && is_report_file(below) {
        return Some(Page::File(below.to_owned()));
    }
    let below = below.strip_suffix("index.html").unwrap_or(below);
    let parts: Vec<&str> = below
        .strip_suffix('/')
        .unwrap_or(below)
        .split('/')
        .collect();
    match parts.as_slice() {
        [""] => Some(Page::Home),
        ["about", "archive"] => Some(Page::About),
        [month] => Some(Page::Report(month.parse().ok()?, None)),
        [month, topic] if month.contains('-') => report(month, topic),
        [year, number] => Some(Page::Report(month_of(year, number)?, None)),
        [year, number, topic] => Some(Page::Report(
            month_of(year, number)?,
            Some((*topic).to_owned()),
        )),
        _ => None,
    }
}

/// Whether a path is that of a report's file. The extension may be `MD`, too, but the names themselves
/// are compared with case because hosts do the same.
fn is_report_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        let mut known = ["md", "markdown"].iter();
        known.any(|known| extension.eq_ignore_ascii_case(known))
    })
}

fn report(month: &str, topic: &str) -> Option<Page> {
    Some(Page::Report(month.parse().ok()?, Some(topic.to_owned())))
}

fn month_of(year: &str, number: &str) -> Option<Month> {
    format!("{year}-{number}").parse().ok()
}

fn decode(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// Reports whether a query string is safe, because it is copied into the page unchanged.
fn is_query(query: &str) -> bool {
    query
        .chars()
        .all(|c| c.is_alphanumeric() || "+%&=._~!*'(),;:@/?-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(href: &str, expected: Option<(Page, &str)>) {
        let expected = expected.map(|(page, fragment)| LinkTarget {
            page,
            fragment: fragment.to_owned(),
        });
        assert_eq!(LinkTarget::read(href), expected, "of {href}");
    }

    #[test]
    fn addresses_are_read_in_every_spelling() {
        let report = |topic: Option<&str>| {
            let month = "2023-11".parse().expect("a month");
            Page::Report(month, topic.map(str::to_owned))
        };
        let file = || Page::File("2023-11.md".to_owned());
        check("#caf%C3%A9", Some((Page::Own, "café")));
        check("2023-11.md", Some((file(), "")));
        check("./2023-11.md#p-1a2b3c", Some((file(), "p-1a2b3c")));
        for name in ["B.MD", "../a.md", "2023/11.markdown"] {
            check(name, Some((Page::File(name.to_owned()), "")));
        }
        for month in [
            "/2023/11/",
            "/2023/11",
            "2023/11/",
            "./2023/11/",
            "/2023-11/",
            "/2023/11/index.html",
        ] {
            check(month, Some((report(None), "")));
        }
        check("/2023/11/market/#a", Some((report(Some("market")), "a")));
        check("2023-11/market", Some((report(Some("market")), "")));
        check("/", Some((Page::Home, "")));
        check("/about/archive/", Some((Page::About, "")));
        let search = Page::Search("?q=a+b%26c".to_owned());
        check("/search/?q=a+b%26c", Some((search, "")));
        check("search", Some((Page::Search(String::new()), "")));
    }

    #[test]
    fn other_addresses_name_nothing() {
        for href in [
            "/2023-11.md",
            "2023/",
            "2023/13/",
            "2023/11/market/more/",
            "a.html",
            "?q=a",
            "2023-11.md?q=a",
            "search/?q=<b>",
            "%ff",
            "javascript%3Aalert(1)",
            "//2023/11/",
        ] {
            check(href, None);
        }
    }
}

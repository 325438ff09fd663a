//! Elements of a parsed page, written as HTML again.

use kusama_news_reader::archive::html::escaped;
use scraper::{ElementRef, Node};

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose text browsers do not unescape; `noscript` is one for those that run scripts, and
/// holds elements for the others.
const RAW: [&str; 5] = ["script", "style", "noscript", "iframe", "noembed"];

/// An element with all that is in it, without comments.
pub fn element(element: ElementRef<'_>) -> String {
    let mut html = String::new();
    push_element(&mut html, element);
    html
}

/// An element's start tag, with one more attribute if there is one.
pub fn start_tag(element: ElementRef<'_>, more: Option<(&str, &str)>) -> String {
    let own = element.value().attrs();
    let attributes: String = own
        .chain(more)
        .map(|(name, value)| {
            if value.is_empty() {
                format!(" {name}")
            } else {
                format!(" {name}=\"{}\"", escaped(value))
            }
        })
        .collect();
    format!("<{}{attributes}>", element.value().name())
}

/// All text within an element, as it stands there.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn push_element(html: &mut String, element: ElementRef<'_>) {
    let name = element.value().name();
    html.push_str(&start_tag(element, None));
    if VOID.contains(&name) {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) if RAW.contains(&name) => html.push_str(text),
            Node::Text(text) => html.push_str(&escaped(text)),
            _ => {
                if let Some(child) = ElementRef::wrap(child) {
                    push_element(html, child);
                }
            }
        }
    }
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let page = scraper::Html::parse_document(html);
        let selector = scraper::Selector::parse("body > *").expect("a selector");
        let written: String = page.select(&selector).map(element).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn elements_are_written_as_they_were_read_but_for_comments() {
        let html = "<p id=\"b\" class=\"a &amp; c\" hidden>x &lt; <b>y</b><br>z<input value=\"1\"></p>\
            <script>if (a < b && c) \"&amp;\";</script><noscript><p>a &amp; b</p></noscript>";
        check(html, html);
        check("<p><!-- x -->y</p>", "<p>y</p>");
    }

    #[test]
    fn a_start_tag_takes_one_more_attribute() {
        let page = scraper::Html::parse_document("<html lang=en>");
        let tag = start_tag(page.root_element(), Some(("data-x", "a\"b")));
        assert_eq!(tag, "<html lang=\"en\" data-x=\"a&quot;b\">");
    }
}

//! Serializes elements of a parsed page.
//!
//! `html!` needs element names at compile time. `scraper` would keep comments, and would escape the
//! contents of `noscript`, although it parsed them as text.

use kusama_news_reader::html::serialized;
use maud::{Markup, Render as _, html};
use scraper::{ElementRef, Node};

/// Elements without an end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose text is not unescaped. With scripting on, browsers treat `noscript` as one of
/// them; otherwise they parse elements inside it.
const RAW: [&str; 5] = ["script", "style", "noscript", "iframe", "noembed"];

/// The start tag of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Returns the tag of an element.
    pub fn of(element: ElementRef<'_>) -> Self {
        let own = element.value().attrs();
        Self {
            name: element.value().name().to_owned(),
            attributes: own
                .map(|(name, it)| (name.to_owned(), it.to_owned()))
                .collect(),
        }
    }

    /// Returns a copy with one more attribute.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut tag = self.clone();
        tag.attributes.retain(|attribute| attribute.0 != name);
        tag.attributes.push((name.to_owned(), value.to_owned()));
        tag
    }

    /// Returns the element with `inside` as its contents. Void elements ignore `inside`.
    pub fn around(&self, inside: &Markup) -> Markup {
        let mut html = ["<", &self.name].concat();
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            value.render_to(&mut html);
            html.push('"');
        }
        html.push('>');
        if !VOID.contains(&self.name.as_str()) {
            inside.render_to(&mut html);
            for part in ["</", &self.name, ">"] {
                html.push_str(part);
            }
        }
        serialized(html)
    }
}

/// Serializes an element with its contents, without comments.
pub fn element(element: ElementRef<'_>) -> Markup {
    let is_raw = RAW.contains(&element.value().name());
    let inside = html! {
        @for child in element.children() {
            @match child.value() {
                Node::Text(text) if is_raw => { (serialized(text.to_string())) }
                Node::Text(text) => { (&**text) }
                Node::Element(_) => { (ElementRef::wrap(child).map(self::element).unwrap_or_default()) }
                _ => {}
            }
        }
    };
    Tag::of(element).around(&inside)
}

/// Returns all text within an element.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let page = scraper::Html::parse_document(html);
        let selector = scraper::Selector::parse("body > *").expect("a selector");
        let written = page.select(&selector).map(|it| element(it).into_string());
        assert_eq!(written.collect::<String>(), expected);
    }

    #[test]
    fn elements_are_written_as_they_were_read_but_for_comments() {
        let html = "<p id=\"b\" class=\"a &amp; c\" hidden=\"\">x &lt; <b>y</b><br>z<input value=\"1\"></p>\
            <script>if (a < b && c) \"&amp;\";</script><noscript><p>a &amp; b</p></noscript>";
        check(html, html);
        check("<p><!-- x -->y</p>", "<p>y</p>");
    }

    #[test]
    fn a_tag_takes_one_more_attribute_and_other_contents() {
        let page = scraper::Html::parse_document("<html lang=en>");
        let tag = Tag::of(page.root_element()).with("data-x", "a\"b");
        let inside = html! { body { "c" } };
        assert_eq!(
            tag.around(&inside).into_string(),
            "<html lang=\"en\" data-x=\"a&quot;b\"><body>c</body></html>"
        );
    }
}

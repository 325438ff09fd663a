//! The `OpenSearch` file, which lets a browser search the archive from its address bar.
//!
//! # Source
//!
//! `OpenSearch` 1.1 draft 6, <https://github.com/dewitt/opensearch>.

use crate::edition::{Edition, File};
use crate::feeds::xml::escaped;
use kusama_news_reader::text::boot::TITLE;
use kusama_news_reader::text::publish::search_in;
use maud::{Markup, html};

/// Maximum length of a name in the format.
const MAX_NAME_CHARS: usize = 16;

/// Maximum length of a description in the format.
const MAX_ABOUT_CHARS: usize = 1024;

/// The description of the site's search.
pub struct Description<'a> {
    name: String,
    about: String,
    url: &'a str,
}

/// Returns the file; the list is empty if the site has no address.
pub fn files(edition: &Edition) -> Vec<File> {
    let description = Description::of(edition);
    let file = description.map(|it| File::text(Description::FILE, it.xml()));
    file.into_iter().collect()
}

impl<'a> Description<'a> {
    /// Path of the file, below the base.
    pub const FILE: &'static str = "opensearch.xml";

    /// Returns the description if the site has an address.
    pub fn of(edition: &'a Edition) -> Option<Self> {
        let site = &edition.archive.site;
        let about = if site.description.is_empty() {
            search_in(&site.title)
        } else {
            site.description.clone()
        };
        Some(Self {
            name: name(&site.title),
            about: printable(&about).chars().take(MAX_ABOUT_CHARS).collect(),
            url: edition.url.as_deref()?,
        })
    }

    /// Returns the text of the file.
    pub fn xml(&self) -> String {
        let name = escaped(&self.name);
        let about = escaped(&self.about);
        let url = escaped(self.url);
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{name}</ShortName>
  <Description>{about}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml">{url}favicon.svg</Image>
  <Url type="text/html" method="get" template="{url}search/?q={{searchTerms}}"/>
</OpenSearchDescription>
"#
        )
    }

    /// Returns the `link` element for the file, relative to the page's base.
    pub fn link(&self) -> Markup {
        html! {
            link rel="search" type="application/opensearchdescription+xml" title=(self.name)
                href=(Self::FILE);
        }
    }
}

/// Shortens a title to as many of its first words as fit into a name.
fn name(title: &str) -> String {
    let title = printable(title);
    let mut name = String::new();
    for word in title.split_whitespace() {
        let longer = if name.is_empty() {
            word.to_owned()
        } else {
            format!("{name} {word}")
        };
        if longer.chars().count() > MAX_NAME_CHARS {
            break;
        }
        name = longer;
    }
    if name.is_empty() {
        name = title.chars().take(MAX_NAME_CHARS).collect();
    }
    if name.is_empty() {
        return TITLE.to_owned();
    }
    name
}

/// Removes characters that XML forbids even when escaped, and other control characters.
fn printable(text: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.trim().chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::model::Archive;
    use kusama_news_reader::routes::Base;

    #[test]
    fn a_name_has_as_many_words_as_fit() {
        assert_eq!(name("Kusama News"), "Kusama News");
        assert_eq!(name("The Harbour Letter of the Coast"), "The Harbour");
        assert_eq!(name("Sixteen letters!"), "Sixteen letters!");
        assert_eq!(name("Hafenrundschreibenarchiv"), "Hafenrundschreib");
        assert_eq!(name(" \u{1} "), "Report archive");
    }

    fn edition(title: &str, description: &str) -> Edition {
        let mut archive = Archive::default();
        archive.site.title = title.into();
        archive.site.description = description.into();
        Edition {
            archive: archive.into(),
            base: Base::default(),
            url: Some("https://example.org/?a=1&b=/".into()),
            synonyms: Vec::new(),
        }
    }

    #[test]
    fn what_xml_does_not_allow_is_left_out_and_the_rest_escaped() {
        let edition = edition("A<b>&\"c'", "x\u{0}y\u{fffe}z <&>");
        let description = Description::of(&edition).expect("a site with an address");
        let xml = description.xml();
        assert!(xml.contains("<ShortName>A&lt;b&gt;&amp;&quot;c&#39;</ShortName>"));
        assert!(xml.contains("<Description>xyz &lt;&amp;&gt;</Description>"));
        assert!(
            xml.contains("template=\"https://example.org/?a=1&amp;b=/search/?q={searchTerms}\"")
        );
        let title = "title=\"A&lt;b&gt;&amp;&quot;c'\"";
        assert!(description.link().into_string().contains(title));
    }

    #[test]
    fn without_a_description_the_title_says_what_is_searched() {
        let edition = edition("News", "");
        let xml = Description::of(&edition).map(|it| it.xml());
        let about = "<Description>Search News</Description>";
        assert!(xml.is_some_and(|xml| xml.contains(about)));
    }

    #[test]
    fn a_site_without_an_address_has_no_description() {
        let nowhere = Edition {
            url: None,
            ..edition("News", "")
        };
        assert_eq!(files(&nowhere), []);
    }
}

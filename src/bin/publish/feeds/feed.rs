//! Atom feeds with full text: one for the archive and one for each topic.
//!
//! An id is a `tag:` URI of the publication and the month, so it stays the same wherever the
//! archive is hosted. `updated` is the first instant after the report's month, because reports have
//! no date, and with the time of the build, feed readers would show every report again.
//!
//! # Source
//!
//! RFC 4287, and RFC 4151 for the ids.

use crate::edition::{Edition, File};
use atom_syndication::{Category, Content, Entry, Feed, Generator, Link, Person, Text};
use kusama_news_reader::export::facts::{identifier, instant_after};
use kusama_news_reader::export::xml::allowed;
use kusama_news_reader::html::blocks::{Elsewhere, RenderOptions};
use kusama_news_reader::html::single_file::text;
use kusama_news_reader::model::{Archive, Report, Topic, TopicId};
use kusama_news_reader::routes::Route;
use kusama_news_reader::text::{publish, title};
use maud::{Markup, html};

/// Media type of the feeds, for links to them.
pub const TYPE: &str = "application/atom+xml";

/// Path of the archive's feed, below the base.
pub const OF_ARCHIVE: &str = "feed.xml";

/// Returns the path of a topic's feed, below the base.
pub fn of_topic(topic: &Topic) -> String {
    format!("feeds/{}.xml", topic.slug)
}

/// Returns all feeds. Returns no files if the site has no address, because entries must link to it.
pub fn files(edition: &Edition) -> Vec<File> {
    let Some(url) = edition.url.as_deref() else {
        return Vec::new();
    };
    let archive = &edition.archive;
    let topics = archive.topic_ids().map(Some);
    let choices = core::iter::once(None).chain(topics);
    choices
        .map(|topic| {
            let source = Source {
                archive,
                url,
                topic,
            };
            File::text(source.path(), source.feed().to_string())
        })
        .collect()
}

/// The source of a feed: the whole archive, or one topic.
struct Source<'a> {
    archive: &'a Archive,
    url: &'a str,
    topic: Option<TopicId>,
}

impl Source<'_> {
    fn topic(&self) -> Option<&Topic> {
        self.topic.and_then(|id| self.archive.topic(id))
    }

    fn path(&self) -> String {
        self.topic().map_or_else(|| OF_ARCHIVE.into(), of_topic)
    }

    fn feed(&self) -> Feed {
        let site = &self.archive.site;
        let (title, about) = match self.topic() {
            None => (site.title.clone(), &site.description),
            Some(topic) => (title::of(&topic.label, &site.title), &topic.description),
        };
        let reports = self.archive.reports.iter().rev();
        let reports = reports.filter(|it| self.topic.is_none_or(|topic| it.speaks_of(topic)));
        let entries: Vec<Entry> = reports.map(|report| self.entry(report)).collect();
        let updated = entries.first().map(|entry| entry.updated);
        let subtitle = (!about.is_empty()).then(|| Text::plain(allowed(about)));
        Feed {
            title: Text::plain(allowed(&title)),
            id: self.id(&site.title, ""),
            updated: updated.unwrap_or_default(),
            authors: vec![person(&site.title)],
            generator: Some(Generator {
                value: publish::GENERATOR.into(),
                ..Generator::default()
            }),
            icon: Some([self.url, "favicon.svg"].concat()),
            links: vec![
                self.link("self", TYPE, &self.path()),
                self.link("alternate", "text/html", ""),
            ],
            subtitle,
            entries,
            lang: Some(site.lang.clone()),
            ..Feed::default()
        }
    }

    fn entry(&self, report: &Report) -> Entry {
        let month = report.month;
        let title = match &report.headline {
            Some(_) => publish::named(
                &self.archive.site.month_title(month),
                &report.title(&self.archive.site),
            ),
            None => self.archive.site.month_title(month),
        };
        let route = Route::Report {
            month,
            topic: self.topic,
        };
        let publisher = match report.publication.as_str() {
            "" => &self.archive.site.title,
            publication => publication,
        };
        Entry {
            title: Text::plain(allowed(&title)),
            id: self.id(publisher, &month.to_string()),
            // Every month gives a date.
            updated: instant_after(month).parse().unwrap_or_default(),
            authors: vec![person(publisher)],
            categories: self.categories(report),
            links: vec![self.link("alternate", "text/html", &route.path(self.archive))],
            content: Some(Content {
                value: Some(allowed(&self.content(report).into_string())),
                content_type: Some("html".into()),
                ..Content::default()
            }),
            ..Entry::default()
        }
    }

    /// Returns the notice about the text's origin and the text, with absolute addresses.
    fn content(&self, report: &Report) -> Markup {
        let notice = self.archive.site.notice.as_str();
        let options = RenderOptions {
            prefix: &format!("{}-", report.month),
            elsewhere: Some(self),
            ..RenderOptions::default()
        };
        html! {
            @if !notice.is_empty() { p data-generated { em { (notice) } } }
            (text(self.archive, report, self.topic, options))
        }
    }

    /// Returns the topics of the entry's text.
    fn categories(&self, report: &Report) -> Vec<Category> {
        let speaks = |id: &TopicId| match self.topic {
            Some(topic) => *id == topic,
            None => report.speaks_of(*id),
        };
        let topics = self.archive.topic_ids().filter(speaks);
        let topics = topics.filter_map(|id| self.archive.topic(id));
        topics
            .map(|topic| Category {
                term: topic.slug.clone(),
                label: Some(allowed(&topic.label)),
                scheme: None,
            })
            .collect()
    }

    /// `tag:kusama-news-reader,2026:kusama-news/2023-11/market`; `month` is empty for the feed.
    fn id(&self, publisher: &str, month: &str) -> String {
        let topic = self.topic().map(|topic| topic.slug.as_str());
        identifier(publisher, &[month, topic.unwrap_or_default()])
    }

    fn link(&self, rel: &str, mime_type: &str, path: &str) -> Link {
        Link {
            href: [self.url, path].concat(),
            rel: rel.into(),
            mime_type: Some(mime_type.into()),
            ..Link::default()
        }
    }
}

impl Elsewhere for Source<'_> {
    fn link(&self, href: &str) -> Option<String> {
        Some([self.url, href.trim_start_matches("./")].concat())
    }

    /// Makes a picture's address absolute if it is relative to the base.
    fn picture(&self, src: &str) -> Option<String> {
        let base = if src.starts_with("https://") {
            ""
        } else {
            self.url
        };
        Some([base, src].concat())
    }
}

fn person(name: &str) -> Person {
    Person {
        name: allowed(name),
        ..Person::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use kusama_news_reader::model::{Block, leaves, plain_text};
    use scraper::{Html, Node, Selector};
    use std::collections::BTreeSet;

    fn feeds(edition: &Edition) -> Vec<(String, Feed)> {
        let feeds = files(edition).into_iter().map(|file| {
            sample::assert_well_formed(&file);
            let feed = Feed::read_from(file.bytes.as_slice());
            (file.path, feed.expect("a feed"))
        });
        feeds.collect()
    }

    fn words(text: &str) -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    }

    /// Returns the words of the HTML without those that the reader has added. Alternative text
    /// counts, because it belongs to the report.
    fn own_words(html: &str) -> Vec<String> {
        let tree = Html::parse_fragment(html);
        assert!(tree.errors.is_empty(), "{:?} in {html}", tree.errors);
        let mut text = String::new();
        for node in tree.tree.root().descendants() {
            let elements = node.ancestors().filter_map(|it| it.value().as_element());
            let mut elements = elements;
            if elements.any(|it| it.attr("data-generated").is_some()) {
                continue;
            }
            match node.value() {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => {
                    let is_inline = ["a", "em", "strong", "s", "code"].contains(&element.name());
                    text.push_str(if is_inline { "" } else { "\n" });
                    text.push_str(element.attr("alt").unwrap_or_default());
                }
                _ => {}
            }
        }
        words(&text)
    }

    /// Returns the words of a report that belong to a topic.
    fn report_words(report: &Report, topic: Option<TopicId>) -> Vec<String> {
        let mut texts = vec![report.publication.clone(), report.month.title()];
        texts.extend(report.masthead.iter().map(|line| plain_text(&line.text)));
        texts.extend(
            report
                .head_texts()
                .into_iter()
                .skip(report.masthead.len())
                .map(|it| it.text),
        );
        if report.lead_under(topic) {
            push_texts(&mut texts, &report.lead);
        }
        for section in report.sections_under(topic) {
            texts.push(section.heading.label.clone());
            texts.push(plain_text(&section.heading.text));
            texts.extend(section.bylines.iter().map(|line| plain_text(&line.text)));
            push_texts(&mut texts, &section.blocks);
        }
        words(&texts.join("\n"))
    }

    fn push_texts(texts: &mut Vec<String>, blocks: &[Block]) {
        for block in blocks {
            if let Block::Footnote { label, .. } = block {
                texts.push(label.clone());
            }
            let leaves = leaves(core::slice::from_ref(block));
            texts.extend(leaves.into_iter().map(|leaf| leaf.text));
        }
    }

    #[test]
    fn there_is_a_feed_of_the_archive_and_one_of_each_topic() {
        let edition = sample::seeds();
        let paths: Vec<String> = feeds(&edition).into_iter().map(|(path, _)| path).collect();
        let mut expected = vec![OF_ARCHIVE.to_owned()];
        expected.extend(edition.archive.topics.iter().map(of_topic));
        assert_eq!(paths, expected);
        let mut edition = edition;
        edition.url = None;
        assert_eq!(files(&edition), []);
    }

    #[test]
    fn a_feed_has_what_the_standard_asks_for() {
        let edition = sample::seeds();
        let mut ids = BTreeSet::new();
        for (path, feed) in feeds(&edition) {
            assert!(ids.insert(feed.id.clone()), "{}", feed.id);
            assert!(!feed.title.value.is_empty() && feed.authors.len() == 1);
            let own = feed.links.iter().find(|link| link.rel == "self");
            assert_eq!(own.expect("a link").href, sample::URL.to_owned() + &path);
            assert!(!feed.entries.is_empty(), "{path}");
            let newest = feed.entries.iter().map(|entry| entry.updated).max();
            assert_eq!(Some(feed.updated), newest);
            for entry in &feed.entries {
                assert!(ids.insert(entry.id.clone()), "{}", entry.id);
                assert!(!entry.title.value.is_empty() && !entry.authors[0].name.is_empty());
                let [link] = entry.links.as_slice() else {
                    panic!("{} has one link", entry.id);
                };
                let page = link.href.strip_prefix(sample::URL).expect("the site's");
                let route = Route::parse(page, "", &edition.archive);
                assert!(matches!(route, Route::Report { .. }), "{page}");
            }
        }
        assert!(ids.contains("tag:kusama-news-reader,2026:kusama-news/2023-11/market"));
    }

    #[test]
    fn ids_and_times_are_the_same_wherever_and_whenever_the_site_is_built() {
        let mut edition = sample::seeds();
        let one = feeds(&edition);
        assert_eq!(files(&edition), files(&edition));
        edition.url = Some("https://elsewhere.example/".into());
        for ((_, one), (_, other)) in one.iter().zip(feeds(&edition)) {
            assert_eq!((&one.id, one.updated), (&other.id, other.updated));
            for (one, other) in one.entries.iter().zip(&other.entries) {
                assert_eq!((&one.id, one.updated), (&other.id, other.updated));
            }
        }
        let (_, feed) = &one[0];
        assert_eq!(feed.updated.to_rfc3339(), "2024-12-01T00:00:00+00:00");
        assert_eq!(
            feed.entries[4].updated.to_rfc3339(),
            "2019-12-01T00:00:00+00:00"
        );
    }

    #[test]
    fn an_entry_has_the_whole_text_and_the_notice() {
        for edition in [sample::seeds(), sample::edition()] {
            let archive = &edition.archive;
            let topics = core::iter::once(None).chain(archive.topic_ids().map(Some));
            for ((path, feed), topic) in feeds(&edition).iter().zip(topics) {
                let reports = archive.reports.iter().rev();
                let reports = reports.filter(|it| topic.is_none_or(|topic| it.speaks_of(topic)));
                let reports: Vec<&Report> = reports.collect();
                assert_eq!(reports.len(), feed.entries.len(), "{path}");
                for (report, entry) in reports.iter().zip(&feed.entries) {
                    let content = entry.content.as_ref().expect("content");
                    assert_eq!(content.content_type.as_deref(), Some("html"));
                    let html = content.value.as_deref().expect("a text");
                    let notice = html! { (archive.site.notice) }.into_string();
                    assert!(html.contains(&notice), "{html}");
                    let expected = report_words(report, topic);
                    assert_eq!(own_words(html), expected, "{path} {}", entry.id);
                }
            }
        }
    }

    #[test]
    fn every_address_in_an_entry_is_absolute() {
        let edition = sample::edition();
        let addressed = Selector::parse("[href],[src]").expect("a selector");
        let (_, feed) = feeds(&edition).remove(0);
        let odd = feed.entries[0]
            .content
            .as_ref()
            .and_then(|it| it.value.as_deref());
        let tree = Html::parse_fragment(odd.expect("a text"));
        let address = |it: scraper::ElementRef<'_>| {
            let address = it.attr("href").or(it.attr("src"));
            address.expect("an address").to_owned()
        };
        let found: Vec<String> = tree.select(&addressed).map(address).collect();
        assert_eq!(found.len(), 9, "{found:?}");
        for address in &found {
            let is_absolute = address.starts_with("https://");
            assert!(is_absolute && !address.contains("/./"), "{address}");
        }
        for expected in [
            "2020/01/",
            "2020/02/market/",
            "",
            "search/?q=a&r=b",
            "images/knot.png",
        ] {
            let expected = sample::URL.to_owned() + expected;
            assert!(found.contains(&expected), "{expected} in {found:?}");
        }
    }
}

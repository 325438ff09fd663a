//! Atom feeds: one of the archive and one of each topic, with the whole text in each entry.
//!
//! An id is a `tag:` URI of the publication and the month, so it stays the same wherever the
//! archive is hosted. A report is `updated` in the first instant after its month: no report says
//! when it was written, and the time of a build would have every reader told of every report again.
//!
//! # Source
//!
//! RFC 4287, and RFC 4151 for the ids.

use crate::edition::{Edition, File};
use crate::xml::allowed;
use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};
use kusama_news_reader::archive::html::escaped;
use kusama_news_reader::archive::{Archive, Report, Topic, TopicId};
use kusama_news_reader::export::{readdressed, text};
use kusama_news_reader::routes::Route;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The type of the files, for the links that lead to them.
pub const TYPE: &str = "application/atom+xml";

/// The feed of the archive, below the base.
pub const OF_ARCHIVE: &str = "feed.xml";

/// Who gives the ids, and the year from which on.
const AUTHORITY: &str = "tag:kusama-news-reader,2026:";

/// The feed of a topic, below the base.
pub fn of_topic(topic: &Topic) -> String {
    format!("feeds/{}.xml", topic.slug)
}

/// Every feed; none where the site has no address, for entries must lead to it.
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

/// What a feed is made of: the whole archive, or one topic of it.
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
            Some(topic) => (
                format!("{} – {}", topic.label, site.title),
                &topic.description,
            ),
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
                value: "Kusama News Reader".into(),
                ..Generator::default()
            }),
            icon: Some([self.url, "favicon.svg"].concat()),
            links: vec![
                self.link("self", TYPE, &self.path()),
                self.link("alternate", "text/html", ""),
            ],
            subtitle,
            entries,
            lang: Some("en".into()),
            ..Feed::default()
        }
    }

    fn entry(&self, report: &Report) -> Entry {
        let month = report.month;
        let title = match &report.headline {
            Some(_) => format!("{}: {}", month.title(), report.title()),
            None => month.title(),
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
            updated: instant_after(report),
            authors: vec![person(publisher)],
            categories: self.categories(report),
            links: vec![self.link("alternate", "text/html", &route.path(self.archive))],
            content: Some(Content {
                value: Some(allowed(&self.content(report))),
                content_type: Some("html".into()),
                ..Content::default()
            }),
            ..Entry::default()
        }
    }

    /// The notice about the text's origin, and the text with absolute addresses.
    fn content(&self, report: &Report) -> String {
        let has_lead = report.lead_under(self.topic);
        let sections = report.sections_under(self.topic);
        let text = text(self.archive, report, has_lead, sections);
        let url = escaped(self.url);
        let prefix = format!("{}-", report.month);
        let text = readdressed(&text, &prefix, |href| {
            [&url, href.trim_start_matches("./")].concat()
        });
        let notice = escaped(&self.archive.site.notice);
        let notice = if notice.is_empty() {
            notice
        } else {
            format!("<p data-generated><em>{notice}</em></p>")
        };
        notice + &with_absolute_pictures(&text, &url)
    }

    /// The topics under which the entry's text is to be read.
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

    /// `tag:kusama-news-reader,2026:kusama-news/2023-11/market`; without a month, of the feed.
    fn id(&self, publisher: &str, month: &str) -> String {
        let name = publisher.to_lowercase();
        let words: Vec<&str> = name.split_whitespace().collect();
        let parts = words
            .iter()
            .map(|word| utf8_percent_encode(word, NON_ALPHANUMERIC).to_string());
        let mut id = AUTHORITY.to_owned() + &parts.collect::<Vec<_>>().join("-");
        let topic = self.topic().map(|topic| topic.slug.as_str());
        for part in [month, topic.unwrap_or_default()] {
            if !part.is_empty() {
                id = id + "/" + part;
            }
        }
        id
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

fn person(name: &str) -> Person {
    Person {
        name: allowed(name),
        ..Person::default()
    }
}

/// The first instant after the report's month; of the month itself where there is none after it.
fn instant_after(report: &Report) -> FixedDateTime {
    let after = report.month.next().unwrap_or(report.month);
    // Every month makes a date.
    let instant = format!("{after}-01T00:00:00Z").parse();
    instant.unwrap_or_default()
}

/// Pictures are absolute already, or relative to the reader's base.
fn with_absolute_pictures(html: &str, url: &str) -> String {
    const PICTURE: &str = "<img class=\"picture\" src=\"";
    let mut pieces = html.split(PICTURE);
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        written += PICTURE;
        if !piece.starts_with("https://") {
            written += url;
        }
        written += piece;
    }
    written
}

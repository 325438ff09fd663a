//! `archive.toml`: what the archive is called, what its readers must know, its topics.

use super::{Diagnostic, Source};
use crate::archive::{Site, Topic, TopicId};
use crate::search::tokenize;
use serde::Deserialize;
use toml::Spanned;

/// The defaults are data in the same form as the archive's own file.
const DEFAULTS: &str = include_str!("default.toml");

/// As many as a [`TopicId`] can tell apart.
const MAX_TOPICS: usize = 255;

/// The archive's description with the defaults filled in.
#[derive(Clone, Debug, Default)]
pub struct Config {
    written: Written,
}

/// What is written in the file. Every key may be left out; a key that is not listed is an error.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    description: Option<String>,
    url: Option<Spanned<String>>,
    notice: Option<String>,
    topics: Option<Vec<WrittenTopic>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTopic {
    id: Spanned<String>,
    label: String,
    short_label: Option<String>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    lead: bool,
    heading_words: Option<Vec<String>>,
}

impl Config {
    /// Reads the description, or takes the defaults where there is none. What is wrong is added
    /// to the diagnostics, and the defaults take its place.
    pub fn read(source: Option<&Source>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let defaults = parse("default.toml", DEFAULTS, diagnostics);
        let Some(source) = source else {
            return Self { written: defaults };
        };
        let written = match source.text(diagnostics) {
            Some(text) => {
                let written = parse(&source.path, text, diagnostics);
                check(&source.path, text, &written, diagnostics);
                written
            }
            None => Written::default(),
        };
        Self {
            written: merge(written, defaults),
        }
    }

    /// What the archive says about itself.
    pub fn site(&self) -> Site {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let url = self.written.url.as_ref();
        let url = url.map(|url| url.get_ref().clone()).unwrap_or_default();
        Site {
            title: text(&self.written.title),
            description: text(&self.written.description),
            url: if url.is_empty() || url.ends_with('/') {
                url
            } else {
                url + "/"
            },
            notice: text(&self.written.notice),
        }
    }

    /// The topics as readers see them.
    pub fn topics(&self) -> Vec<Topic> {
        let topic = |written: &WrittenTopic| Topic {
            slug: written.id.get_ref().clone(),
            label: written.label.clone(),
            short_label: written
                .short_label
                .clone()
                .unwrap_or_else(|| written.label.clone()),
            description: written.description.clone(),
        };
        self.written_topics().iter().map(topic).collect()
    }

    /// The topic under which the text before the first section is read.
    pub fn lead_topic(&self) -> Option<TopicId> {
        self.topic_ids()
            .find_map(|(id, topic)| topic.lead.then_some(id))
    }

    /// The topics for which a word of a heading speaks, given folded.
    pub fn topics_of_word<'a>(&'a self, word: &'a str) -> impl Iterator<Item = TopicId> + 'a {
        self.topic_ids().filter_map(move |(id, topic)| {
            let mut beginnings = topic.heading_words.iter().flatten();
            beginnings
                .any(|beginning| word.starts_with(beginning.as_str()))
                .then_some(id)
        })
    }

    fn written_topics(&self) -> &[WrittenTopic] {
        self.written.topics.as_deref().unwrap_or_default()
    }

    fn topic_ids(&self) -> impl Iterator<Item = (TopicId, &WrittenTopic)> {
        (0..=u8::MAX).map(TopicId).zip(self.written_topics())
    }
}

fn parse(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Written {
    toml::from_str(text).unwrap_or_else(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        diagnostics.push(Diagnostic::error(
            path,
            line,
            format!("{}; correct the file", error.message().trim_end()),
        ));
        Written::default()
    })
}

/// What TOML itself cannot check.
fn check(path: &str, text: &str, written: &Written, diagnostics: &mut Vec<Diagnostic>) {
    let mut wrong = |offset: usize, message: String| {
        diagnostics.push(Diagnostic::error(path, line_of(text, offset), message));
    };
    if let Some(url) = &written.url {
        let address = url.get_ref();
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if !address.is_empty() && !is_web {
            let expected =
                "expected an address that begins with `https://`, or nothing; correct it";
            wrong(url.span().start, format!("url `{address}`: {expected}"));
        }
    }
    let Some(topics) = &written.topics else {
        return;
    };
    if topics.is_empty() || topics.len() > MAX_TOPICS {
        let n_topics = topics.len();
        let expected = format!("expected from 1 to {MAX_TOPICS}; add or remove some");
        wrong(0, format!("`{n_topics}` topics: {expected}"));
    }
    for (number, topic) in topics.iter().enumerate() {
        let before = topics.get(..number).unwrap_or_default();
        for message in problems_of_topic(topic, before) {
            wrong(topic.id.span().start, message);
        }
    }
}

/// What is wrong with a topic, given those that stand before it.
fn problems_of_topic(topic: &WrittenTopic, before: &[WrittenTopic]) -> Vec<String> {
    let id = topic.id.get_ref();
    let mut problems = Vec::new();
    let is_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(is_slug) {
        problems.push(format!(
            "topic id `{id}`: expected lower-case letters, digits and hyphens, for it stands in \
             addresses; rename it"
        ));
    }
    if id == "all" {
        problems
            .push("topic id `all`: expected any other, for it means all topics; rename it".into());
    }
    if before.iter().any(|other| other.id == topic.id) {
        problems.push(format!(
            "second topic `{id}`: expected each id once; remove one"
        ));
    }
    if topic.label.trim().is_empty() {
        problems.push(format!(
            "label of topic `{id}` is empty: expected a name; write one"
        ));
    }
    if topic.lead && before.iter().any(|other| other.lead) {
        problems.push(format!(
            "second topic with `lead`, `{id}`: expected one at most; take it away from one"
        ));
    }
    for word in topic.heading_words.iter().flatten() {
        let is_one_word = matches!(tokenize(word).as_slice(), [token] if token.term == *word);
        if !is_one_word {
            problems.push(format!(
                "heading word `{word}` of topic `{id}`: expected one word in lower case without \
                 marks; correct it"
            ));
        }
    }
    problems
}

fn merge(written: Written, defaults: Written) -> Written {
    let default_topics = defaults.topics.unwrap_or_default();
    let topics = match written.topics {
        None => default_topics,
        Some(mut topics) => {
            for topic in &mut topics {
                if topic.heading_words.is_none() {
                    topic.heading_words = default_topics
                        .iter()
                        .find(|default| default.id == topic.id)
                        .and_then(|default| default.heading_words.clone());
                }
            }
            topics
        }
    };
    Written {
        title: written.title.or(defaults.title),
        description: written.description.or(defaults.description),
        url: written.url.or(defaults.url),
        notice: written.notice.or(defaults.notice),
        topics: Some(topics),
    }
}

/// The line, counted from 1, of a byte of a text.
fn line_of(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or_default();
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

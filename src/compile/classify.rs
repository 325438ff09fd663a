//! Sections to topics, by the words of their headings.
//!
//! A heading's word speaks for every topic that lists a beginning of it. The topic for which most
//! words speak is the section's; of equals, the one that the archive lists first. A heading that
//! says nothing is helped by the subheadings below it; where these say nothing either, the section
//! is put under the first topic, with a warning that names it.

use super::Diagnostic;
use super::config::Config;
use crate::archive::{Block, Report, Section, TopicId, plain_text};
use crate::search::tokenize;
use core::cmp::Reverse;

/// Gives every section of a report its topic.
pub fn place(path: &str, report: &mut Report, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    report.lead_topic = config.lead_topic().filter(|_| !report.lead.is_empty());
    for section in &mut report.sections {
        let heading = plain_text(&section.heading.text);
        let found = topic_of(&heading, config).or_else(|| topic_of(&subheadings(section), config));
        section.topic = found.unwrap_or_default();
        if found.is_none() {
            diagnostics.push(Diagnostic::warning(
                path,
                section.line,
                format!(
                    "heading `{heading}` speaks for no topic: expected one of the topics' \
                     `heading_words`; the section is put under `{}`, add a word to archive.toml",
                    first_topic(config)
                ),
            ));
        }
    }
}

fn topic_of(heading: &str, config: &Config) -> Option<TopicId> {
    let mut votes: Vec<(TopicId, u32)> = Vec::new();
    for token in tokenize(heading) {
        for topic in config.topics_of_word(&token.term) {
            match votes.iter_mut().find(|(voted, _)| *voted == topic) {
                Some((_, n_votes)) => *n_votes += 1,
                None => votes.push((topic, 1)),
            }
        }
    }
    let best = votes
        .into_iter()
        .max_by_key(|&(topic, n_votes)| (n_votes, Reverse(topic)));
    best.map(|(topic, _)| topic)
}

fn subheadings(section: &Section) -> String {
    let texts = section.blocks.iter().filter_map(|block| match block {
        Block::Subheading { text, .. } => Some(plain_text(text)),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn first_topic(config: &Config) -> String {
    let first = config.topics().into_iter().next();
    first.map(|topic| topic.slug).unwrap_or_default()
}

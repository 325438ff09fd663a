//! Topics in `archive.toml`, with their cues: the words and places that indicate a topic.

use crate::compile::lexicon::is_term;
use crate::compile::topic_model::{Cues, Scale};
use crate::model::{TextId, Topic};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Maximum number of topics: the count fits in a `u8`, like a
/// [`TopicId`](crate::model::TopicId).
pub(super) const MAX_TOPICS: usize = 255;

/// Weight of a word without a number. Chosen: as high as a nearly certain word in the defaults, so
/// that words without weights can be mixed with those.
const USUAL_WEIGHT: f64 = 3.0;

/// A topic with its cues.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenTopic {
    pub id: Spanned<String>,
    pub label: String,
    pub short_label: Option<String>,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub lead: bool,
    /// Whether the topic was found in headings.
    #[serde(skip)]
    is_found: bool,
    further: Option<bool>,
    position: Option<WrittenPosition>,
    heading_words: Option<Vec<String>>,
    body_words: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenPosition {
    opening: f64,
    last: f64,
}

/// Factors and thresholds of the model, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenScale {
    heading_factor: Option<Spanned<f64>>,
    subheading_share: Option<Spanned<f64>>,
    body_factor: Option<Spanned<f64>>,
    body_reserve: Option<Spanned<f64>>,
    also_share: Option<Spanned<f64>>,
    warning_gap: Option<Spanned<f64>>,
}

impl WrittenTopic {
    /// Returns the topic as shown to readers.
    pub fn topic(&self) -> Topic {
        Topic {
            slug: self.id.get_ref().clone(),
            label: self.label.clone(),
            short_label: self.short_label.as_ref().unwrap_or(&self.label).clone(),
            description: self.description.clone(),
            is_found: self.is_found,
        }
    }

    /// Returns a topic that was found in the reports, and needs no cues.
    pub fn found(topic: &Topic) -> Self {
        Self {
            id: Spanned::new(0..0, topic.slug.clone()),
            label: topic.label.clone(),
            short_label: Some(topic.short_label.clone()),
            description: topic.description.clone(),
            lead: false,
            is_found: topic.is_found,
            further: None,
            position: None,
            heading_words: None,
            body_words: None,
        }
    }

    /// Copies missing cues from another topic.
    pub fn complete(&mut self, other: &Self) {
        self.further = self.further.or(other.further);
        self.position = self.position.or(other.position);
        let words = |own: &mut Option<Vec<String>>, others: &Option<Vec<String>>| {
            if own.is_none() {
                own.clone_from(others);
            }
        };
        words(&mut self.heading_words, &other.heading_words);
        words(&mut self.body_words, &other.body_words);
    }

    /// Returns the topic without weights.
    pub fn without_cues(&self) -> Self {
        Self {
            position: None,
            heading_words: None,
            body_words: None,
            ..self.clone()
        }
    }

    /// Returns the cues of the topic. Skips invalid words.
    pub fn cues(&self) -> Cues {
        let terms = |words: &Option<Vec<String>>| -> BTreeMap<String, f64> {
            let words = words.iter().flatten();
            let read = words.filter_map(|word| read_word(word));
            read.map(|(term, weight)| (term.to_owned(), weight))
                .collect()
        };
        let position = self.position.unwrap_or_default();
        Cues {
            heading: terms(&self.heading_words),
            body: terms(&self.body_words),
            opening: position.opening,
            last: position.last,
            can_be_further: self.further.unwrap_or(true),
            sums_up: self.lead,
        }
    }
}

impl WrittenScale {
    /// Copies missing values from `other`.
    pub fn or(self, other: Self) -> Self {
        Self {
            heading_factor: self.heading_factor.or(other.heading_factor),
            subheading_share: self.subheading_share.or(other.subheading_share),
            body_factor: self.body_factor.or(other.body_factor),
            body_reserve: self.body_reserve.or(other.body_reserve),
            also_share: self.also_share.or(other.also_share),
            warning_gap: self.warning_gap.or(other.warning_gap),
        }
    }

    /// Returns the scale, with standard values for missing numbers.
    pub fn scale(&self) -> Scale {
        let plain = Scale::default();
        let or = |written: &Option<Spanned<f64>>, plain: f64| {
            let written = written.as_ref().map(|number| *number.get_ref());
            written.unwrap_or(plain)
        };
        Scale {
            heading_factor: or(&self.heading_factor, plain.heading_factor),
            subheading_share: or(&self.subheading_share, plain.subheading_share),
            body_factor: or(&self.body_factor, plain.body_factor),
            body_reserve: or(&self.body_reserve, plain.body_reserve),
            also_share: or(&self.also_share, plain.also_share),
            warning_gap: or(&self.warning_gap, plain.warning_gap),
        }
    }

    /// Returns a message for each number that is negative or not finite, with its byte offset.
    pub fn problems(&self) -> Vec<(usize, String)> {
        let numbers = [
            ("heading_factor", &self.heading_factor),
            ("subheading_share", &self.subheading_share),
            ("body_factor", &self.body_factor),
            ("body_reserve", &self.body_reserve),
            ("also_share", &self.also_share),
            ("warning_gap", &self.warning_gap),
        ];
        let is_wrong = |number: f64| !number.is_finite() || number < 0.0;
        let wrong = numbers.into_iter().filter_map(|(name, written)| {
            let written = written.as_ref().filter(|it| is_wrong(*it.get_ref()))?;
            let number = written.get_ref();
            let message = format!("evidence `{name}` is {number}: expected a number from 0 up");
            Some((written.span().start, message))
        });
        wrong.collect()
    }
}

/// Splits `auction 3.5` into term and weight. Returns `None` if either is invalid.
fn read_word(written: &str) -> Option<(&str, f64)> {
    let (term, weight) = match written.split_once(' ') {
        Some((term, weight)) => (term, weight.parse().ok()?),
        None => (written, USUAL_WEIGHT),
    };
    (is_term(term) && weight.is_finite()).then_some((term, weight))
}

/// Returns the problems of a topic. `before` holds the topics listed above it.
pub(super) fn problems_of_topic(
    topic: &WrittenTopic,
    before: &[WrittenTopic],
) -> Vec<(String, &'static str)> {
    let id = topic.id.get_ref();
    let mut problems = Vec::new();
    let mut wrong = |what: String, help| problems.push((what, help));
    let is_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(is_slug) {
        let expected = "lower-case letters, digits and hyphens, for it stands in addresses";
        wrong(format!("topic id `{id}`: expected {expected}"), "rename it");
    }
    if id == "all" {
        let expected = "any other, for it means all topics";
        wrong(format!("topic id `all`: expected {expected}"), "rename it");
    }
    if id.starts_with(TextId::PREFIX) {
        let expected = "it to begin otherwise, for so begin the names of texts";
        wrong(format!("topic id `{id}`: expected {expected}"), "rename it");
    }
    if before.iter().any(|other| other.id == topic.id) {
        let what = format!("second topic `{id}`: expected each id once");
        wrong(what, "remove one");
    }
    if topic.label.trim().is_empty() {
        let what = format!("label of topic `{id}` is empty: expected a name");
        wrong(what, "write one");
    }
    if topic.lead && before.iter().any(|other| other.lead) {
        let what = format!("second topic with `lead`, `{id}`: expected one at most");
        wrong(what, "take it away from one");
    }
    for what in problems_of_cues(topic) {
        wrong(what, "correct it");
    }
    problems
}

fn problems_of_cues(topic: &WrittenTopic) -> Vec<String> {
    let id = topic.id.get_ref();
    let mut problems = Vec::new();
    let lists = [
        ("heading", &topic.heading_words),
        ("body", &topic.body_words),
    ];
    for (kind, words) in lists {
        for word in words.iter().flatten() {
            if read_word(word).is_none() {
                problems.push(format!(
                    "{kind} word `{word}` of topic `{id}`: expected one word in lower case \
                     without marks, and a number behind it if it has a weight of its own"
                ));
            }
        }
    }
    let position = topic.position.unwrap_or_default();
    if !position.opening.is_finite() || !position.last.is_finite() {
        problems.push(format!("position of topic `{id}`: expected finite numbers"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Option<(&str, f64)>) {
        assert_eq!(read_word(written), expected, "of `{written}`");
    }

    #[test]
    fn a_word_may_carry_a_weight() {
        check("sail", Some(("sail", USUAL_WEIGHT)));
        check("sail 2.5", Some(("sail", 2.5)));
        check("high-tide -1", Some(("high-tide", -1.0)));
        check("two words", None);
        check("sail  2", None);
        check("Sail 2", None);
        check("sail inf", None);
    }
}

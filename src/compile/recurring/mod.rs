//! Topics of an archive that configures none: the headings that recur in its reports.
//!
//! A heading recurs if at least a third of the reports have a section with it, and at least two. It
//! becomes a topic, and its sections get that topic; nothing else about them counts. All other
//! sections, and the leads, are put under one more topic. If no heading recurs, the archive has no
//! topics.

mod name;

use super::classify::{Decision, Placement};
use super::draft::Draft;
use crate::model::{Month, Section, Topic, TopicId, plain_text};
use name::{key, short_label, slug, spelling};
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of topics from headings. Chosen: the tabs of a month fit in two lines.
const MAX_TOPICS: usize = 11;

/// A heading recurs if one of this many reports has it.
const ONE_IN: usize = 3;

/// Minimum number of reports with a recurring heading.
const MIN_REPORTS: usize = 2;

/// Slug and label of the topic of everything without a recurring heading.
const REST: (&str, &str) = ("other", "Other");

/// A heading in any of its spellings.
#[derive(Default)]
struct Heading {
    /// Number of reports that have it.
    n_reports: usize,
    /// Its places, one per report: 0 at the beginning of the report, 1000 at the end.
    places: Vec<usize>,
    /// Number of times that it is spelled so, and the newest month of that.
    spellings: BTreeMap<String, (usize, Month)>,
}

impl Heading {
    /// Returns the median of its places.
    fn place(&self) -> usize {
        let mut places = self.places.clone();
        places.sort_unstable();
        places.get(places.len() / 2).copied().unwrap_or_default()
    }

    /// Returns the most common spelling; in a tie, the newest.
    fn label(&self) -> String {
        let mut spellings: Vec<_> = self.spellings.iter().collect();
        spellings.sort_by_key(|(_, common)| **common);
        let last = spellings.last();
        last.map(|(spelling, _)| (*spelling).clone())
            .unwrap_or_default()
    }
}

/// Finds the topics of all reports, and sets them for each section and lead. `set_aside` holds
/// second reports of a month, whose headings do not count.
pub fn assign<'a>(drafts: &mut [Draft<'a>], set_aside: &mut [Draft<'a>]) -> Vec<Topic> {
    let (mut topics, ids) = topics(&recurring(drafts));
    if topics.is_empty() {
        return topics;
    }
    let rest = topics.iter().position(|topic| topic.slug == REST.0);
    let rest = topic_id(rest.unwrap_or(topics.len()));
    if drafts.iter().any(|draft| has_rest(draft, &ids)) && rest == topic_id(topics.len()) {
        topics.push(topic(REST.0.to_owned(), REST.1.to_owned()));
    }
    for draft in drafts.iter_mut().chain(set_aside) {
        set_topics(draft, &ids, rest);
    }
    topics
}

fn set_topics(draft: &mut Draft<'_>, ids: &BTreeMap<String, TopicId>, rest: TopicId) {
    draft.report.lead_topic = (!draft.report.lead.is_empty()).then_some(rest);
    let keys = keys(draft);
    let placements = draft.placements.iter_mut().zip(&keys);
    for (section, (placement, key)) in draft.report.sections.iter_mut().zip(placements) {
        let found = ids.get(key);
        section.topic = found.copied().unwrap_or(rest);
        *placement = Placement {
            line: section.line,
            decision: found.map_or(Decision::Unique, |_| Decision::Recurring),
            ..Placement::default()
        };
    }
}

/// Reports whether a report has a section without a recurring heading, or a lead.
fn has_rest(draft: &Draft<'_>, ids: &BTreeMap<String, TopicId>) -> bool {
    !draft.report.lead.is_empty() || keys(draft).iter().any(|key| !ids.contains_key(key))
}

/// Returns the key of each section. It is empty for the title of a weekly issue, which recurs but is
/// no topic.
fn keys(draft: &Draft<'_>) -> Vec<String> {
    let sections = draft.report.sections.iter().enumerate();
    let keys = sections.map(|(at, section)| {
        if draft.is_divider(at) {
            String::new()
        } else {
            section_key(section)
        }
    });
    keys.collect()
}

/// Returns the headings that recur, in the order of their topics: the most frequent ones, by their
/// places in the reports.
fn recurring(drafts: &[Draft<'_>]) -> Vec<(String, Heading)> {
    let mut headings: BTreeMap<String, Heading> = BTreeMap::new();
    for draft in drafts {
        count(draft, &mut headings);
    }
    let mut recurring: Vec<(String, Heading)> = headings
        .into_iter()
        .filter(|(key, heading)| {
            !key.is_empty()
                && heading.n_reports >= MIN_REPORTS
                && heading.n_reports * ONE_IN >= drafts.len()
        })
        .collect();
    // Both sorts are stable, so that the words of the headings decide ties.
    recurring.sort_by_key(|(_, heading)| (core::cmp::Reverse(heading.n_reports), heading.place()));
    recurring.truncate(MAX_TOPICS);
    recurring.sort_by_key(|(_, heading)| heading.place());
    recurring
}

/// Counts the headings of a report. Repeated ones count once, but for their spelling.
fn count(draft: &Draft<'_>, headings: &mut BTreeMap<String, Heading>) {
    let mut seen = BTreeSet::new();
    let report = &draft.report;
    let n_sections = report.sections.len();
    for (at, (section, key)) in report.sections.iter().zip(keys(draft)).enumerate() {
        let heading = headings.entry(key.clone()).or_default();
        if seen.insert(key) {
            heading.n_reports += 1;
            heading.places.push(at * 1000 / n_sections);
        }
        let spelling = spelling(&plain_text(&section.heading.text));
        let (n, newest) = heading.spellings.entry(spelling).or_default();
        *n += 1;
        *newest = (*newest).max(report.month);
    }
}

/// Returns the topics of recurring headings, and the ids by the words of the headings.
fn topics(recurring: &[(String, Heading)]) -> (Vec<Topic>, BTreeMap<String, TopicId>) {
    let mut topics: Vec<Topic> = Vec::new();
    let mut ids = BTreeMap::new();
    for (key, heading) in recurring {
        ids.insert(key.clone(), topic_id(topics.len()));
        let mut slug = slug(key);
        while topics.iter().any(|other| other.slug == slug) {
            slug.push_str("-2");
        }
        topics.push(topic(slug, heading.label()));
    }
    (topics, ids)
}

fn topic(slug: String, label: String) -> Topic {
    Topic {
        slug,
        short_label: short_label(&label),
        label,
        description: String::new(),
        is_found: true,
    }
}

fn topic_id(at: usize) -> TopicId {
    TopicId(u8::try_from(at).unwrap_or(u8::MAX))
}

fn section_key(section: &Section) -> String {
    key(&plain_text(&section.heading.text))
}

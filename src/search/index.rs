//! The index (a simple stand-in while the real one is made).

use super::query::Clause;
use super::tokenize::tokenize;
use super::{Group, Hit, Matcher, Query, Results};
use crate::archive::{Archive, Leaf, Month, Report, Section, TextId, TopicId, leaves};
use std::collections::BTreeMap;

/// The index over one archive.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    texts: Vec<Text>,
}

#[derive(Clone, Debug)]
struct Text {
    month: Month,
    section: Option<usize>,
    number: usize,
    topics: Vec<TopicId>,
    terms: Vec<String>,
}

/// Makes an index in steps.
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    next: usize,
    index: SearchIndex,
}

impl IndexBuilder {
    /// Begins an index over an archive.
    #[must_use]
    pub fn new(_archive: &Archive) -> Self {
        Self::default()
    }

    /// Takes in one more report. Returns whether there are more.
    pub fn step(&mut self, archive: &Archive) -> bool {
        let Some(report) = archive.reports.get(self.next) else {
            return false;
        };
        self.next += 1;
        for section in core::iter::once(None).chain((0..report.sections.len()).map(Some)) {
            let topics = section
                .and_then(|number| report.sections.get(number))
                .map_or_else(
                    || report.lead_topic.into_iter().collect(),
                    |section| {
                        let mut topics = section.also.clone();
                        topics.push(section.topic);
                        topics
                    },
                );
            for (number, leaf) in texts(report, section).into_iter().enumerate() {
                self.index.texts.push(Text {
                    month: report.month,
                    section,
                    number,
                    topics: topics.clone(),
                    terms: tokenize(&leaf.text)
                        .into_iter()
                        .map(|token| token.term)
                        .collect(),
                });
            }
        }
        self.next < archive.reports.len()
    }

    /// The index over all of the archive, with the steps that are left.
    #[must_use]
    pub fn finish(mut self, archive: &Archive) -> SearchIndex {
        while self.step(archive) {}
        self.index
    }
}

impl SearchIndex {
    /// Indexes an archive.
    #[must_use]
    pub fn build(archive: &Archive) -> Self {
        IndexBuilder::new(archive).finish(archive)
    }

    /// Finds the passages that a query asks for.
    #[must_use]
    pub fn search(&self, query: &Query, n_groups: usize) -> Results {
        let mut terms = Vec::new();
        for clause in query.clauses() {
            match clause {
                Clause::Word(word) => terms.push((word.term.clone(), word.is_prefix)),
                Clause::Phrase(phrase) => {
                    terms.extend(phrase.terms.iter().map(|it| (it.clone(), false)))
                }
            }
        }
        let mut results = Results {
            by_topic: vec![0; 16],
            matcher: Matcher {
                terms: terms.clone(),
            },
            ..Results::default()
        };
        let mut by_month: BTreeMap<Month, usize> = BTreeMap::new();
        for text in &self.texts {
            let has = |(term, is_prefix): &(String, bool)| {
                text.terms
                    .iter()
                    .any(|it| it == term || *is_prefix && it.starts_with(term))
            };
            if terms.is_empty() || !terms.iter().all(has) {
                continue;
            }
            *by_month.entry(text.month).or_default() += 1;
            for topic in &text.topics {
                if let Some(n) = results.by_topic.get_mut(usize::from(topic.0)) {
                    *n += 1;
                }
            }
            results.n_hits += 1;
            let hit = Hit {
                text: text.number,
                score: 1.0,
            };
            match results.groups.last_mut() {
                Some(last) if (last.month, last.section) == (text.month, text.section) => {
                    last.hits.push(hit)
                }
                _ => results.groups.push(Group {
                    month: text.month,
                    section: text.section,
                    hits: vec![hit],
                }),
            }
        }
        results
            .groups
            .sort_by_key(|group| core::cmp::Reverse(group.month));
        results.n_groups = results.groups.len();
        results.groups.truncate(n_groups);
        results.n_reports = by_month.len();
        results.by_month = by_month.into_iter().collect();
        results
    }

    /// Words of the archive that are spelled like words of the query that it lacks.
    #[must_use]
    pub fn nearest_words(&self, _query: &Query, _n: usize) -> Vec<String> {
        Vec::new()
    }
}

/// The pieces of text of a section, or of what stands before the first, in reading order.
pub(super) fn texts(report: &Report, section: Option<usize>) -> Vec<Leaf> {
    let Some(number) = section else {
        let mut texts = vec![dateline(report)];
        texts.extend(report.head_texts());
        texts.extend(leaves(&report.lead));
        return texts;
    };
    let section = report.sections.get(number);
    section.map(Section::texts).unwrap_or_default()
}

/// The report's title line; it stands at the top of the page, where the headline is.
fn dateline(report: &Report) -> Leaf {
    Leaf {
        id: report
            .headline
            .as_ref()
            .map_or(TextId::default(), |heading| heading.id),
        text: format!("{} {}", report.publication, report.month.title()),
        is_heading: true,
    }
}

//! Measures how well sections are classified, against labels given by hand.
//!
//! Weights fitted to some sections say little about others. So the figures that count are *held
//! out*: for each year, the weights are fitted to the reports of all other years and tested on that
//! year; the results are summed. There are two more sets: weights tested on the sections they were
//! fitted to, and the archive as shown.
//!
//! Only the weights are held out. The words of the prior, the scale (`[evidence]`), and the
//! stiffness of the fit were chosen once, with all labeled reports in view. So expect slightly
//! worse results on unlabeled reports.
//!
//! A *pair* is a section with one of its topics, first or further. Further topics are also counted
//! alone. They are few, so their figures differ much between years.

use super::train::{Example, fit};
use crate::compile::config::Config;
use crate::compile::further::text_shares;
use crate::compile::section_position::SectionPosition;
use crate::compile::source::{CONFIG_FILE, Source};
use crate::compile::topic_model::{Cues, Model, Observed};
use crate::compile::{classify, compile};
use crate::model::{Archive, Month, Section, TopicId, plain_text};
use std::collections::{BTreeMap, BTreeSet};

/// A label that a person gave a section. Topics are named by their ids in `archive.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The report's month.
    pub month: Month,
    /// Line of the heading in the source, counted from 1.
    pub line: u32,
    /// The heading, for printing only.
    pub heading: String,
    /// The first topic.
    pub topic: String,
    /// Further topics.
    pub also: Vec<String>,
    /// Whether a further topic would also be acceptable as the first.
    pub is_close: bool,
}

/// The sections of the labeled reports, each with its label, if any.
#[derive(Clone, Debug)]
pub struct Evaluation {
    archive: Archive,
    prior: Model,
    cases: Vec<Case>,
}

/// Counts of how well sections were classified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Labeled sections.
    pub n_labeled: u32,
    /// Labeled sections that the compiler does not find. They count as wrong.
    pub n_lost: u32,
    /// Unlabeled sections in labeled reports.
    pub n_extra: u32,
    /// Sections with the right first topic.
    pub n_right: u32,
    /// Like `n_right`, plus close calls whose first topic is among the further topics of the label.
    pub n_right_or_close: u32,
    /// Pairs of section and topic, first or further, in the labels.
    pub n_pairs_labeled: u32,
    /// Pairs that the compiler gives.
    pub n_pairs_given: u32,
    /// Pairs in both.
    pub n_pairs_common: u32,
    /// Further topics in the labels.
    pub n_further_labeled: u32,
    /// Further topics that the compiler gives.
    pub n_further_given: u32,
    /// Further topics in both.
    pub n_further_common: u32,
    /// Number of sections by labeled first topic (outer) and given first topic (inner).
    pub confusion: Vec<Vec<u32>>,
    /// Every section whose topics differ from its label.
    pub misses: Vec<Miss>,
}

/// A section whose topics differ from its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The report's month.
    pub month: Month,
    /// Line of the heading in the source, counted from 1.
    pub line: u32,
    /// The heading.
    pub heading: String,
    /// The labeled topics, first topic first; empty for an unlabeled section.
    pub labeled: Vec<TopicId>,
    /// The topics that the compiler gave; empty for a section that it does not find.
    pub given: Vec<TopicId>,
    /// Whether a further topic would also be acceptable as the first.
    pub is_close: bool,
}

#[derive(Clone, Debug)]
struct Case {
    month: Month,
    line: u32,
    heading: String,
    truth: Option<Truth>,
    found: Option<Found>,
}

#[derive(Clone, Debug)]
struct Truth {
    topic: TopicId,
    also: Vec<TopicId>,
    is_close: bool,
}

#[derive(Clone, Debug)]
struct Found {
    /// The section with the topics that the archive shows.
    section: Section,
    position: SectionPosition,
    /// Features observed under the prior. Recompute them for fitted weights, because these can
    /// change whether the position counts.
    observed: Vec<Observed>,
}

impl Evaluation {
    /// Compiles the reports and matches the labels to sections by month and line.
    ///
    /// # Errors
    ///
    /// Returns an error if a label names a topic that the archive does not have.
    pub fn new(sources: &[Source], labels: &[Label]) -> Result<Self, UnknownTopicError> {
        let description = sources.iter().find(|source| source.is(CONFIG_FILE));
        // Ignore problems of the description, because a plain `check` reports them.
        let config = Config::read(description, &mut Vec::new());
        let mut archive = compile(sources).archive;
        if config.finds_topics() {
            // Topics without words have nothing to weigh, so a label cannot name them.
            archive.topics.clear();
        }
        let mut evaluation = Self {
            archive,
            prior: config.prior(),
            cases: Vec::new(),
        };
        let mut found = evaluation.find(labels);
        for label in labels {
            let truth = evaluation.truth(label)?;
            evaluation.cases.push(Case {
                month: label.month,
                line: label.line,
                heading: label.heading.clone(),
                truth: Some(truth),
                found: found
                    .remove(&(label.month, label.line))
                    .map(|(_, found)| found),
            });
        }
        for ((month, line), (heading, found)) in found {
            evaluation.cases.push(Case {
                month,
                line,
                heading,
                truth: None,
                found: Some(found),
            });
        }
        Ok(evaluation)
    }

    /// Returns the archive, for the names of topics.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Returns the years with labeled sections.
    #[must_use]
    pub fn years(&self) -> BTreeSet<u16> {
        self.cases.iter().map(|case| case.month.year()).collect()
    }

    /// Returns the figures for the archive as shown. They are honest only if its weights were not
    /// fitted to these reports.
    #[must_use]
    pub fn as_shown(&self) -> Figures {
        let mut figures = Figures::new(self.prior.n_topics());
        for case in &self.cases {
            figures.add(case, case.found.as_ref().map(Found::shown));
        }
        figures
    }

    /// Returns the figures of each year under weights fitted to all other years, summed.
    #[must_use]
    pub fn held_out(&self) -> Figures {
        let mut figures = Figures::new(self.prior.n_topics());
        for year in self.years() {
            self.add_held_out(year, &mut figures);
        }
        figures
    }

    /// Returns the figures of one year under weights fitted to all other years.
    #[must_use]
    pub fn held_out_year(&self, year: u16) -> Figures {
        let mut figures = Figures::new(self.prior.n_topics());
        self.add_held_out(year, &mut figures);
        figures
    }

    fn add_held_out(&self, year: u16, figures: &mut Figures) {
        let is_held_out = |case: &&Case| case.month.year() == year;
        let model = self.fit_to(self.cases.iter().filter(|case| !is_held_out(case)));
        for case in self.cases.iter().filter(is_held_out) {
            figures.add(case, case.given_by(&model));
        }
    }

    /// Returns the figures for the sections that the weights were fitted to. They show how much can
    /// be memorized, not how well other reports would be classified.
    #[must_use]
    pub fn in_training(&self) -> Figures {
        let model = self.fit_to(self.cases.iter());
        let mut figures = Figures::new(self.prior.n_topics());
        for case in &self.cases {
            figures.add(case, case.given_by(&model));
        }
        figures
    }

    /// Returns the cues of each topic, fitted to all labeled sections, in the archive's order.
    #[must_use]
    pub fn fit(&self) -> Vec<Cues> {
        self.fit_to(self.cases.iter()).cues()
    }

    fn fit_to<'a>(&self, cases: impl Iterator<Item = &'a Case>) -> Model {
        let example = |case: &'a Case| {
            let truth = case.truth.as_ref()?;
            Some(Example {
                observed: &case.found.as_ref()?.observed,
                topic: truth.topic,
                also: &truth.also,
                is_close: truth.is_close,
            })
        };
        let examples: Vec<Example<'a>> = cases.filter_map(example).collect();
        fit(&self.prior, &examples)
    }

    /// Returns all sections of the labeled reports by month and line.
    fn find(&self, labels: &[Label]) -> BTreeMap<(Month, u32), (String, Found)> {
        let months: BTreeSet<Month> = labels.iter().map(|label| label.month).collect();
        let mut found = BTreeMap::new();
        for report in &self.archive.reports {
            if !months.contains(&report.month) {
                continue;
            }
            let positions = SectionPosition::of_sections(report);
            for (section, position) in report.sections.iter().zip(positions) {
                let heading = plain_text(&section.heading.text);
                let key = (report.month, section.line);
                found.insert(key, (heading, self.observe(section, position)));
            }
        }
        found
    }

    fn observe(&self, section: &Section, position: SectionPosition) -> Found {
        Found {
            section: section.clone(),
            position,
            observed: self.prior.observe(section, position),
        }
    }

    fn truth(&self, label: &Label) -> Result<Truth, UnknownTopicError> {
        let topic = |slug: &String| {
            let unknown = || UnknownTopicError { slug: slug.clone() };
            self.archive.topic_by_slug(slug).ok_or_else(unknown)
        };
        Ok(Truth {
            topic: topic(&label.topic)?,
            also: label.also.iter().map(topic).collect::<Result<_, _>>()?,
            is_close: label.is_close,
        })
    }
}

impl Case {
    fn given_by(&self, model: &Model) -> Option<(TopicId, Vec<TopicId>)> {
        let found = self.found.as_ref()?;
        let observed = model.observe(&found.section, found.position);
        let totals = model.scores(observed.iter());
        let shares = text_shares(model, &found.section);
        let (first, candidates) = classify::topics(model, &totals, &shares);
        Some((first, classify::further(&candidates).collect()))
    }
}

impl Found {
    fn shown(&self) -> (TopicId, Vec<TopicId>) {
        (self.section.topic, self.section.also.clone())
    }
}

impl Figures {
    fn new(n_topics: usize) -> Self {
        Self {
            confusion: vec![vec![0; n_topics]; n_topics],
            ..Self::default()
        }
    }

    fn add(&mut self, case: &Case, given: Option<(TopicId, Vec<TopicId>)>) {
        let is_lost = given.is_none();
        let given: Vec<TopicId> = given.map_or(Vec::new(), |(first, also)| join(first, &also));
        let truth = case.truth.as_ref();
        let labeled = truth.map_or(Vec::new(), |truth| join(truth.topic, &truth.also));
        let is_close = truth.is_some_and(|truth| truth.is_close);
        self.n_labeled += u32::from(truth.is_some());
        self.n_extra += u32::from(truth.is_none());
        self.n_lost += u32::from(is_lost);
        if let (Some(&right), Some(first)) = (labeled.first(), given.first()) {
            self.n_right += u32::from(right == *first);
            let would_do = right == *first || is_close && labeled.contains(first);
            self.n_right_or_close += u32::from(would_do);
            let row = self.confusion.get_mut(usize::from(right.0));
            if let Some(n) = row.and_then(|row| row.get_mut(usize::from(first.0))) {
                *n += 1;
            }
        }
        self.n_pairs_labeled += count(&labeled);
        self.n_pairs_given += count(&given);
        let common: Vec<TopicId> = given
            .iter()
            .copied()
            .filter(|topic| labeled.contains(topic))
            .collect();
        self.n_pairs_common += count(&common);
        self.add_further(&labeled, &given);
        let is_same = labeled.first() == given.first()
            && labeled.len() == given.len()
            && common.len() == given.len();
        if !is_same {
            self.misses.push(Miss {
                month: case.month,
                line: case.line,
                heading: case.heading.clone(),
                labeled,
                given,
                is_close,
            });
        }
    }

    fn add_further(&mut self, labeled: &[TopicId], given: &[TopicId]) {
        let labeled = labeled.get(1..).unwrap_or_default();
        let given = given.get(1..).unwrap_or_default();
        self.n_further_labeled += count(labeled);
        self.n_further_given += count(given);
        let is_common = |topic: &&TopicId| labeled.contains(topic);
        let common: Vec<TopicId> = given.iter().filter(is_common).copied().collect();
        self.n_further_common += count(&common);
    }
}

fn join(first: TopicId, also: &[TopicId]) -> Vec<TopicId> {
    let mut all = vec![first];
    all.extend_from_slice(also);
    all
}

fn count(topics: &[TopicId]) -> u32 {
    u32::try_from(topics.len()).unwrap_or(u32::MAX)
}

/// The error for a label with a topic that the archive does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownTopicError {
    slug: String,
}

impl core::fmt::Display for UnknownTopicError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let slug = &self.slug;
        write!(
            f,
            "label of topic `{slug}`: expected a topic that archive.toml has"
        )
    }
}

impl core::error::Error for UnknownTopicError {}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "# Harbour Letter - May 2020\n\n# Calm\n\nA calm month at sea.\n\n\
        ## Council News\n\nThe council voted on the proposal.\n\n\
        ## Market\n\nThe price fell by 3%.\n\n## Looking Forward\n\nWe shall see.\n";

    fn label(line: u32, topic: &str, also: &[&str]) -> Label {
        Label {
            month: "2020-05".parse().expect("a month"),
            line,
            topic: topic.to_owned(),
            also: also.iter().map(|&slug| slug.to_owned()).collect(),
            ..Label::default()
        }
    }

    fn evaluation(labels: &[Label]) -> Result<Evaluation, UnknownTopicError> {
        let source = Source {
            path: "a.md".to_owned(),
            bytes: REPORT.as_bytes().to_vec(),
        };
        let description = Source {
            path: CONFIG_FILE.to_owned(),
            bytes: include_bytes!("../../../seeds/archive.toml").into(),
        };
        Evaluation::new(&[source, description], labels)
    }

    #[track_caller]
    fn check(labels: &[Label], right: (u32, u32), pairs: (u32, u32, u32), others: (u32, u32)) {
        let figures = evaluation(labels).expect("known topics").as_shown();
        assert_eq!((figures.n_right, figures.n_right_or_close), right);
        let of_pairs = (
            figures.n_pairs_common,
            figures.n_pairs_labeled,
            figures.n_pairs_given,
        );
        assert_eq!(of_pairs, pairs);
        assert_eq!((figures.n_lost, figures.n_extra), others);
    }

    #[test]
    fn sections_are_compared_line_by_line() {
        let governance = label(7, "governance", &[]);
        let outlook = label(15, "outlook", &[]);
        let all = [
            governance.clone(),
            label(11, "market", &[]),
            outlook.clone(),
        ];
        check(&all, (3, 3), (3, 3, 3), (0, 0));
        let wrong = label(11, "technology", &["market"]);
        let close = Label {
            is_close: true,
            ..wrong.clone()
        };
        check(
            &[governance.clone(), wrong, outlook.clone()],
            (2, 2),
            (3, 4, 3),
            (0, 0),
        );
        check(&[governance, close, outlook], (2, 3), (3, 4, 3), (0, 0));
    }

    #[test]
    fn lost_and_extra_sections_count_against_the_compiler() {
        let labels = [label(7, "governance", &[]), label(12, "market", &[])];
        check(&labels, (1, 1), (1, 2, 3), (1, 2));
    }

    #[test]
    fn a_label_must_name_a_topic_of_the_archive() {
        let error = evaluation(&[label(7, "weather", &[])]).expect_err("no such topic");
        assert_eq!(
            error.to_string(),
            "label of topic `weather`: expected a topic that archive.toml has"
        );
    }
}

//! The evidence for topics: words of the heading, words of the body, and the section's position.
//!
//! The model is log-linear. Each kind of evidence is a *feature*: a term in a heading, a term in a
//! body, or a position. A feature has a weight for each topic and a value in a section. The score of a
//! topic is the sum of value times weight:
//!
//! - A heading's term has the value `heading_factor`, however often it occurs. A term found only in
//!   a subheading has `subheading_share` of that.
//! - A body's term found k times has the value `body_factor` · √k / √(n + `body_reserve`), where n
//!   is the sum of √k over all terms found. So each repetition counts less, a long body counts more
//!   than a short one but not in proportion to its length, and a few words do not overrule a
//!   heading.
//! - The section's position has the value 1. The last position is ignored if the heading clearly names a
//!   topic without a positive weight for that position, because only a body may overrule a clear
//!   heading. The first position always counts, because a heading above a lead is a second headline
//!   and may mention anything, for example the month's main event.
//!
//! Sums follow a fixed order of features, so equal reports give equal scores on every machine.

use super::lexicon::Lexicon;
use super::section_position::SectionPosition;
pub use super::topic_cues::{Cues, Scale};
use crate::model::{Block, Section, TopicId, leaves, plain_text};
use std::collections::BTreeMap;

/// Minimum total weight of a heading's words for the heading to name a topic. Chosen: lower weights
/// belong to words that many headings use only for effect.
const CLEAR_WEIGHT: f64 = 1.5;

/// Number of imaginary neutral terms in every sentence. Chosen: held-out figures barely change from 1
/// to 4.
const SENTENCE_RESERVE: f64 = 2.0;

/// Number of positions that are features: all but [`SectionPosition::Middle`].
const N_PLACES: usize = 2;

/// The cues of all topics, with lexicons to find them in sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    heading: Lexicon,
    body: Lexicon,
    /// Weights by feature, then by topic. Features are terms of headings, terms of bodies, positions.
    weights: Vec<Vec<f64>>,
    can_be_further: Vec<bool>,
    sums_up: Vec<bool>,
    scale: Scale,
}

/// The kind of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A term in the heading or a subheading.
    Heading,
    /// A term in the body.
    Body,
    /// The position among the sections.
    Position,
}

/// A feature found in a section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// Index of the feature in [`Model::weights`].
    pub feature: usize,
    /// Number of occurrences in the body; 1 for other features.
    pub count: u32,
    /// Factor for the feature's weights.
    pub value: f64,
}

impl Model {
    /// Combines the cues of all topics, given in the archive's order.
    pub fn new(cues: &[Cues], scale: Scale) -> Self {
        let headings = cues.iter().flat_map(|cues| cues.heading.keys());
        let heading = Lexicon::new(headings.map(String::as_str));
        let bodies = cues.iter().flat_map(|cues| cues.body.keys());
        let body = Lexicon::new(bodies.map(String::as_str));
        let weight = |of: &BTreeMap<String, f64>, term: &str| of.get(term).copied();
        let mut weights: Vec<Vec<f64>> = Vec::new();
        for term in heading.terms() {
            let of_topic = |cues: &Cues| weight(&cues.heading, term).unwrap_or_default();
            weights.push(cues.iter().map(of_topic).collect());
        }
        for term in body.terms() {
            let of_topic = |cues: &Cues| weight(&cues.body, term).unwrap_or_default();
            weights.push(cues.iter().map(of_topic).collect());
        }
        let positions: [fn(&Cues) -> f64; N_PLACES] = [|cues| cues.opening, |cues| cues.last];
        weights.extend(positions.map(|of_topic| cues.iter().map(of_topic).collect()));
        Self {
            heading,
            body,
            weights,
            can_be_further: cues.iter().map(|cues| cues.can_be_further).collect(),
            sums_up: cues.iter().map(|cues| cues.sums_up).collect(),
            scale,
        }
    }

    /// Returns the cues by topic, without weights of zero. The inverse of [`Model::new`].
    pub fn cues(&self) -> Vec<Cues> {
        let cues = |(topic, &can_be_further): (u8, &bool)| {
            let of = |feature: usize| self.weight(feature, usize::from(topic));
            let terms = |lexicon: &Lexicon, first: usize| -> BTreeMap<String, f64> {
                let weighted = lexicon.terms().iter().zip(first..);
                let weighted = weighted.map(|(term, feature)| (term.clone(), of(feature)));
                weighted.filter(|&(_, weight)| weight != 0.0).collect()
            };
            let positions = self.first_place();
            Cues {
                heading: terms(&self.heading, 0),
                body: terms(&self.body, self.first_of_body()),
                opening: of(positions),
                last: of(positions + 1),
                can_be_further,
                sums_up: self.sums_up(TopicId(topic)),
            }
        };
        (0..=u8::MAX).zip(&self.can_be_further).map(cues).collect()
    }

    /// Returns the factors and thresholds.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Returns the number of topics.
    pub fn n_topics(&self) -> usize {
        self.can_be_further.len()
    }

    /// Returns the weights by feature, then by topic.
    pub fn weights(&self) -> &[Vec<f64>] {
        &self.weights
    }

    /// Returns a model with the same features and other weights.
    #[must_use]
    pub fn with_weights(&self, weights: Vec<Vec<f64>>) -> Self {
        Self {
            weights,
            ..self.clone()
        }
    }

    /// Reports whether a topic can be a further topic of a section.
    pub fn can_be_further(&self, topic: TopicId) -> bool {
        let of_topic = self.can_be_further.get(usize::from(topic.0));
        of_topic.copied().unwrap_or_default()
    }

    /// Reports whether sections on a topic sum up the month.
    pub fn sums_up(&self, topic: TopicId) -> bool {
        let of_topic = self.sums_up.get(usize::from(topic.0));
        of_topic.copied().unwrap_or_default()
    }

    /// Returns the kind of a feature.
    pub fn kind(&self, feature: usize) -> Kind {
        if feature < self.first_of_body() {
            Kind::Heading
        } else if feature < self.first_place() {
            Kind::Body
        } else {
            Kind::Position
        }
    }

    /// Returns the term of a feature; empty for a position.
    pub fn term(&self, feature: usize) -> &str {
        let mut terms = self.heading.terms().iter().chain(self.body.terms());
        terms.nth(feature).map(String::as_str).unwrap_or_default()
    }

    /// Returns the features found in a section, in their fixed order.
    pub fn observe(&self, section: &Section, position: SectionPosition) -> Vec<Observed> {
        let heading = plain_text(&section.heading.text);
        let mut observed = self.observe_headings(&heading, &subheadings(section));
        observed.extend(self.observe_body(section));
        observed.extend(self.observe_place(&heading, position));
        observed
    }

    /// Returns the topic that a heading clearly names by its own words, or `None`.
    pub fn named_by(&self, heading: &str) -> Option<TopicId> {
        let scores = self.scores(self.observe_headings(heading, "").iter());
        let named = best(scores.iter().copied())?;
        self.is_clear(*scores.get(usize::from(named.0))?)
            .then_some(named)
    }

    /// Reports whether a heading clearly names a topic, given its share of the topic's score.
    pub fn is_clear(&self, of_heading: f64) -> bool {
        of_heading >= CLEAR_WEIGHT * self.scale.heading_factor
    }

    /// Returns the score of each topic.
    pub fn scores<'a>(&self, observed: impl Iterator<Item = &'a Observed>) -> Vec<f64> {
        let mut scores = vec![0.0; self.n_topics()];
        for &Observed { feature, value, .. } in observed {
            let weights = self.weights.get(feature).into_iter().flatten();
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += value * weight;
            }
        }
        scores
    }

    /// Returns the features found in a heading and in the subheadings of its section.
    pub fn observe_headings(&self, heading: &str, subheadings: &str) -> Vec<Observed> {
        let mut values: BTreeMap<usize, f64> = BTreeMap::new();
        for term in self.heading.said(subheadings) {
            let value = self.scale.heading_factor * self.scale.subheading_share;
            values.insert(term, value);
        }
        for term in self.heading.said(heading) {
            values.insert(term, self.scale.heading_factor);
        }
        let observed = |(feature, value)| Observed {
            feature,
            count: 1,
            value,
        };
        values.into_iter().map(observed).collect()
    }

    fn observe_body(&self, section: &Section) -> Vec<Observed> {
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        for leaf in leaves(&section.blocks) {
            if !leaf.is_heading {
                for term in self.body.said(&leaf.text) {
                    *counts.entry(term).or_default() += 1;
                }
            }
        }
        let damped = |count: u32| f64::from(count).sqrt();
        let n_said: f64 = counts.values().map(|&count| damped(count)).sum();
        let factor = self.scale.body_factor / (n_said + self.scale.body_reserve).sqrt();
        let observed = |(term, count)| Observed {
            feature: self.first_of_body() + term,
            count,
            value: factor * damped(count),
        };
        counts.into_iter().map(observed).collect()
    }

    /// Returns the score of each topic in one sentence of a body.
    pub fn scores_of_sentence(&self, sentence: &str) -> Vec<f64> {
        let said = self.body.said(sentence);
        let n_said: f64 = said.iter().map(|_| 1.0).sum();
        let value = 1.0 / (n_said + SENTENCE_RESERVE).sqrt();
        let observed = said.into_iter().map(|term| Observed {
            feature: self.first_of_body() + term,
            count: 1,
            value,
        });
        self.scores(observed.collect::<Vec<_>>().iter())
    }

    fn observe_place(&self, heading: &str, position: SectionPosition) -> Option<Observed> {
        let feature = self.first_place() + number(position)?;
        let speaks_for = |topic: TopicId| self.weight(feature, usize::from(topic.0)) > 0.0;
        let is_outweighed = position == SectionPosition::Last
            && self
                .named_by(heading)
                .is_some_and(|named| !speaks_for(named));
        (!is_outweighed).then_some(Observed {
            feature,
            count: 1,
            value: 1.0,
        })
    }

    fn weight(&self, feature: usize, topic: usize) -> f64 {
        let weights = self.weights.get(feature);
        let weight = weights.and_then(|weights| weights.get(topic));
        weight.copied().unwrap_or_default()
    }

    fn first_of_body(&self) -> usize {
        self.heading.terms().len()
    }

    fn first_place(&self) -> usize {
        self.first_of_body() + self.body.terms().len()
    }
}

/// Position of a position among the position features.
fn number(position: SectionPosition) -> Option<usize> {
    match position {
        SectionPosition::Opening => Some(0),
        SectionPosition::Last => Some(1),
        SectionPosition::Middle => None,
    }
}

/// Returns the topic with the highest positive score, or `None`. The first one wins a tie.
pub fn best(scores: impl Iterator<Item = f64>) -> Option<TopicId> {
    let mut best: Option<(TopicId, f64)> = None;
    for (topic, score) in (0..=u8::MAX).map(TopicId).zip(scores) {
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((topic, score));
        }
    }
    best.map(|(topic, _)| topic)
}

/// Converts scores to shares that sum to 1.
pub fn softmax(scores: &mut [f64]) {
    let greatest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for score in scores.iter_mut() {
        *score = (*score - greatest).exp();
    }
    let sum: f64 = scores.iter().sum();
    for score in scores {
        *score /= sum;
    }
}

fn subheadings(section: &Section) -> String {
    let texts = section.blocks.iter().filter_map(|block| match block {
        Block::Subheading { text, .. } => Some(plain_text(text)),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Heading;
    use crate::model::{Inline, TextId};

    const FACTOR: f64 = 2.0;

    fn cues(heading: &[(&str, f64)], body: &[(&str, f64)]) -> Cues {
        let terms = |of: &[(&str, f64)]| {
            let owned = of.iter().map(|&(term, weight)| (term.to_owned(), weight));
            owned.collect()
        };
        Cues {
            heading: terms(heading),
            body: terms(body),
            ..Cues::default()
        }
    }

    fn model() -> Model {
        model_with(0.0)
    }

    fn model_with(body_reserve: f64) -> Model {
        let sails = cues(&[("mast", 1.0)], &[("mast", 2.0), ("wind", 1.0)]);
        let ropes = Cues {
            opening: 0.5,
            last: 0.25,
            ..cues(&[("knot", 3.0)], &[("wind", -1.0)])
        };
        let scale = Scale {
            body_factor: FACTOR,
            body_reserve,
            ..Scale::default()
        };
        Model::new(&[sails, ropes], scale)
    }

    fn section(heading: &str, subheading: &str, body: &str) -> Section {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let id = TextId::default();
        Section {
            heading: Heading {
                text: text(heading),
                ..Heading::default()
            },
            blocks: vec![
                Block::Subheading {
                    id,
                    text: text(subheading),
                    depth: 1,
                },
                Block::Paragraph {
                    id,
                    text: text(body),
                },
            ],
            ..Section::default()
        }
    }

    #[track_caller]
    fn check(section: &Section, position: SectionPosition, expected: [f64; 2]) {
        let model = model();
        let scores = model.scores(model.observe(section, position).iter());
        let differences = scores.iter().zip(expected).map(|(a, b)| (a - b).abs());
        assert_eq!(scores.len(), 2);
        assert!(differences.fold(0.0, f64::max) < 1e-9, "{scores:?}");
    }

    #[test]
    fn a_heading_says_a_term_once_and_a_subheading_half_of_it() {
        check(
            &section("Mast by mast", "", ""),
            SectionPosition::Middle,
            [1.0, 0.0],
        );
        check(
            &section("", "A knot", ""),
            SectionPosition::Middle,
            [0.0, 1.5],
        );
        check(
            &section("Knots", "A knot", ""),
            SectionPosition::Middle,
            [0.0, 3.0],
        );
    }

    #[test]
    fn a_body_says_more_the_longer_it_is_but_not_in_proportion() {
        let once = section("", "", "Wind.");
        check(&once, SectionPosition::Middle, [FACTOR, -FACTOR]);
        let often = section("", "", "Wind, wind, wind and wind.");
        let damped = FACTOR * 2.0_f64.sqrt();
        check(&often, SectionPosition::Middle, [damped, -damped]);
        let with_reserve = model_with(3.0);
        let scores =
            with_reserve.scores(with_reserve.observe(&once, SectionPosition::Middle).iter());
        assert!((scores[0] - FACTOR / 2.0).abs() < 1e-9, "{scores:?}");
    }

    #[test]
    fn a_place_speaks_too() {
        let empty = section("", "", "");
        check(&empty, SectionPosition::Opening, [0.0, 0.5]);
        check(&empty, SectionPosition::Last, [0.0, 0.25]);
        check(&empty, SectionPosition::Middle, [0.0, 0.0]);
    }

    #[test]
    fn the_last_place_says_nothing_beside_a_heading_that_names_another_topic() {
        let sails = cues(&[("mast", 1.5), ("oar", 1.4)], &[]);
        let ropes = Cues {
            opening: 0.5,
            last: 0.25,
            ..cues(&[("knot", 1.5)], &[])
        };
        let model = Model::new(&[sails, ropes], Scale::default());
        let of_place = |heading: &str, position| {
            let observed = model.observe(&section(heading, "Mast", ""), position);
            let mut kinds = observed.iter().map(|one| model.kind(one.feature));
            kinds.any(|kind| kind == Kind::Position)
        };
        assert!(!of_place("Mast", SectionPosition::Last));
        for (heading, position) in [
            // Too weak; its own topic; a topic only in the subheading; the first position always
            // counts.
            ("Oar", SectionPosition::Last),
            ("Knot", SectionPosition::Last),
            ("", SectionPosition::Last),
            ("Mast", SectionPosition::Opening),
        ] {
            assert!(of_place(heading, position), "{heading} {position:?}");
        }
    }

    #[test]
    fn cues_come_back_as_they_were_given() {
        let model = model();
        assert_eq!(Model::new(&model.cues(), model.scale()), model);
    }
}

//! Assigns topics to sections, based on their headings, bodies, and positions.
//!
//! 1. [`Model`](super::topic_model) scores each topic. The highest score gives the first topic; in a
//!    tie, the archive's order decides.
//! 2. [`further`](super::further) adds the topics that take up a good part of the section beside it.
//! 3. [`topic_warnings`](super::topic_warnings) warns about cases that a person may want to settle.
//!
//! A [`Placement`] records all evidence and its weight.

use super::config::Config;
use super::further::{Candidate, TextShare, Verdict, candidates, text_shares};
use super::section_position::SectionPosition;
use super::topic_model::{Kind, Model, Observed, best};
use crate::model::{Report, Section, TopicId};

/// The reasons for a section's topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Line of the heading in the source, counted from 1.
    pub line: u32,
    /// Position of the section in the report.
    pub position: SectionPosition,
    /// All evidence found: terms of the heading, terms of the body, and the position.
    pub contributions: Vec<Contribution>,
    /// Scores of all topics, in the archive's order.
    pub scores: Vec<Score>,
    /// The evidence that decided on the first topic.
    pub decision: Decision,
    /// The topics that could be further ones, the strongest first.
    pub candidates: Vec<Candidate>,
    /// What [`Candidate::strength`] had to reach.
    pub also_share: f64,
}

/// One piece of evidence for or against topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Where it was found.
    pub kind: Kind,
    /// The term as the topic lists spell it; empty for a position.
    pub term: String,
    /// Number of matches in the body; 1 for headings and positions.
    pub count: u32,
    /// Contribution to the score of each topic, without zeros.
    pub shares: Vec<(TopicId, f64)>,
}

/// The score of a topic, in three parts. Each part can be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Contribution of the heading and the subheadings.
    pub heading: f64,
    /// Contribution of the body.
    pub body: f64,
    /// Contribution of the position.
    pub position: f64,
}

/// The evidence that decided on a section's first topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// Heading and body each favor the topic.
    Both,
    /// The heading favors the topic; the body favors another or no topic.
    Heading,
    /// The body favors the topic; the heading favors another or no topic.
    Body,
    /// Neither favors the topic alone, only their sum or the position does.
    Sum,
    /// No score is positive. The highest one wins; in a tie, the archive's first topic.
    #[default]
    Nothing,
    /// A person decided, in `archive.toml`.
    Override,
    /// The archive configures no topics, and the heading recurs in its reports.
    Recurring,
    /// The archive configures no topics, and the heading does not recur.
    Unique,
}

impl Score {
    /// Returns the sum of the parts, which decides on the topic.
    #[must_use]
    pub fn total(self) -> f64 {
        self.heading + self.body + self.position
    }
}

impl Placement {
    /// Records that a person set the first topic, and whether that person set the further ones, too.
    pub fn overrule(&mut self, sets_further: bool) {
        self.decision = Decision::Override;
        if sets_further {
            self.candidates.clear();
        }
    }
}

/// Returns the topic that a heading clearly names, or `None`. Needs neither the body nor the position,
/// so it can be called before they are known.
pub fn heading_topic(heading: &str, config: &Config) -> Option<TopicId> {
    config.model().named_by(heading)
}

/// Sets the topics of every section of a report. Returns the reasons, one per section.
pub fn assign(report: &mut Report, config: &Config) -> Vec<Placement> {
    report.lead_topic = config.lead_topic().filter(|_| !report.lead.is_empty());
    let model = config.model();
    let positions = SectionPosition::of_sections(report);
    let mut placements = Vec::new();
    for (section, position) in report.sections.iter_mut().zip(positions) {
        let mut placement = weigh(model, section, position);
        let totals: Vec<f64> = placement.scores.iter().map(|score| score.total()).collect();
        let shares = text_shares(model, section);
        (section.topic, placement.candidates) = topics(model, &totals, &shares);
        section.also = further(&placement.candidates).collect();
        placements.push(placement);
    }
    placements
}

/// Returns the first topic and the candidates for further topics, given the topics' scores and what
/// they have of the text.
pub fn topics(model: &Model, totals: &[f64], shares: &[TextShare]) -> (TopicId, Vec<Candidate>) {
    let mut first: Option<(TopicId, f64)> = None;
    for (topic, total) in numbered(totals.iter().copied()) {
        if first.is_none_or(|(_, best)| total > best) {
            first = Some((topic, total));
        }
    }
    let first = first.map(|(topic, _)| topic).unwrap_or_default();
    (first, candidates(model, first, totals, shares))
}

/// Returns the candidates that became further topics.
pub fn further(candidates: &[Candidate]) -> impl Iterator<Item = TopicId> {
    let further = candidates
        .iter()
        .filter(|it| it.verdict == Verdict::Further);
    further.map(|candidate| candidate.topic)
}

fn weigh(model: &Model, section: &Section, position: SectionPosition) -> Placement {
    let observed = model.observe(section, position);
    let part = |kind: Kind| {
        let of_kind = observed
            .iter()
            .filter(move |one| model.kind(one.feature) == kind);
        model.scores(of_kind)
    };
    let parts = part(Kind::Heading)
        .into_iter()
        .zip(part(Kind::Body))
        .zip(part(Kind::Position));
    let scores: Vec<Score> = parts
        .map(|((heading, body), position)| Score {
            heading,
            body,
            position,
        })
        .collect();
    Placement {
        line: section.line,
        position,
        contributions: observed
            .iter()
            .map(|one| contribution(model, one))
            .collect(),
        decision: decision(&scores),
        scores,
        candidates: Vec::new(),
        also_share: model.scale().also_share,
    }
}

fn contribution(model: &Model, observed: &Observed) -> Contribution {
    let weights = model.weights().get(observed.feature);
    let shares = numbered(weights.into_iter().flatten().copied());
    Contribution {
        kind: model.kind(observed.feature),
        term: model.term(observed.feature).to_owned(),
        count: observed.count,
        shares: shares
            .filter(|&(_, weight)| weight != 0.0)
            .map(|(topic, weight)| (topic, observed.value * weight))
            .collect(),
    }
}

fn decision(scores: &[Score]) -> Decision {
    let total = best(scores.iter().map(|score| score.total()));
    let Some(first) = total else {
        return Decision::Nothing;
    };
    let by_heading = best(scores.iter().map(|score| score.heading)) == Some(first);
    let by_body = best(scores.iter().map(|score| score.body)) == Some(first);
    match (by_heading, by_body) {
        (true, true) => Decision::Both,
        (true, false) => Decision::Heading,
        (false, true) => Decision::Body,
        (false, false) => Decision::Sum,
    }
}

/// Pairs values with topic ids, counted from 0.
fn numbered(values: impl Iterator<Item = f64>) -> impl Iterator<Item = (TopicId, f64)> {
    (0..=u8::MAX).map(TopicId).zip(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Code;
    use crate::compile::Diagnostic;
    use crate::compile::topic_warnings;
    use crate::compile::topic_warnings::slug;
    use crate::model::{Block, Heading, Inline, TextId};

    /// Classifies sections, given as heading and text, in a report with a lead and the
    /// settings of the seeds.
    fn placed(sections: &[(&str, &str)]) -> (Report, Vec<Placement>, Vec<Diagnostic>) {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let paragraph = |words: &str| Block::Paragraph {
            id: TextId::default(),
            text: text(words),
        };
        let section = |&(heading, body): &(&str, &str)| Section {
            heading: Heading {
                text: text(heading),
                ..Heading::default()
            },
            blocks: vec![paragraph(body)],
            ..Section::default()
        };
        let mut report = Report {
            lead: vec![paragraph("What happened.")],
            sections: sections.iter().map(section).collect(),
            ..Report::default()
        };
        let mut diagnostics = Vec::new();
        let config = Config::of_seeds();
        let placements = assign(&mut report, &config);
        topic_warnings::warn("a.md", &report, &placements, &config, &mut diagnostics);
        (report, placements, diagnostics)
    }

    /// Checks the topics of the second of three sections.
    #[track_caller]
    fn check(heading: &str, body: &str, expected: &[&str], decision: Decision, codes: &[Code]) {
        let sections = [("Governance", ""), (heading, body), ("Looking Forward", "")];
        let (report, placements, diagnostics) = placed(&sections);
        let section = &report.sections[1];
        let config = Config::of_seeds();
        let mut slugs = vec![slug(&config, section.topic)];
        slugs.extend(section.also.iter().map(|&topic| slug(&config, topic)));
        assert_eq!(slugs, expected, "{heading}: {:?}", placements[1]);
        assert_eq!(placements[1].decision, decision, "{heading}");
        let found: Vec<Code> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(found, codes, "{heading}");
    }

    #[test]
    fn heading_and_body_that_agree_leave_no_doubt() {
        let body = "The coin sold for $3, and traders saw its price fall by 4% on high volume.";
        check("Market Performance", body, &["market"], Decision::Both, &[]);
    }

    #[test]
    fn a_lopsided_body_overrules_the_heading() {
        let body = "Bulls drove the price up 9% to $12. Trading volume and market \
                    capitalisation rose, while bears bought the dips on every exchange.";
        let codes = [Code::HeadingAndBody];
        check(
            "Technical Developments",
            body,
            &["market"],
            Decision::Body,
            &codes,
        );
    }

    #[test]
    fn a_text_without_a_cue_leaves_it_to_the_heading() {
        let body = "Not much can be said.";
        check(
            "Developer Ecosystem",
            body,
            &["ecosystem"],
            Decision::Heading,
            &[],
        );
    }

    #[test]
    fn a_body_on_two_topics_gives_a_further_one() {
        let body = "The council debated a proposal and the treasury; then came a vote. Validators \
                    then installed the runtime upgrade, which shortens the latency.";
        let expected = ["governance", "technology"];
        check("Governance at Work", body, &expected, Decision::Both, &[]);
    }

    #[test]
    fn a_heading_without_a_cue_is_warned_of() {
        let body = "Bidders locked coins in the auction, for a slot is leased by crowdloan.";
        let codes = [Code::UnmappedHeading];
        check("Oh My", body, &["parachains"], Decision::Body, &codes);
    }

    /// Checks the first topic of the last of three sections and the warnings about it.
    #[track_caller]
    fn check_last(heading: &str, body: &str, expected: &str, codes: &[Code]) {
        let sections = [("Governance", ""), ("Market", ""), (heading, body)];
        let (report, placements, diagnostics) = placed(&sections);
        let config = Config::of_seeds();
        let found = slug(&config, report.sections[2].topic);
        assert_eq!(found, expected, "{heading}: {:?}", placements[2]);
        let found: Vec<Code> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(found, codes, "{heading}");
    }

    #[test]
    fn the_last_section_looks_out_if_its_heading_names_no_other_topic() {
        let body = "All eyes are on the coming months, and on what the future will bring.";
        check_last("Farewell", body, "outlook", &[Code::UnmappedHeading]);
        let body = "Two more auctions are planned, and coins are locked for the next slot.";
        check_last("Onward and Upward, Kusama!", body, "outlook", &[]);
        check_last("Looking Forward", body, "outlook", &[]);
        // A mere hint in the heading does not outweigh the position.
        check_last("A Community in Good Spirits", "So be it.", "outlook", &[]);
    }

    #[test]
    fn the_last_place_does_not_overrule_a_clear_heading() {
        let body = "The council spent some of the funds.";
        check_last("Treasury", body, "governance", &[]);
        check_last("Treasury", "So be it.", "governance", &[]);
        let body = "Validators produced every block, and the runtime ran without a bug.";
        let codes = [Code::HeadingAndBody];
        check_last("Network Performance", body, "technology", &codes);
        let body = "What is ahead? The future is on the horizon, and upcoming months await.";
        check_last("Governance", body, "outlook", &codes);
    }

    #[test]
    fn a_topic_that_neither_heading_nor_body_names_first_is_warned_of() {
        let body = "Artists met in the old town.";
        let sections = [("Governance", ""), ("Market", ""), ("Community", body)];
        let (report, placements, diagnostics) = placed(&sections);
        let config = Config::of_seeds();
        assert_eq!(slug(&config, report.sections[2].topic), "outlook");
        assert_eq!(placements[2].decision, Decision::Sum);
        let [diagnostic] = diagnostics.as_slice() else {
            panic!("one problem: {diagnostics:?}");
        };
        let expected = "heading `Community` speaks for `ecosystem`: expected the section to belong \
                        there, but heading, text and place together put it under `outlook`";
        assert_eq!(diagnostic.message, expected);
    }

    #[test]
    fn the_first_section_of_a_report_without_a_lead_is_the_lead() {
        let config = Config::of_seeds();
        let (mut report, ..) = placed(&[
            (
                "A Month to Remember",
                "The canary network had a good month.",
            ),
            ("Governance", ""),
            ("Looking Forward", ""),
        ]);
        report.lead.clear();
        let mut diagnostics = Vec::new();
        let placements = assign(&mut report, &config);
        topic_warnings::warn("a.md", &report, &placements, &config, &mut diagnostics);
        assert_eq!(slug(&config, report.sections[0].topic), "overview");
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn only_clear_words_make_a_heading_name_a_topic() {
        let config = Config::of_seeds();
        let topic = |heading| heading_topic(heading, &config).map(|topic| slug(&config, topic));
        assert_eq!(topic("Parachain Auctions"), Some("parachains"));
        assert_eq!(topic("A New Network"), None);
        assert_eq!(topic(""), None);
    }

    #[test]
    fn every_voice_adds_up_to_the_scores() {
        let body = "Validators upgraded the runtime; the price rose.";
        let (_, placements, _) = placed(&[("Technical Developments", body), ("Outlook", "")]);
        for (topic, score) in numbered(placements[0].scores.iter().map(|score| score.total())) {
            let shares = placements[0]
                .contributions
                .iter()
                .flat_map(|contribution| &contribution.shares);
            let sum: f64 = shares
                .filter(|share| share.0 == topic)
                .map(|share| share.1)
                .sum();
            assert!((sum - score).abs() < 1e-9, "{topic:?}: {sum} {score}");
        }
    }
}

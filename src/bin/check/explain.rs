//! Explains the topics of each section.

use core::fmt::Write as _;
use kusama_news_reader::compile::Outcome;
use kusama_news_reader::compile::classify::{Contribution, Decision, Placement};
use kusama_news_reader::compile::further::Verdict;
use kusama_news_reader::compile::section_position::SectionPosition;
use kusama_news_reader::compile::topic_model::Kind;
use kusama_news_reader::model::{Report, Section, Topic, TopicId, plain_text};
use std::io::{self, Write};

/// Prints every section with its topics and the evidence for them.
pub fn print(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let topics = &outcome.archive.topics;
    if topics.is_empty() {
        writeln!(out, "the archive has no topics, so no section has one\n")?;
        return Ok(());
    }
    for report in &outcome.archive.reports {
        let placements = outcome.placements.get(&report.month);
        let placements = placements.into_iter().flatten();
        for (section, placement) in report.sections.iter().zip(placements) {
            head(out, report, section, topics)?;
            writeln!(out, "  {}", decision(placement))?;
            // Without scores, the model was not asked.
            if !placement.scores.is_empty() {
                contributions(out, placement, topics)?;
                scores(out, placement, topics)?;
                further(out, placement, topics)?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn head(
    out: &mut dyn Write,
    report: &Report,
    section: &Section,
    topics: &[Topic],
) -> io::Result<()> {
    let also: Vec<&str> = section
        .also
        .iter()
        .map(|&topic| slug(topics, topic))
        .collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        format!(", also {}", also.join(", "))
    };
    writeln!(
        out,
        "{}:{} `{}`: {}{also}",
        report.files().collect::<Vec<_>>().join(", "),
        section.line,
        plain_text(&section.heading.text),
        slug(topics, section.topic)
    )
}

fn decision(placement: &Placement) -> &'static str {
    match placement.decision {
        Decision::Both => "heading and body agree",
        Decision::Heading => "the heading decided",
        Decision::Body => "the body decided",
        Decision::Sum => "the sum of heading, body and place decided",
        Decision::Nothing => "nothing spoke for any topic",
        Decision::Override => "settled in archive.toml",
        Decision::Recurring => "archive.toml has no topics, and the heading recurs",
        Decision::Unique => "archive.toml has no topics, and the heading does not recur",
    }
}

fn contributions(out: &mut dyn Write, placement: &Placement, topics: &[Topic]) -> io::Result<()> {
    for (kind, name) in [(Kind::Heading, "heading"), (Kind::Body, "body")] {
        let of_kind = placement
            .contributions
            .iter()
            .filter(|contribution| contribution.kind == kind);
        let contributions: Vec<String> = of_kind
            .map(|contribution| spell(contribution, topics))
            .collect();
        if !contributions.is_empty() {
            writeln!(out, "  {name:<8} {}", contributions.join("; "))?;
        }
    }
    let mut contributions = placement.contributions.iter();
    let shares = match contributions.find(|contribution| contribution.kind == Kind::Position) {
        Some(contribution) => shares(contribution, topics),
        None if placement.position == SectionPosition::Middle => return Ok(()),
        None => ", outweighed by the heading".to_owned(),
    };
    writeln!(out, "  place    {}{shares}", position(placement.position))
}

fn spell(contribution: &Contribution, topics: &[Topic]) -> String {
    let times = if contribution.count > 1 {
        format!(" ×{}", contribution.count)
    } else {
        String::new()
    };
    format!(
        "{}{times}{}",
        contribution.term,
        shares(contribution, topics)
    )
}

/// Returns the shares of a contribution, one per topic, largest first; empty if all are zero.
fn shares(contribution: &Contribution, topics: &[Topic]) -> String {
    let mut shares = contribution.shares.clone();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut spelled = String::new();
    for (topic, share) in shares {
        // Writing to a string cannot fail.
        _ = write!(spelled, " {} {share:+.1}", slug(topics, topic));
    }
    spelled
}

fn position(position: SectionPosition) -> &'static str {
    match position {
        SectionPosition::Opening => "first, in place of a lead",
        SectionPosition::Last => "last",
        SectionPosition::Middle => "",
    }
}

fn scores(out: &mut dyn Write, placement: &Placement, topics: &[Topic]) -> io::Result<()> {
    let mut scores: Vec<_> = topics.iter().zip(&placement.scores).collect();
    scores.sort_by(|a, b| b.1.total().total_cmp(&a.1.total()));
    let spelled = scores.iter().map(|(topic, score)| {
        format!(
            "{} {:.1} ({:+.1} {:+.1} {:+.1})",
            topic.slug,
            score.total(),
            score.heading,
            score.body,
            score.position
        )
    });
    let spelled: Vec<String> = spelled.collect();
    writeln!(out, "  scores   {}", spelled.join("; "))
}

/// Prints what decided on further topics: for each candidate, its share of the first topic's score
/// plus its share of the text. Prints nothing if there are no candidates, or if a person decided.
fn further(out: &mut dyn Write, placement: &Placement, topics: &[Topic]) -> io::Result<()> {
    if placement.candidates.is_empty() {
        return Ok(());
    }
    let spelled = placement.candidates.iter().map(|candidate| {
        format!(
            "{} {:.2} + {:.2} = {:.2}{}",
            slug(topics, candidate.topic),
            candidate.of_score,
            candidate.of_text,
            candidate.strength(),
            verdict(candidate.verdict)
        )
    });
    let spelled: Vec<String> = spelled.collect();
    writeln!(
        out,
        "  further  {}; needs {:.2}",
        spelled.join("; "),
        placement.also_share
    )
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Further | Verdict::Small => "",
        Verdict::Mentioned => " but does not stand out",
        Verdict::Surplus => " but two are stronger",
    }
}

fn slug(topics: &[Topic], topic: TopicId) -> &str {
    let topic = topics.get(usize::from(topic.0));
    topic.map(|topic| topic.slug.as_str()).unwrap_or_default()
}

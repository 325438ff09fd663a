//! Explains the topics of each section.

use core::fmt::Write as _;
use kusama_news_reader::compile::Outcome;
use kusama_news_reader::compile::classify::{Decision, Placement, Voice};
use kusama_news_reader::compile::evidence::Kind;
use kusama_news_reader::compile::place::Place;
use kusama_news_reader::model::{Report, Section, Topic, TopicId, plain_text};
use std::io::{self, Write};

/// Prints every section with its topics and the evidence for them.
pub fn print(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let topics = &outcome.archive.topics;
    for report in &outcome.archive.reports {
        let placements = outcome.placements.get(&report.month);
        let placements = placements.into_iter().flatten();
        for (section, placement) in report.sections.iter().zip(placements) {
            head(out, report, section, topics)?;
            writeln!(out, "  {}", decision(placement))?;
            voices(out, placement, topics)?;
            scores(out, placement, topics)?;
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
        report.file,
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
    }
}

fn voices(out: &mut dyn Write, placement: &Placement, topics: &[Topic]) -> io::Result<()> {
    for (kind, name) in [(Kind::Heading, "heading"), (Kind::Body, "body")] {
        let of_kind = placement.voices.iter().filter(|voice| voice.kind == kind);
        let voices: Vec<String> = of_kind.map(|voice| spell(voice, topics)).collect();
        if !voices.is_empty() {
            writeln!(out, "  {name:<8} {}", voices.join("; "))?;
        }
    }
    let mut voices = placement.voices.iter();
    let shares = match voices.find(|voice| voice.kind == Kind::Place) {
        Some(voice) => shares(voice, topics),
        None if placement.place == Place::Middle => return Ok(()),
        None => ", outweighed by the heading".to_owned(),
    };
    writeln!(out, "  place    {}{shares}", place(placement.place))
}

fn spell(voice: &Voice, topics: &[Topic]) -> String {
    let times = if voice.count > 1 {
        format!(" ×{}", voice.count)
    } else {
        String::new()
    };
    format!("{}{times}{}", voice.term, shares(voice, topics))
}

/// Returns a voice's contribution to each topic, largest first; empty if all its weights are zero.
fn shares(voice: &Voice, topics: &[Topic]) -> String {
    let mut shares = voice.shares.clone();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut spelled = String::new();
    for (topic, share) in shares {
        // Writing to a string cannot fail.
        _ = write!(spelled, " {} {share:+.1}", slug(topics, topic));
    }
    spelled
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Opening => "first, in place of a lead",
        Place::Last => "last",
        Place::Middle => "",
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
            score.place
        )
    });
    let spelled: Vec<String> = spelled.collect();
    writeln!(out, "  scores   {}", spelled.join("; "))
}

fn slug(topics: &[Topic], topic: TopicId) -> &str {
    let topic = topics.get(usize::from(topic.0));
    topic.map(|topic| topic.slug.as_str()).unwrap_or_default()
}

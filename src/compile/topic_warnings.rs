//! Warnings about doubtful topics that a person may want to settle in `archive.toml`.
//!
//! - The heading matches no topic.
//! - The text favors another topic than the heading: it overrules a clear heading, or favors the
//!   other topic by a wide margin.
//! - Neither the heading nor the text favors the assigned topic. There is no such warning where the
//!   position is meant to decide: for a heading above a lead, and for the last section if its heading
//!   names no topic clearly.

use super::classify::Placement;
use super::config::Config;
use super::diagnostic::{Code, Diagnostic};
use super::section_position::SectionPosition;
use super::topic_model::{Model, best};
use crate::model::{Report, Section, TopicId, plain_text};

/// Adds a warning for each section whose topic is in doubt. `placements` has one entry per section.
/// Adds none if the archive configures no topics.
pub fn warn(
    path: &str,
    report: &Report,
    placements: &[Placement],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if config.model().n_topics() == 0 {
        return;
    }
    for (section, placement) in report.sections.iter().zip(placements) {
        warn_of_section(path, section, placement, config, diagnostics);
    }
}

fn warn_of_section(
    path: &str,
    section: &Section,
    placement: &Placement,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A heading above a lead is a second headline and need not name a topic.
    if placement.position == SectionPosition::Opening {
        return;
    }
    let of_heading = best(placement.scores.iter().map(|score| score.heading));
    let doubt = match of_heading {
        None => Some(Doubt::Unmapped),
        Some(of_heading) => doubt(config.model(), section.topic, of_heading, placement),
    };
    if let Some(doubt) = doubt {
        let heading = plain_text(&section.heading.text);
        let message = doubt.message(&heading, section.topic, config);
        diagnostics.push(
            Diagnostic::new(doubt.code(), path, section.line, message, doubt.help()).at(&heading),
        );
    }
}

/// The reason for a warning about a section's topic.
#[derive(Clone, Copy, Debug)]
enum Doubt {
    /// The heading matches no topic.
    Unmapped,
    /// Heading and text favor different topics.
    Contradiction {
        of_heading: TopicId,
        of_body: TopicId,
    },
    /// The text does not contradict the heading, yet the section got another topic.
    Outweighed { of_heading: TopicId },
}

impl Doubt {
    fn code(self) -> Code {
        match self {
            Self::Unmapped => Code::UnmappedHeading,
            Self::Contradiction { .. } | Self::Outweighed { .. } => Code::HeadingAndBody,
        }
    }

    fn message(self, heading: &str, given: TopicId, config: &Config) -> String {
        let given = slug(config, given);
        match self {
            Self::Unmapped => format!(
                "heading `{heading}` speaks for no topic: expected one of the topics' \
                 `heading_words`; the section is put under `{given}`"
            ),
            Self::Contradiction {
                of_heading,
                of_body,
            } => format!(
                "heading `{heading}` speaks for `{}`: expected a text about it, but the text \
                 speaks for `{}`; the section is put under `{given}`",
                slug(config, of_heading),
                slug(config, of_body),
            ),
            Self::Outweighed { of_heading } => format!(
                "heading `{heading}` speaks for `{}`: expected the section to belong there, but \
                 heading, text and place together put it under `{given}`",
                slug(config, of_heading),
            ),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Unmapped => "add a word to archive.toml, or settle the section by an override",
            Self::Contradiction { .. } => {
                "correct one of them, or settle the section by an override in archive.toml"
            }
            Self::Outweighed { .. } => {
                "reword the heading, or settle the section by an override in archive.toml"
            }
        }
    }
}

/// Returns a doubt if the body overrules a clear heading, if it favors its own topic much more than
/// the heading's, or if neither of them favors the given topic.
fn doubt(
    model: &Model,
    given: TopicId,
    of_heading: TopicId,
    placement: &Placement,
) -> Option<Doubt> {
    let score = |topic: TopicId| placement.scores.get(usize::from(topic.0)).copied();
    let of_body = best(placement.scores.iter().map(|score| score.body));
    let heading = score(of_heading)?;
    let is_clear = model.is_clear(heading.heading);
    // The position decides for an unclear last heading, unless the text confirms the heading.
    let is_for_the_place =
        placement.position == SectionPosition::Last && !is_clear && of_body != Some(of_heading);
    let is_neither = given != of_heading && of_body != Some(given) && !is_for_the_place;
    let contradicting = of_body.filter(|&of_body| of_body != of_heading);
    let Some(of_body) = contradicting else {
        return is_neither.then_some(Doubt::Outweighed { of_heading });
    };
    let is_overruled = of_body == given && is_clear;
    // A text under an outlook heading is usually about another topic, so do not warn.
    let is_subject = model.can_be_further(of_heading);
    let is_far = is_subject && score(of_body)?.body - heading.body > model.scale().warning_gap;
    (is_overruled || is_far || is_neither).then_some(Doubt::Contradiction {
        of_heading,
        of_body,
    })
}

/// Returns the topic's id in addresses; empty for a topic outside the archive.
pub fn slug(config: &Config, topic: TopicId) -> &str {
    let mut slugs = config.topic_slugs();
    let found = slugs.find_map(|(id, slug)| (id == topic).then_some(slug));
    found.unwrap_or_default()
}

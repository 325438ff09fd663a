//! Topics set by hand in `archive.toml`.

use super::problems::Problems;
use super::topics::WrittenTopic;
use crate::model::{Month, TopicId};
use serde::Deserialize;
use toml::Spanned;

/// An override as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOverride {
    month: String,
    heading: Option<String>,
    line: Option<u32>,
    topic: String,
    also: Option<Vec<String>>,
}

/// Topics of one section, set by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its line in `archive.toml`, counted from 1.
    pub line: u32,
    /// The month of the report.
    pub month: Month,
    /// The section of the report.
    pub section: OverrideTarget,
    /// The first topic of the section.
    pub topic: TopicId,
    /// Further topics; `None` keeps those that the compiler finds.
    pub also: Option<Vec<TopicId>>,
}

/// The way an override names a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverrideTarget {
    /// By its heading, with or without its label; ignores case, quotes, and punctuation.
    Heading(String),
    /// By the heading's line in the source, counted from 1.
    Line(u32),
}

/// Parses the overrides. Reports invalid ones and skips them.
pub(super) fn read(
    written: &[Spanned<WrittenOverride>],
    topics: &[WrittenTopic],
    problems: &mut Problems<'_>,
) -> Vec<Override> {
    let mut overrides = Vec::new();
    for spanned in written {
        match read_one(topics, spanned.get_ref(), problems.line(spanned)) {
            Ok(read) => overrides.push(read),
            Err(message) => problems.wrong(spanned.span().start, message, "correct it"),
        }
    }
    overrides
}

fn read_one(topics: &[WrittenTopic], one: &WrittenOverride, line: u32) -> Result<Override, String> {
    let month: Month = one.month.parse().map_err(|error| format!("{error}"))?;
    let section = match (&one.heading, one.line) {
        (Some(heading), None) => OverrideTarget::Heading(heading.clone()),
        (None, Some(line)) => OverrideTarget::Line(line),
        _ => {
            return Err(format!(
                "override of `{month}`: expected either a `heading` or a `line`"
            ));
        }
    };
    let main = topic(topics, &one.topic)?;
    let mut also = None;
    if let Some(slugs) = &one.also {
        let ids: Result<Vec<TopicId>, String> =
            slugs.iter().map(|slug| topic(topics, slug)).collect();
        let ids = ids?;
        for (at, id) in ids.iter().enumerate() {
            let is_repeated = ids.iter().take(at).any(|before| before == id);
            if is_repeated || *id == main {
                let slug = slugs.get(at).map_or("", String::as_str);
                return Err(format!(
                    "further topic `{slug}` of an override: expected each topic once"
                ));
            }
        }
        also = Some(ids);
    }
    Ok(Override {
        line,
        month,
        section,
        topic: main,
        also,
    })
}

fn topic(topics: &[WrittenTopic], slug: &str) -> Result<TopicId, String> {
    let at = topics.iter().position(|topic| topic.id.get_ref() == slug);
    let id = at.and_then(|at| u8::try_from(at).ok()).map(TopicId);
    id.ok_or_else(|| {
        if topics.is_empty() {
            return format!(
                "override to topic `{slug}`: expected none, for the archive has no topics"
            );
        }
        let slugs: Vec<&str> = topics
            .iter()
            .map(|topic| topic.id.get_ref().as_str())
            .collect();
        format!(
            "override to topic `{slug}`: expected one of `{}`",
            slugs.join("`, `")
        )
    })
}

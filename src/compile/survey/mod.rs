//! The reports as a whole: what is missing, doubled or out of place.
//!
//! Everything here is a warning about what a report says or does not say; nothing is changed.

mod days;
mod duplicates;
mod left_overs;

use super::config::Config;
use super::{CONFIG_FILE, Code, Diagnostic, Draft};
use crate::archive::{Month, Report};

/// Looks at all reports, which stand in the order of their months.
pub fn look(config: &Config, drafts: &[Draft<'_>], diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(missing_months(config, drafts));
    for draft in drafts {
        diagnostics.extend(missing_topics(config, draft));
        days::look(draft, diagnostics);
        left_overs::look(config, draft, diagnostics);
    }
    duplicates::look(drafts, diagnostics);
}

/// One warning for all months without a report between the first and the last.
fn missing_months(config: &Config, drafts: &[Draft<'_>]) -> Option<Diagnostic> {
    let months: Vec<Month> = drafts.iter().map(|draft| draft.report.month).collect();
    let mut n_missing = 0;
    let mut gaps = Vec::new();
    for (&before, &after) in months.iter().zip(months.iter().skip(1)) {
        let n_between = before.distance(after) - 1;
        n_missing += n_between;
        match (n_between, before.next(), after.previous()) {
            (1, Some(only), _) => gaps.push(format!("`{only}`")),
            (2.., Some(first), Some(last)) => gaps.push(format!("`{first}` to `{last}`")),
            _ => {}
        }
    }
    let (first, last) = (months.first()?, months.last()?);
    (n_missing > 0).then(|| {
        let path = if config.path().is_empty() {
            CONFIG_FILE
        } else {
            config.path()
        };
        let message = format!(
            "{n_missing} months between `{first}` and `{last}` have no report: expected one for \
             {}",
            gaps.join(", ")
        );
        let help = "add the reports, or allow `missing-months` if the archive is a selection";
        Diagnostic::new(Code::MissingMonths, path, 1, message, help)
    })
}

/// One warning for all topics on which a report has no section. The topic of the lead is none
/// that a report must have a section on.
fn missing_topics(config: &Config, draft: &Draft<'_>) -> Option<Diagnostic> {
    let report: &Report = &draft.report;
    let missing = config
        .topic_slugs()
        .filter(|(topic, _)| Some(*topic) != config.lead_topic() && !report.speaks_of(*topic))
        .map(|(_, slug)| format!("`{slug}`"));
    let missing: Vec<String> = missing.collect();
    (!missing.is_empty()).then(|| {
        let message = format!(
            "no section on {}: expected one on each topic",
            missing.join(", ")
        );
        let help = "if a section is on it, give it the topic by an override in archive.toml";
        Diagnostic::new(Code::MissingTopic, &draft.source.path, 1, message, help)
    })
}

/// The line, counted from 1, of a byte of a text.
fn line_of(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or_default();
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

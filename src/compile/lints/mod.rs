//! Checks across all reports: missing, duplicate, or misplaced content.
//!
//! All findings are warnings about the text of the reports; these checks do not change it.

mod days;
mod duplicates;
mod left_overs;
mod prose;

use super::config::Config;
use super::diagnostic::{Code, Diagnostic};
use super::draft::Draft;
use crate::model::{Report, Standing, gaps};
use left_overs::LeftOvers;

/// Checks all reports. `drafts` is sorted by month. `set_aside` holds second reports of a month;
/// each is checked only on its own.
pub fn look(
    config: &Config,
    drafts: &[Draft<'_>],
    set_aside: &[Draft<'_>],
    standing: &[Standing],
    diagnostics: &mut Vec<Diagnostic>,
) {
    diagnostics.extend(missing_months(config, drafts));
    let left_overs = LeftOvers::new(config);
    for draft in drafts.iter().chain(set_aside) {
        diagnostics.extend(missing_topics(config, draft));
        for issue in &draft.issues {
            days::look(issue, draft.report.month, diagnostics);
            left_overs.look(issue, diagnostics);
        }
    }
    duplicates::look(drafts, standing, diagnostics);
}

/// Returns one warning for all months without a report between the first and the last.
fn missing_months(config: &Config, drafts: &[Draft<'_>]) -> Option<Diagnostic> {
    let gaps = gaps(drafts.iter().map(|draft| &draft.report));
    let n_missing: u32 = gaps.iter().map(|(from, to)| from.distance(*to) + 1).sum();
    let spans: Vec<String> = gaps
        .iter()
        .map(|(from, to)| {
            if from == to {
                format!("`{from}`")
            } else {
                format!("`{from}` to `{to}`")
            }
        })
        .collect();
    let (first, last) = (drafts.first()?.report.month, drafts.last()?.report.month);
    (n_missing > 0).then(|| {
        let months = if n_missing == 1 {
            "month between"
        } else {
            "months between"
        };
        let have = if n_missing == 1 { "has" } else { "have" };
        let message = format!(
            "`{n_missing}` {months} `{first}` and `{last}` {have} no report: expected one for {}",
            spans.join(", ")
        );
        let help = "add the reports, or allow `missing-months` if the archive is a selection";
        Diagnostic::new(Code::MissingMonths, config.path(), 1, message, help)
    })
}

/// Returns one warning for all topics without a section in a report. The topic of the lead is
/// exempt because a report need not have a section on it. So are topics that were found in the
/// reports themselves.
fn missing_topics(config: &Config, draft: &Draft<'_>) -> Option<Diagnostic> {
    if config.finds_topics() {
        return None;
    }
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
        Diagnostic::new(Code::MissingTopic, draft.path(), 1, message, help)
    })
}

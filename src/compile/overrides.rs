//! Topics set by hand in `archive.toml`, for sections that no rule gets right.

use super::config::{Config, Override, OverrideTarget};
use super::diagnostic::{Code, Diagnostic};
use super::draft::Draft;
use super::fold::fold;
use crate::model::{Month, Report, Section, plain_text};
use std::collections::BTreeSet;

/// Applies the overrides in the archive's description. Reports an error if an override matches no
/// section, several sections, or one already overridden, because then the report has changed and a
/// person must look again.
pub fn apply(config: &Config, drafts: &mut [Draft<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut settled: BTreeSet<(Month, usize)> = BTreeSet::new();
    let mut places: BTreeSet<(String, u32)> = BTreeSet::new();
    for one in config.overrides() {
        // The drafts are sorted by month.
        let at = drafts.binary_search_by_key(&one.month, |draft| draft.report.month);
        let Some(draft) = at.ok().and_then(|at| drafts.get_mut(at)) else {
            let message = format!(
                "override of `{}`: expected a month of the archive",
                one.month
            );
            diagnostics.push(dead(config, one, message));
            continue;
        };
        match only_section(one, &draft.report) {
            Ok(at) if !settled.insert((one.month, at)) => {
                let message = format!(
                    "second override of `{}`: expected one for each section",
                    described(&one.section)
                );
                diagnostics.push(dead(config, one, message));
            }
            Ok(at) => {
                places.extend(draft.place_of(at));
                settle(one, at, draft);
            }
            Err(message) => diagnostics.push(dead(config, one, message)),
        }
    }
    // Drop topic warnings about overridden sections, because a person has decided.
    diagnostics
        .retain(|it| !is_about_topic(it.code) || !places.contains(&(it.path.clone(), it.line)));
}

/// Returns the index of the only matching section, or an error message.
fn only_section(one: &Override, report: &Report) -> Result<usize, String> {
    let sections = report.sections.iter().enumerate();
    let meant: Vec<(usize, u32)> = sections
        .filter(|(_, section)| is_meant(one, section))
        .map(|(at, section)| (at, section.line))
        .collect();
    let named = described(&one.section);
    match meant.as_slice() {
        [(at, _)] => Ok(*at),
        [] => Err(format!(
            "override of `{named}` matches no section: expected {}",
            expected(report)
        )),
        [..] => {
            let lines: Vec<String> = meant.iter().map(|(_, line)| line.to_string()).collect();
            Err(format!(
                "override of `{named}` matches the sections of lines {}: expected one, named by \
                 its `line`",
                lines.join(", ")
            ))
        }
    }
}

fn settle(one: &Override, at: usize, draft: &mut Draft<'_>) {
    if let Some(section) = draft.report.sections.get_mut(at) {
        section.topic = one.topic;
        if let Some(also) = &one.also {
            section.also.clone_from(also);
        }
        section.also.retain(|&also| also != one.topic);
    }
    if let Some(placement) = draft.placements.get_mut(at) {
        placement.overrule(one.also.is_some());
    }
}

fn is_about_topic(code: Code) -> bool {
    matches!(code, Code::UnmappedHeading | Code::HeadingAndBody)
}

fn is_meant(one: &Override, section: &Section) -> bool {
    match &one.section {
        OverrideTarget::Line(line) => section.line == *line,
        OverrideTarget::Heading(heading) => {
            let bare = fold(&plain_text(&section.heading.text));
            let whole = fold(&format!("{} {bare}", section.heading.label));
            let wanted = fold(heading);
            !wanted.is_empty() && (wanted == bare || wanted == whole)
        }
    }
}

fn described(place: &OverrideTarget) -> String {
    match place {
        OverrideTarget::Heading(heading) => heading.clone(),
        OverrideTarget::Line(line) => format!("line {line}"),
    }
}

/// Lists the sections that an override of a report could name.
fn expected(report: &Report) -> String {
    let sections = report.sections.iter().map(|section| {
        format!(
            "`{}` (line {})",
            plain_text(&section.heading.text),
            section.line
        )
    });
    let sections: Vec<String> = sections.collect();
    if sections.is_empty() {
        "a section, but the report has none".to_owned()
    } else {
        format!("one of {}", sections.join(", "))
    }
}

fn dead(config: &Config, one: &Override, message: String) -> Diagnostic {
    let help = "correct the override or take it out";
    Diagnostic::new(Code::DeadOverride, config.path(), one.line, message, help)
}

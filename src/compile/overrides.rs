//! Topics given by hand in `archive.toml`, for the cases that no rule settles.

use super::config::{Config, Override, Place};
use super::{Code, Diagnostic, Draft};
use crate::archive::{Report, Section, plain_text};

/// Gives sections the topics that the archive's description sets for them. An override that
/// matches no section is an error: the report has changed, and a person must look again.
pub fn apply(config: &Config, drafts: &mut [Draft<'_>], diagnostics: &mut Vec<Diagnostic>) {
    for one in config.overrides() {
        let draft = drafts
            .iter_mut()
            .find(|draft| draft.report.month == one.month);
        let Some(draft) = draft else {
            let message = format!(
                "override of `{}`: expected a month of the archive",
                one.month
            );
            diagnostics.push(dead(config, one, message));
            continue;
        };
        let report = &mut draft.report;
        let Some(section) = report
            .sections
            .iter_mut()
            .find(|section| is_meant(one, section))
        else {
            let message = format!(
                "override of `{}` matches no section: expected {}",
                described(&one.section),
                expected(&draft.report)
            );
            diagnostics.push(dead(config, one, message));
            continue;
        };
        section.topic = one.topic;
        if let Some(also) = &one.also {
            section.also.clone_from(also);
        }
        section.also.retain(|&also| also != one.topic);
        // A case that was settled needs no warning about it.
        let (path, line) = (&draft.source.path, section.line);
        diagnostics.retain(|d| !(is_about_topic(d.code) && d.path == *path && d.line == line));
        for placement in draft.placements.iter_mut().filter(|p| p.line == line) {
            placement.overrule();
        }
    }
}

fn is_about_topic(code: Code) -> bool {
    matches!(code, Code::UnmappedHeading | Code::HeadingAndBody)
}

fn is_meant(one: &Override, section: &Section) -> bool {
    match &one.section {
        Place::Line(line) => section.line == *line,
        Place::Heading(heading) => {
            let bare = fold(&plain_text(&section.heading.text));
            let whole = fold(&format!("{} {bare}", section.heading.label));
            let wanted = fold(heading);
            wanted == bare || wanted == whole
        }
    }
}

/// A text's letters and digits in lower case, its words parted by one space.
fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn described(place: &Place) -> String {
    match place {
        Place::Heading(heading) => heading.clone(),
        Place::Line(line) => format!("line {line}"),
    }
}

/// What an override of a report could have named.
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

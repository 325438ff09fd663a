//! Joins the issues of a month into one report, for digests that appear more often.
//!
//! Each issue becomes a section with its title and its lead, followed by its own sections. All other
//! texts stay as they are, so their ids stay, too.

use super::classify::Placement;
use super::draft::Draft;
use crate::model::{Block, FILE_SEPARATOR, Heading, Inline, Report, Section, TextId, plain_text};
use core::mem;

/// Joins the issues of one month, in the order of their dates, or else of their files. Returns `None`
/// if there is none. A single issue stays as it is.
pub fn join(mut drafts: Vec<Draft<'_>>) -> Option<Draft<'_>> {
    // A draft that is not joined yet has one issue.
    drafts.sort_by_cached_key(|draft| {
        let issue = draft.issues.first();
        issue.map(|issue| (issue.date, in_parts(&issue.file)))
    });
    let n_issues = drafts.len();
    if n_issues < 2 {
        return drafts.pop();
    }
    let first = &drafts.first()?.report;
    let mut joined = Draft {
        report: Report {
            month: first.month,
            publication: first.publication.clone(),
            ..Report::default()
        },
        placements: Vec::new(),
        issues: Vec::new(),
    };
    for (at, draft) in drafts.into_iter().enumerate() {
        append(
            &mut joined,
            draft,
            format!("Issue {} of {n_issues}", at + 1),
        );
    }
    let files = joined.issues.iter().map(|issue| issue.file.as_str());
    joined.report.file = files.collect::<Vec<_>>().join(FILE_SEPARATOR);
    Some(joined)
}

fn append<'a>(joined: &mut Draft<'a>, draft: Draft<'a>, label: String) {
    let Draft {
        mut report,
        mut placements,
        mut issues,
    } = draft;
    let title = issues.first().map(|issue| issue.title.clone());
    report.tags.retain(|tag| !joined.report.tags.contains(tag));
    joined.report.tags.append(&mut report.tags);
    let divider = divider(&mut report, title.unwrap_or_default(), label);
    joined.placements.push(Placement {
        line: divider.line,
        ..Placement::default()
    });
    let n_above = joined.report.sections.len();
    joined.report.sections.push(divider);
    joined.report.sections.append(&mut report.sections);
    joined.placements.append(&mut placements);
    for issue in &mut issues {
        issue.sections = n_above..joined.report.sections.len();
    }
    joined.issues.append(&mut issues);
}

/// Splits a path so that `issue-9` comes before `issue-10`.
fn in_parts(path: &str) -> Vec<(u64, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let words = rest.find(is_digit).unwrap_or(rest.len());
        let (before, after) = rest.split_at(words);
        let digits = after.find(|c| !is_digit(c)).unwrap_or(after.len());
        let (number, after) = after.split_at(digits);
        parts.push((0, before.to_owned()));
        parts.push((number.parse().unwrap_or_default(), String::new()));
        rest = after;
    }
    parts
}

/// Makes the section above those of an issue: with its title, its bylines and its lead.
fn divider(report: &mut Report, title: String, label: String) -> Section {
    let mut blocks = Vec::new();
    let headline = report.headline.take();
    let heading = if title.is_empty() {
        headline.map(|it| it.text)
    } else {
        // A headline has lost its label and its quotation marks.
        let other = headline.filter(|it| !title.contains(plain_text(&it.text).trim()));
        blocks.extend(other.map(|it| Block::Subheading {
            id: TextId::default(),
            text: it.text,
            depth: 1,
        }));
        Some(vec![Inline::Text(title)])
    };
    blocks.append(&mut report.lead);
    let mut bylines = mem::take(&mut report.masthead);
    bylines.append(&mut report.bylines);
    Section {
        heading: Heading {
            id: TextId::default(),
            label,
            text: heading.unwrap_or_else(|| vec![Inline::Text(report.file.clone())]),
        },
        level: 1,
        line: 1,
        topic: report.opening_topic(),
        also: Vec::new(),
        bylines,
        blocks,
    }
}

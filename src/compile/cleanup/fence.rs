//! Takes off a code fence around a whole report, which language models put there.

use super::chatter::AFTER_END;
use super::report_lines::ReportLines;
use crate::compile::diagnostic::Code;
use crate::compile::markdown::{Part, PartKind};
use crate::compile::outline::{is_proper_title, is_title};
use core::ops::Range;

/// Languages after an opening fence that mark prose. Without any it may be prose, too.
const PROSE: [&str; 10] = [
    "",
    "commonmark",
    "gfm",
    "markdown",
    "md",
    "mdx",
    "plain",
    "plaintext",
    "text",
    "txt",
];

/// The marks of a fence.
#[derive(Clone, Copy)]
struct Fence<'a> {
    mark: char,
    n_marks: usize,
    /// The text after the marks, usually a language.
    info: &'a str,
}

impl<'a> Fence<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let line = line.trim();
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = line.trim_start_matches(mark);
        let n_marks = line.len() - info.len();
        let is_inline = mark == '`' && info.contains('`');
        (n_marks >= 3 && !is_inline).then_some(Self {
            mark,
            n_marks,
            info: info.trim(),
        })
    }

    fn is_prose(&self) -> bool {
        let language = self.info.split(|c: char| !c.is_alphanumeric()).next();
        let is_known = |known: &&str| language.unwrap_or_default().eq_ignore_ascii_case(known);
        PROSE.iter().any(is_known)
    }
}

/// Takes off the fence, and everything after its end if that is chatter. Returns the lines of the
/// report inside.
pub fn take_off(report: &mut ReportLines<'_, '_>) -> Option<Range<usize>> {
    let parts = report.parts();
    let has_title = |part: &Part| matches!(&part.kind, PartKind::Heading(_, it) if is_title(it));
    let first = parts.first()?;
    let is_titled = first.kind == PartKind::Paragraph && is_proper_title(report.line(first.first));
    if is_titled || parts.iter().any(has_title) {
        return None;
    }
    let fences = parts.iter().filter(|part| part.kind == PartKind::Fenced);
    let open = fences
        .map(|part| part.first)
        .find(|&at| opens(report, at))?;
    let close = close(report, open);
    let inside = open + 1..close.unwrap_or(report.n_lines());
    let fence = report.line(open).trim().to_owned();
    let message =
        format!("left-over `{fence}` around the report: expected it without a code fence");
    let help = match close {
        Some(close) => format!("take it out, and its end on line {}", close + 1),
        None => "take it out".to_owned(),
    };
    report.warn(open, Code::LeftOver, message, &help, &fence);
    report.set(open, "");
    if let Some(close) = close {
        report.set(close, "");
        take_off_rest(report, close);
    }
    Some(inside)
}

/// Reports whether the fence at a line holds a report: its first line, or its first heading, is a
/// title. Above that may be another fence, or chatter.
fn opens(report: &ReportLines<'_, '_>, open: usize) -> bool {
    if !Fence::read(report.line(open)).is_some_and(|fence| fence.is_prose()) {
        return false;
    }
    let lines = (open + 1..report.n_lines()).map(|at| report.line(at).trim());
    let mut lines = lines.filter(|line| !line.is_empty() && Fence::read(line).is_none());
    let is_title = |line: &str| is_title(line.trim_matches(['#', '*', '_']));
    let Some(first) = lines.next() else {
        return false;
    };
    let mut heading = lines.filter(|line| line.starts_with('#'));
    is_title(first) || !first.starts_with('#') && heading.next().is_some_and(is_title)
}

/// Returns the line of the fence's end. Code inside a report often has the same fence, so ends and
/// bare openings look alike: an odd one is the end, and the others before it are pairs.
fn close(report: &ReportLines<'_, '_>, open: usize) -> Option<usize> {
    let outer = Fence::read(report.line(open))?;
    let mut is_in_code = false;
    let mut bare = Vec::new();
    for at in open + 1..report.n_lines() {
        let Some(fence) = Fence::read(report.line(at)) else {
            continue;
        };
        if fence.mark != outer.mark || fence.n_marks < outer.n_marks {
            continue;
        }
        if !fence.info.is_empty() {
            is_in_code = true;
        } else if is_in_code {
            is_in_code = false;
        } else {
            bare.push(at);
        }
    }
    bare.pop().filter(|_| bare.len() % 2 == 0)
}

/// Takes off the paragraphs after the end of the fence. Anything else there may be of the report,
/// for example its sources, and stays.
fn take_off_rest(report: &mut ReportLines<'_, '_>, close: usize) {
    let after: Vec<Part> = report
        .parts()
        .into_iter()
        .filter(|part| part.first > close)
        .collect();
    let has_source = |part: &Part| {
        (part.first..=part.last).any(|at| {
            let line = report.line(at);
            line.contains("://") || line.trim_start().starts_with('[')
        })
    };
    let is_chatter = |part: &Part| {
        part.kind == PartKind::Rule || part.kind == PartKind::Paragraph && !has_source(part)
    };
    if after.iter().all(is_chatter) {
        for part in after {
            if part.kind == PartKind::Paragraph {
                report.warn_of_left_over(part.first, AFTER_END);
            }
            report.clear(part.first..=part.last);
        }
    } else if let Some(first) = after.first() {
        let line = report.line(first.first).trim().to_owned();
        let message = format!(
            "`{line}` after the fence around the report: expected nothing there; it is shown as \
             part of the report"
        );
        let help = "take it out if it is none";
        report.warn(first.first, Code::LeftOver, message, help, &line);
    }
}

//! Takes off what a language model says before and after a report, such as "Certainly! Here is the
//! report:".

use super::closings::{closes_answer, may_close_answer};
use super::report_lines::ReportLines;
use crate::compile::markdown::{Part, PartKind};
use crate::compile::outline::{has_separator, is_proper_title, is_title, month_of};
use core::ops::Range;

/// Words that open an answer.
const OPENINGS: [&str; 18] = [
    "absolutely",
    "as requested",
    "below is",
    "certainly",
    "got it",
    "great",
    "here are",
    "here is",
    "here's",
    "here’s",
    "i have",
    "i've",
    "i’ve",
    "of course",
    "okay",
    "sure",
    "thank you",
    "understood",
];

/// What a left-over after a report is.
pub const AFTER_END: &str = "after the end of the report: expected nothing there";

/// Maximum number of lines of chatter at the end of a paragraph.
const MAX_CLOSING_LINES: usize = 8;

/// Maximum number of parts above a title that is a plain line.
const MAX_ABOVE: usize = 4;

/// Maximum length of what is above the title, as a multiple of the rest. Above longer text there
/// should be a title, and its absence is an error.
const MAX_SHARE_ABOVE: usize = 2;

/// Takes off what is before the title and after the end. `is_fenced` says whether there was a fence
/// around the report, so that a machine wrote it.
pub fn take_off(report: &mut ReportLines<'_, '_>, is_fenced: bool) {
    let parts = report.parts();
    let above = match (title(report, &parts), parts.as_slice()) {
        (Some(title), _) if !is_report_above(report, &parts, title) => Some(title),
        // There is no title, but an answer is none either.
        (None, [first, second, ..]) if opens_answer(report.line(first.first)) => Some(second.first),
        _ => None,
    };
    let is_answer = is_fenced
        || parts.first().is_some_and(|first| {
            above.is_some_and(|above| first.first < above) && opens_answer(report.line(first.first))
        });
    if let Some(above) = above {
        take_off_above(report, &parts, above);
    }
    take_off_below(report, parts, is_answer);
}

/// Returns the line of the title if something is above it: the first heading that ends with a
/// month, or else the first line that does.
fn title(report: &ReportLines<'_, '_>, parts: &[Part]) -> Option<usize> {
    let is_heading = |part: &&Part| matches!(part.kind, PartKind::Heading(..));
    let first_heading = parts.iter().find(is_heading).map(|part| part.first);
    let heading = parts.iter().find(|part| match &part.kind {
        PartKind::Heading(level, words) => {
            is_title(words) && (*level == 1 || first_heading == Some(part.first))
        }
        _ => false,
    });
    let paragraphs = parts.iter().take(MAX_ABOVE);
    let paragraphs = paragraphs.take_while(|part| !is_heading(part));
    let paragraphs = paragraphs.filter(|part| part.kind == PartKind::Paragraph);
    let mut lines = paragraphs.flat_map(|part| part.first..=part.last);
    let plain = lines.find(|&at| {
        let line = report.line(at).trim().trim_matches(['*', '_']);
        is_proper_title(line) && !opens_answer(line)
    });
    let first = parts.first()?.first;
    // A title on the first line is one, even if a later heading ends with a month.
    let is_plain = plain == Some(first) && heading.is_none_or(|it| !rivals(report, first, it));
    let title = heading.filter(|_| !is_plain).map(|part| part.first);
    title.or(plain)
}

/// Reports whether the text above a title is part of the report: it is much longer than the rest, or
/// has headings of its own, as a report has whose title names no month.
fn is_report_above(report: &ReportLines<'_, '_>, parts: &[Part], title: usize) -> bool {
    let above = parts.iter().filter(|part| part.first < title);
    let is_heading = |part: &&Part| matches!(part.kind, PartKind::Heading(..));
    if above.filter(is_heading).count() > 1 {
        return true;
    }
    let n_bytes = |lines: Range<usize>| lines.map(|at| report.line(at).len()).sum::<usize>();
    n_bytes(0..title) > MAX_SHARE_ABOVE * n_bytes(title..report.n_lines())
}

/// Reports whether a heading is a title of the same month as a line. A headline may end with the
/// month as well, but without a dash or colon before it.
fn rivals(report: &ReportLines<'_, '_>, line: usize, heading: &Part) -> bool {
    let PartKind::Heading(_, words) = &heading.kind else {
        return false;
    };
    has_separator(words) && month_of(words) == month_of(report.line(line))
}

/// Makes the parts above the title empty.
fn take_off_above(report: &mut ReportLines<'_, '_>, parts: &[Part], title: usize) {
    for part in parts.iter().take_while(|part| part.first < title) {
        if part.kind != PartKind::Rule {
            report.warn_of_left_over(part.first, "above the title: expected the title first");
        }
        report.clear(part.first..=part.last.min(title - 1));
    }
}

/// Makes chatter at the end empty, with the rule or the end of a fence above it. `is_answer` says
/// whether something else shows that the report is part of an answer.
fn take_off_below(report: &mut ReportLines<'_, '_>, mut parts: Vec<Part>, mut is_answer: bool) {
    let mut is_any = false;
    while let Some(last) = parts.pop() {
        let above = parts.last();
        is_answer |= above.is_some_and(|above| is_sign_of_answer(report, above));
        let is_left_over = match last.kind {
            PartKind::Paragraph => closes(report, last.first, last.last, is_answer),
            PartKind::Fenced => is_open_fence(report, &last),
            PartKind::Other => above.is_some_and(|above| offers_list(report, above, is_answer)),
            PartKind::Rule => is_any,
            _ => false,
        };
        if !is_left_over || parts.is_empty() {
            take_off_last_lines(report, &last, is_any || is_answer);
            return;
        }
        if last.kind != PartKind::Rule {
            report.warn_of_left_over(last.first, AFTER_END);
        }
        report.clear(last.first..=last.last);
        (is_any, is_answer) = (true, true);
    }
}

/// Whether a part shows that what is below it may be chatter: it is chatter, or a rule.
fn is_sign_of_answer(report: &ReportLines<'_, '_>, part: &Part) -> bool {
    match part.kind {
        PartKind::Rule => true,
        PartKind::Paragraph => closes_answer(&words(report, part.first, part.last)),
        _ => false,
    }
}

/// Whether lines are chatter at the end.
fn closes(report: &ReportLines<'_, '_>, first: usize, last: usize, is_answer: bool) -> bool {
    let words = words(report, first, last);
    closes_answer(&words) || is_answer && may_close_answer(&words)
}

/// Makes chatter in the last lines of a paragraph empty.
fn take_off_last_lines(report: &mut ReportLines<'_, '_>, part: &Part, is_answer: bool) {
    if part.kind != PartKind::Paragraph {
        return;
    }
    let ends_sentence = |at: usize| report.line(at).trim().ends_with(['.', '!', '?', '"', '”']);
    let first = part.last.saturating_sub(MAX_CLOSING_LINES - 1);
    let mut lines = first.max(part.first + 1)..=part.last;
    let first = lines.find(|&at| ends_sentence(at - 1) && closes(report, at, part.last, is_answer));
    if let Some(first) = first {
        report.warn_of_left_over(first, AFTER_END);
        report.clear(first..=part.last);
    }
}

/// Reports whether a paragraph offers what a list below it says.
fn offers_list(report: &ReportLines<'_, '_>, part: &Part, is_answer: bool) -> bool {
    part.kind == PartKind::Paragraph
        && report.line(part.last).trim_end().ends_with(':')
        && closes(report, part.first, part.last, is_answer)
}

/// Reports whether a code block is only the end of a fence, and chatter after it.
fn is_open_fence(report: &ReportLines<'_, '_>, part: &Part) -> bool {
    let is_bare = |at: usize| report.line(at).trim().trim_matches(['`', '~']).is_empty();
    let has_end = part.last > part.first && is_bare(part.last) && !report.is_blank(part.last);
    let is_bare = is_bare(part.first) && !has_end;
    let rest = words(report, part.first + 1, part.last);
    is_bare && (rest.trim().is_empty() || may_close_answer(&rest))
}

fn words(report: &ReportLines<'_, '_>, first: usize, last: usize) -> String {
    let lines: Vec<&str> = (first..=last).map(|at| report.line(at).trim()).collect();
    lines.join(" ")
}

/// Reports whether a line opens an answer, as in "Sure! Here is the report for May 2022:".
fn opens_answer(line: &str) -> bool {
    let folded = line.trim().to_lowercase();
    let begins = |opening: &&str| {
        let rest = folded.strip_prefix(*opening);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let is_said = folded.ends_with([':', '!', '.'])
        || folded.contains('!')
        || ["here", "below", "i ", "i'", "i’"]
            .iter()
            .any(|it| folded.starts_with(it));
    is_said && OPENINGS.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_opens_with_small_talk() {
        for line in [
            "Certainly! Here is the report for May 2022:",
            "Here’s the May report",
            "Sure, I can do that.",
            "Okay: May 2022:",
        ] {
            assert!(opens_answer(line), "{line}");
        }
        for line in [
            "Great Northern News - May 2022",
            "Surely the Tide - May 2022",
            "May 2022",
        ] {
            assert!(!opens_answer(line), "{line}");
        }
    }
}

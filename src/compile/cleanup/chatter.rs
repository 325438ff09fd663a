//! Takes off what a language model says before and after a report, such as "Certainly! Here is the
//! report:".

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

/// Words that open the end of an answer, with which a model speaks of itself.
const CLOSINGS: [&str; 6] = [
    "let me know",
    "please let me know",
    "do you want me to",
    "want me to",
    "shall i ",
    "would you like me to",
];

/// Words that open the end of an answer if it also has one of [`OWN_WORDS`].
const LIKELY_CLOSINGS: [&str; 14] = [
    "feel free to",
    "happy to",
    "hope this helps",
    "i can also ",
    "i hope this",
    "i'd be happy",
    "i’d be happy",
    "i would be happy",
    "if you need",
    "if you want",
    "if you would like",
    "if you'd like",
    "if you’d like",
    "is there anything else",
];

/// Words about the text or its writer.
const OWN_WORDS: [&str; 15] = [
    "adjust",
    "adjusted",
    "adjustments",
    "edits",
    "expand",
    "helps",
    "i",
    "i'd",
    "i'll",
    "i’d",
    "i’ll",
    "me",
    "revise",
    "revisions",
    "tone",
];

/// What a left-over after a report is.
pub const AFTER_END: &str = "after the end of the report: expected nothing there";

/// Maximum length of chatter after a report, in characters.
const MAX_CLOSING_CHARS: usize = 400;

/// Maximum number of lines of chatter at the end of a paragraph.
const MAX_CLOSING_LINES: usize = 8;

/// Maximum number of parts above a title that is a plain line.
const MAX_ABOVE: usize = 4;

/// Maximum length of what is above the title, as a multiple of the rest. Above longer text there
/// should be a title, and its absence is an error.
const MAX_SHARE_ABOVE: usize = 2;

/// Takes off what is before the title and after the end.
pub fn take_off(report: &mut ReportLines<'_, '_>) {
    let parts = report.parts();
    match (title(report, &parts), parts.as_slice()) {
        (Some(title), _) if !is_report_above(report, &parts, title) => {
            take_off_above(report, &parts, title);
        }
        // There is no title, but an answer is none either.
        (None, [first, second, ..]) if opens_answer(report.line(first.first)) => {
            take_off_above(report, &parts, second.first);
        }
        _ => {}
    }
    take_off_below(report, parts);
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

/// Makes chatter at the end empty, with the rule or the end of a fence above it.
fn take_off_below(report: &mut ReportLines<'_, '_>, mut parts: Vec<Part>) {
    let mut is_any = false;
    while let Some(last) = parts.pop() {
        let is_left_over = match last.kind {
            PartKind::Paragraph => closes_answer(&words(report, last.first, last.last)),
            PartKind::Fenced => is_open_fence(report, &last),
            PartKind::Other => parts.last().is_some_and(|above| offers_list(report, above)),
            PartKind::Rule => is_any,
            _ => false,
        };
        if !is_left_over || parts.is_empty() {
            take_off_last_lines(report, &last);
            return;
        }
        if last.kind != PartKind::Rule {
            report.warn_of_left_over(last.first, AFTER_END);
        }
        report.clear(last.first..=last.last);
        is_any = true;
    }
}

/// Makes chatter in the last lines of a paragraph empty.
fn take_off_last_lines(report: &mut ReportLines<'_, '_>, part: &Part) {
    if part.kind != PartKind::Paragraph {
        return;
    }
    let ends_sentence = |at: usize| report.line(at).trim().ends_with(['.', '!', '?', '"', '”']);
    let first = part.last.saturating_sub(MAX_CLOSING_LINES - 1);
    let mut lines = first.max(part.first + 1)..=part.last;
    let first =
        lines.find(|&at| ends_sentence(at - 1) && closes_answer(&words(report, at, part.last)));
    if let Some(first) = first {
        report.warn_of_left_over(first, AFTER_END);
        report.clear(first..=part.last);
    }
}

/// Reports whether a paragraph offers what a list below it says.
fn offers_list(report: &ReportLines<'_, '_>, part: &Part) -> bool {
    let words = words(report, part.first, part.last);
    part.kind == PartKind::Paragraph && words.ends_with(':') && closes_answer(&words)
}

/// Reports whether a code block is only the end of a fence, and chatter after it.
fn is_open_fence(report: &ReportLines<'_, '_>, part: &Part) -> bool {
    let is_bare = |at: usize| report.line(at).trim().trim_matches(['`', '~']).is_empty();
    let has_end = part.last > part.first && is_bare(part.last) && !report.is_blank(part.last);
    let is_bare = is_bare(part.first) && !has_end;
    let rest = words(report, part.first + 1, part.last);
    is_bare && (rest.trim().is_empty() || closes_answer(&rest))
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

/// Reports whether a paragraph ends an answer, as in "Let me know if you would like any changes!".
fn closes_answer(paragraph: &str) -> bool {
    let folded = paragraph.trim().trim_matches(['*', '_']).to_lowercase();
    if folded.chars().count() > MAX_CLOSING_CHARS {
        return false;
    }
    let begins = |known: &[&str]| known.iter().any(|opening| folded.starts_with(opening));
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    begins(&CLOSINGS) || begins(&LIKELY_CLOSINGS) && words.any(|word| OWN_WORDS.contains(&word))
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

    #[test]
    fn an_answer_ends_with_an_offer() {
        for line in [
            "Let me know if you would like any changes!",
            "*Would you like me to add a section on the harbor?*",
            "I hope this helps! Feel free to ask.",
            "If you'd like, I can make it shorter.",
            "Feel free to adjust the tone.",
        ] {
            assert!(closes_answer(line), "{line}");
        }
        for line in [
            "If you want to take part in the vote, go to the hall by noon.",
            "If you need to make changes to your berth, do so before the tide.",
            "Feel free to visit the harbor.",
            "Letters were read by all.",
            "I can see the harbor from here, wrote the pilot, and he was right about the ice.",
        ] {
            assert!(!closes_answer(line), "{line}");
        }
    }
}

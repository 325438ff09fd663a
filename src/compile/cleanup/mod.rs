//! Cleans a report's text before it is parsed: takes off what was put around it, such as a code
//! fence or the small talk of a language model, and mends the marks of headings.
//!
//! 1. [`indentation`] takes off what all lines are indented by.
//! 2. [`fence`] takes off a code fence around the whole report.
//! 3. [`hashes`] puts a blank between the hashes and the words of a heading.
//! 4. [`chatter`] takes off what stands before the title and after the end.
//!
//! No line is added or removed, so all line numbers stay: a line that is taken off becomes empty.
//! Each step warns of what it does. Tests: `tests/native/cleanup.rs`.

mod chatter;
mod closings;
mod fence;
mod hashes;
mod indentation;
mod report_lines;

use super::Diagnostic;
use report_lines::ReportLines;
use std::borrow::Cow;

/// Maximum number of fences around a report, one in the other.
const MAX_FENCES: usize = 3;

/// Cleans the text of a report. `may_chat` says whether a language model may have written around it;
/// a report with front matter comes from the tools of a site.
pub fn clean<'a>(
    path: &str,
    text: Cow<'a, str>,
    may_chat: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    let mut report = ReportLines::new(path, &text, diagnostics);
    let all = 0..report.n_lines();
    indentation::take_off(&mut report, all);
    let mut is_fenced = false;
    for _ in 0..MAX_FENCES {
        let Some(inside) = fence::take_off(&mut report) else {
            break;
        };
        indentation::take_off(&mut report, inside);
        is_fenced = true;
    }
    hashes::mend(&mut report);
    if may_chat {
        chatter::take_off(&mut report, is_fenced);
    }
    match report.changed_text() {
        Some(changed) => Cow::Owned(changed),
        None => text,
    }
}

//! Takes off what all lines of a report are indented by.
//!
//! Markdown reads lines that are indented by four columns as code, so a report that a script
//! indented would be one block of code.

use super::report_lines::ReportLines;
use crate::compile::diagnostic::Code;
use core::ops::Range;

/// Columns between the stops of tabs.
const TAB: usize = 4;

/// Indentation by which Markdown reads a line as code.
const CODE: usize = 4;

/// Takes off the indentation that all of `lines` have in common, or all but the first.
pub fn take_off(report: &mut ReportLines<'_, '_>, lines: Range<usize>) {
    let mut worded = lines.clone().filter(|&at| !report.is_blank(at));
    let Some(first) = worded.next() else {
        return;
    };
    let own = indentation(report.line(first));
    let rest = worded.clone().map(|at| indentation(report.line(at))).min();
    let second = worded.next();
    let common = rest.map_or(own, |rest| rest.min(own));
    if common > 0 {
        unindent(report, first..lines.end, common, "every line");
    } else if let (Some(rest), Some(second)) = (rest, second) {
        // Less than that may be a list that is the whole text, and does no harm there.
        let has_heading = || (second..lines.end).any(|at| is_heading(report.line(at)));
        if rest >= CODE || rest > 0 && has_heading() {
            unindent(report, second..lines.end, rest, "every line but the first");
        }
    }
}

fn unindent(report: &mut ReportLines<'_, '_>, lines: Range<usize>, columns: usize, which: &str) {
    let plural = if columns == 1 { "" } else { "s" };
    let message = format!(
        "{which} is indented by `{columns}` column{plural} or more: expected text at the \
         beginning of the line"
    );
    let help = "take the indentation off; it is not shown";
    report.warn(lines.start, Code::Indented, message, help, "");
    for at in lines {
        let line = unindented(report.line(at), columns);
        report.set(at, &line);
    }
}

/// Returns the number of columns before the first word of a line.
pub fn indentation(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.fold(0, after_blank)
}

fn after_blank(column: usize, blank: char) -> usize {
    if blank == '\t' {
        (column / TAB + 1) * TAB
    } else {
        column + 1
    }
}

/// Returns a line without its first columns. A tab that reaches further leaves blanks.
fn unindented(line: &str, columns: usize) -> String {
    let mut column = 0;
    let mut rest = line;
    while column < columns
        && let Some(blank) = rest.chars().next().filter(|c| matches!(c, ' ' | '\t'))
    {
        column = after_blank(column, blank);
        rest = rest.get(1..).unwrap_or_default();
    }
    format!("{}{rest}", " ".repeat(column.saturating_sub(columns)))
}

fn is_heading(line: &str) -> bool {
    let words = line.trim_start().trim_start_matches('#');
    words.starts_with(' ') && line.trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_taken_off_and_tabs_reach_the_next_stop() {
        assert_eq!(indentation("  \t a"), 5);
        assert_eq!(unindented("    a", 4), "a");
        assert_eq!(unindented("      a", 4), "  a");
        assert_eq!(unindented("\t\ta", 4), "\ta");
        assert_eq!(unindented("\ta", 2), "  a");
        assert_eq!(unindented("  ", 4), "");
        assert_eq!(unindented(" \u{e9}", 4), "\u{e9}");
    }
}

//! Drops HTML comments, which are for authors only.
//!
//! All lines stay. Comments in code are no comments. One that is never closed would take the rest of
//! the report with it, so it is shown as text, with a warning.

use super::diagnostic::{Code, Diagnostic};
use super::lines::line_of;
use super::markdown::OPTIONS;
use core::ops::Range;
use pulldown_cmark::{Event, Parser, Tag};
use std::borrow::Cow;

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// Drops the comments of a report.
pub fn drop<'a>(path: &str, text: Cow<'a, str>, diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    if !text.contains(OPENING) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let code = code(&text);
    let mut at = 0;
    let mut is_warned = false;
    // Line feeds of a comment inside a word, until the end of its line.
    let mut due = String::new();
    while let Some(start) = next_comment(&text, at, &code) {
        push(&mut kept, text.get(at..start).unwrap_or_default(), &mut due);
        let rest = text.get(start..).unwrap_or_default();
        let Some(length) = length(rest) else {
            if !is_warned {
                is_warned = true;
                diagnostics.push(unclosed(path, line_of(&text, start)));
            }
            // Means the same in Markdown and in HTML.
            kept.push_str("&lt;!--");
            at = start + OPENING.len();
            continue;
        };
        let (comment, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let feeds = "\n".repeat(comment.matches('\n').count());
        let is_in_word =
            kept.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        if is_in_word {
            due.push_str(&feeds);
        } else {
            kept.push_str(&feeds);
        }
        at = start + length;
    }
    push(&mut kept, text.get(at..).unwrap_or_default(), &mut due);
    kept.push_str(&due);
    Cow::Owned(kept)
}

/// Adds text, and line feeds that are due after its first line.
fn push(kept: &mut String, text: &str, due: &mut String) {
    match text.find('\n').filter(|_| !due.is_empty()) {
        Some(end) => {
            let (line, rest) = text.split_at_checked(end).unwrap_or((text, ""));
            kept.push_str(line);
            kept.push_str(due);
            kept.push_str(rest);
            due.clear();
        }
        None => kept.push_str(text),
    }
}

/// Returns the offset of the next comment.
fn next_comment(text: &str, from: usize, code: &[Range<usize>]) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut places = rest.match_indices(OPENING).map(|(at, _)| from + at);
    places.find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        let n_escapes = before.len() - before.trim_end_matches('\\').len();
        let after = code.partition_point(|range| range.start <= at);
        let last = after.checked_sub(1).and_then(|last| code.get(last));
        n_escapes % 2 == 0 && last.is_none_or(|range| range.end <= at)
    })
}

/// Returns the length of the comment at the start of a text, or `None` if it is never closed.
fn length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(OPENING)?;
    let empty = [">", "->"].into_iter().find(|end| inside.starts_with(end));
    let length = match empty {
        Some(end) => end.len(),
        None => inside.find(CLOSING)? + CLOSING.len(),
    };
    Some(OPENING.len() + length)
}

/// Returns the places of code, in order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let is_code =
        |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    // The parser would take all after a comment that is never closed for a part of it.
    let closed = text.rfind(CLOSING).map_or(0, |at| at + CLOSING.len());
    let (closed, rest) = text.split_at_checked(closed).unwrap_or((text, ""));
    let text = [closed, &rest.replace(OPENING, "(!--")].concat();
    let events = Parser::new_ext(&text, OPTIONS).into_offset_iter();
    let code = events.filter_map(|(event, range)| is_code(&event).then_some(range));
    code.collect()
}

fn unclosed(path: &str, line: u32) -> Diagnostic {
    let message = format!("comment `{OPENING}` is never closed: expected `{CLOSING}`");
    let help = "close it, or it is shown as text";
    Diagnostic::new(Code::RawHtml, path, line, message, help).at(OPENING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut problems = Vec::new();
        assert_eq!(drop("a.md", text.into(), &mut problems), expected);
        assert_eq!(problems, [], "{text}");
    }

    #[test]
    fn comments_are_dropped_and_lines_stay() {
        check("a <!-- b --> c", "a  c");
        check("<!-- more -->\n\na", "\n\na");
        check("a\n\n<!-- b\n\n# c\n\nd -->\n\ne", "a\n\n\n\n\n\n\n\ne");
        check("<!-- a --> b <!---->c<!-->d", " b cd");
        check("a <!-- b\nc --> d", "a \n d");
        check("<p>\n<!-- a -->b</p>", "<p>\nb</p>");
    }

    #[test]
    fn a_comment_in_a_word_does_not_split_it() {
        check("ice<!-- a -->berg", "iceberg");
        check("ice<!-- a\nb -->berg fell\nc", "iceberg fell\n\nc");
    }

    #[test]
    fn comments_in_code_are_no_comments() {
        for text in [
            "`<!-- a -->`",
            "```\n<!-- a -->\n```",
            "    <!-- a -->",
            "\\<!-- a -->",
            "a -- b --> c",
        ] {
            check(text, text);
        }
        check("<!-- ``` -->\n<!-- a -->\n`<!-- b -->`", "\n\n`<!-- b -->`");
    }

    #[test]
    fn what_is_never_closed_is_text_and_named_once() {
        let mut problems = Vec::new();
        let text = "a <!-- b -->\n\n<!-- c\n\n`<!-- d` <!-- e";
        let found = drop("a.md", text.into(), &mut problems);
        assert_eq!(found, "a \n\n&lt;!-- c\n\n`<!-- d` &lt;!-- e");
        let lines: Vec<u32> = problems.iter().map(|it| it.line).collect();
        assert_eq!(lines, [3]);
    }
}

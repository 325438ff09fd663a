//! Adds all problems to the summary of a workflow's step, as Markdown.
//!
//! The words of a report are in code spans, in which nothing else is Markdown: no link, no HTML, no
//! name of a person who would be told.

use crate::error::Error;
use crate::problem::Problem;
use crate::report::counted;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// How many bytes a step's summary may have; the runner refuses a longer one as a whole.
const MAX_BYTES: u64 = 1024 * 1024;

/// Room for the sentence about problems that do not fit.
const ROOM_FOR_REST: usize = 120;

/// Adds the problems to the file, which other commands of the step may have begun.
///
/// # Errors
///
/// Returns an error if the file cannot be written.
pub fn append(file: &Path, counts: &str, problems: &[Problem<'_>]) -> Result<(), Error> {
    let n_there = fs::metadata(file).map_or(0, |file| file.len());
    let room = usize::try_from(MAX_BYTES.saturating_sub(n_there)).unwrap_or(usize::MAX);
    // What is there may lack the end of its last line.
    let blank = if n_there > 0 { "\n" } else { "" };
    let text = markdown(counts, problems, room.saturating_sub(1));
    let written = OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .and_then(|mut file| file.write_all(format!("{blank}{text}").as_bytes()));
    written.map_err(|error| {
        let file = file.display();
        format!("{file} cannot be written: {error}").into()
    })
}

/// Returns the summary in at most `room` bytes. Empty if not even its head fits.
fn markdown(counts: &str, problems: &[Problem<'_>], room: usize) -> String {
    let mut text = format!("## Check of the reports\n\n{counts}\n");
    if text.len() + ROOM_FOR_REST > room {
        return String::new();
    }
    let has_changed = problems.iter().any(|problem| problem.is_changed);
    let mut group = None;
    for (number, problem) in problems.iter().enumerate() {
        let mut more = String::new();
        if group != Some(problem.is_changed) {
            group = Some(problem.is_changed);
            more += heading(problem.is_changed, has_changed);
        }
        more += &item(problem);
        if text.len() + more.len() + ROOM_FOR_REST > room {
            let rest = counted(problems.len() - number, "more problem");
            text.push_str("\nThere is no room for ");
            text.push_str(&rest);
            text.push_str(" here; `cargo xtask check` lists all.\n");
            break;
        }
        text += &more;
    }
    text
}

/// Returns what is above the problems of some files. There is no heading if all are alike.
fn heading(is_changed: bool, has_changed: bool) -> &'static str {
    match (is_changed, has_changed) {
        (true, _) => "\n### Files of this change\n\n",
        (false, true) => "\n### Other files\n\n",
        (false, false) => "\n",
    }
}

/// Returns the item of a list for a problem.
fn item(problem: &Problem<'_>) -> String {
    let diagnostic = problem.diagnostic;
    let column = problem.columns.map(|columns| format!(":{}", columns.start));
    let place = format!(
        "{}:{}{}",
        problem.path,
        diagnostic.line,
        column.unwrap_or_default()
    );
    format!(
        "- **{}** {} {}\\\n  {}\\\n  help: {}\n",
        diagnostic.level().name(),
        code(diagnostic.code.name()),
        code(&place),
        code(&diagnostic.message),
        code(&diagnostic.help)
    )
}

/// Returns a text as a code span, between more backticks than it has in a row.
fn code(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    let runs = text.split(|character| character != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    // One blank on both sides is no part of a code span.
    let is_bare = !text.starts_with(['`', ' ']) && !text.ends_with(['`', ' ']);
    let blank = if is_bare && !text.is_empty() { "" } else { " " };
    format!("{fence}{blank}{text}{blank}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::compile::{Code, Diagnostic};
    use pulldown_cmark::{Event, Options, Parser};

    fn problem(diagnostic: &Diagnostic, is_changed: bool) -> Problem<'_> {
        Problem {
            diagnostic,
            path: diagnostic.path.clone(),
            columns: None,
            is_changed,
        }
    }

    #[test]
    fn a_code_span_holds_any_text() {
        for text in [
            "plain",
            "`a`",
            "a ``b``` c",
            "```",
            " a",
            "a ",
            "| a | b |",
            "<img src=x onerror=alert(1)>",
            "[a](https://example.org) @ada #1 :tada: $x$ **b** &amp; \\` \\",
        ] {
            let span = format!("- **a** {} {}\n", code("x"), code(text));
            let found: Vec<String> = Parser::new_ext(&span, Options::all())
                .filter_map(|event| match event {
                    Event::Code(code) => Some(code.into_string()),
                    _ => None,
                })
                .collect();
            assert_eq!(found, ["x", text]);
        }
        assert_eq!(code("a\nb\r\u{1b}c"), "`a b  c`");
    }

    #[test]
    fn files_of_the_change_have_a_heading() {
        let one = Diagnostic::new(
            Code::BrokenLink,
            "a.md",
            3,
            "link to `x`: expected y",
            "mend",
        );
        let other = Diagnostic::new(Code::Mojibake, "b.md", 1, "it", "help");
        let found = markdown(
            "2 things",
            &[problem(&one, true), problem(&other, false)],
            9999,
        );
        let expected = "## Check of the reports\n\n2 things\n\n\
             ### Files of this change\n\n\
             - **error** `broken-link` `a.md:3`\\\n  ``link to `x`: expected y``\\\n  help: `mend`\n\n\
             ### Other files\n\n\
             - **warning** `mojibake` `b.md:1`\\\n  `it`\\\n  help: `help`\n";
        assert_eq!(found, expected);
        let found = markdown("1 thing", &[problem(&other, false)], 9999);
        assert!(!found.contains("###"), "{found}");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let long = "long ".repeat(40);
        let one = Diagnostic::new(Code::Mojibake, "a.md", 1, long, "help");
        let problems: Vec<_> = (0..5000).map(|_| problem(&one, false)).collect();
        let limit = usize::try_from(MAX_BYTES).unwrap_or_default();
        for room in [limit, 1000, 200] {
            let found = markdown("5000 warnings", &problems, room);
            assert!(found.len() <= room, "{} of {room}", found.len());
            let n_listed = found.matches("- **").count();
            let rest = format!("no room for {} more problems", 5000 - n_listed);
            assert!(found.contains(&rest), "{n_listed} are listed");
        }
        assert_eq!(markdown("5000 warnings", &problems, 100), "");
    }
}

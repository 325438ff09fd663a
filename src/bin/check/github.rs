//! Prints problems as workflow commands, which GitHub shows at the lines of a pull request.
//!
//! The runner reads them from the output of a step, so neither a token nor a right to write is
//! needed, and they work for pull requests from forks. It shows ten of each level a step; the rest
//! is in the step's summary, which has all of them.

use crate::changed::Changed;
use crate::error::Error;
use crate::problem::Problem;
use crate::report::{Report, counted};
use crate::summary;
use kusama_news_reader::compile::Level;
use std::collections::BTreeMap;
use std::env;
use std::io::{self, Write};
use std::path::Path;

/// Names the file of the step's summary.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// How many problems of a level the runner shows of a step.
const MAX_OF_LEVEL: usize = 10;

/// Prints the problems, and adds all of them to the step's summary if there is one. Files of the
/// change come first, and of those errors.
pub fn print(
    out: &mut dyn Write,
    report: &Report,
    dir: &Path,
    changed: &Changed,
) -> Result<(), Error> {
    let mut problems = Problem::all(report, dir, changed);
    problems.sort_by_key(|problem| (!problem.is_changed, problem.diagnostic.level()));
    let summary = env::var_os(SUMMARY).filter(|file| !file.is_empty());
    commands(out, &problems, summary.is_some())?;
    writeln!(out, "{}", report.summary())?;
    if let Some(file) = summary {
        summary::append(Path::new(&file), &report.summary(), &problems)?;
    }
    Ok(())
}

/// Prints a command for each problem within the limit. The last one says how many are left.
fn commands(out: &mut dyn Write, problems: &[Problem<'_>], has_summary: bool) -> io::Result<()> {
    let mut totals: BTreeMap<Level, usize> = BTreeMap::new();
    for problem in problems {
        *totals.entry(problem.diagnostic.level()).or_default() += 1;
    }
    let mut printed: BTreeMap<Level, usize> = BTreeMap::new();
    for problem in problems {
        let level = problem.diagnostic.level();
        let total = totals.get(&level).copied().unwrap_or_default();
        let number = printed.entry(level).or_default();
        *number += 1;
        if *number < MAX_OF_LEVEL || *number == MAX_OF_LEVEL && total == MAX_OF_LEVEL {
            writeln!(out, "{}", command(problem))?;
        } else if *number == MAX_OF_LEVEL {
            writeln!(
                out,
                "{}",
                rest(level, total + 1 - MAX_OF_LEVEL, has_summary)
            )?;
        }
    }
    Ok(())
}

fn command(problem: &Problem<'_>) -> String {
    let diagnostic = problem.diagnostic;
    let line = diagnostic.line.max(1).to_string();
    let mut properties = vec![("file", problem.path.clone()), ("line", line.clone())];
    if let Some(columns) = problem.columns {
        properties.push(("col", columns.start.to_string()));
        properties.push(("endLine", line));
        properties.push(("endColumn", columns.end.to_string()));
    }
    properties.push(("title", diagnostic.code.name().to_owned()));
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    let message = format!("{}\nhelp: {}", diagnostic.message, diagnostic.help);
    let name = name(diagnostic.level());
    format!("::{name} {}::{}", properties.join(","), data(&message))
}

/// Returns the command that stands for all further problems of a level.
fn rest(level: Level, n_more: usize, has_summary: bool) -> String {
    let place = if has_summary {
        "the summary of this run lists all"
    } else {
        "`check` without `--format github` lists all"
    };
    let more = counted(n_more, &format!("more {}", level.name()));
    let message = format!("there are {more}; {place}");
    format!("::{} title=more::{}", name(level), data(&message))
}

/// Returns the name of a level's command.
fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

/// Escapes the message of a command: a line end would end the command.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Columns;
    use kusama_news_reader::compile::{Code, Diagnostic};

    fn problem<'a>(diagnostic: &'a Diagnostic, path: &str) -> Problem<'a> {
        Problem {
            diagnostic,
            path: path.to_owned(),
            columns: Some(Columns { start: 3, end: 8 }),
            is_changed: false,
        }
    }

    fn printed(problems: &[Problem<'_>], has_summary: bool) -> Vec<String> {
        let mut out = Vec::new();
        _ = commands(&mut out, problems, has_summary);
        let out = String::from_utf8_lossy(&out);
        out.lines().map(str::to_owned).collect()
    }

    /// Reads a command's text as the runner does, in the same order.
    fn read_by_runner(text: &str, is_property: bool) -> String {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        let text = if is_property {
            text.replace("%3A", ":").replace("%2C", ",")
        } else {
            text
        };
        text.replace("%25", "%")
    }

    #[test]
    fn what_the_runner_reads_is_what_was_meant() {
        for text in [
            "plain",
            "100 %, or %0A, %25, %250A, %3A and %2C",
            "two\nlines\r\n::error::of, words",
            "::stop-commands::x",
            "##[error]x",
            "a|b `c` — 𝄞",
        ] {
            let (data, property) = (data(text), property(text));
            assert!(!data.contains(['\r', '\n']), "{data}");
            assert!(!property.contains(['\r', '\n', ':', ',']), "{property}");
            assert_eq!(read_by_runner(&data, false), text);
            assert_eq!(read_by_runner(&property, true), text);
        }
    }

    #[test]
    fn a_report_cannot_add_a_command() {
        let message = "text `%0A::error::x\n::error file=a,line=1::y`: expected `a`, `b`";
        let hostile = Diagnostic::new(Code::Mojibake, "a.md", 2, message, "see ::notice::");
        let found = printed(&[problem(&hostile, "a,b:%0A.md")], true);
        let expected = "::warning file=a%2Cb%3A%250A.md,line=2,col=3,endLine=2,endColumn=8,\
             title=mojibake::text `%250A::error::x ::error file=a,line=1::y`: expected `a`, `b`\
             %0Ahelp: see ::notice::";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_line_that_is_not_there_has_no_columns() {
        let unreadable = Diagnostic::new(Code::Unreadable, "a", 1, "it is gone", "check it");
        let mut problem = problem(&unreadable, "a");
        problem.columns = None;
        let expected = "::error file=a,line=1,title=unreadable::it is gone%0Ahelp: check it";
        assert_eq!(printed(&[problem], true), [expected]);
    }

    #[test]
    fn ten_of_a_level_are_shown_and_the_tenth_says_how_many_more_there_are() {
        let of = |code, n| vec![Diagnostic::new(code, "a.md", 1, "it", "help"); n];
        let titles = |n_errors, n_warnings, has_summary| {
            let all = [
                of(Code::BrokenLink, n_errors),
                of(Code::Mojibake, n_warnings),
            ]
            .concat();
            let problems: Vec<_> = all.iter().map(|it| problem(it, "a.md")).collect();
            printed(&problems, has_summary)
        };
        let ten = titles(10, 9, true);
        assert_eq!(ten.len(), 19);
        assert!(ten.iter().all(|line| !line.contains("more")), "{ten:?}");
        let more = titles(11, 24, true);
        assert_eq!(more.len(), 20);
        let last = "::error title=more::there are 2 more errors; the summary of this run lists all";
        assert_eq!(more[9], last);
        let last = "::warning title=more::there are 15 more warnings; the summary of this run \
             lists all";
        assert_eq!(more[19], last);
        assert!(titles(11, 0, false)[9].ends_with("; `check` without `--format github` lists all"));
    }
}

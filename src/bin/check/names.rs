//! Prints words that may be names, for a person to decide.

use crate::arguments::Arguments;
use crate::error::Error;
use crate::report::{Report, counted};
use kusama_news_reader::compile::names::candidates;
use kusama_news_reader::compile::{Level, NAMES_FILE, Outcome};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Maximum width of a line in a printed list.
const MAX_WIDTH: usize = 98;

/// Prints the candidates as TOML, to be pasted into the file. Errors go to standard error.
pub fn print(out: &mut dyn Write, dir: PathBuf) -> Result<ExitCode, Error> {
    let report = Report::of(&Arguments {
        dir,
        ..Arguments::default()
    });
    let outcome = &report.outcome;
    let errors = outcome.diagnostics.iter();
    for error in errors.filter(|it| it.level() == Level::Error) {
        eprintln!("error: {error}");
    }
    let candidates = candidates(&outcome.names, &outcome.archive);
    let path = format!("{}/{NAMES_FILE}", report.shown_as);
    let n_candidates = counted(candidates.len(), "candidate");
    writeln!(
        out,
        "# {n_candidates}: words that may be names and are not in {path}."
    )?;
    writeln!(
        out,
        "# Paste those that are, and correct the kind, which is guessed."
    )?;
    for candidate in &candidates {
        write!(out, "\n{candidate}")?;
    }
    print_unmentioned(out, outcome)?;
    Ok(report.exit(false))
}

/// Prints in comments the names that no report has. They may be misspelled, or come in another month.
fn print_unmentioned(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let names = outcome.names.iter().enumerate();
    let names = names.filter(|(at, _)| {
        outcome
            .mentions
            .of(*at)
            .is_none_or(|it| it.reports.is_empty())
    });
    let names: Vec<&str> = names.map(|(_, name)| name.label.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    write!(out, "\n# No report has these names of the file:")?;
    let mut width = usize::MAX;
    for name in names {
        width = width.saturating_add(name.len() + 2);
        if width > MAX_WIDTH {
            write!(out, "\n#  ")?;
            width = name.len() + 5;
        }
        write!(out, " {name};")?;
    }
    writeln!(out)
}

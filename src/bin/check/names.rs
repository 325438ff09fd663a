//! Prints words that may be names, for a person to decide.

use crate::arguments::Arguments;
use crate::error::Error;
use crate::report::{Report, counted};
use kusama_news_reader::compile::names::{Mentions, candidates};
use kusama_news_reader::compile::{Level, NAMES_FILE};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the candidates as TOML, to be pasted into the file; and in comments the names of the file
/// that no report has, because they may be misspelled. Errors go to standard error.
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
    let mentions = Mentions::find(&outcome.names, &outcome.archive);
    for (at, name) in outcome.names.iter().enumerate() {
        if mentions.of(at).is_none_or(|it| it.reports.is_empty()) {
            writeln!(
                out,
                "\n# {path}:{}: no report has `{}`",
                name.line, name.label
            )?;
        }
    }
    Ok(report.exit(false))
}

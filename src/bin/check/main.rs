//! The `check` command: checks a folder of reports without building the reader.
//!
//! Duty: compile the folder, print the problems, and set the exit status to say whether the archive
//! may be published. The compiler finds and words the problems. Tests: beside the code, and
//! `tests/native/check.rs`.

mod adopt;
mod arguments;
mod changed;
mod error;
mod evaluate;
mod explain;
mod figures;
mod fix;
mod github;
mod json;
mod json_figures;
mod language;
mod lock;
mod names;
mod pipe;
mod place;
mod problem;
mod render;
mod report;
mod repository;
mod sarif;
mod summary;

use arguments::{Arguments, Command, Format, HELP, Labels};
use changed::Changed;
use error::Error;
use pipe::Pipe;
use report::Report;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// Exit status for an invalid command line.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let command = match Command::read(env::args_os().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\n\n{HELP}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    let mut out = BufWriter::new(Pipe(io::stdout().lock()));
    let done = match command {
        Command::Help => writeln!(out, "{HELP}")
            .map_err(Error::from)
            .map(|()| ExitCode::SUCCESS),
        Command::Check(arguments) => carry_out(&mut out, &arguments),
        Command::Names(dir) => names::print(&mut out, dir),
        Command::Adopt(dir) => adopt::adopt(&mut out, &dir).map(|()| ExitCode::SUCCESS),
    };
    let flushed = out.flush().map_err(Error::from);
    done.and_then(|exit| flushed.map(|()| exit))
        .unwrap_or_else(|error| {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        })
}

fn carry_out(out: &mut dyn Write, arguments: &Arguments) -> Result<ExitCode, Error> {
    match &arguments.labels {
        Some(Labels::Evaluate(path)) => {
            evaluate::evaluate(out, &report::sources(arguments)?, &read(path)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(Labels::Fit(path)) => {
            evaluate::fit(out, &report::sources(arguments)?, &read(path)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        None => {}
    }
    let mut report = Report::of(arguments);
    if let Some(how) = arguments.fix
        && fix::fix(out, arguments, &report, how)?
    {
        report = Report::of(arguments);
    }
    if arguments.lock {
        match lock::write(arguments, &report)? {
            // Reload, because the output below must reflect the new lock file.
            Some(change) => {
                report = Report::of(arguments);
                eprintln!("{change}");
            }
            None => eprintln!("the lock was not written, for there are errors; correct them first"),
        }
    }
    print(out, arguments, &report)?;
    Ok(report.exit(arguments.deny_warnings))
}

fn print(out: &mut dyn Write, arguments: &Arguments, report: &Report) -> Result<(), Error> {
    match arguments.format {
        Format::Json => json::print(out, report),
        Format::Sarif => sarif::print(out, report, &arguments.dir),
        Format::Github => {
            let changed = Changed::read(arguments.changed.as_deref())?;
            github::print(out, report, &arguments.dir, &changed)
        }
        Format::Text => {
            let details = arguments.details;
            if details.figures {
                figures::print(out, report, details.explain)?;
            } else if details.explain {
                explain::print(out, &report.outcome)?;
            }
            Ok(render::print(out, report, is_colorful())?)
        }
    }
}

fn read(path: &Path) -> Result<String, Error> {
    let text = fs::read_to_string(path);
    text.map_err(|error| format!("{} cannot be read: {error}", path.display()).into())
}

/// Whether to print colors: on a terminal, unless the user sets `NO_COLOR`.
fn is_colorful() -> bool {
    io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

//! A checked folder of reports.

use crate::arguments::Arguments;
use crate::error::Error;
use kusama_news_reader::compile::{Diagnostic, Level, Outcome, Source, compile_dir, read_dir};
use std::path::Path;
use std::process::ExitCode;

/// The files of the folder and the result of compiling them.
pub struct Report {
    /// The folder's name in diagnostics.
    pub shown_as: String,
    pub sources: Vec<Source>,
    pub outcome: Outcome,
}

impl Report {
    pub fn of(arguments: &Arguments) -> Self {
        let shown_as = shown(&arguments.dir);
        let (sources, outcome) = compile_dir(&arguments.dir, &shown_as);
        Self {
            shown_as,
            sources,
            outcome,
        }
    }

    pub fn exit(&self, deny_warnings: bool) -> ExitCode {
        let mut diagnostics = self.outcome.diagnostics.iter();
        let has_warnings = diagnostics.any(|it| it.level() == Level::Warning);
        if self.outcome.has_errors() || deny_warnings && has_warnings {
            return ExitCode::FAILURE;
        }
        ExitCode::SUCCESS
    }

    /// Returns a one-line summary: the number of reports, sections, errors, and warnings; and of
    /// notes, if there are any.
    pub fn summary(&self) -> String {
        let reports = &self.outcome.archive.reports;
        let n_sections = reports.iter().map(|report| report.sections.len()).sum();
        let n_problems = |level: Level| {
            let levels = self.outcome.diagnostics.iter().map(Diagnostic::level);
            levels.filter(|&other| other == level).count()
        };
        let mut counts = vec![
            counted(reports.len(), "report"),
            counted(n_sections, "section"),
            counted(n_problems(Level::Error), "error"),
            counted(n_problems(Level::Warning), "warning"),
        ];
        if n_problems(Level::Note) > 0 {
            counts.push(counted(n_problems(Level::Note), "note"));
        }
        counts.join(", ")
    }
}

/// Returns the files of the folder, or the first problem if a file cannot be read or no file is a
/// report.
pub fn sources(arguments: &Arguments) -> Result<Vec<Source>, Error> {
    let (sources, problems) = read_dir(&arguments.dir, &shown(&arguments.dir));
    match problems.first() {
        Some(problem) => Err(problem.to_string().into()),
        None => Ok(sources),
    }
}

/// Returns the folder without a trailing slash, because a slash and a file name follow it.
fn shown(dir: &Path) -> String {
    let shown = dir.to_string_lossy();
    shown.trim_end_matches('/').to_owned()
}

/// Formats a count, as in `1 report` or `2 reports`.
pub fn counted(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_counted_without_an_s() {
        let counts = [0, 1, 2].map(|number| counted(number, "report"));
        assert_eq!(counts, ["0 reports", "1 report", "2 reports"]);
    }

    #[test]
    fn a_folder_is_shown_without_its_last_slash() {
        assert_eq!(shown(Path::new("seeds/")), "seeds");
        assert_eq!(shown(Path::new("../letters")), "../letters");
    }
}

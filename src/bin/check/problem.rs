//! Problems with their places in the repository, for programs that show them there.

use crate::changed::Changed;
use crate::place::{Columns, Texts};
use crate::report::Report;
use crate::repository::Paths;
use kusama_news_reader::compile::Diagnostic;
use std::env;
use std::path::Path;

/// Names the folder of a workflow's checkout.
const WORKSPACE: &str = "GITHUB_WORKSPACE";

/// A problem and its place.
pub struct Problem<'a> {
    pub diagnostic: &'a Diagnostic,
    /// The file's path from the top of the repository.
    pub path: String,
    /// The part of the line that is meant; `None` if there is no such line.
    pub columns: Option<Columns>,
    /// Whether the change that is checked touches the file.
    pub is_changed: bool,
}

impl<'a> Problem<'a> {
    /// Returns the problems of a folder by file and line.
    pub fn all(report: &'a Report, dir: &Path, changed: &Changed) -> Vec<Self> {
        let workspace = env::var_os(WORKSPACE);
        let paths = Paths::of(dir, &report.shown_as, workspace.as_deref());
        let texts = Texts::of(&report.sources);
        let lines = texts.lines();
        let diagnostics = report.outcome.diagnostics.iter();
        let place = |diagnostic: &'a Diagnostic| {
            let path = paths.of_file(&diagnostic.path);
            Self {
                columns: lines.columns(diagnostic),
                is_changed: changed.has(&path),
                path,
                diagnostic,
            }
        };
        diagnostics.map(place).collect()
    }
}

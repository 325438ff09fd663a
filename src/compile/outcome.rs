//! The result of compiling a folder.

use super::classify::Placement;
use super::diagnostic::{Code, Diagnostic, Level};
use super::figures::Figures;
use super::names::{Mentions, Name};
use crate::model::{Archive, Month};
use std::collections::BTreeMap;

/// An archive with all problems found while compiling it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The archive. If there are errors, it holds the parts that could be compiled.
    pub archive: Archive,
    /// Problems by file and line, without those that the archive allows.
    pub diagnostics: Vec<Diagnostic>,
    /// The reasons for the topics of each section of each report.
    pub placements: BTreeMap<Month, Vec<Placement>>,
    /// Groups of words that mean the same. Search shows the others of a group where the archive
    /// lacks one.
    pub synonyms: Vec<Vec<String>>,
    /// The numbers that the reports state, and where they differ.
    pub figures: Figures,
    /// The names of `names.toml`, in the order of the file.
    pub names: Vec<Name>,
    /// Where the reports mention them.
    pub mentions: Mentions,
}

impl Outcome {
    /// Reports whether the archive must not be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level() == Level::Error)
    }

    /// Adds the problems that [`read_dir`](super::read_dir) found.
    pub fn add_problems(&mut self, problems: Vec<Diagnostic>) {
        // Drop our own `NoReport`: `read_dir` adds it if true, and an unreadable file may be a
        // report.
        if !problems.is_empty() {
            self.diagnostics
                .retain(|known| known.code != Code::NoReport);
        }
        self.diagnostics.extend(problems);
        self.diagnostics.sort();
    }
}

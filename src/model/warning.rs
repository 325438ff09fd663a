//! Compiler warnings about the reports, for the page about the archive.

use serde::{Deserialize, Serialize};

/// A problem that did not stop the build, as the page about the archive shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Kind of problem, for example `missing-headline`. Each has an entry in
    /// [`Archive::kinds`](super::Archive::kinds).
    pub code: String,
    /// Name of the file without its folder, for example `2023-11.md`.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// The problem and the expectation.
    pub message: String,
    /// The remedy.
    pub help: String,
}

/// A kind of warning that occurs in the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// Name, for example `missing-headline`.
    pub code: String,
    /// One sentence that explains it.
    pub about: String,
}

//! Remarks: what the compiler noticed about the reports, for the page about the archive.

use serde::{Deserialize, Serialize};

/// What the compiler noticed and the build let pass, as the page about the archive shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The kind of problem, as in `missing-headline`.
    pub code: String,
    /// The name of the file without its folder, as in `2023-11.md`.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What was noticed and what was expected.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// A kind of remarks that the archive has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// The kind's name, as in `missing-headline`.
    pub code: String,
    /// One sentence that says what it means.
    pub about: String,
}

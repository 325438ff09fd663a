//! What the compiler noticed, with its place in the source.

use core::fmt;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The archive must not be built.
    Error,
    /// The archive can be built; a person should look.
    Warning,
}

/// One problem. Prints as `path:line: what is wrong: what was expected; what to do`. Orders by
/// file and line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file as the maintainer knows it, as in `seeds/2023-11.md`.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// How much it matters.
    pub level: Level,
    /// What is wrong, what was expected, what to do; one line.
    pub message: String,
}

impl Diagnostic {
    /// A problem that stops the build.
    #[must_use]
    pub fn error(path: &str, line: u32, message: impl Into<String>) -> Self {
        Self::new(Level::Error, path, line, message.into())
    }

    /// A problem that a person should look at.
    #[must_use]
    pub fn warning(path: &str, line: u32, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, path, line, message.into())
    }

    fn new(level: Level, path: &str, line: u32, message: String) -> Self {
        Self {
            path: path.to_owned(),
            line,
            level,
            // A message is one line, whatever a report smuggles into it.
            message: message.replace(['\n', '\r'], " "),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

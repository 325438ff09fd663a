//! What the compiler noticed, with its place in the source.
//!
//! Every kind of problem has a [`Code`]: a name that never changes, so that `allow` in
//! `archive.toml` and programs that read the report can rely on it.

use super::Source;
use core::fmt;
use core::str::FromStr;
use std::collections::BTreeMap;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The archive must not be built.
    Error,
    /// The archive can be built; a person should look.
    Warning,
}

impl Level {
    /// `error` or `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Declares the codes in one place: variant, level, name, what it means.
macro_rules! codes {
    ($($variant:ident $level:ident $name:literal $about:literal,)+) => {
        /// The kind of a problem. Its name is part of the interface and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $about] $variant,)+
        }

        impl Code {
            /// All codes, errors first.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The code's name, lower-case words joined by hyphens.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How much a problem of this kind matters.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)+ }
            }

            /// One sentence that says what the code means.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)+ }
            }
        }
    };
}

impl Code {
    /// Whether the archive must not be built. While a text is being written, names come and go:
    /// that one is lost stops only the command that checks the reports, before they are published.
    #[must_use]
    pub fn stops_build(self) -> bool {
        self.level() == Level::Error && self != Self::LostId
    }
}

codes! {
    NoReport Error "no-report" "The folder holds no report.",
    Unreadable Error "unreadable" "A file or folder cannot be read.",
    NotUtf8 Error "not-utf8" "A file is not text in UTF-8.",
    BadConfig Error "bad-config" "`archive.toml` is not what it must be.",
    NoTitle Error "no-title" "A report does not begin with a title.",
    NoMonth Error "no-month" "A report's title names no month.",
    EmptyReport Error "empty-report" "A report has no text.",
    SecondReport Error "second-report" "Two reports are of the same month.",
    DeadOverride Error "dead-override" "An override in `archive.toml` matches no section.",
    BrokenLink Error "broken-link" "A link inside the archive leads nowhere.",
    LostId Error "lost-id" "A locked paragraph id has disappeared without an alias.",
    BadLock Error "bad-lock" "The lock file of paragraph ids cannot be understood.",
    Mojibake Warning "mojibake" "Text that was read in the wrong encoding has been repaired, or cannot be.",
    HeadingAndBody Warning "heading-and-body" "A heading and the text under it speak for different topics.",
    UnmappedHeading Warning "unmapped-heading" "A heading speaks for no topic.",
    MissingTopic Warning "missing-topic" "A report has no section on a topic.",
    MissingHeadline Warning "missing-headline" "A report has no headline.",
    MissingMonths Warning "missing-months" "There are months without a report between the first and the last.",
    DateOutside Warning "date-outside" "A report names a day outside its month.",
    LeftOver Warning "left-over" "Something of the template was left in the text.",
    RawHtml Warning "raw-html" "Raw HTML is shown as text.",
    UnsafeLink Warning "unsafe-link" "A link is not safe to follow and is shown as its words.",
    RefusedImage Warning "refused-image" "An image is not from an allowed source and is shown as its description.",
    UnusedDefinition Warning "unused-definition" "A link definition is used nowhere.",
    DuplicateParagraph Warning "duplicate-paragraph" "A paragraph stands in the archive twice.",
    UnlockedId Warning "unlocked-id" "A report has paragraph ids that are not in the lock file.",
    DeadAllow Warning "dead-allow" "`allow` names a code of which there is nothing to allow.",
}

/// The text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCodeError;

impl FromStr for Code {
    type Err = ParseCodeError;

    /// Reads a code's name.
    ///
    /// # Errors
    ///
    /// When no code has this name.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|code| code.name() == name);
        found.ok_or(ParseCodeError)
    }
}

/// One problem. Prints as `path:line: what is wrong: what was expected; what to do`. Orders by
/// file, line and place in the line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file as the maintainer knows it, as in `seeds/2023-11.md`.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// Where in the line the words begin that are meant, in bytes counted from 1; 0 when that is
    /// not known or the whole line is meant.
    pub column: u32,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong and what was expected; one line.
    pub message: String,
    /// What to do; one line.
    pub help: String,
    /// The words of the line that are meant; empty when the whole line is.
    pub value: String,
}

impl Diagnostic {
    /// A problem that is about a whole line.
    #[must_use]
    pub fn new(
        code: Code,
        path: &str,
        line: u32,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            line,
            column: 0,
            code,
            message: one_line(&message.into()),
            help: one_line(&help.into()),
            value: String::new(),
        }
    }

    /// The same problem, about a part of the line.
    #[must_use]
    pub fn at(mut self, value: &str) -> Self {
        value
            .lines()
            .next()
            .unwrap_or_default()
            .clone_into(&mut self.value);
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            message,
            help,
            ..
        } = self;
        write!(f, "{path}:{line}: {message}; {help}")
    }
}

/// Finds out where in the lines of the sources the words stand that are meant.
pub(super) fn find_columns(diagnostics: &mut [Diagnostic], sources: &[Source]) {
    let sources: BTreeMap<&str, &Source> =
        sources.iter().map(|it| (it.path.as_str(), it)).collect();
    let mut lines: BTreeMap<&str, Vec<&[u8]>> = BTreeMap::new();
    for problem in diagnostics.iter_mut().filter(|it| !it.value.is_empty()) {
        let Some((path, source)) = sources.get_key_value(problem.path.as_str()) else {
            continue;
        };
        let lines = lines
            .entry(path)
            .or_insert_with(|| source.bytes.split(|&byte| byte == b'\n').collect());
        let at = usize::try_from(problem.line).unwrap_or(usize::MAX);
        let line = at.checked_sub(1).and_then(|at| lines.get(at));
        let line = line.and_then(|line| core::str::from_utf8(line).ok());
        let column = line.and_then(|line| line.find(&problem.value));
        problem.column = column.map_or(0, |at| u32::try_from(at + 1).unwrap_or(u32::MAX));
    }
}

/// A message is one line, whatever a report smuggles into it.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_of_their_own_and_errors_stand_first() {
        for (number, code) in Code::ALL.iter().enumerate() {
            assert_eq!(code.name().parse(), Ok(*code));
            assert!(
                !Code::ALL[..number]
                    .iter()
                    .any(|other| other.name() == code.name())
            );
        }
        assert!(Code::ALL.is_sorted_by_key(|code| code.level()));
        assert_eq!("no-such-code".parse::<Code>(), Err(ParseCodeError));
    }

    #[test]
    fn a_problem_prints_on_one_line() {
        let problem = Diagnostic::new(Code::LeftOver, "a.md", 3, "left-over `a\nb`", "take it out");
        assert_eq!(problem.to_string(), "a.md:3: left-over `a b`; take it out");
        assert_eq!(problem.level(), Level::Warning);
    }
}

//! The compiler's diagnostics, each with its location in the source.
//!
//! Every kind of problem has a [`Code`] with a stable name, because `allow` in `archive.toml` and
//! programs that read the report rely on it.

use super::bidi::is_bidi_control;
use core::fmt;
use core::str::FromStr;

/// Severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The archive must not be published.
    Error,
    /// The archive can be published, but a person should look.
    Warning,
    /// For information only; nothing is wrong.
    Note,
}

impl Level {
    /// Returns `error`, `warning` or `note`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Declares all codes in one place: variant, level, name, meaning.
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

            /// Returns the code's name: lower-case words joined by hyphens.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Returns the severity of problems of this kind.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)+ }
            }

            /// Returns one sentence that explains the code.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)+ }
            }
        }
    };
}

impl Code {
    /// Reports whether the problem stops the build. Every error does except a lost id, because ids
    /// come and go while a text is being written. A lost id fails only the `check` command, before
    /// publishing.
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
    BadFrontMatter Error "bad-front-matter" "The front matter of a report cannot be read.",
    NoTitle Error "no-title" "A report does not begin with a title.",
    NoMonth Error "no-month" "A report's title names no month.",
    EmptyReport Error "empty-report" "A report has no text.",
    SecondReport Error "second-report" "Two reports are of the same month.",
    DeadOverride Error "dead-override" "An override in `archive.toml` matches no section or figure.",
    BrokenLink Error "broken-link" "A link inside the archive leads nowhere.",
    LostId Error "lost-id" "A locked paragraph id has disappeared without an alias.",
    BadNames Error "bad-names" "`names.toml` is not what it must be.",
    BadLock Error "bad-lock" "The lock file of paragraph ids cannot be understood.",
    Mojibake Warning "mojibake" "Text that was read in the wrong encoding has been repaired, or cannot be.",
    HeadingAndBody Warning "heading-and-body" "A heading and the text under it speak for different topics.",
    UnmappedHeading Warning "unmapped-heading" "A heading speaks for no topic.",
    MissingTopic Warning "missing-topic" "A report has no section on a topic.",
    MissingHeadline Warning "missing-headline" "A report has no headline.",
    MissingMonths Warning "missing-months" "There are months without a report between the first and the last.",
    DateOutside Warning "date-outside" "A report names a day outside its month.",
    LeftOver Warning "left-over" "Something of a template, or of a machine's answer, was left in the text.",
    HeadingBlank Warning "heading-blank" "A heading's hashes are not followed by a plain blank.",
    Indented Warning "indented" "A report is indented as a whole.",
    ControlCharacter Warning "control-character" "A character that no page can show was replaced.",
    Utf16 Warning "utf-16" "A file is in UTF-16 instead of UTF-8.",
    WrappedLine Warning "wrapped-line" "A line within a sentence looks like a list, a heading, or a quote and is shown as text.",
    StrayEmphasis Warning "stray-emphasis" "Asterisks of emphasis have no partner and are shown as text.",
    Extension Warning "extension" "Syntax of another tool is shown as text.",
    RawHtml Warning "raw-html" "Raw HTML is shown as text.",
    OutsideLink Warning "outside-link" "Links lead to pages of the site that the reports were written for.",
    UnsafeLink Warning "unsafe-link" "A link is not safe to follow and is shown as its words.",
    RefusedImage Warning "refused-image" "An image is not from an allowed source and is shown as its description.",
    UnusedDefinition Warning "unused-definition" "A link definition is used nowhere.",
    DuplicateParagraph Warning "duplicate-paragraph" "A paragraph stands in the archive twice.",
    UnlockedId Warning "unlocked-id" "A report has paragraph ids that are not in the lock file.",
    DeadAllow Warning "dead-allow" "`allow` names a code of which there is nothing to allow.",
    SkippedFile Note "skipped-file" "A file of the folder is not read as a report.",
}

/// The error for an unknown code name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCodeError;

impl FromStr for Code {
    type Err = ParseCodeError;

    /// Parses a code's name.
    ///
    /// # Errors
    ///
    /// Returns an error if no code has this name.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|code| code.name() == name);
        found.ok_or(ParseCodeError)
    }
}

/// One problem. Prints as `path:line: what is wrong: what was expected; what to do`. Ordered by
/// file, line, and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file as the maintainer knows it, as in `seeds/2023-11.md`.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// Byte column of `value` in the line, counted from 1; 0 if unknown or if the problem concerns
    /// the whole line.
    pub column: u32,
    /// The kind of problem.
    pub code: Code,
    /// The problem and the expectation, on one line.
    pub message: String,
    /// The remedy, on one line.
    pub help: String,
    /// The affected part of the line; empty for the whole line.
    pub value: String,
}

impl Diagnostic {
    /// Creates a problem that concerns a whole line.
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

    /// Narrows the problem to a part of the line. Uses only the first line of `value`.
    #[must_use]
    pub fn at(mut self, value: &str) -> Self {
        value
            .lines()
            .next()
            .unwrap_or_default()
            .clone_into(&mut self.value);
        self
    }

    /// Returns the severity of the problem.
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

/// Replaces control characters, because a report could otherwise break the one-line format.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control() || is_bidi_control(c), " ")
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

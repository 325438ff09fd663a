//! Files of the reports' folder: bytes with a path.

use super::decode::{Decoded, Malformed, decode, decode_lossily};
use super::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};

/// Name of the file that describes the archive, in the reports' folder.
pub const CONFIG_FILE: &str = "archive.toml";

/// Name of the file with the published ids, in the reports' folder.
pub const LOCK_FILE: &str = "ids.lock";

/// Name of the file with the names that the reports speak of, in the reports' folder.
pub const NAMES_FILE: &str = "names.toml";

/// Returns the root of the repository, where the default folder is. Prefers the variable that Cargo
/// sets for programs it runs, because a clone copied with its `target` is not recompiled and would
/// otherwise work on the original. Falls back to the path at compile time.
#[must_use]
pub fn repository() -> PathBuf {
    let compiled_in = || env!("CARGO_MANIFEST_DIR").into();
    env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(compiled_in)
        .into()
}

/// Reports whether a path ends with an extension, which is given in lower case.
pub(super) fn has_extension(path: &str, extension: &str) -> bool {
    let own = Path::new(path).extension();
    own.is_some_and(|own| own.eq_ignore_ascii_case(extension))
}

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path shown in diagnostics, as in `seeds/2023-11.md`.
    pub path: String,
    /// The file's contents.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Returns the file's name without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        file_name(&self.path)
    }

    /// Returns the path of another file in the same folder.
    pub(super) fn sibling(&self, name: &str) -> String {
        let folder = self.path.strip_suffix(self.name()).unwrap_or_default();
        format!("{folder}{name}")
    }

    /// Reports whether the file has this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name() == name
    }

    /// Reports whether the file is a report, not a file about the reports.
    #[must_use]
    pub fn is_report(&self) -> bool {
        let own = [CONFIG_FILE, LOCK_FILE, NAMES_FILE];
        !own.contains(&self.name()) && !self.is_about_folder()
    }

    /// Reports whether the file is about the folder or the project, such as `README.md`.
    #[must_use]
    pub fn is_about_folder(&self) -> bool {
        is_about_folder(self.name())
    }

    /// Returns the note that the file is not read as a report.
    pub(super) fn skipped(&self, reason: &str) -> Diagnostic {
        let message = format!("file `{}` is skipped: {reason}", self.name());
        let help = "nothing is to be done unless it is a report";
        Diagnostic::new(Code::SkippedFile, &self.path, 1, message, help)
    }

    /// Returns the text without a byte order mark, with a line feed at the end of each line. Returns
    /// `None` and adds a problem if it is no text.
    pub(super) fn text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Cow<'_, str>> {
        match decode(&self.bytes) {
            Ok(Decoded {
                text,
                is_utf16,
                lone_returns,
            }) => {
                if is_utf16 {
                    let message = "text in `UTF-16`: expected text in UTF-8";
                    let help = "save the file in that encoding";
                    let problem = Diagnostic::new(Code::Utf16, &self.path, 1, message, help);
                    diagnostics.push(problem);
                }
                for line in lone_returns {
                    diagnostics.push(self.lone_return(line));
                }
                Some(text)
            }
            Err(malformed) => {
                diagnostics.push(self.not_text(&malformed));
                None
            }
        }
    }

    /// Returns the text as [`Diagnostic::line`] counts its lines, to show them. Bytes that are no
    /// text become U+FFFD.
    #[must_use]
    pub fn shown_text(&self) -> Cow<'_, str> {
        decode_lossily(&self.bytes)
    }

    fn lone_return(&self, line: u32) -> Diagnostic {
        let message = "lone carriage return `U+000D` at the end of the line: expected line ends of \
                       one kind";
        let help = "save the file with those alone; it is read as the end of a line";
        Diagnostic::new(Code::ControlCharacter, &self.path, line, message, help)
    }

    fn not_text(&self, malformed: &Malformed) -> Diagnostic {
        let (line, what) = match malformed {
            Malformed::Byte { line, byte } => (*line, format!("byte `0x{byte:02x}` is not UTF-8")),
            Malformed::Utf16 => (
                1,
                "the byte order mark says `UTF-16`, but the bytes do not".into(),
            ),
            Malformed::Nul => {
                let reason = "as in UTF-16 without a byte order mark";
                (1, format!("a third or more of the text is `NUL`, {reason}"))
            }
        };
        let message = format!("{what}: expected text in UTF-8");
        let help = "save the file in that encoding";
        // Matches the shown line, because lossy decoding prints U+FFFD for the bad byte.
        Diagnostic::new(Code::NotUtf8, &self.path, line, message, help).at("\u{fffd}")
    }
}

/// Returns the problem of a folder without reports. `path` is that of its description.
pub(super) fn no_report(path: &str) -> Diagnostic {
    let message = "no report in the folder: expected files beside it that `files` of `[reports]` \
                   names, by default `*.md` and `*.markdown`";
    Diagnostic::new(Code::NoReport, path, 1, message, "add one")
}

/// Returns the name of a file without its folders.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Names of files that many folders have beside their content, in lower case without extension.
const ABOUT_FOLDER: [&str; 15] = [
    "agents",
    "authors",
    "changelog",
    "claude",
    "code_of_conduct",
    "contributing",
    "contributors",
    "copying",
    "governance",
    "licence",
    "license",
    "maintainers",
    "notice",
    "readme",
    "security",
];

/// Reports whether a Markdown file is about the folder, as in `README.md` or `Readme.de.markdown`.
pub(super) fn is_about_folder(name: &str) -> bool {
    let Some((stem, rest)) = name.split_once('.') else {
        return false;
    };
    let stem = stem.to_lowercase().replace(['-', ' '], "_");
    let extension = rest.rsplit('.').next().unwrap_or_default();
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    is_markdown && ABOUT_FOLDER.contains(&stem.as_str())
}

/// Sets the column of each problem that has a `value`, by searching for it in the source line.
pub fn find_columns(diagnostics: &mut [Diagnostic], sources: &[Source]) {
    let valued = diagnostics.iter().filter(|it| !it.value.is_empty());
    let paths: BTreeSet<String> = valued.map(|it| it.path.clone()).collect();
    let named = sources.iter().filter(|source| paths.contains(&source.path));
    let texts: Vec<(&str, Cow<'_, str>)> = named
        .map(|source| (source.path.as_str(), source.shown_text()))
        .collect();
    let lines: BTreeMap<&str, Vec<&str>> = texts
        .iter()
        .map(|(path, text)| (*path, text.split('\n').collect()))
        .collect();
    let mut ends = BTreeMap::new();
    for problem in diagnostics.iter_mut().filter(|it| !it.value.is_empty()) {
        let Some(lines) = lines.get(problem.path.as_str()) else {
            continue;
        };
        let at = usize::try_from(problem.line).unwrap_or(usize::MAX);
        let line = at.checked_sub(1).and_then(|at| lines.get(at));
        // Equal values of a line stand in the order of their problems.
        let key = (
            problem.path.clone(),
            problem.line,
            problem.code,
            problem.value.clone(),
        );
        let from = ends.entry(key).or_insert(0_usize);
        let column = line.and_then(|line| {
            let next = line.get(*from..).and_then(|rest| rest.find(&problem.value));
            next.map_or_else(|| line.find(&problem.value), |at| Some(*from + at))
        });
        *from = column.map_or(0, |at| at + problem.value.len());
        problem.column = column.map_or(0, |at| u32::try_from(at + 1).unwrap_or(u32::MAX));
    }
}

//! Files of the reports' folder: bytes with a path.

use super::diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Name of the file that describes the archive, in the reports' folder.
pub const CONFIG_FILE: &str = "archive.toml";

/// Name of the file with the published ids, in the reports' folder.
pub const LOCK_FILE: &str = "ids.lock";

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

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path shown in diagnostics, as in `seeds/2023-11.md`.
    pub path: String,
    /// The file's contents.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads `archive.toml`, `ids.lock`, and every `*.md` of a folder, sorted by name. Returns them
    /// with the problems found. `shown_as` is the folder's name in diagnostics. Ignores other
    /// files.
    #[must_use]
    pub fn read_dir(dir: &Path, shown_as: &str) -> (Vec<Self>, Vec<Diagnostic>) {
        let mut sources = Vec::new();
        let mut problems = Vec::new();
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) => return (sources, vec![unreadable(shown_as, &error)]),
        };
        for entry in entries {
            let (name, file) = match entry {
                Ok(entry) => (shown(&entry.file_name().to_string_lossy()), entry.path()),
                Err(error) => {
                    problems.push(unreadable(shown_as, &error));
                    continue;
                }
            };
            if name != CONFIG_FILE && name != LOCK_FILE && !is_report(&name) {
                continue;
            }
            let path = format!("{shown_as}/{name}");
            match read(&file) {
                Ok(bytes) => sources.push(Self { path, bytes }),
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        // In an empty folder, `compile` has no file from which to derive the path for this problem.
        if problems.is_empty() && !sources.iter().any(Self::is_report) {
            problems.push(no_report(&format!("{shown_as}/{CONFIG_FILE}")));
        }
        problems.sort();
        (sources, problems)
    }

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
        !self.is(CONFIG_FILE) && !self.is(LOCK_FILE)
    }

    /// Returns the text without a byte order mark. Returns `None` and adds a problem if it is not
    /// UTF-8.
    pub(super) fn text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&str> {
        match core::str::from_utf8(&self.bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let before = self.bytes.get(..error.valid_up_to()).unwrap_or_default();
                let n_lines = before.split(|&byte| byte == b'\n').count();
                let byte = self.bytes.get(error.valid_up_to()).copied();
                let problem = Diagnostic::new(
                    Code::NotUtf8,
                    &self.path,
                    u32::try_from(n_lines).unwrap_or(u32::MAX),
                    format!(
                        "byte `0x{:02x}` is not UTF-8: expected text in UTF-8",
                        byte.unwrap_or_default()
                    ),
                    "save the file in that encoding",
                );
                // Matches the shown line, because lossy decoding prints U+FFFD for the bad byte.
                diagnostics.push(problem.at("\u{fffd}"));
                None
            }
        }
    }
}

/// Returns the problem of a folder without reports. `path` is that of its description.
pub(super) fn no_report(path: &str) -> Diagnostic {
    let message = "no report in the folder: expected files named `*.md` beside it";
    Diagnostic::new(Code::NoReport, path, 1, message, "add one")
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    let message = format!("cannot be read ({error}): expected a readable file or folder");
    Diagnostic::new(Code::Unreadable, path, 1, message, "check it")
}

/// Reads a regular file only, because reading a pipe could block forever.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    if !fs::metadata(file)?.is_file() {
        return Err(std::io::Error::other("it is no file"));
    }
    fs::read(file)
}

/// Makes a name safe for a terminal. Replaces control and bidirectional formatting characters.
fn shown(name: &str) -> String {
    let is_hidden = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    name.replace(is_hidden, "\u{fffd}")
}

/// Returns the name of a file without its folders.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Hidden files are not reports, because editors use them for temporary copies.
fn is_report(name: &str) -> bool {
    !name.starts_with('.')
        && Path::new(name)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// Sets the column of each problem that has a `value`, by searching for it in the source line.
pub fn find_columns(diagnostics: &mut [Diagnostic], sources: &[Source]) {
    let sources: BTreeMap<&str, &Source> =
        sources.iter().map(|it| (it.path.as_str(), it)).collect();
    let mut lines: BTreeMap<&str, Vec<&[u8]>> = BTreeMap::new();
    let mut ends = BTreeMap::new();
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

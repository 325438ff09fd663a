//! Files of the archive's folder, as bytes with a name.

use super::{CONFIG_FILE, Code, Diagnostic, LOCK_FILE};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The repository, in which the folder lies unless another is named. Cargo names it when it starts a
/// program. Without Cargo it is the one that the program was compiled in: a clone that was copied with
/// its `target` is not compiled anew, and would otherwise work on the original.
#[must_use]
pub fn repository() -> PathBuf {
    let compiled_in = || env!("CARGO_MANIFEST_DIR").into();
    env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(compiled_in)
        .into()
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name as problems shall show it, as in `seeds/2023-11.md`.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads `archive.toml`, `ids.lock` and every `*.md` of a folder, in the order of their names,
    /// and says what of it cannot be read. `shown_as` is how problems name the folder. Other files
    /// are no concern of the archive.
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
        // An empty folder leaves no file by which problems could name it.
        if problems.is_empty() && !sources.iter().any(Self::is_report) {
            problems.push(no_report(&format!("{shown_as}/{CONFIG_FILE}")));
        }
        problems.sort();
        (sources, problems)
    }

    /// The file's name without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        file_name(&self.path)
    }

    /// The path of a file of another name in the same folder.
    pub(super) fn sibling(&self, name: &str) -> String {
        let folder = self.path.strip_suffix(self.name()).unwrap_or_default();
        format!("{folder}{name}")
    }

    /// Whether the file has this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name() == name
    }

    /// Whether this is a report rather than a file about the reports.
    #[must_use]
    pub fn is_report(&self) -> bool {
        !self.is(CONFIG_FILE) && !self.is(LOCK_FILE)
    }

    /// The text without a byte order mark, or `None` with a problem if it is not UTF-8.
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
                // As the line is shown where it cannot be read.
                diagnostics.push(problem.at("\u{fffd}"));
                None
            }
        }
    }
}

/// That a folder holds no report, named by the path of its description.
pub(super) fn no_report(path: &str) -> Diagnostic {
    let message = "no report in the folder: expected files named `*.md` beside it";
    Diagnostic::new(Code::NoReport, path, 1, message, "add one")
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    let message = format!("cannot be read ({error}): expected a readable file or folder");
    Diagnostic::new(Code::Unreadable, path, 1, message, "check it")
}

/// Reads a file, but waits for no pipe.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    if !fs::metadata(file)?.is_file() {
        return Err(std::io::Error::other("it is no file"));
    }
    fs::read(file)
}

/// A name as a terminal may show it, whatever is in it.
fn shown(name: &str) -> String {
    let is_hidden = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    name.replace(is_hidden, "\u{fffd}")
}

/// The name of a file without its folders.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Hidden files are an editor's scratch, not reports.
fn is_report(name: &str) -> bool {
    !name.starts_with('.')
        && Path::new(name)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

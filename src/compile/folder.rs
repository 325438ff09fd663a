//! Reads the folder of an archive.

use super::Diagnostic;
use super::bidi::is_bidi_control;
use super::config::{Config, Reports};
use super::diagnostic::Code;
use super::source::{
    CONFIG_FILE, LOCK_FILE, NAMES_FILE, Source, has_extension, is_about_folder, no_report,
};
use std::path::Path;
use std::{fs, io};

/// Reads `archive.toml`, `ids.lock`, `names.toml`, and every file that `files` of `[reports]` names,
/// sorted by path. Returns them with the problems found. `shown_as` is the folder's name in
/// diagnostics.
///
/// Other Markdown files, such as `README.md`, are returned without their contents, so that they are
/// named. All other files are ignored. Folders inside are read only if `files` names some; links to
/// folders and hidden folders never are.
#[must_use]
pub fn read_dir(dir: &Path, shown_as: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut reader = Reader {
        sources: Vec::new(),
        problems: Vec::new(),
        reports: Reports::default(),
        root: shown_as,
    };
    reader.read_description(dir);
    reader.read_folder(dir, "");
    let Reader {
        mut sources,
        mut problems,
        reports,
        ..
    } = reader;
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let is_report = |source: &Source| {
        let inside = source.path.strip_prefix(shown_as).unwrap_or_default();
        source.is_report() && reports.has(inside.trim_start_matches('/'))
    };
    // In an empty folder, `compile` has no file from which to derive the path for this problem.
    if problems.is_empty() && !sources.iter().any(is_report) {
        problems.push(no_report(&format!("{shown_as}/{CONFIG_FILE}")));
    }
    problems.sort();
    (sources, problems)
}

/// The name of the folder in paths of [`read_markdown`].
#[cfg(feature = "check")]
pub(super) const HERE: &str = ".";

/// Reads every Markdown file of a folder and of those inside, except files about the folder, and
/// without a description. Returns them by path below [`HERE`], with the problems found.
#[cfg(feature = "check")]
pub(super) fn read_markdown(dir: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut reader = Reader {
        sources: Vec::new(),
        problems: Vec::new(),
        reports: Reports::everywhere(),
        root: HERE,
    };
    reader.read_folder(dir, "");
    reader.sources.retain(Source::is_report);
    reader.sources.sort_by(|a, b| a.path.cmp(&b.path));
    (reader.sources, reader.problems)
}

struct Reader<'a> {
    sources: Vec<Source>,
    problems: Vec<Diagnostic>,
    reports: Reports,
    /// The folder's name in diagnostics.
    root: &'a str,
}

impl Reader<'_> {
    /// Reads the archive's own files, because they tell which others are reports.
    fn read_description(&mut self, dir: &Path) {
        for name in [CONFIG_FILE, LOCK_FILE, NAMES_FILE] {
            let file = dir.join(name);
            if fs::symlink_metadata(&file).is_ok() {
                self.read_file(&file, name);
            }
        }
        let description = self.sources.iter().find(|source| source.is(CONFIG_FILE));
        let config = Config::read(description, &mut Vec::new());
        self.reports = config.reports().clone();
    }

    /// Reads the Markdown of a folder. `inside` is its path below the archive's folder, empty or with
    /// a slash at its end.
    fn read_folder(&mut self, dir: &Path, inside: &str) {
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) => return self.cannot_read(inside.trim_end_matches('/'), &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.cannot_read(inside.trim_end_matches('/'), &error);
                    continue;
                }
            };
            let name = shown(&entry.file_name().to_string_lossy());
            // Editors use hidden files for temporary copies.
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{inside}{name}");
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !self.reports.has(&path) {
                if self.reports.have_folders() && name != "node_modules" {
                    self.read_folder(&entry.path(), &format!("{path}/"));
                }
            } else {
                self.take(&entry.path(), &name, &path);
            }
        }
    }

    /// Reads a file if it is a report, and names it if it is other Markdown.
    fn take(&mut self, file: &Path, name: &str, path: &str) {
        if self.reports.has(path) && !is_about_folder(name) {
            self.read_file(file, path);
        } else if is_markdown(name) {
            self.sources.push(Source {
                path: self.shown_path(path),
                bytes: Vec::new(),
            });
        }
    }

    fn read_file(&mut self, file: &Path, path: &str) {
        match read(file) {
            Ok(bytes) => self.sources.push(Source {
                path: self.shown_path(path),
                bytes,
            }),
            Err(error) => self.cannot_read(path, &error),
        }
    }

    fn cannot_read(&mut self, path: &str, error: &io::Error) {
        let message = format!("cannot be read ({error}): expected a readable file or folder");
        let path = self.shown_path(path);
        let problem = Diagnostic::new(Code::Unreadable, &path, 1, message, "check it");
        self.problems.push(problem);
    }

    fn shown_path(&self, path: &str) -> String {
        if path.is_empty() {
            self.root.to_owned()
        } else {
            format!("{}/{path}", self.root)
        }
    }
}

/// Reads a regular file only, because reading a pipe could block forever.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(file)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    fs::read(file)
}

fn is_markdown(name: &str) -> bool {
    let extensions = ["md", "markdown", "mdx"];
    extensions.iter().any(|it| has_extension(name, it))
}

/// Makes a name safe for a terminal. Replaces control and bidirectional formatting characters.
fn shown(name: &str) -> String {
    let is_hidden = |c: char| c.is_control() || is_bidi_control(c);
    name.replace(is_hidden, "\u{fffd}")
}

//! Files of the archive's folder, as bytes with a name.

use super::{CONFIG_FILE, Diagnostic};
use std::fs;
use std::path::Path;

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name as problems shall show it, as in `seeds/2023-11.md`.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads `archive.toml` and every `*.md` of a folder, in the order of their names. `shown_as`
    /// is how problems name the folder. Other files are no concern of the archive.
    ///
    /// # Errors
    ///
    /// One diagnostic for the folder if it cannot be read, or for each file that cannot.
    pub fn read_dir(dir: &Path, shown_as: &str) -> Result<Vec<Self>, Vec<Diagnostic>> {
        let unreadable = |path: &str, error: &std::io::Error| {
            Diagnostic::error(
                path,
                1,
                format!("cannot be read ({error}): expected a readable file or folder; check it"),
            )
        };
        let entries = fs::read_dir(dir).map_err(|error| vec![unreadable(shown_as, &error)])?;
        let mut sources = Vec::new();
        let mut problems = Vec::new();
        for entry in entries {
            let name = match entry {
                Ok(entry) => entry.file_name().to_string_lossy().into_owned(),
                Err(error) => {
                    problems.push(unreadable(shown_as, &error));
                    continue;
                }
            };
            if name != CONFIG_FILE && !is_report(&name) {
                continue;
            }
            let path = format!("{shown_as}/{name}");
            // A name that is not UTF-8 is not found under its readable form, and so is named.
            match fs::read(dir.join(&name)) {
                Ok(bytes) => sources.push(Self { path, bytes }),
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        problems.sort();
        if problems.is_empty() {
            Ok(sources)
        } else {
            Err(problems)
        }
    }

    /// Whether this is the description of the archive rather than a report.
    #[must_use]
    pub fn is_config(&self) -> bool {
        self.path.rsplit('/').next() == Some(CONFIG_FILE)
    }

    /// The text without a byte order mark, or `None` with a problem if it is not UTF-8.
    pub(super) fn text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&str> {
        match core::str::from_utf8(&self.bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let before = self.bytes.get(..error.valid_up_to()).unwrap_or_default();
                let n_lines = before.split(|&byte| byte == b'\n').count();
                let byte = self.bytes.get(error.valid_up_to()).copied();
                diagnostics.push(Diagnostic::error(
                    &self.path,
                    u32::try_from(n_lines).unwrap_or(u32::MAX),
                    format!(
                        "byte `0x{:02x}` is not UTF-8: expected text in UTF-8; save the file in \
                         that encoding",
                        byte.unwrap_or_default()
                    ),
                ));
                None
            }
        }
    }
}

/// Hidden files are an editor's scratch, not reports.
fn is_report(name: &str) -> bool {
    !name.starts_with('.')
        && Path::new(name)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

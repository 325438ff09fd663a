//! The service worker: its script, told which files it is to keep.

use crate::digest;
use crate::edition::{File, Trouble};
use crate::manifest;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// Where the script stands in the site. It may speak only for what is below its own folder.
pub const FILE: &str = "service-worker.js";

/// The page without a text, for addresses that are not stored.
pub const SHELL: &str = "offline.html";

/// Where the script is written, below the repository.
const SOURCE: &str = "src/boot/service_worker.js";

/// The line of the script that is replaced.
const PLACEHOLDER: &str = "const EDITION = {};";

/// The script as its author wrote it, with exactly one line to be filled in.
pub struct Worker {
    source: String,
}

/// What the script is told.
#[derive(Serialize)]
struct Facts<'a> {
    edition: &'a str,
    /// What stands in the root element of a page without a text.
    opening: &'a str,
    /// The path of the page without a text, below the base like all paths here.
    shell: &'a str,
    /// The hash of each file by its path.
    files: BTreeMap<&'a str, String>,
}

impl Worker {
    /// Reads the script; `None` if the repository has none.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or not be filled in.
    pub fn read(root: &Path) -> Result<Option<Self>, Trouble> {
        match std::fs::read_to_string(root.join(SOURCE)) {
            Ok(source) => Self::new(source).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!(
                "{SOURCE}:1: the script cannot be read ({error}): expected a text in UTF-8; mend \
                 it"
            )),
        }
    }

    fn new(source: String) -> Result<Self, Trouble> {
        let n_found = source.lines().filter(|line| *line == PLACEHOLDER).count();
        if n_found != 1 {
            return Err(format!(
                "{SOURCE}:1: the line `{PLACEHOLDER}` is there `{n_found}` times: expected it \
                 exactly once, for the list of files takes its place; write it at the top"
            ));
        }
        Ok(Self { source })
    }

    /// The script as the name of the edition depends on it.
    pub fn draft(&self) -> File {
        File::text(FILE, self.source.clone())
    }

    /// The script for an edition with this name, which keeps these files, and shows pages without a
    /// text as they open.
    ///
    /// # Errors
    ///
    /// When the list cannot be written as JSON.
    pub fn file<'a>(
        &self,
        edition: &'a str,
        opening: &'a str,
        kept: impl Iterator<Item = &'a File>,
    ) -> Result<File, Trouble> {
        let facts = Facts {
            edition,
            opening,
            shell: SHELL,
            files: kept
                .map(|file| (file.path.as_str(), digest::sha256(&file.bytes)))
                .collect(),
        };
        let facts = serde_json::to_string(&facts).map_err(|error| {
            format!(
                "{SOURCE}:1: the list of files cannot be written as JSON ({error}): expected text; \
                 report this"
            )
        })?;
        let line = format!("const EDITION = {facts};");
        Ok(File::text(FILE, self.source.replace(PLACEHOLDER, &line)))
    }
}

/// Whether a file that is none of Trunk's is needed where there is no network: the program holds
/// the whole archive and draws every page of it.
pub fn keeps(path: &str) -> bool {
    path == manifest::FILE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_told_what_to_keep() {
        let worker = Worker::new(format!("// a\n{PLACEHOLDER}\nb;\n")).expect("a script");
        let kept = [File::text("b.js", ""), File::text("a.html", "")];
        let empty = digest::sha256(b"");
        let expected = format!(
            "// a\nconst EDITION = {{\"edition\":\"e1\",\"opening\":\"<p>\",\"shell\":\"offline.html\",\
             \"files\":{{\"a.html\":\"{empty}\",\"b.js\":\"{empty}\"}}}};\nb;\n"
        );
        let file = worker.file("e1", "<p>", kept.iter());
        assert_eq!(file, Ok(File::text(FILE, expected)));
    }

    #[test]
    fn a_script_that_cannot_be_told_is_refused() {
        for source in [
            "",
            "  const EDITION = {};",
            &format!("{PLACEHOLDER}\n").repeat(2),
        ] {
            assert!(Worker::new(source.into()).is_err(), "{source}");
        }
    }
}

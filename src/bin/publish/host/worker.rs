//! Writes the service worker with the list of files that it caches.

use crate::digest;
use crate::edition::File;
use crate::error::Error;
use crate::host::manifest;
use crate::json;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// Path of the script; at the top because a worker controls only paths below its own folder.
pub const FILE: &str = "service-worker.js";

/// Path of the page without a text, shown offline for addresses that are not cached.
pub const SHELL: &str = "offline.html";

/// Path of the source below the repository.
const SOURCE: &str = "src/ui/boot/service_worker.js";

/// Line of the source to be replaced.
const PLACEHOLDER: &str = "const EDITION = {};";

/// The script's source, checked to contain [`PLACEHOLDER`] exactly once.
pub struct Worker {
    source: String,
}

/// The data inserted into the script.
#[derive(Serialize)]
struct Facts<'a> {
    edition: &'a str,
    /// Contents of the root element of a page without a text.
    opening: &'a str,
    /// Path of the page without a text, below the base like all paths here.
    shell: &'a str,
    /// Hash of each file by its path.
    files: BTreeMap<&'a str, String>,
}

impl Worker {
    /// Reads the source. Returns `None` if it does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read, or lacks a single [`PLACEHOLDER`].
    pub fn read(root: &Path) -> Result<Option<Self>, Error> {
        match std::fs::read_to_string(root.join(SOURCE)) {
            Ok(source) => Self::new(source).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Worker {
                path: SOURCE,
                source,
            }),
        }
    }

    fn new(source: String) -> Result<Self, Error> {
        let n_found = source.lines().filter(|line| *line == PLACEHOLDER).count();
        if n_found != 1 {
            return Err(Error::WorkerLine {
                path: SOURCE,
                line: PLACEHOLDER,
                n_found,
            });
        }
        Ok(Self { source })
    }

    /// Returns the unfilled script, from which the edition's name is computed.
    pub fn draft(&self) -> File {
        File::text(FILE, self.source.clone())
    }

    /// Returns the script for an edition that caches the files `kept`. `opening` is the initial
    /// content of a page without a text.
    ///
    /// # Errors
    ///
    /// Returns an error if the list cannot be written as JSON.
    pub fn file<'a>(
        &self,
        edition: &'a str,
        opening: &'a str,
        kept: impl Iterator<Item = &'a File>,
    ) -> Result<File, Error> {
        let facts = Facts {
            edition,
            opening,
            shell: SHELL,
            files: kept
                .map(|file| (file.path.as_str(), digest::sha256(&file.bytes)))
                .collect(),
        };
        let facts = json::written(&facts, SOURCE, "the list of files")?;
        let line = format!("const EDITION = {facts};");
        Ok(File::text(FILE, self.source.replace(PLACEHOLDER, &line)))
    }
}

/// Reports whether a file that Trunk did not build is cached for offline use. Pages are not,
/// because the program contains the whole archive and renders them.
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
        let file = worker.file("e1", "<p>", kept.iter()).expect("a file");
        assert_eq!(file, File::text(FILE, expected));
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

//! Paths as the repository knows them, for programs that show a problem at its file.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path};

/// The path of a folder from the top of its repository.
pub struct Paths<'a> {
    /// The folder's name in diagnostics.
    shown_as: &'a str,
    /// Its path below the top, empty or with a slash at its end; `None` outside a repository.
    below: Option<String>,
}

impl<'a> Paths<'a> {
    /// Finds the repository of a folder: the nearest folder around it with `.git`, or else the
    /// workspace, if the folder is in that.
    pub fn of(dir: &Path, shown_as: &'a str, workspace: Option<&OsStr>) -> Self {
        Self {
            shown_as,
            below: below(dir, workspace),
        }
    }

    /// Returns the path of a file that diagnostics name. It stays as it is outside a repository.
    pub fn of_file(&self, path: &str) -> String {
        let inside = path.strip_prefix(self.shown_as);
        let inside = inside.map(|inside| inside.trim_start_matches('/'));
        match (&self.below, inside) {
            // The folder itself, which a problem may be about.
            (Some(below), Some("")) => below.trim_end_matches('/').to_owned(),
            (Some(below), Some(inside)) => format!("{below}{inside}"),
            _ => path.to_owned(),
        }
    }
}

fn below(dir: &Path, workspace: Option<&OsStr>) -> Option<String> {
    let whole = fs::canonicalize(dir).ok()?;
    let mut around = whole.ancestors();
    let repository = around.find(|folder| folder.join(".git").exists());
    let top = match repository {
        Some(top) => top.to_owned(),
        None => workspace.and_then(|it| fs::canonicalize(it).ok())?,
    };
    let mut below = String::new();
    for part in whole.strip_prefix(top).ok()?.components() {
        if let Component::Normal(name) = part {
            below += &name.to_string_lossy();
            below.push('/');
        }
    }
    Some(below)
}

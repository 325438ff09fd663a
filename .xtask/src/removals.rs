//! Tells Trunk of removed reports.
//!
//! Trunk drops each event whose file no longer exists, so it would not build after a removal. A
//! process of its own watches the folder of reports for as long as Trunk runs, and writes to a file
//! that Trunk watches.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::cache;
use crate::outcome::Outcome;

/// The command that this tool starts itself with. It is not for people.
pub const COMMAND: &str = "tell-removals";

/// Time between two looks at the folder.
const PAUSE: Duration = Duration::from_millis(500);

/// Extensions of files whose removal changes the page.
const EXTENSIONS: [&str; 4] = ["lock", "markdown", "md", "toml"];

/// What the process that watches is told.
#[derive(Debug, PartialEq, Eq)]
pub struct Watched {
    /// The folder of reports.
    pub reports: PathBuf,
    /// The folder to write to.
    pub marks: PathBuf,
    /// Id of the process that serves.
    pub parent: u32,
}

/// Starts the process that watches `reports`. It ends with this process, or with the one that
/// replaces it. Returns the folder that Trunk must watch.
pub fn tell(reports: &Path) -> Outcome<PathBuf> {
    let parent = process::id();
    let marks = marks(&cache::folder()?, parent);
    let start = || {
        fs::create_dir_all(&marks)?;
        let mut command = Command::new(env::current_exe()?);
        command.arg(COMMAND).arg(reports).arg(&marks);
        // The watcher could not find this out by itself if this process ended at once.
        command.arg(parent.to_string());
        command.stdin(Stdio::null()).spawn()
    };
    match start() {
        Ok(_) => Ok(marks),
        Err(cause) => Err(format!("cannot watch {}: {cause}", reports.display())),
    }
}

/// Returns the folder of a process that serves, because each may serve other reports.
fn marks(cache: &Path, parent: u32) -> PathBuf {
    cache.join("removed-reports").join(parent.to_string())
}

/// Watches the folder until the process that started this one has ended.
#[cfg(unix)]
pub fn watch(watched: &Watched) -> Outcome<()> {
    use std::os::unix::process::parent_id;

    let Watched { reports, marks, .. } = watched;
    let mut known = names(reports);
    while parent_id() == watched.parent {
        thread::sleep(PAUSE);
        let names = names(reports);
        if !known.is_subset(&names) {
            let removed: Vec<&str> = known.difference(&names).map(String::as_str).collect();
            let mark = marks.join("last.txt");
            fs::write(&mark, removed.join("\n"))
                .map_err(|cause| format!("cannot write {}: {cause}", mark.display()))?;
        }
        known = names;
    }
    // Nobody reads it any more. A folder that stays does no harm.
    _ = fs::remove_dir_all(marks);
    Ok(())
}

/// Elsewhere this tool does not know when Trunk ends.
#[cfg(not(unix))]
pub fn watch(_watched: &Watched) -> Outcome<()> {
    Err("removed reports are noticed on Unix only; stop and serve again after removing one".into())
}

/// Maximum number of folders inside one another that are looked into.
const MAX_DEPTH: usize = 4;

/// Returns the paths of the reports and of the files about them, below a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    add_names(folder, "", MAX_DEPTH, &mut names);
    names
}

fn add_names(folder: &Path, inside: &str, depth: usize, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{inside}{name}");
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 && name != "node_modules" {
                add_names(&entry.path(), &format!("{path}/"), depth - 1, names);
            }
        } else if is_read(&name) {
            names.insert(path);
        }
    }
}

fn is_read(name: &str) -> bool {
    let extension = Path::new(name).extension();
    extension.is_some_and(|it| {
        let mut known = EXTENSIONS.iter();
        known.any(|known| it.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_the_page_is_made_of_are_watched() {
        let folder = env::temp_dir().join(format!("xtask-removals-{}", process::id()));
        fs::create_dir_all(folder.join("2026/05")).unwrap();
        fs::create_dir_all(folder.join(".git")).unwrap();
        for name in [
            "a.md",
            "B.MD",
            "archive.toml",
            "2026/05/index.md",
            ".git/c.md",
            ".a.md.swp",
            "4913",
            "a.md~",
        ] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found: Vec<String> = names(&folder).into_iter().collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, ["2026/05/index.md", "B.MD", "a.md", "archive.toml"]);
        assert!(names(&folder).is_empty());
    }
    #[test]
    fn two_that_serve_have_folders_of_their_own() {
        let cache = Path::new("cache");
        assert_eq!(marks(cache, 7), Path::new("cache/removed-reports/7"));
        assert_ne!(marks(cache, 7), marks(cache, 8));
    }

    /// Regression test: a watcher that was started late took the process that adopted it for its
    /// parent, and never ended.
    #[cfg(unix)]
    #[test]
    fn a_watcher_whose_parent_has_ended_ends_and_takes_its_folder_along() {
        let folder = env::temp_dir().join(format!("xtask-orphan-{}", process::id()));
        let marks = marks(&folder, 1);
        fs::create_dir_all(&marks).unwrap();
        let watched = Watched {
            reports: folder.clone(),
            marks: marks.clone(),
            // The process that runs this test is not its own parent.
            parent: process::id(),
        };
        let (tell, told) = std::sync::mpsc::channel();
        thread::spawn(move || tell.send(watch(&watched)));
        let outcome = told.recv_timeout(Duration::from_secs(5));
        let is_gone = !marks.exists();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(outcome, Ok(Ok(())));
        assert!(is_gone);
    }
}

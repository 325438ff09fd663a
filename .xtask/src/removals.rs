//! Tells Trunk of removed reports.
//!
//! Trunk drops each event whose file no longer exists, so it would not build after a removal. A
//! process of its own watches the folder of reports for as long as Trunk runs, and writes to a file
//! that Trunk watches.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
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

/// Starts the process that watches `reports`. It ends with this process, or with the one that
/// replaces it. Returns the folder that Trunk must watch.
pub fn tell(reports: &Path) -> Outcome<PathBuf> {
    let marks = cache::folder()?.join("removed-reports");
    let start = || {
        fs::create_dir_all(&marks)?;
        let mut command = Command::new(env::current_exe()?);
        command.arg(COMMAND).arg(reports).arg(&marks);
        command.stdin(Stdio::null()).spawn()
    };
    match start() {
        Ok(_) => Ok(marks),
        Err(cause) => Err(format!("cannot watch {}: {cause}", reports.display())),
    }
}

/// Watches the folder until the process that started this one has ended.
#[cfg(unix)]
pub fn watch(reports: &Path, marks: &Path) -> Outcome<()> {
    use std::os::unix::process::parent_id;

    let parent = parent_id();
    let mut known = names(reports);
    while parent_id() == parent {
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
    Ok(())
}

/// Elsewhere this tool does not know when Trunk ends.
#[cfg(not(unix))]
pub fn watch(_reports: &Path, _marks: &Path) -> Outcome<()> {
    Err("removed reports are noticed on Unix only; stop and serve again after removing one".into())
}

/// Returns the names of the reports and of the files about them.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_read = |name: &String| {
        let extension = Path::new(name).extension();
        !name.starts_with('.')
            && extension.is_some_and(|it| {
                EXTENSIONS
                    .iter()
                    .any(|known| it.eq_ignore_ascii_case(known))
            })
    };
    names.filter(is_read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_the_page_is_made_of_are_watched() {
        let folder = env::temp_dir().join(format!("xtask-removals-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["a.md", "B.MD", "archive.toml", ".a.md.swp", "4913", "a.md~"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found: Vec<String> = names(&folder).into_iter().collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, ["B.MD", "a.md", "archive.toml"]);
        assert!(names(&folder).is_empty());
    }
}

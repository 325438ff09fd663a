//! Snapshot files, reviewed by a person.

use crate::support::root;
use std::path::Path;
use std::{env, fs};

/// If this variable is set, the tests write their output to the snapshot files and compare nothing.
/// Review the changes before you commit them.
const BLESS: &str = "READER_BLESS";

/// Whether snapshots are being written, so that some may not exist yet.
pub(crate) fn is_blessing() -> bool {
    env::var_os(BLESS).is_some()
}

/// Compares `found` with the snapshot file at `path`.
#[track_caller]
pub(crate) fn assert_expected(path: &Path, found: &str) {
    if is_blessing() {
        fs::create_dir_all(path.parent().expect("a folder")).unwrap();
        fs::write(path, found).unwrap();
        return;
    }
    let name = path.strip_prefix(root()).unwrap_or(path).display();
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{name} expects\n\n{expected}\nbut this was found\n\n{found}\n\
         set {BLESS}=1 to take this for right"
    );
}

/// Asserts that a folder has exactly these files and folders.
#[track_caller]
pub(crate) fn assert_holds(folder: &Path, mut expected: Vec<String>) {
    expected.sort();
    assert!(
        is_blessing() || names(folder) == expected,
        "{} holds {:?}, expected {expected:?}",
        folder.display(),
        names(folder)
    );
}

/// Returns the sorted names of a folder's entries.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

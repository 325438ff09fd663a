//! axe-core, by which the tests judge whether pages are accessible.

use std::env;
use std::path::PathBuf;

use crate::Outcome;
use crate::notice::announce;
use crate::package;

/// Another version knows other rules, so it is one.
const PACKAGE: &str = "axe-core@4.14.1";

/// Names another copy of the script.
pub const VARIABLE: &str = "AXE_CORE";

/// The script, installed if it is not there yet.
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

//! The archive compiler by itself: reports checked.

use std::env;
use std::path::Path;

use crate::Outcome;
use crate::process;

/// How Cargo is to run the command that checks a folder of reports.
pub const CHECK: [&str; 6] = ["run", "--quiet", "--features", "check", "--bin", "check"];

/// Becomes the command that checks a folder. It reads its arguments itself and starts where the
/// caller is, for that is where a relative folder begins. Nothing else is printed: the caller may
/// want JSON and the command's own exit status. Cargo is there, for it started this process, and
/// the command takes no other part of the toolchain.
pub fn check(root: &Path, arguments: &[String]) -> Outcome<()> {
    let here = env::current_dir()
        .map_err(|cause| format!("the folder you are in cannot be found: {cause}"))?;
    let mut cargo = process::command("cargo", &here);
    cargo
        .args(CHECK)
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .arg("--")
        .args(arguments)
        // To build the command anew for it would be in vain.
        .env_remove("SEEDS_DIR");
    process::replace(&mut cargo)
}

//! Runs the archive compiler alone, to check reports.

use std::env;
use std::path::Path;

use crate::outcome::Outcome;
use crate::process;

/// Arguments for Cargo to run the `check` command.
pub const CHECK: [&str; 6] = ["run", "--quiet", "--features", "check", "--bin", "check"];

/// Replaces this process with the `check` command. It parses its own arguments and runs in the
/// caller's folder, because relative paths start there. Prints nothing else, because the caller may
/// want JSON and the command's exit status. Needs no installs: Cargo started this process, and the
/// command uses no other part of the toolchain.
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
        // Avoids a rebuild of the command, because it does not use the variable.
        .env_remove("SEEDS_DIR");
    process::replace(&mut cargo)
}

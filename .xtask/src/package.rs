//! npm packages for tests and benchmarks, each version in its own folder.

use std::path::PathBuf;

use crate::cache;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;

/// Returns a folder with packages such as `axe-core@4.14.1` in `node_modules`, installed once.
pub fn ready(packages: &[&str]) -> Outcome<PathBuf> {
    let folder = cache::folder()?.join(packages.join("-").replace('@', "-"));
    if folder.is_dir() {
        return Ok(folder);
    }
    if process::find("npm").is_none() {
        return Err("npm is not on PATH; install Node.js with npm".into());
    }
    let names = packages.join(" and ");
    announce(&format!("installing {names} (once)"));
    cache::fill(&folder, |partial| {
        let mut npm = process::command("npm", partial);
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg("--prefix")
            .arg(partial);
        process::run(npm.args(packages))
    })
    .map_err(|cause| format!("{names} could not be installed: {cause}"))?;
    Ok(folder)
}

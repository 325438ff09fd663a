//! Serves the site for development or builds it for release, with Trunk.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::address::{self, Address, Known};
use crate::machine::Folders;
use crate::notice::{announce, spell};
use crate::outcome::Outcome;
use crate::pin::Pins;
use crate::process;
use crate::program;
use crate::removals;
use crate::toolbox::Toolbox;
use crate::wordnet;

/// Serves until interrupted.
pub fn serve(root: &Path, pins: &Pins, toolbox: &Toolbox, arguments: &[String]) -> Outcome<()> {
    let mut trunk = trunk(root, toolbox)?;
    // With any `--watch` argument, Trunk no longer watches its default folder.
    trunk.arg("serve").arg("--watch").arg(root);
    if let Some(seeds) = foreign_seeds(root)? {
        trunk.arg("--watch").arg(seeds);
    }
    let marks = removals::tell(&root.join(seeds()))?;
    trunk.arg("--watch").arg(marks).args(arguments);
    let address = format!("http://{}/", pins.address);
    if env::var_os("RUST_LOG").is_none() && !sets_log(arguments) {
        // Without what Trunk says after each build, errors in the reports are the last lines. Its
        // own errors stay.
        let mut log = "error,trunk=info,trunk::build=error,trunk::hooks=error".to_owned();
        if arguments.is_empty() {
            // The hook in Trunk.toml says the address.
            log.push_str(",trunk::serve=error");
            trunk.env("READER_ADDRESS", &address);
        }
        trunk.env("RUST_LOG", log);
    }
    if arguments.is_empty() {
        announce(&format!(
            "serving at {address} as soon as it is built; Ctrl-C stops it"
        ));
    } else {
        announce("serving at the address below as soon as it is built; Ctrl-C stops it");
    }
    process::become_command(&mut trunk)
}

/// Reports whether arguments of Trunk say what it prints. It accepts only one of the ways.
fn sets_log(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| {
        let is_short = argument.starts_with("-v") || argument.starts_with("-q");
        is_short
            || ["--verbose", "--quiet", "--log"]
                .iter()
                .any(|it| argument.starts_with(it))
    })
}

/// Builds for release.
pub fn build(root: &Path, toolbox: &Toolbox, arguments: &[String]) -> Outcome<()> {
    foreign_seeds(root)?;
    let address = address(root, arguments)?;
    announce("building for release (a few minutes the first time)");
    let start = Instant::now();
    let mut trunk = release(root, toolbox, &publish(root)?)?;
    trunk.args(address.arguments);
    if let Some(url) = address.url {
        announce(&format!("the site's address is {url}"));
        trunk.env(address::VARIABLE, url);
    }
    process::run(&mut trunk)?;
    Folders::of(root)?.expect_hidden(&root.join(dist(arguments)))?;
    announce(&format!("built in {}", spell(start.elapsed())));
    Ok(())
}

/// Returns Trunk's output folder.
fn dist(arguments: &[String]) -> PathBuf {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.split_once('=') {
            Some(("--dist" | "-d", folder)) => return folder.into(),
            None if argument == "--dist" || argument == "-d" => {
                return arguments.next().map(PathBuf::from).unwrap_or_default();
            }
            _ => {}
        }
    }
    env::var_os("TRUNK_BUILD_DIST").map_or_else(|| "dist".into(), PathBuf::from)
}

/// Collects the settings for the site's URL.
fn address(root: &Path, arguments: &[String]) -> Outcome<Address> {
    Address::of(&Known {
        arguments,
        variable: &env::var(address::VARIABLE).unwrap_or_default(),
        base: &env::var("TRUNK_BUILD_PUBLIC_URL").unwrap_or_default(),
        described: &address::described(&root.join(seeds())),
    })
}

/// Returns the folder of reports. A relative path starts at the top of the repository.
fn seeds() -> PathBuf {
    env::var_os("SEEDS_DIR").map_or_else(|| "seeds".into(), PathBuf::from)
}

/// Returns a Trunk command with its tools on PATH and with local paths hidden in its output.
pub fn trunk(root: &Path, toolbox: &Toolbox) -> Outcome<Command> {
    let mut command = process::command("trunk", root);
    toolbox.configure(&mut command)?;
    Folders::of(root)?.hide(&mut command)?;
    // A Trunk installed elsewhere may check for newer versions at every start.
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk would print backtraces of its own below the errors that matter. Panics keep theirs.
    command.env("RUST_LIB_BACKTRACE", "0");
    Ok(command)
}

/// Returns a Trunk command that builds for release, with a program as small as possible. `publish`
/// is the path of the command that finishes the site.
pub fn release(root: &Path, toolbox: &Toolbox, publish: &Path) -> Outcome<Command> {
    let mut trunk = development(root, toolbox, publish)?;
    program::make_small(root, &mut trunk);
    trunk.arg("--release");
    Ok(trunk)
}

/// Like [`release`], but compiles the program as for development.
pub fn development(root: &Path, toolbox: &Toolbox, publish: &Path) -> Outcome<Command> {
    let mut trunk = trunk(root, toolbox)?;
    trunk
        .arg("build")
        .env("READER_PUBLISH", publish)
        // Cargo would set this if it started the command.
        .env("CARGO_MANIFEST_DIR", root);
    if let Some(folder) = wordnet::folder() {
        trunk.env(wordnet::VARIABLE, folder);
    }
    Ok(trunk)
}

/// Compiles the command that finishes a site. Returns its path.
pub fn publish(root: &Path) -> Outcome<PathBuf> {
    let mut cargo = process::command("cargo", root);
    process::program(cargo.args(["build", "--features", "publish"]), "publish")
}

/// Returns the folder in `SEEDS_DIR`, or `None` if Trunk watches it anyway.
fn foreign_seeds(root: &Path) -> Outcome<Option<PathBuf>> {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let seeds = chosen_seeds(&root)?;
    Ok(seeds.filter(|folder| !folder.starts_with(root)))
}

/// Returns the folder in `SEEDS_DIR`, if it is set. A relative path starts at the top of the
/// repository, as in the build script.
pub fn chosen_seeds(root: &Path) -> Outcome<Option<PathBuf>> {
    let Some(name) = env::var_os("SEEDS_DIR") else {
        return Ok(None);
    };
    let folder = root.join(&name);
    match folder.canonicalize() {
        Ok(real) if real.is_dir() => Ok(Some(real)),
        _ => Err(format!(
            "SEEDS_DIR names {}, which is not a folder; \
             expected a folder of reports: correct the variable or unset it",
            folder.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_for_more_or_less_output_is_known() {
        let sets_log = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(String::from).collect();
            sets_log(&words)
        };
        assert!(sets_log("-vv") && sets_log("--port 1 --quiet") && sets_log("--log=debug"));
        assert!(!sets_log("--port 1 --open"));
    }

    #[test]
    fn the_folder_of_the_site_is_known() {
        let dist = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(String::from).collect();
            dist(&words)
        };
        assert_eq!(dist("--public-url /x/ --dist out"), Path::new("out"));
        assert_eq!(dist("--dist=out"), Path::new("out"));
        assert_eq!(dist("-d out"), Path::new("out"));
        if env::var_os("TRUNK_BUILD_DIST").is_none() {
            assert_eq!(dist("--public-url /x/"), Path::new("dist"));
        }
    }
}

//! The build script: compiles the archive's folder into bytes that the library embeds.
//!
//! This file is the root of a crate of its own, so the modules below are the very files that
//! `lib.rs` mounts, under the same `crate::` paths. It locates, calls, reports and writes;
//! everything else, and every test, is in the modules.

#![allow(
    dead_code,
    unused_imports,
    reason = "the build script uses a part of what the library uses"
)]

mod archive;
mod compile;
mod search;
mod strings;

use compile::{Diagnostic, Outcome};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// The folder of the archive, relative to the crate, unless `SEEDS_DIR` names another.
const DEFAULT_DIR: &str = "seeds";

fn main() -> ExitCode {
    let root = env_path("CARGO_MANIFEST_DIR");
    println!("cargo::rerun-if-env-changed=SEEDS_DIR");
    let shown_as = env::var("SEEDS_DIR").unwrap_or_else(|_| DEFAULT_DIR.to_owned());
    let dir = root.join(&shown_as);
    // A folder's own time changes when a file comes or goes, a file's when it is edited.
    println!("cargo::rerun-if-changed={}", dir.display());
    // The pure half of the library embeds nothing: the command that checks reports must run
    // however broken they are.
    if env::var_os("CARGO_FEATURE_DRAW").is_none() {
        return ExitCode::SUCCESS;
    }
    let shown_as = shown_as.trim_end_matches('/');
    build(&dir, shown_as)
}

fn build(dir: &Path, shown_as: &str) -> ExitCode {
    let (sources, outcome) = compile::compile_dir(dir, shown_as);
    for source in &sources {
        if let Some(name) = source.path.rsplit('/').next() {
            println!("cargo::rerun-if-changed={}", dir.join(name).display());
        }
    }
    if report(&outcome.diagnostics) == ExitCode::FAILURE {
        return ExitCode::FAILURE;
    }
    write(&outcome).unwrap_or_else(|error| {
        let out = env_path("OUT_DIR");
        println!(
            "cargo::error={}:1: the archive cannot be written ({error}): expected a folder with \
             room in it; make some and build again",
            out.display()
        );
        ExitCode::FAILURE
    })
}

fn write(outcome: &Outcome) -> Result<ExitCode, Box<dyn core::error::Error>> {
    let mut archive = outcome.archive.clone();
    if is_published_program() {
        // The page about the archive, which alone shows these, is a file of the published site.
        archive.remarks.clear();
        archive.kinds.clear();
    }
    let bytes = archive::codec::encode(&archive)?;
    fs::write(env_path("OUT_DIR").join("archive.bin"), bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// Whether this is for the program that readers load, as opposed to a native build or one for
/// development.
fn is_published_program() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release")
}

/// Prints every problem so that Cargo shows it.
fn report(diagnostics: &[Diagnostic]) -> ExitCode {
    let mut exit = ExitCode::SUCCESS;
    for diagnostic in diagnostics {
        if diagnostic.code.stops_build() {
            exit = ExitCode::FAILURE;
            println!("cargo::error={diagnostic}");
        } else {
            println!("cargo::warning={diagnostic}");
        }
    }
    exit
}

/// A path that Cargo promises to every build script.
fn env_path(name: &str) -> PathBuf {
    env::var_os(name).map(PathBuf::from).unwrap_or_default()
}

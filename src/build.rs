//! Build script: compiles the archive's folder into bytes that the library embeds.
//!
//! This file is the root of its own crate. The modules below are the same files that `lib.rs`
//! declares, under the same `crate::` paths. This file only locates the folder, calls the compiler,
//! reports problems, and writes the result; all logic and all tests are in the modules.

#![allow(
    dead_code,
    unused_imports,
    reason = "the build script uses a part of what the library uses"
)]

mod compile;
mod model;
mod search;
mod text;

use compile::{Diagnostic, Outcome};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// Default folder of the archive, relative to the crate. `SEEDS_DIR` overrides it.
const DEFAULT_DIR: &str = "seeds";

fn main() -> ExitCode {
    let root = env_path("CARGO_MANIFEST_DIR");
    println!("cargo::rerun-if-env-changed=SEEDS_DIR");
    let shown_as = env::var("SEEDS_DIR").unwrap_or_else(|_| DEFAULT_DIR.to_owned());
    let dir = root.join(&shown_as);
    // A folder's mtime changes when files are added or removed, a file's when it is edited.
    println!("cargo::rerun-if-changed={}", dir.display());
    // Without the `draw` feature there is no archive to embed. Skip the build then, because the
    // command that checks reports must run however broken they are.
    if env::var_os("CARGO_FEATURE_DRAW").is_none() {
        return ExitCode::SUCCESS;
    }
    let shown_as = shown_as.trim_end_matches('/');
    build(&dir, shown_as)
}

fn build(dir: &Path, shown_as: &str) -> ExitCode {
    let (sources, outcome) = compile::compile_dir(dir, shown_as);
    for source in &sources {
        let inside = source.path.strip_prefix(shown_as).unwrap_or_default();
        let file = dir.join(inside.trim_start_matches('/'));
        println!("cargo::rerun-if-changed={}", file.display());
    }
    // Search has the word forms of this language.
    let lang = &outcome.archive.site.lang;
    println!("cargo::rustc-env=ARCHIVE_LANG={lang}");
    let errors = report(&outcome.diagnostics);
    if !errors.is_empty() && !shows_errors() {
        // Cargo prints the errors above what it says itself, and this output below it.
        eprint!("{errors}");
        return ExitCode::FAILURE;
    }
    write(&outcome, &errors).unwrap_or_else(|error| {
        let out = env_path("OUT_DIR");
        println!(
            "cargo::error={}:1: the archive cannot be written ({error}): expected a folder with \
             room in it; make some and build again",
            out.display()
        );
        ExitCode::FAILURE
    })
}

fn write(outcome: &Outcome, errors: &str) -> Result<ExitCode, Box<dyn core::error::Error>> {
    let mut archive = outcome.archive.clone();
    if is_published_program() {
        archive = archive.for_program();
    }
    let bytes = model::codec::encode(&archive)?;
    let out = env_path("OUT_DIR");
    fs::write(out.join("archive.bin"), bytes)?;
    fs::write(out.join("errors.txt"), errors)?;
    // Trunk.toml prints this copy at the end of a build. Only this folder has a known name.
    if let Some(profile) = out.ancestors().find(|folder| folder.ends_with("debug")) {
        fs::write(profile.join("report-errors.txt"), errors)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Reports whether this builds the program while developing. Then errors do not stop the build,
/// because the page shows them.
fn shows_errors() -> bool {
    is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "debug")
}

/// Reports whether this builds the program that readers load: wasm32 in release mode.
fn is_published_program() -> bool {
    is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release")
}

/// Reports whether a variable that Cargo sets has this value.
fn is(name: &str, value: &str) -> bool {
    env::var(name).is_ok_and(|it| it == value)
}

/// Prints every problem in the format that Cargo shows, errors last. Returns those that stop the
/// build, one a line.
fn report(diagnostics: &[Diagnostic]) -> String {
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = diagnostics
        .iter()
        .partition(|diagnostic| diagnostic.code.stops_build());
    for other in others {
        println!("cargo::warning={other}");
    }
    let mut text = String::new();
    for error in errors {
        if shows_errors() {
            println!("cargo::warning=error: {error}");
        } else {
            println!("cargo::error={error}");
        }
        // Writing to a string cannot fail.
        _ = writeln!(text, "error: {error}");
    }
    text
}

/// Returns a path from an environment variable that Cargo sets for every build script.
fn env_path(name: &str) -> PathBuf {
    env::var_os(name).map(PathBuf::from).unwrap_or_default()
}

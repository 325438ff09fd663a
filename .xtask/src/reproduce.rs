//! Checks that the build is reproducible: two copies of the checkout, in folders with names of
//! different lengths, must give the same bytes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::machine::Folders;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;
use crate::program;

/// Folders of the copies, below `target`.
const COPIES: [&str; 2] = ["reproduce/a", "reproduce/in-a-folder/with-a-longer-name"];

const PROGRAM: &str = "target/small/wasm32-unknown-unknown/release/kusama-news-reader.wasm";

/// Builds the program twice and fails if the results differ.
pub fn run(root: &Path) -> Outcome<()> {
    let files = process::output(process::command("git", root).args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]));
    let files = files.ok_or(
        "`git ls-files` does not work here; run it by hand to see why, and run this in a clone",
    )?;
    let program = |copy: &str| {
        let folder = root.join("target").join(copy);
        empty(&folder)?;
        copy_files(root, &folder, files.split_terminator('\0'))?;
        announce(&format!("building the program in {}", folder.display()));
        build(&folder)
    };
    let one = program(COPIES[0])?;
    let other = program(COPIES[1])?;
    if one == other {
        announce(&format!("both programs have the same {} bytes", one.len()));
        return Ok(());
    }
    let at = one.iter().zip(&other).position(|(one, other)| one != other);
    Err(format!(
        "the programs differ, first at byte {}: one has {} bytes, the other {}; see what stands there \
         in {PROGRAM} of the two copies in target/reproduce/",
        at.unwrap_or(one.len().min(other.len())),
        one.len(),
        other.len()
    ))
}

/// Removes an earlier copy, because it may contain deleted files. Keeps `target`, so that the build
/// is incremental.
fn empty(folder: &Path) -> Outcome<()> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let removed = if path.ends_with("target") {
            Ok(())
        } else if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(|cause| format!("cannot remove {}: {cause}", path.display()))?;
    }
    Ok(())
}

/// Copies files and creates their parent folders.
fn copy_files<'a>(root: &Path, folder: &Path, files: impl Iterator<Item = &'a str>) -> Outcome<()> {
    for file in files {
        let (from, to) = (root.join(file), folder.join(file));
        if !from.is_file() {
            // Deleted, but the deletion is not committed yet.
            continue;
        }
        let above = to.parent().map_or(Ok(()), fs::create_dir_all);
        above
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|cause| format!("cannot copy {file} to {}: {cause}", to.display()))?;
    }
    Ok(())
}

/// Returns the compiler's output, before Trunk processes it; Trunk adds no paths.
fn build(folder: &Path) -> Outcome<Vec<u8>> {
    let mut cargo = process::command("cargo", folder);
    cargo.args(["build", "--release", "--bin", "kusama-news-reader"]);
    cargo.args([
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "hydrate",
    ]);
    cargo.env_remove("SEEDS_DIR");
    Folders::of(folder)?.hide(&mut cargo)?;
    program::make_small(folder, &mut cargo);
    process::run(&mut cargo)?;
    let file: PathBuf = folder.join(PROGRAM);
    fs::read(&file).map_err(|cause| format!("cannot read {}: {cause}", file.display()))
}

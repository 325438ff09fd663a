//! Writes a first `archive.toml` for reports that were written for another site.

use super::error::Error;
use super::language;
use kusama_news_reader::compile::CONFIG_FILE;
use kusama_news_reader::compile::adopt::{Adopted, adopt as described};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes the description and prints what was guessed, what could not be, and the next command.
///
/// # Errors
///
/// Returns an error if the folder has a description, has no Markdown, or cannot be read or written.
pub fn adopt(out: &mut dyn Write, dir: &Path) -> Result<(), Error> {
    let file = dir.join(CONFIG_FILE);
    let shown = file.display();
    if fs::symlink_metadata(&file).is_ok() {
        return Err(format!(
            "{shown}:1: there is a description: expected a folder without one; remove it to have \
             another written, or serve the folder with {}",
            serve(dir)
        )
        .into());
    }
    let whole = fs::canonicalize(dir);
    let name = whole.as_deref().unwrap_or(dir).file_name();
    let name = name.unwrap_or_default().to_string_lossy();
    let adopted = described(dir, &name, language::guess).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        problems.join("\n")
    })?;
    if adopted.n_reports == 0 {
        return Err(format!(
            "{}: no report was found: expected Markdown files with a month in the title, in front \
             matter, or in the name; see the forms in the guide to archives",
            dir.display()
        )
        .into());
    }
    let written = fs::write(&file, &adopted.description);
    written.map_err(|error| format!("{shown} cannot be written: {error}"))?;
    print(out, dir, &adopted)
}

fn print(out: &mut dyn Write, dir: &Path, adopted: &Adopted) -> Result<(), Error> {
    writeln!(out, "wrote {}", dir.join(CONFIG_FILE).display())?;
    for found in &adopted.found {
        writeln!(out, "  {found}")?;
    }
    if !adopted.open.is_empty() {
        writeln!(out, "could not tell:")?;
    }
    for open in &adopted.open {
        writeln!(out, "  {open}")?;
    }
    writeln!(out, "check and change it, then serve the reader:")?;
    writeln!(out, "  {}", serve(dir))?;
    Ok(())
}

/// Returns the command that serves a folder. It names the whole path, because it can be run from
/// anywhere in the repository.
fn serve(dir: &Path) -> String {
    let whole = fs::canonicalize(dir);
    let dir = whole.as_deref().unwrap_or(dir).display().to_string();
    let is_plain = dir
        .chars()
        .all(|c| c.is_alphanumeric() || "/._-~".contains(c));
    if is_plain {
        format!("SEEDS_DIR={dir} cargo xtask serve")
    } else {
        format!(
            "SEEDS_DIR='{}' cargo xtask serve",
            dir.replace('\'', "'\\''")
        )
    }
}

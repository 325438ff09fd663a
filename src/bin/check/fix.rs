//! Mends files where there is one way to do so, and shows the difference.

use crate::arguments::{Arguments, Fix};
use crate::error::Error;
use crate::report::{Report, counted};
use kusama_news_reader::compile::Source;
use kusama_news_reader::compile::mend::{Mended, mend};
use similar::TextDiff;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Prints the difference of each file that can be mended, and writes the files unless this is a
/// rehearsal. Returns whether a file was written.
///
/// # Errors
///
/// Returns an error, and writes nothing, if a file has changed since it was read. Returns an
/// error if a file cannot be written; those before it are mended.
pub fn fix(
    out: &mut dyn Write,
    arguments: &Arguments,
    report: &Report,
    fix: Fix,
) -> Result<bool, Error> {
    let mends = mend(&report.sources);
    let source = |file: &Mended| report.sources.iter().find(|it| it.path == file.path);
    let files = mends.files.iter();
    let files: Vec<(&Mended, &Source)> = files
        .filter_map(|file| Some((file, source(file)?)))
        .collect();
    let place = |file: &Mended| {
        let inside = file.path.strip_prefix(&report.shown_as);
        let inside = inside.unwrap_or(&file.path).trim_start_matches('/');
        arguments.dir.join(inside)
    };
    for (file, source) in files.iter().filter(|_| fix == Fix::Write) {
        expect_unchanged(&place(file), source)?;
    }
    for (file, source) in &files {
        if fix == Fix::Write {
            let path = place(file);
            // Once more, because the files before took time to write.
            expect_unchanged(&path, source)?;
            let written = replace(&path, &file.text);
            written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        }
        print(out, file, source)?;
    }
    for path in &mends.left {
        writeln!(
            out,
            "{path} is left as it is: its mend would change what readers see; correct it by hand"
        )?;
    }
    writeln!(out, "{}\n", sentence(files.len(), fix))?;
    Ok(fix == Fix::Write && !files.is_empty())
}

fn sentence(n_files: usize, fix: Fix) -> String {
    let files = counted(n_files, "file");
    match (n_files, fix) {
        (0, _) => "nothing has one certain mend".to_owned(),
        (_, Fix::Write) => format!("{files} mended"),
        (_, Fix::Rehearse) => format!("{files} can be mended; nothing was written"),
    }
}

/// Returns an error unless a file has the bytes that were read. An editor may have saved it since.
fn expect_unchanged(path: &Path, source: &Source) -> Result<(), Error> {
    match fs::read(path) {
        Ok(bytes) if bytes == source.bytes => Ok(()),
        Ok(_) => Err(format!(
            "{} was changed by another program: it was not written; run the command again",
            path.display()
        )
        .into()),
        Err(error) => Err(format!(
            "{} cannot be read again ({error}): it was not written; run the command again",
            path.display()
        )
        .into()),
    }
}

/// Replaces a file by a new one that is complete: whatever happens, the path has the old text or the
/// new one. Follows links, and keeps the permissions.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    let draft = draft_beside(&path);
    let written = write_new(&draft, text, permissions).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // It may not be there, and the first error counts.
        _ = fs::remove_file(&draft);
    }
    written
}

/// Returns the path of a hidden file, which is no report, in the same folder.
fn draft_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.mended", process::id()))
}

fn write_new(path: &Path, text: &str, permissions: Permissions) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.set_permissions(permissions)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Prints the mends of a file, and the difference.
fn print(out: &mut dyn Write, file: &Mended, source: &Source) -> io::Result<()> {
    for done in &file.done {
        writeln!(out, "{}: {done}", file.path)?;
    }
    let old = str::from_utf8(&source.bytes);
    // UTF-16 is shown as it is read.
    let old = visible(old.unwrap_or(&source.shown_text()));
    let new = visible(&file.text);
    let diff = TextDiff::from_lines(&old, &new);
    let mut diff = diff.unified_diff();
    let diff = diff.header(&file.path, &file.path);
    writeln!(out, "{diff}")
}

/// Returns a text in which control characters are seen, and do not reach the terminal.
fn visible(text: &str) -> String {
    use core::fmt::Write;
    let mut seen = String::with_capacity(text.len());
    for character in text.chars() {
        let is_hidden = character.is_control() && !matches!(character, '\n' | '\t')
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if is_hidden {
            // Writing to a string cannot fail.
            _ = write!(seen, "[U+{:04X}]", u32::from(character));
        } else {
            seen.push(character);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An editor saved the file between reading and writing.
    #[test]
    fn nothing_is_written_if_a_file_was_changed_since() -> Result<(), Error> {
        let dir = std::env::temp_dir().join(format!("check-fix-{}", process::id()));
        fs::create_dir_all(&dir)?;
        let (first, second) = (dir.join("a.md"), dir.join("b.md"));
        fs::write(&first, "# L - May 2020\n\nText.")?;
        fs::write(&second, "# L - June 2020\n\nText.")?;
        let arguments = Arguments {
            dir: dir.clone(),
            ..Arguments::default()
        };
        let report = Report::of(&arguments);
        fs::write(&second, "# L - June 2020\n\nNew.")?;
        let rehearsed = fix(&mut Vec::new(), &arguments, &report, Fix::Rehearse);
        let fixed = fix(&mut Vec::new(), &arguments, &report, Fix::Write);
        let texts = [fs::read_to_string(first)?, fs::read_to_string(second)?];
        fs::remove_dir_all(dir)?;
        assert!(matches!(rehearsed, Ok(false)));
        let error = fixed.err().map(|error| error.to_string());
        let error = error.unwrap_or_default();
        assert!(
            error.contains("b.md was changed by another program"),
            "{error}"
        );
        assert_eq!(
            texts,
            ["# L - May 2020\n\nText.", "# L - June 2020\n\nNew."]
        );
        Ok(())
    }

    #[test]
    fn hidden_characters_are_seen() {
        let found = visible("\u{feff}a\tb\r\nc\u{1b}[0m\u{202e}d —\n");
        assert_eq!(found, "[U+FEFF]a\tb[U+000D]\nc[U+001B][0m[U+202E]d —\n");
    }
}

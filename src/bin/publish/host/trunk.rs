//! Reads and writes the folder of the site that Trunk builds.

use crate::digest;
use crate::edition::File;
use crate::error::Error;
use std::fs;
use std::path::Path;

/// Path of the page that Trunk makes from index.html.
const PAGE: &str = "index.html";

/// Number of hexadecimal digits in hashed file names. It varies because Trunk omits leading zeros.
const N_DIGITS: core::ops::RangeInclusive<usize> = 12..=16;

/// Returns all files below a folder except hidden ones, sorted by path.
pub fn read(folder: &Path) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    push_files(&mut files, folder, "")?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn push_files(files: &mut Vec<File>, folder: &Path, above: &str) -> Result<(), Error> {
    let unreadable = |error| unreadable(folder, error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name.filter(|name| !name.starts_with('.')) else {
            continue;
        };
        if path.is_dir() {
            push_files(files, &path, &format!("{above}{name}/"))?;
        } else {
            files.push(File {
                path: format!("{above}{name}"),
                bytes: fs::read(&path).map_err(|error| self::unreadable(&path, error))?,
            });
        }
    }
    Ok(())
}

/// Returns the text of Trunk's page, and all other files.
pub fn split(files: &[File]) -> Result<(&str, Vec<File>), Error> {
    let (pages, others): (Vec<&File>, Vec<&File>) =
        files.iter().partition(|file| file.path == PAGE);
    let page = pages.first().map_or(&[][..], |page| &page.bytes);
    let text = core::str::from_utf8(page).map_err(Error::PageText)?;
    Ok((text, others.into_iter().cloned().collect()))
}

/// Renames the program's files after a hash of their contents, and updates all references to them.
///
/// Trunk hashes files before it minifies them. That is too early, because browsers cache the files
/// for a year, so two versions must never share a name.
pub fn renamed(block: &str, mut files: Vec<File>) -> (String, Vec<File>) {
    let mut block = block.to_owned();
    // JavaScript comes last because it may contain the name of the Wasm file.
    for ending in ["wasm", "js"] {
        let mut names = Vec::new();
        for file in files.iter_mut().filter(|file| file.is(ending)) {
            if let Some((before, after)) = around_hash(&file.path) {
                let name = [before, &digest::name(&file.bytes), after].concat();
                names.push((core::mem::replace(&mut file.path, name.clone()), name));
            }
        }
        for (old, new) in names {
            block = block.replace(&old, &new);
            for file in files.iter_mut().filter(|file| file.is("js")) {
                let script = String::from_utf8_lossy(&file.bytes);
                if script.contains(&old) {
                    file.bytes = script.replace(&old, &new).into_bytes();
                }
            }
        }
    }
    (block, files)
}

/// Reports whether a script, a style sheet, the program or another file that is loaded late has a hash
/// in its name.
pub fn is_hashed(file: &File) -> bool {
    around_hash(&file.path).is_some()
}

/// Returns the parts of a path before and after its hash, if it has one.
fn around_hash(path: &str) -> Option<(&str, &str)> {
    let end = ["_bg.wasm", ".js", ".css", ".txt"]
        .iter()
        .find_map(|end| Some(path.len() - path.strip_suffix(end).map(|_| end.len())?))?;
    let (stem, after) = path.split_at_checked(end)?;
    let start = stem.rfind('-')? + 1;
    let (before, digits) = stem.split_at_checked(start)?;
    let is_hash = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && N_DIGITS.contains(&digits.len())).then_some((before, after))
}

/// Deletes files from a folder if they exist.
pub fn remove(folder: &Path, paths: &[String]) {
    for path in paths {
        // Ignores errors, because a leftover file does no harm.
        _ = fs::remove_file(folder.join(path));
    }
}

/// Writes files into a folder.
pub fn write(folder: &Path, files: &[File]) -> Result<(), Error> {
    for file in files {
        let path = folder.join(&file.path);
        let above = path.parent().map_or(Ok(()), fs::create_dir_all);
        above
            .and_then(|()| fs::write(&path, &file.bytes))
            .map_err(|source| Error::Write {
                path: path.display().to_string(),
                source,
            })?;
    }
    Ok(())
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
    Error::SiteFile {
        path: path.display().to_string(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_files_are_named_by_what_they_hold_wherever_they_are_named() {
        let files = vec![
            File::text("a-0123456789abcde.js", "load('a-0123456789abcdef_bg.wasm')"),
            File::text("a-0123456789abcdef_bg.wasm", "b"),
            File::text("other.js", "c"),
        ];
        let block = r#"{"js":"/x/a-0123456789abcde.js","wasm":"/x/a-0123456789abcdef_bg.wasm"}"#;
        let (block, files) = renamed(block, files);
        let wasm = format!("a-{}_bg.wasm", digest::name(b"b"));
        let script = format!("load('{wasm}')");
        let js = format!("a-{}.js", digest::name(script.as_bytes()));
        let expected = [
            File::text(&js, &script),
            File::text(&wasm, "b"),
            File::text("other.js", "c"),
        ];
        assert_eq!(files, expected);
        assert_eq!(block, format!(r#"{{"js":"/x/{js}","wasm":"/x/{wasm}"}}"#));
    }

    #[test]
    fn the_programs_files_are_told_from_others_by_their_names() {
        let is_hashed = |path: &str| is_hashed(&File::text(path, ""));
        assert!(is_hashed("kusama-news-reader-636d043c09e8119b.js"));
        assert!(is_hashed("kusama-news-reader-c3872453d4c8b5da_bg.wasm"));
        assert!(is_hashed("thesaurus-c3872453d4c8b5da.txt"));
        for other in [
            "service-worker.js",
            "a-636d043c09e8119b.svg",
            "a-636d043c.js",
            "js",
        ] {
            assert!(!is_hashed(other), "{other}");
        }
    }
}

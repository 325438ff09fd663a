//! The folder of the site: what Trunk has written there, and how more is written.

use crate::edition::{File, Trouble};
use std::fs;
use std::path::Path;

/// The page that Trunk makes of index.html.
const PAGE: &str = "index.html";

/// How many hexadecimal digits stand in the names of files that are named by what they hold.
const N_DIGITS: usize = 16;

/// All files below a folder in the order of their paths, but for hidden ones.
pub fn read(folder: &Path) -> Result<Vec<File>, Trouble> {
    let mut files = Vec::new();
    push_files(&mut files, folder, "")?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn push_files(files: &mut Vec<File>, folder: &Path, above: &str) -> Result<(), Trouble> {
    let unreadable = |error| unreadable(folder, &error);
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
                bytes: fs::read(&path).map_err(|error| self::unreadable(&path, &error))?,
            });
        }
    }
    Ok(())
}

/// The text of Trunk's page, and all its other files.
pub fn split(files: &[File]) -> Result<(&str, Vec<File>), Trouble> {
    let (pages, others): (Vec<&File>, Vec<&File>) =
        files.iter().partition(|file| file.path == PAGE);
    let page = pages.first().map_or(&[][..], |page| &page.bytes);
    let text = core::str::from_utf8(page).map_err(|error| {
        format!(
            "index.html:1: the page is not text ({error}): expected the page that Trunk makes of \
             index.html, in UTF-8; build again"
        )
    })?;
    Ok((text, others.into_iter().cloned().collect()))
}

/// Whether a file is one of the program's, which Trunk names by what they hold.
pub fn is_hashed(file: &File) -> bool {
    let stem = file.path.rsplit_once('.').map_or("", |(stem, _)| stem);
    let hash = stem.trim_end_matches("_bg").rsplit('-').next();
    let is_hash =
        |hash: &str| hash.len() == N_DIGITS && hash.bytes().all(|b| b.is_ascii_hexdigit());
    (file.is("js") || file.is("wasm")) && hash.is_some_and(is_hash)
}

/// Writes files into a folder.
pub fn write(folder: &Path, files: &[File]) -> Result<(), Trouble> {
    for file in files {
        let path = folder.join(&file.path);
        let above = path.parent().map_or(Ok(()), fs::create_dir_all);
        above
            .and_then(|()| fs::write(&path, &file.bytes))
            .map_err(|error| {
                format!(
                    "{}:1: the file cannot be written ({error}): expected a folder with room in \
                     it; make some and build again",
                    path.display()
                )
            })?;
    }
    Ok(())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Trouble {
    format!(
        "{}:1: what Trunk has written cannot be read ({error}): expected the folder of a site; \
         build again",
        path.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_files_are_told_from_others_by_their_names() {
        let is_hashed = |path: &str| is_hashed(&File::text(path, ""));
        assert!(is_hashed("kusama-news-reader-636d043c09e8119b.js"));
        assert!(is_hashed("kusama-news-reader-c3872453d4c8b5da_bg.wasm"));
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

//! The steps: read the archive, write into the site, say what was left out.

use crate::opensearch::Description;
use crate::page;
use kusama_news_reader::archive::{Archive, Site};
use kusama_news_reader::compile::{CONFIG_FILE, Level, compile_dir};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// The folder of the archive below the repository, unless `SEEDS_DIR` names another: the same as
/// for the build script.
const DEFAULT_DIR: &str = "seeds";

/// The repository, where the build begins relative paths, too.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What keeps the command from its work is told to a person, and to nobody else. It may be
/// several lines, each of which says where, what is wrong, what was expected and what to do.
type Trouble = String;

/// Finishes the site that Trunk's own variables name.
pub fn run() -> ExitCode {
    match publish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            for line in trouble.lines() {
                eprintln!("error: {line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn publish() -> Result<(), Trouble> {
    let folder = site_folder()?;
    let shown_as = env::var("SEEDS_DIR").unwrap_or_else(|_| DEFAULT_DIR.to_owned());
    let shown_as = shown_as.trim_end_matches('/');
    let (archive, line) = read(shown_as)?;
    let place = format!("{shown_as}/{CONFIG_FILE}:{line}");
    let url = archive.site.url.as_str();
    if url.is_empty() {
        eprintln!(
            "warning: {place}: url is ``, so browsers are not told how to search the archive from \
             the address bar: expected the address under which the site is hosted, as in \
             `https://example.org/kusama/`; set it when there is one"
        );
        return Ok(());
    }
    let public_url = env::var("TRUNK_PUBLIC_URL").unwrap_or_default();
    if let Some(problem) = misplaced(url, &public_url) {
        eprintln!("warning: {place}: {problem}");
    }
    describe_search(&folder, &archive.site)
}

/// Writes the description of the search, and has the page name it.
fn describe_search(folder: &Path, site: &Site) -> Result<(), Trouble> {
    let description = Description::of(site);
    write(&folder.join(Description::FILE), &description.xml())?;
    let file = folder.join("index.html");
    let html = fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
    let html = page::with_in_head(&html, &description.link()).ok_or_else(|| {
        format!(
            "{}:1: the page has no `</head>`: expected the page that Trunk makes of index.html; \
             close the head there",
            file.display()
        )
    })?;
    write(&file, &html)
}

fn site_folder() -> Result<PathBuf, Trouble> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.unwrap_or_default();
    // Below nothing would be the folder in which the command was called, with a page of its own.
    let is_named = !folder.as_os_str().is_empty();
    if is_named && folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(format!(
        "{}:1: there is no page in `{}`, which TRUNK_STAGING_DIR names: expected the folder of a \
         site that Trunk is building; this command is Trunk's to call: run `cargo xtask build`",
        folder.join("index.html").display(),
        folder.display()
    ))
}

/// The archive, and the line of its description that has the site's address.
fn read(shown_as: &str) -> Result<(Archive, usize), Trouble> {
    let (sources, outcome) = compile_dir(&Path::new(ROOT).join(shown_as), shown_as);
    let errors = outcome.diagnostics.iter();
    let errors = errors.filter(|problem| problem.level() == Level::Error);
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    if !errors.is_empty() {
        return Err(errors.join("\n"));
    }
    let description = sources.iter().find(|source| source.is(CONFIG_FILE));
    let text = description.map(|source| String::from_utf8_lossy(&source.bytes));
    let line = text.and_then(|text| line_of_url(&text)).unwrap_or(1);
    Ok((outcome.archive, line))
}

/// The number of the line that sets `url`, counted from 1.
fn line_of_url(toml: &str) -> Option<usize> {
    let is_url = |line: &str| {
        let rest = line.trim_start().strip_prefix("url");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    toml.lines().position(is_url).map(|at| at + 1)
}

/// What is wrong if the site's address does not end in the path that the site is built for. That
/// path may be a whole address for the files alone, which says nothing about the pages.
fn misplaced(url: &str, public_url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    let is_path = public_url.starts_with('/');
    (is_path && path.trim_matches('/') != public_url.trim_matches('/')).then(|| {
        format!(
            "url `{url}` does not end in `{public_url}`, the path that the site is built for: \
             expected the address under which it is hosted; correct the url, or build with \
             `--public-url {path}`"
        )
    })
}

fn write(file: &Path, text: &str) -> Result<(), Trouble> {
    fs::write(file, text).map_err(|error| {
        format!(
            "{}:1: the file cannot be written ({error}): expected a folder with room in it; make \
             some and build again",
            file.display()
        )
    })
}

fn unreadable(file: &Path, error: &std::io::Error) -> Trouble {
    format!(
        "{}:1: the file cannot be read ({error}): expected the page that Trunk has written; build \
         again",
        file.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_address_is_found() {
        assert_eq!(
            line_of_url("# url = 1\ntitle = \"url = 2\"\n  url = \"x\"\n"),
            Some(3)
        );
        assert_eq!(line_of_url("url=\"\""), Some(1));
        assert_eq!(line_of_url("urls = 1\n"), None);
    }

    #[test]
    fn an_address_must_end_in_the_path_that_the_site_is_built_for() {
        let is_fine = |url, path| misplaced(url, path).is_none();
        assert!(is_fine("https://example.org/", "/"));
        assert!(is_fine("https://example.org/x/y/", "/x/y/"));
        assert!(is_fine("https://example.org/x/y/", "/x/y"));
        assert!(is_fine(
            "https://example.org/x/",
            "https://files.example.org/"
        ));
        assert!(is_fine("https://example.org/x/", ""));
        assert!(!is_fine("https://example.org/", "/x/"));
        assert!(!is_fine("https://example.org/x/", "/"));
        assert!(!is_fine("https://example.org/y/x/", "/x/"));
    }
}

//! Reads the command's settings from the environment: the site's folder, its base, its archive and
//! its absolute address.

use crate::edition::Edition;
use crate::error::Error;
use kusama_news_reader::compile::thesaurus::WordNet;
use kusama_news_reader::compile::{CONFIG_FILE, Level, Outcome, compile_dir};
use kusama_news_reader::routes::Base;
use std::env;
use std::path::{Path, PathBuf};

/// Folder of the archive below the repository, unless `SEEDS_DIR` names another. The build script
/// uses the same default.
const DEFAULT_DIR: &str = "seeds";

/// Environment variable with the site's address. It overrides the archive's description.
const URL_VARIABLE: &str = "SITE_URL";

/// Environment variable with the folder of WordNet's files.
const WORDNET_VARIABLE: &str = "WORDNET_DIR";

/// Features that need an absolute address, for the warning.
const NEEDS_URL: &str = "canonical addresses, pictures for shared links, feeds, the sitemap and \
    the search from the address bar";

/// Returns the folder of the site, from Trunk's own variable.
pub fn site_folder() -> Result<PathBuf, Error> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.unwrap_or_default();
    // An empty path would mean the current folder, which also has an index.html.
    let is_named = !folder.as_os_str().is_empty();
    if is_named && folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(Error::NoSite {
        page: folder.join("index.html").display().to_string(),
        folder: folder.display().to_string(),
    })
}

/// Returns the edition, and a warning if its address is missing or looks wrong.
pub fn edition(root: &Path) -> Result<(Edition, Option<String>), Error> {
    let base = base(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default())?;
    let shown_as = env::var("SEEDS_DIR").unwrap_or_else(|_| DEFAULT_DIR.to_owned());
    let shown_as = shown_as.trim_end_matches('/');
    let (outcome, line) = read(root, shown_as)?;
    let mut archive = outcome.archive;
    let place = format!("{shown_as}/{CONFIG_FILE}:{line}");
    let given = env::var(URL_VARIABLE).unwrap_or_default();
    let (url, warning) = url(&given, &archive.site.url, &place, &base)?;
    // Stores the normalized address in the archive as well, so that all code sees the same one.
    archive.site.url = url.clone().unwrap_or_default();
    let edition = Edition {
        archive: archive.into(),
        base,
        url,
        synonyms: outcome.synonyms,
    };
    Ok((edition, warning))
}

/// Returns the words of `WordNet`, if the environment names its folder.
///
/// # Errors
///
/// Returns an error if a file of that folder cannot be read.
pub fn wordnet() -> Result<Option<WordNet>, Error> {
    let folder = env::var_os(WORDNET_VARIABLE).filter(|folder| !folder.is_empty());
    let wordnet = folder.map(|folder| WordNet::read(Path::new(&folder)));
    wordnet.transpose().map_err(Error::WordNet)
}

/// Returns the compiled archive, and the line number of `url` in its description.
fn read(root: &Path, shown_as: &str) -> Result<(Outcome, usize), Error> {
    let (sources, outcome) = compile_dir(&root.join(shown_as), shown_as);
    let errors = outcome.diagnostics.iter();
    let errors = errors.filter(|problem| problem.level() == Level::Error);
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    if !errors.is_empty() {
        return Err(Error::Reports(errors));
    }
    let description = sources.iter().find(|source| source.is(CONFIG_FILE));
    let text = description.map(|source| String::from_utf8_lossy(&source.bytes));
    let line = text.and_then(|text| line_of_url(&text)).unwrap_or(1);
    Ok((outcome, line))
}

/// Returns the number of the line that sets `url`, counted from 1.
fn line_of_url(toml: &str) -> Option<usize> {
    let is_url = |line: &str| {
        let rest = line.trim_start().strip_prefix("url");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    toml.lines().position(is_url).map(|at| at + 1)
}

/// Checks the path that the site is built for. It must be absolute because pages lie in folders,
/// and it must be a plain path because another host's address would not belong to the site.
fn base(public_url: &str) -> Result<Base, Error> {
    let base = Base::new(public_url);
    let is_plain = !public_url.contains("//") && !public_url.contains(['?', '#', '"', '<', ' ']);
    if is_plain && public_url == base.as_str() {
        return Ok(base);
    }
    Err(Error::Base(public_url.to_owned()))
}

/// Returns the site's address and a warning about it, if any.
fn url(
    given: &str,
    described: &str,
    place: &str,
    base: &Base,
) -> Result<(Option<String>, Option<String>), Error> {
    if !given.is_empty() {
        return match misplaced(given, base) {
            Some(problem) => Err(Error::Address {
                variable: URL_VARIABLE,
                problem,
            }),
            None => Ok((Some(with_slash(given)), None)),
        };
    }
    if described.is_empty() {
        let warning = format!(
            "{place}: url is ``, so the site goes without {NEEDS_URL}: expected the address under \
             which the site is hosted, as in `https://example.org/kusama/`; set it there or in \
             {URL_VARIABLE} when there is one"
        );
        return Ok((None, Some(warning)));
    }
    let warning = misplaced(described, base).map(|problem| format!("{place}: {problem}"));
    Ok((Some(with_slash(described)), warning))
}

fn with_slash(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}

/// Returns an error message if an address does not fit the base.
fn misplaced(url: &str, base: &Base) -> Option<String> {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    let (host, path) = rest.map_or(("", ""), |rest| {
        rest.split_at(rest.find('/').unwrap_or(rest.len()))
    });
    let is_plain = !url.contains(['?', '#', '"', '<', ' ']);
    if host.is_empty() || !is_plain {
        return Some(format!(
            "url `{url}`: expected an address that begins with `https://` and has no query; \
             correct it"
        ));
    }
    let path = format!("{}/", path.trim_end_matches('/'));
    (path != base.as_str()).then(|| {
        format!(
            "url `{url}` does not end in `{}`, the path that the site is built for: expected the \
             address under which it is hosted; correct the url, or build with `--public-url {path}`",
            base.as_str()
        )
    })
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
        let is_fine = |url, path| misplaced(url, &Base::new(path)).is_none();
        assert!(is_fine("https://example.org/", "/"));
        assert!(is_fine("https://example.org", "/"));
        assert!(is_fine("https://example.org/x/y/", "/x/y/"));
        assert!(is_fine("http://127.0.0.1:8080/x/y", "/x/y/"));
        assert!(!is_fine("https://example.org/", "/x/"));
        assert!(!is_fine("https://example.org/x/", "/"));
        assert!(!is_fine("https://example.org/y/x/", "/x/"));
        assert!(!is_fine("example.org/x/", "/x/"));
        assert!(!is_fine("https:///x/", "/x/"));
        assert!(!is_fine("https://example.org/x/?a", "/x/"));
    }

    #[test]
    fn a_base_is_a_path_with_a_slash_at_both_ends() {
        for good in ["/", "/x/", "/x/y.z/"] {
            assert_eq!(base(good).ok(), Some(Base::new(good)));
        }
        for bad in [
            "",
            "./",
            "x/",
            "/x",
            "//x/",
            "/x//y/",
            "https://example.org/x/",
            "/x y/",
            "/x/?a/",
        ] {
            let error = base(bad).expect_err("no base").to_string();
            assert!(error.contains(&format!("`{bad}`")), "{error}");
        }
    }

    #[test]
    fn the_address_of_this_build_comes_before_that_of_the_archive() {
        let base = Base::new("/x/");
        let said = |given, described| {
            url(given, described, "a.toml:2", &base).map_err(|error| error.to_string())
        };
        let known = |url: &str| Ok((Some(url.to_owned()), None));
        let given = "https://example.org/x";
        assert_eq!(said(given, ""), known("https://example.org/x/"));
        assert_eq!(
            said(given, "https://other.example/y/"),
            known("https://example.org/x/")
        );
        assert_eq!(
            said("", "https://other.example/x/"),
            known("https://other.example/x/")
        );
        // An address given for this build must fit it.
        let error = said("https://example.org/y/", "").expect_err("another path");
        assert!(
            error.starts_with("SITE_URL:1: url `https://example.org/y/`"),
            "{error}"
        );
        // The archive's address may belong to another copy of the site.
        let (url, warning) = said("", "https://example.org/y/").expect("a copy");
        assert_eq!(url.as_deref(), Some("https://example.org/y/"));
        assert!(warning.is_some_and(|it| it.starts_with("a.toml:2: url `https://example.org/y/`")));
        let (url, warning) = said("", "").expect("no address");
        assert_eq!(url, None);
        assert!(warning.is_some_and(|it| it.starts_with("a.toml:2: url is ``, so the site goes")));
    }
}

//! The site's public URL and the base path that it is built for.
//!
//! The path follows from the URL, so the URL is enough; contradictory settings are an error.

use std::fs;
use std::path::Path;

use crate::outcome::Outcome;
use crate::pin;

/// Environment variable that passes the URL to the `publish` command.
pub const VARIABLE: &str = "SITE_URL";

/// File with the description of an archive, in the archive's folder.
const DESCRIPTION: &str = "archive.toml";

/// Everything that determines the URL before a build.
pub struct Known<'a> {
    /// Arguments of `build`.
    pub arguments: &'a [String],
    /// Value of [`VARIABLE`]; empty if unset.
    pub variable: &'a str,
    /// Value of `TRUNK_BUILD_PUBLIC_URL`; empty if unset.
    pub base: &'a str,
    /// `url` from the archive's description; empty if missing.
    pub described: &'a str,
}

/// The URL and the arguments for Trunk.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The absolute URL, if it was given for this build.
    pub url: Option<String>,
    /// All arguments for Trunk, with `--public-url` added if necessary.
    pub arguments: Vec<String>,
}

impl Address {
    pub fn of(known: &Known<'_>) -> Outcome<Self> {
        let (url, mut arguments) = without_url(known.arguments)?;
        let url = match (url, known.variable) {
            (Some(url), "") => Some(url),
            (Some(url), other) if url != other => {
                return Err(format!(
                    "`--url {url}` and {VARIABLE}=`{other}` name two addresses; expected one: \
                     leave out one of them"
                ));
            }
            (None, "") => None,
            (_, url) => Some(url.to_owned()),
        };
        let base = base_among(&arguments);
        let base = base.or_else(|| (!known.base.is_empty()).then(|| known.base.to_owned()));
        match (&url, base) {
            (Some(url), Some(base)) if path(url)? != with_slashes(&base) => {
                return Err(format!(
                    "the address `{url}` does not end in `{base}`, the path for Trunk; \
                     expected `--public-url {}`: correct one of them, or leave out the latter",
                    path(url)?
                ));
            }
            (Some(url), None) => arguments.extend(["--public-url".to_owned(), path(url)?]),
            // An argument wins, because the description may belong to another copy of the site.
            (None, None) if !known.described.is_empty() => {
                let path = path(known.described)?;
                arguments.extend(["--public-url".to_owned(), path]);
            }
            _ => {}
        }
        Ok(Self { url, arguments })
    }
}

/// Returns the `url` in the description of the archive in `folder`; empty if missing. Ignores
/// errors in the description, because the compiler reports them.
pub fn described(folder: &Path) -> String {
    url_in(&fs::read_to_string(folder.join(DESCRIPTION)).unwrap_or_default()).to_owned()
}

fn url_in(description: &str) -> &str {
    let url = pin::value(description, "", "url").unwrap_or_default();
    url.trim_matches('\'')
}

/// Splits `--url` off the arguments. Returns its value and the remaining arguments.
fn without_url(arguments: &[String]) -> Outcome<(Option<String>, Vec<String>)> {
    let mut url = None;
    let mut others = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--url") {
            Some("") => arguments.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => {
                others.push(argument.clone());
                continue;
            }
        };
        let value = value.filter(|value| path(value).is_ok()).ok_or_else(|| {
            format!(
                "`{argument}` names no address; expected --url and an address such as \
                 https://example.org/kusama/"
            )
        })?;
        if url.replace(value.to_owned()).is_some() {
            return Err("`--url` is there twice; expected one address".to_owned());
        }
    }
    Ok((url, others))
}

/// Returns the value of `--public-url`.
fn base_among(arguments: &[String]) -> Option<String> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--public-url") {
            Some("") => return arguments.next().cloned(),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

/// Returns the path of an absolute URL, with a slash at both ends.
fn path(url: &str) -> Outcome<String> {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
        .filter(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['?', '#']))
        .ok_or_else(|| {
            format!(
                "`{url}` is no address of a site; expected one such as https://example.org/kusama/"
            )
        })?;
    Ok(with_slashes(
        rest.split_once('/').map_or("", |(_, path)| path),
    ))
}

fn with_slashes(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        inside => format!("/{inside}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, variable: &str, described: &str) -> Outcome<(Option<String>, String)> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        let address = Address::of(&Known {
            arguments: &arguments,
            variable,
            base: "",
            described,
        })?;
        Ok((address.url, address.arguments.join(" ")))
    }

    #[track_caller]
    fn check(line: &str, variable: &str, described: &str, url: Option<&str>, arguments: &str) {
        let expected = Ok((url.map(String::from), arguments.to_owned()));
        assert_eq!(read(line, variable, described), expected);
    }

    const X: &str = "https://example.org/x/y/";

    #[test]
    fn the_path_follows_from_the_address() {
        check(
            "--url https://example.org/x/y",
            "",
            "",
            Some("https://example.org/x/y"),
            "--public-url /x/y/",
        );
        let root = Some("https://example.org");
        check("--url=https://example.org", "", "", root, "--public-url /");
        check("--dist a", X, "", Some(X), "--dist a --public-url /x/y/");
        let line = "--public-url /x/y --url https://example.org/x/y/";
        check(line, X, "", Some(X), "--public-url /x/y");
    }

    #[test]
    fn the_archives_own_address_says_for_which_path_unless_it_is_said() {
        check("", "", X, None, "--public-url /x/y/");
        check("--public-url=/z/", "", X, None, "--public-url=/z/");
        let other = "https://other.example/";
        check("", other, X, Some(other), "--public-url /");
        check("--dist a", "", "", None, "--dist a");
    }

    #[test]
    fn a_path_in_the_environment_is_as_good_as_an_argument() {
        let known = Known {
            arguments: &[],
            variable: "",
            base: "/z/",
            described: X,
        };
        assert_eq!(Address::of(&known), Ok(Address::default()));
        let known = Known {
            variable: X,
            ..known
        };
        assert!(Address::of(&known).is_err_and(|trouble| trouble.contains("`/z/`")));
    }

    #[test]
    fn the_description_gives_the_address_at_its_top() {
        assert_eq!(
            url_in("title = \"x\"\nurl = \"https://a.example/\" # b\n"),
            "https://a.example/"
        );
        assert_eq!(url_in("url = 'https://a.example/'"), "https://a.example/");
        assert_eq!(url_in("url = \"\"\n"), "");
        assert_eq!(url_in("[[topics]]\nurl = \"https://a.example/\"\n"), "");
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (line, variable, expected) in [
            ("--url https://a.example/ --public-url /x/", "", "/x/"),
            ("--public-url=/x/", "https://a.example/", "/x/"),
            ("--url https://a.example/", "https://b.example/", "two"),
            (
                "--url https://a.example/ --url https://a.example/",
                "",
                "twice",
            ),
            ("--url", "", "names no address"),
            ("--url example.org", "", "names no address"),
            ("--url https:///x/", "", "names no address"),
            ("--urls https://a.example/", "", "names no address"),
            ("", "ftp://a.example/", "no address of a site"),
        ] {
            let trouble = read(line, variable, "").expect_err(line);
            assert!(trouble.contains(expected), "{line}: {trouble}");
        }
    }
}

//! Chromium and its driver for the web and browser tests, and the selection of browsers.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::apt;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;

pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Selection of browsers for the browser tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browsers {
    Chromium,
    Firefox,
    Webkit,
    /// Every test in Chromium; in the other browsers only tests where engines can differ, as
    /// listed in `tests/browser/engines.rs`.
    #[default]
    WhereTheyDiffer,
    /// Every test in every browser.
    All,
}

impl Browsers {
    pub fn named(name: &str) -> Outcome<Self> {
        let all = [Self::Chromium, Self::Firefox, Self::Webkit, Self::All];
        let found = all.into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| {
            format!("there are no tests in `{name}`; expected chromium, firefox, webkit or all")
        })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
            Self::WhereTheyDiffer => "",
            Self::All => "all",
        }
    }

    /// Whether the selection includes `one`, a single browser.
    pub fn has(self, one: Self) -> bool {
        self == one || matches!(self, Self::WhereTheyDiffer | Self::All)
    }
}

const CHROMIUMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Debian packages. The fonts are needed because a minimal system has no fonts, and without fonts
/// all text has size zero.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

impl Browser {
    /// Finds the browser, and installs it if possible.
    pub fn ready() -> Outcome<Self> {
        let browser = if let Some(browser) = Self::find() {
            browser
        } else {
            apt::install("Chromium", &PACKAGES, "CHROMIUM and CHROMEDRIVER")?;
            Self::find().ok_or(
                "Chromium was installed, but `chromium` or `chromedriver` is not on PATH; \
                 set CHROMIUM and CHROMEDRIVER to where they are",
            )?
        };
        browser.check()?;
        Ok(browser)
    }

    fn find() -> Option<Self> {
        let named = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty());
        let chromium = named("CHROMIUM")
            .map(PathBuf::from)
            .or_else(|| CHROMIUMS.into_iter().find_map(process::find))?;
        let driver = named("CHROMEDRIVER")
            .map(PathBuf::from)
            .or_else(|| process::find("chromedriver"))?;
        Some(Self { chromium, driver })
    }

    /// Compares the major versions, because the driver's own message for a mismatch is obscure.
    fn check(&self) -> Outcome<()> {
        let ask = |program: &Path| {
            process::output(Command::new(program).arg("--version")).ok_or_else(|| {
                format!(
                    "`{} --version` does not work; set CHROMIUM and CHROMEDRIVER to ones that do",
                    program.display()
                )
            })
        };
        let (chromium, driver) = (ask(&self.chromium)?, ask(&self.driver)?);
        let (browser, wanted) = (version(&chromium), version(&driver));
        if major(browser) != major(wanted) {
            return Err(format!(
                "{} is version {browser}, but {} is for version {wanted}; \
                 install two of the same major version, or name them with CHROMIUM and CHROMEDRIVER",
                self.chromium.display(),
                self.driver.display()
            ));
        }
        announce(&format!("browser is ready: Chromium {browser}"));
        Ok(())
    }

    /// Writes the capabilities for the test runner of wasm-bindgen. Empties `folder` first, because
    /// the profile of an earlier run could be locked or full of old data.
    pub fn write_capabilities(&self, folder: &Path) -> Outcome<PathBuf> {
        let trouble = |cause| format!("cannot write {}: {cause}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(trouble)?;
        }
        fs::create_dir_all(folder).map_err(trouble)?;
        let file = folder.join("capabilities.json");
        let text = capabilities(&self.chromium, &folder.join("profile"), apt::is_root());
        fs::write(&file, text).map_err(trouble)?;
        Ok(file)
    }
}

/// Returns the first word that starts with a digit: `140.0.1` for `Chromium 140.0.1 built on ...`.
pub fn version(text: &str) -> &str {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .unwrap_or("unknown")
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

fn capabilities(chromium: &Path, profile: &Path, is_root: bool) -> String {
    let mut arguments: Vec<OsString> = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .map(OsString::from)
    .to_vec();
    if is_root {
        // Chromium's sandbox does not work for root.
        arguments.push("--no-sandbox".into());
    }
    let mut own_profile = OsString::from("--user-data-dir=");
    own_profile.push(profile);
    arguments.push(own_profile);

    let arguments: Vec<String> = arguments
        .iter()
        .map(|argument| quoted(&argument.to_string_lossy()))
        .collect();
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
        quoted(&chromium.to_string_lossy()),
        arguments.join(", ")
    )
}

/// Returns a JSON string. Control characters are not supported; paths do not need them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_browser_and_driver_print() {
        let chromium = version("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)");
        let driver = version("ChromeDriver 156.0.8078.3 (a21ce95c-refs/branch-heads/8078@{#1704})");
        assert_eq!(chromium, "156.0.8078.79");
        assert_eq!(major(chromium), major(driver));
        assert_ne!(major(chromium), major(version("ChromeDriver 15.0.1")));
    }

    #[test]
    fn capabilities_are_json_whatever_the_paths() {
        let text = capabilities(Path::new("/a \"b\\c"), Path::new("/p"), false);
        assert!(text.contains(r#""binary": "/a \"b\\c""#), "{text}");
        assert!(text.contains(r#""--user-data-dir=/p"]}}"#), "{text}");
        assert!(!text.contains("sandbox"), "{text}");
        assert!(capabilities(Path::new("/a"), Path::new("/p"), true).contains("--no-sandbox"));
    }
}

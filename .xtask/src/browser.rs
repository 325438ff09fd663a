//! Chromium and its driver, in which the web and browser tests run.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::Outcome;
use crate::notice::{announce, spell};
use crate::process;

pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

const CHROMIUMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Debian's names; the fonts are there because a minimal system has none, and pages without any
/// font measure nothing.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

impl Browser {
    /// Finds the browser, installing it where that is possible.
    pub fn ready() -> Outcome<Self> {
        let browser = if let Some(browser) = Self::find() {
            browser
        } else {
            install()?;
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

    /// A driver refuses a browser of another major version, with a message that hides it well.
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

    /// Writes what the driver has to start, for the test runner of wasm-bindgen. `folder` is
    /// emptied: a profile of an earlier run could be locked or full of its data.
    pub fn write_capabilities(&self, folder: &Path) -> Outcome<PathBuf> {
        let trouble = |cause| format!("cannot write {}: {cause}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(trouble)?;
        }
        fs::create_dir_all(folder).map_err(trouble)?;
        let file = folder.join("capabilities.json");
        let text = capabilities(&self.chromium, &folder.join("profile"), is_root());
        fs::write(&file, text).map_err(trouble)?;
        Ok(file)
    }
}

fn install() -> Outcome<()> {
    let by_hand = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        PACKAGES.join(" ")
    );
    let prefix: &[&str] = if is_root() { &[] } else { &["sudo", "-n"] };
    let may =
        prefix.is_empty() || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
    if process::find("apt-get").is_none() || !may {
        return Err(format!(
            "the tests need Chromium and chromedriver, and at least one of them is not on PATH; \
             install both (on Debian, as root: {by_hand}), \
             or set CHROMIUM and CHROMEDRIVER to where they are"
        ));
    }
    announce("installing Chromium and its driver (about 2 minutes, once)");
    let start = Instant::now();
    apt(prefix, &["update"])?;
    let install = ["install", "-y", "--no-install-recommends"];
    apt(prefix, &[&install[..], &PACKAGES[..]].concat())
        .map_err(|cause| format!("{cause}; try by hand, as root: {by_hand}"))?;
    announce(&format!("installed Chromium in {}", spell(start.elapsed())));
    Ok(())
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Outcome<()> {
    // Set by `env` since sudo would not pass the variable on.
    let start = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let words = [prefix, &start, arguments].concat();
    process::run(Command::new(words[0]).args(&words[1..]))
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// The first word that starts with a digit: `Chromium 140.0.1 built on ...` has `140.0.1`.
fn version(text: &str) -> &str {
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
        // Chromium's sandbox refuses to work for root.
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

/// A JSON string. Paths have no control characters worth supporting.
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

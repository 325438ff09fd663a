//! Firefox and its driver for the browser tests.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::apt;
use crate::browser::version;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;
use crate::tool::{Place, Tool};

pub struct Firefox {
    pub firefox: PathBuf,
    pub driver: PathBuf,
}

const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

/// Debian packages, as for Chromium. Debian has no package of the driver.
const PACKAGES: [&str; 2] = ["firefox-esr", "fonts-liberation"];

const DRIVER: &str = "geckodriver";

impl Firefox {
    /// Finds the browser and its driver, and installs them if possible.
    pub fn ready() -> Outcome<Self> {
        let firefox = if let Some(firefox) = Self::find() {
            firefox
        } else {
            apt::install("Firefox", &PACKAGES, "FIREFOX and GECKODRIVER")?;
            Self::find().ok_or(
                "Firefox was installed, but `firefox-esr` is not on PATH; \
                 set FIREFOX to where it is",
            )?
        };
        let driver = driver()?;
        for (program, variable) in [(&firefox, "FIREFOX"), (&driver, "GECKODRIVER")] {
            let answer = process::output(Command::new(program).arg("--version"));
            let answer = answer.ok_or_else(|| {
                format!(
                    "`{} --version` does not work; set {variable} to one that does",
                    program.display()
                )
            })?;
            if variable == "FIREFOX" {
                announce(&format!("browser is ready: Firefox {}", version(&answer)));
            }
        }
        Ok(Self { firefox, driver })
    }

    fn find() -> Option<PathBuf> {
        named("FIREFOX").or_else(|| FIREFOXES.into_iter().find_map(process::find))
    }
}

fn driver() -> Outcome<PathBuf> {
    if let Some(driver) = named("GECKODRIVER") {
        return Ok(driver);
    }
    match Tool::geckodriver().ready()? {
        Place::Folder(folder) => Ok(folder.join(DRIVER)),
        Place::Path => process::find(DRIVER).ok_or_else(|| {
            format!("`{DRIVER}` runs, but is not on PATH; set GECKODRIVER to where it is")
        }),
    }
}

/// Returns the path in an environment variable, if it is set.
pub fn named(variable: &str) -> Option<PathBuf> {
    let value = env::var_os(variable).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

//! `WebKitGTK`'s minimal browser, its driver, and a virtual display.

use std::path::PathBuf;
use std::process::Command;

use crate::apt;
use crate::browser::version;
use crate::firefox::named;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;

/// The programs, each with the environment variable that overrides its path.
pub struct Webkit {
    programs: Vec<(&'static str, PathBuf)>,
}

/// The browser is not on PATH, because it is not meant for users.
const BROWSER: (&str, &str) = ("MINIBROWSER", "MiniBrowser");

const FOLDERS: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1",
    "/usr/libexec/webkit2gtk-4.1",
];

/// The driver, the virtual display, and the settings daemon for color scheme and reduced motion.
const OTHERS: [(&str, &str); 3] = [
    ("WEBKITDRIVER", "WebKitWebDriver"),
    ("XVFB", "Xvfb"),
    ("XSETTINGSD", "xsettingsd"),
];

/// Debian packages, as for Chromium.
const PACKAGES: [&str; 4] = [
    "webkit2gtk-driver",
    "xvfb",
    "xsettingsd",
    "fonts-liberation",
];

impl Webkit {
    /// Finds the programs, and installs them if possible.
    pub fn ready() -> Outcome<Self> {
        let webkit = if let Ok(webkit) = Self::find() {
            webkit
        } else {
            let variables = "MINIBROWSER, WEBKITDRIVER, XVFB and XSETTINGSD";
            apt::install("WebKitGTK", &PACKAGES, variables)?;
            Self::find().map_err(|(variable, name)| {
                format!(
                    "WebKitGTK was installed, but `{name}` is not there; \
                     set {variable} to where it is"
                )
            })?
        };
        let browser = &webkit.programs[0].1;
        let answer = process::output(Command::new(browser).arg("--version"));
        // Without a display it may print no version.
        let answer = answer.unwrap_or_default();
        announce(&format!("browser is ready: WebKitGTK {}", version(&answer)));
        Ok(webkit)
    }

    /// Passes the paths of the programs to a command.
    pub fn configure(&self, command: &mut Command) {
        for (variable, file) in &self.programs {
            command.env(variable, file);
        }
    }

    /// Returns all programs, or the first missing one.
    fn find() -> Result<Self, (&'static str, &'static str)> {
        let (variable, name) = BROWSER;
        let usual = || {
            FOLDERS
                .iter()
                .map(|folder| PathBuf::from(folder).join(name))
        };
        let browser = named(variable)
            .or_else(|| process::find(name))
            .or_else(|| usual().find(|file| file.is_file()))
            .ok_or(BROWSER)?;
        let mut programs = vec![(variable, browser)];
        for (variable, name) in OTHERS {
            let file = named(variable).or_else(|| process::find(name));
            programs.push((variable, file.ok_or((variable, name))?));
        }
        Ok(Self { programs })
    }
}

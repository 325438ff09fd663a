//! The browsers: which ones exist, which are requested, and how to start a session with each.

use std::path::{Path, PathBuf};

use serde_json::json;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::WebDriverResult;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};

use crate::engines::why_they_differ;
use crate::program::program;

/// Environment variable with the browsers to run all tests in. If it is unset, all tests run in
/// Chromium, and those where engines can differ also run in the others.
const VARIABLE: &str = "READER_BROWSERS";

/// Where Debian installs the browser of `WebKitGTK`. It is not on `PATH`.
const MINI_BROWSERS: [&str; 2] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
];

/// The last two save work and change nothing in a page: no spare process starts for a site that is
/// never opened, and WebAssembly is not compiled a second time for a speed the tests do not need.
const CHROMIUM_FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=SpareRendererForSitePerProcess",
    "--js-flags=--no-wasm-tier-up --wasm-lazy-compilation",
];

/// A browser that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// `MiniBrowser` of `WebKitGTK`, by `WebKitWebDriver`.
    Webkit,
}

/// The permissions that the browser's settings give to pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// Everything that is allowed by default.
    Everything,
    /// Pages cannot run scripts.
    NoScripts,
    /// Pages cannot store data, as in a browser that blocks all cookies. Access to storage throws,
    /// or returns `null` in `WebKit`.
    NoStorage,
}

/// An action that some browser, or its driver, does not support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Running the program in a frame without an origin.
    ProgramWithoutOrigin,
    /// Clicking while Ctrl is down.
    CtrlClick,
    /// Synthesizing a key press with Alt Gr.
    MadeUpAltGraph,
    /// Scrolling to the text fragment (`#:~:text=`) of an address.
    WordsOfAddress,
}

impl Browser {
    /// Why this browser skips an action, if it does. The only skip list.
    pub(crate) fn lacks(self, act: Act) -> Option<&'static str> {
        match (self, act) {
            (Self::Webkit, Act::ProgramWithoutOrigin) => Some(
                "to a page without an origin, nothing is of the site itself (`'self'`), so that \
                 the policy keeps the program away",
            ),
            (Self::Webkit, Act::CtrlClick) => {
                Some("a click with Ctrl that the driver makes is a plain click there")
            }
            (Self::Webkit, Act::MadeUpAltGraph) => {
                Some("a made-up event does not tell its Alt Gr there")
            }
            (Self::Webkit, Act::WordsOfAddress) => {
                Some("it does not scroll to words that an address names when a driver opens it")
            }
            _ => None,
        }
    }

    /// All browsers.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name used in `READER_BROWSERS`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Whether every test runs in every browser, with the service worker, as for readers.
    pub(crate) fn all_in_all() -> bool {
        std::env::var(VARIABLE).is_ok_and(|names| names == "all")
    }

    /// Returns the browsers to run the test with this path in.
    pub(crate) fn for_test(test: &str) -> Vec<Self> {
        let names = std::env::var(VARIABLE).unwrap_or_default();
        if names == "all" || names.is_empty() && why_they_differ(test).is_some() {
            return Self::ALL.to_vec();
        }
        if names.is_empty() {
            return vec![Self::Chromium];
        }
        let asked_for = names.split(',').map(|name| {
            let known = Self::ALL.into_iter().find(|one| one.name() == name);
            known.unwrap_or_else(|| {
                panic!("`{VARIABLE}` is `{names}`: expected chromium, firefox, webkit or all")
            })
        });
        asked_for.collect()
    }

    /// Returns the capabilities for a new session. `profile` is an empty folder.
    pub(crate) fn capabilities(
        self,
        profile: &Path,
        allowed: Allowed,
    ) -> WebDriverResult<Capabilities> {
        match self {
            Self::Chromium => chromium(profile, allowed),
            Self::Firefox => firefox(),
            Self::Webkit => webkit(allowed),
        }
    }
}

fn chromium(profile: &Path, allowed: Allowed) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let file = program("CHROMIUM", &["chromium"]);
    capabilities.set_binary(&file.to_string_lossy())?;
    for flag in CHROMIUM_FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let setting = match allowed {
        Allowed::Everything => None,
        Allowed::NoScripts => Some("javascript"),
        Allowed::NoStorage => Some("cookies"),
    };
    if let Some(setting) = setting {
        let name = format!("profile.managed_default_content_settings.{setting}");
        // 2 is the value for "blocked".
        capabilities.add_experimental_option("prefs", json!({ name: 2 }))?;
    }
    Ok(capabilities.into())
}

/// geckodriver creates a profile and removes it. The permissions of pages are set later.
fn firefox() -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    let file = program("FIREFOX", &["firefox-esr", "firefox"]);
    capabilities.set_firefox_binary(&file.to_string_lossy())?;
    capabilities.add_arg("-headless")?;
    let mut preferences = FirefoxPreferences::new();
    // 2 selects the folder that `browser.download.dir` names.
    preferences.set("browser.download.folderList", 2)?;
    // For speed, as for Chromium.
    preferences.set("javascript.options.wasm_optimizingjit", false)?;
    preferences.set("dom.ipc.processPrelaunch.enabled", false)?;
    capabilities.set_preferences(preferences)?;
    Ok(capabilities.into())
}

/// In automation mode the profile is never written to disk.
fn webkit(allowed: Allowed) -> WebDriverResult<Capabilities> {
    let mut arguments = vec!["--automation"];
    arguments.extend(match allowed {
        Allowed::Everything => None,
        Allowed::NoScripts => Some("--enable-javascript=false"),
        Allowed::NoStorage => Some("--enable-html5-local-storage=false"),
    });
    let options = json!({ "binary": mini_browser(), "args": arguments });
    let mut capabilities = Capabilities::new();
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}

fn mini_browser() -> PathBuf {
    let mut usual = MINI_BROWSERS.iter().map(PathBuf::from);
    match usual.find(|file| file.is_file()) {
        Some(file) if std::env::var_os("MINIBROWSER").is_none() => file,
        _ => program("MINIBROWSER", &["MiniBrowser"]),
    }
}

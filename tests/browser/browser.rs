//! The browsers: which there are, which are asked for, and how a session with each begins.

use std::path::{Path, PathBuf};

use serde_json::json;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::WebDriverResult;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};

use crate::driver::program;
use crate::engines::why_they_differ;

/// Names the browsers in which all tests run. Without it they run in Chromium, and those in which
/// engines can differ in the others, too.
const VARIABLE: &str = "READER_BROWSERS";

/// Where Debian keeps what it does not put on `PATH`.
const MINI_BROWSERS: [&str; 2] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
];

/// The last two save work and change nothing in a page: no spare process starts for a site that is never
/// opened, and WebAssembly is not compiled a second time to run faster than the tests need.
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
    /// `WebKitGTK`'s own small browser, by `WebKitWebDriver`.
    Webkit,
}

/// What the reader's settings let pages do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// What any page may.
    Everything,
    /// To run no scripts.
    NoScripts,
    /// To store nothing, as where a browser blocks all cookies. To ask for storage throws, or gives
    /// nothing in `WebKit`.
    NoStorage,
}

/// What a browser, or its driver, may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// To run the program in a frame without an origin.
    ProgramWithoutOrigin,
    /// To click with Ctrl.
    CtrlClick,
    /// To make up a key press with Alt Gr.
    MadeUpAltGraph,
    /// To scroll to the words that an address names.
    WordsOfAddress,
}

impl Browser {
    /// Why an act is none for this browser, if so. All that is left out anywhere stands here.
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

    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name by which it is asked for.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Whether every test is to run in every browser, as it does for readers.
    pub(crate) fn all_in_all() -> bool {
        std::env::var(VARIABLE).is_ok_and(|names| names == "all")
    }

    /// The browsers in which the test with this path is to run.
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

    /// What a session with it begins with; `profile` is an empty folder.
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
        // 2 is what the settings call "blocked".
        capabilities.add_experimental_option("prefs", json!({ name: 2 }))?;
    }
    Ok(capabilities.into())
}

/// geckodriver makes a profile of its own, and removes it. What pages may do is set later.
fn firefox() -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    let file = program("FIREFOX", &["firefox-esr", "firefox"]);
    capabilities.set_firefox_binary(&file.to_string_lossy())?;
    capabilities.add_arg("-headless")?;
    let mut preferences = FirefoxPreferences::new();
    // 2 is the folder that `browser.download.dir` names.
    preferences.set("browser.download.folderList", 2)?;
    // As for Chromium.
    preferences.set("javascript.options.wasm_optimizingjit", false)?;
    preferences.set("dom.ipc.processPrelaunch.enabled", false)?;
    capabilities.set_preferences(preferences)?;
    Ok(capabilities.into())
}

/// Automation has a profile that is never written to a disk.
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

//! The browsers: which there are, which are asked for, and how a session with each begins.

use std::path::Path;

use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::{WebDriver, WebDriverResult};
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, FirefoxCapabilities,
    LoggingPrefsLogLevel,
};

use crate::driver::{Driver, program};

/// Names the browsers in which the tests of the published site run; all of them without it.
const VARIABLE: &str = "READER_BROWSERS";

const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

/// What the reader's settings let pages do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// What any page may.
    Everything,
    /// To run no scripts.
    NoScripts,
    /// To store nothing, as where a browser blocks all cookies; asking for storage throws.
    NoStorage,
}

impl Browser {
    /// The browsers that were asked for.
    pub(crate) fn asked_for() -> Vec<Self> {
        let names = std::env::var(VARIABLE).unwrap_or_default();
        match names.as_str() {
            "" | "all" => vec![Self::Chromium, Self::Firefox],
            "chromium" => vec![Self::Chromium],
            "firefox" => vec![Self::Firefox],
            _ => panic!("`{VARIABLE}` is `{names}`: expected chromium, firefox or all"),
        }
    }

    /// A session with a browser of its own; `profile` is an empty folder.
    pub(crate) async fn open(
        self,
        driver: &Driver,
        profile: &Path,
        allowed: Allowed,
    ) -> WebDriverResult<WebDriver> {
        match self {
            Self::Chromium => WebDriver::new(driver.url(), chromium(profile, allowed)?).await,
            Self::Firefox => WebDriver::new(driver.url(), firefox(allowed)?).await,
        }
    }
}

fn chromium(profile: &Path, allowed: Allowed) -> WebDriverResult<ChromeCapabilities> {
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
        capabilities.add_experimental_option("prefs", serde_json::json!({ name: 2 }))?;
    }
    Ok(capabilities)
}

/// geckodriver makes a profile of its own, and removes it.
fn firefox(allowed: Allowed) -> WebDriverResult<FirefoxCapabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    let file = program("FIREFOX", &["firefox-esr", "firefox"]);
    capabilities.set_firefox_binary(&file.to_string_lossy())?;
    capabilities.add_arg("-headless")?;
    let mut preferences = FirefoxPreferences::new();
    match allowed {
        Allowed::Everything => {}
        Allowed::NoScripts => preferences.set("javascript.enabled", false)?,
        // 2 refuses those of the page's own site, too.
        Allowed::NoStorage => preferences.set("network.cookie.cookieBehavior", 2)?,
    }
    capabilities.set_preferences(preferences)?;
    Ok(capabilities)
}

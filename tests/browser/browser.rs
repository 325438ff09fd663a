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

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// They may.
    On,
    /// The reader has switched them off.
    Off,
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
        scripts: Scripts,
    ) -> WebDriverResult<WebDriver> {
        match self {
            Self::Chromium => WebDriver::new(driver.url(), chromium(profile, scripts)?).await,
            Self::Firefox => WebDriver::new(driver.url(), firefox(scripts)?).await,
        }
    }
}

fn chromium(profile: &Path, scripts: Scripts) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let file = program("CHROMIUM", &["chromium"]);
    capabilities.set_binary(&file.to_string_lossy())?;
    for flag in CHROMIUM_FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    if scripts == Scripts::Off {
        // 2 is what the settings call "blocked".
        let blocked = serde_json::json!({
            "profile.managed_default_content_settings.javascript": 2,
        });
        capabilities.add_experimental_option("prefs", blocked)?;
    }
    Ok(capabilities)
}

/// geckodriver makes a profile of its own, and removes it.
fn firefox(scripts: Scripts) -> WebDriverResult<FirefoxCapabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    let file = program("FIREFOX", &["firefox-esr", "firefox"]);
    capabilities.set_firefox_binary(&file.to_string_lossy())?;
    capabilities.add_arg("-headless")?;
    if scripts == Scripts::Off {
        let mut preferences = FirefoxPreferences::new();
        preferences.set("javascript.enabled", false)?;
        capabilities.set_preferences(preferences)?;
    }
    Ok(capabilities)
}

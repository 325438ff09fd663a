//! The surroundings of the page: its size, the system's preferences, and the folder for downloads.
//! The `WebDriver` protocol has no commands for these, so each browser has its own.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};
use crate::browser::Browser;
use crate::desktop::{Desktop, Preferences};
use crate::firefox;

/// The color scheme that the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SystemScheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Sets the size of the page inside the Firefox window, whatever the size of the window.
const RESIZE: &str = "const { style } = gBrowser.selectedBrowser;
    for (const [side, px] of [['width', arguments[0]], ['height', arguments[1]]]) {
        for (const name of [side, `min-${side}`, `max-${side}`]) style.setProperty(name, `${px}px`);
    }";

impl ReaderPage {
    /// Sets the size of the page, which may be smaller than the smallest window.
    pub(crate) async fn set_size(&self, width_px: u32, height_px: u32) {
        self.step(format!("size {width_px} × {height_px}"));
        match self.browser() {
            Browser::Chromium => {
                let size = json!({
                    "width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", size).await;
            }
            Browser::Firefox => {
                self.in_firefox(RESIZE, &[json!(width_px), json!(height_px)])
                    .await;
                self.expect_size(width_px, height_px).await;
            }
            Browser::Webkit => {
                let script = "return outerHeight - innerHeight";
                let around_px: u32 = self.read(script, &[]).await;
                let placed = self
                    .driver
                    .set_window_rect(0, 0, width_px, height_px + around_px)
                    .await;
                placed.unwrap_or_else(|error| panic!("a size: {}", brief(&error)));
                self.expect_size(width_px, height_px).await;
            }
        }
    }

    async fn expect_size(&self, width_px: u32, height_px: u32) {
        let script = "return [innerWidth, innerHeight]";
        self.expect("the size", script, &[], [width_px, height_px])
            .await;
    }

    /// Sets the color scheme that the system prefers.
    pub(crate) async fn set_system_scheme(&self, scheme: SystemScheme) {
        let value = format!("{scheme:?}").to_lowercase();
        self.step(format!("the system asks for {value}"));
        match self.browser() {
            Browser::Chromium => self.emulate("prefers-color-scheme", &value).await,
            Browser::Firefox => {
                let script = "const { browsingContext } = gBrowser.selectedBrowser;
                    browsingContext.prefersColorSchemeOverride = arguments[0]";
                self.in_firefox(script, &[json!(value)]).await;
            }
            Browser::Webkit => {
                let desktop = self.desktop();
                desktop.prefer(Preferences {
                    is_dark: scheme == SystemScheme::Dark,
                    ..desktop.preferences()
                });
            }
        }
        self.expect_preference("prefers-color-scheme", &value).await;
    }

    /// Makes the system prefer reduced motion.
    pub(crate) async fn set_reduced_motion(&self) {
        self.step("the system asks for little motion");
        match self.browser() {
            Browser::Chromium => self.emulate("prefers-reduced-motion", "reduce").await,
            Browser::Firefox => {
                let script = "Services.prefs.setIntPref('ui.prefersReducedMotion', 1)";
                self.in_firefox(script, &[]).await;
            }
            Browser::Webkit => {
                let desktop = self.desktop();
                desktop.prefer(Preferences {
                    is_still: true,
                    ..desktop.preferences()
                });
            }
        }
        self.expect_preference("prefers-reduced-motion", "reduce")
            .await;
    }

    async fn expect_preference(&self, name: &str, value: &str) {
        let query = format!("({name}: {value})");
        let script = "return matchMedia(arguments[0]).matches";
        self.expect_that(&query, script, &[json!(query)]).await;
    }

    async fn emulate(&self, name: &str, value: &str) {
        let feature = json!({ "name": name, "value": value });
        let features = json!({ "features": [feature] });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    /// Makes the browser save downloads in `folder` without asking.
    pub(crate) async fn keep_downloads_in(&self, folder: &Path) {
        self.step(format!("downloads go to {}", folder.display()));
        match self.browser() {
            Browser::Chromium => {
                let parameters = json!({ "behavior": "allow", "downloadPath": folder });
                self.cdp("Browser.setDownloadBehavior", parameters).await;
            }
            Browser::Firefox => {
                let script = "Services.prefs.setStringPref('browser.download.dir', arguments[0])";
                self.in_firefox(script, &[json!(folder)]).await;
            }
            Browser::Webkit => self.desktop().keep_downloads_in(folder),
        }
    }

    /// Waits until `file` exists and is not empty, and returns its text.
    pub(crate) async fn expect_file(&self, file: &Path) -> String {
        let begin = Instant::now();
        loop {
            // Browsers give a file its final name only when it is complete.
            match fs::read_to_string(file) {
                Ok(text) if !text.is_empty() => return text,
                seen => assert!(
                    begin.elapsed() < PATIENCE,
                    "expected {}: {seen:?}",
                    file.display()
                ),
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Runs a script in the Firefox window around the page.
    async fn in_firefox(&self, script: &str, args: &[Value]) {
        firefox::run(&self.driver, script, args)
            .await
            .unwrap_or_else(|error| panic!("{script}\n{}", brief(&error)));
    }

    fn desktop(&self) -> &Desktop {
        self.lane.desktop().expect("the desktop of the browser")
    }
}

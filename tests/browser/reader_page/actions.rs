//! What a reader does: opening, clicking, typing, scrolling, and choosing a size.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::json;
use thirtyfour::Key;
use thirtyfour::prelude::{By, WebDriverResult};
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};

/// The color scheme that the system asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SystemScheme {
    /// A light one.
    Light,
    /// A dark one.
    Dark,
}

impl ReaderPage {
    /// Opens `route` as a new document and waits until the program has made it its own.
    pub(crate) async fn open(&self, route: &str) {
        self.open_address(&self.address(route)).await;
    }

    /// Opens a whole address and waits until the program has made it its own.
    pub(crate) async fn open_address(&self, address: &str) {
        self.step(format!("open {address}"));
        self.driver
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {}", brief(&error)));
        self.expect_running().await;
        self.expect_present("main#main h1").await;
    }

    /// Runs a script in each document that is opened from now on, before any of its own.
    pub(crate) async fn run_before_documents(&self, script: &str) {
        self.step(format!("before documents: {script}"));
        let command = "Page.addScriptToEvaluateOnNewDocument";
        self.cdp(command, json!({ "source": script })).await;
    }

    /// Loads the document anew and waits until the program has made it its own.
    pub(crate) async fn reload(&self) {
        self.step("reload");
        self.driver.refresh().await.expect("a reload");
        self.expect_running().await;
        self.expect_present("main#main h1").await;
    }

    /// Goes back in the history.
    pub(crate) async fn go_back(&self) {
        self.step("back");
        self.driver.back().await.expect("a step back");
    }

    /// Goes forward in the history.
    pub(crate) async fn go_forward(&self) {
        self.step("forward");
        self.driver.forward().await.expect("a step forward");
    }

    /// Clicks the element for `css` with the mouse, when it is there and can be clicked.
    pub(crate) async fn click(&self, css: &str) {
        self.step(format!("click {css}"));
        let begin = Instant::now();
        while let Err(error) = self.try_click(css).await {
            let error = brief(&error);
            assert!(
                begin.elapsed() < PATIENCE,
                "expected to click `{css}`: {error}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    async fn try_click(&self, css: &str) -> WebDriverResult<()> {
        self.driver.find(By::Css(css)).await?.click().await
    }

    /// Opens the panel in which it is set how pages look, and chooses the radio button with `value`
    /// there.
    pub(crate) async fn choose_display(&self, value: &str) {
        self.expect_present(".display-panel fieldset").await;
        let script = "return document.querySelector('.display-panel').matches(':popover-open')";
        if !self.read::<bool>(script, &[]).await {
            self.click(".display-button").await;
        }
        self.click(&format!(".display-panel label:has([value={value}])"))
            .await;
    }

    /// Presses and releases a key, wherever the focus is.
    pub(crate) async fn press(&self, key: Key) {
        self.step(format!("press {key:?}"));
        self.driver
            .action_chain()
            .send_keys(key)
            .perform()
            .await
            .expect("a key press");
    }

    /// Presses a key while Shift is down, wherever the focus is.
    pub(crate) async fn press_with_shift(&self, key: Key) {
        self.step(format!("press Shift and {key:?}"));
        let chain = self
            .driver
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(key);
        chain
            .key_up(Key::Shift)
            .perform()
            .await
            .expect("a key press");
    }

    /// Types `text`, wherever the focus is.
    pub(crate) async fn type_text(&self, text: &str) {
        self.step(format!("type {text}"));
        self.driver
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .expect("keys pressed");
    }

    /// Moves the focus to the element for `css` without a click.
    pub(crate) async fn focus(&self, css: &str) {
        self.step(format!("focus {css}"));
        self.expect_present(css).await;
        self.read::<()>(
            "document.querySelector(arguments[0]).focus()",
            &[json!(css)],
        )
        .await;
    }

    /// Scrolls until the element for `css` is in the middle of the viewport.
    pub(crate) async fn scroll_to(&self, css: &str) {
        self.step(format!("scroll to {css}"));
        let script = "document.querySelector(arguments[0])
            .scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.read::<()>(script, &[json!(css)]).await;
        self.two_frames().await;
    }

    /// Clicks the element for `css` and returns the scroll position at the moment of the click.
    pub(crate) async fn click_and_note_scroll(&self, css: &str) -> f64 {
        let script = "window.scrollAtClick = null;
            addEventListener('click', () => { scrollAtClick = scrollY },
                { capture: true, once: true })";
        self.read::<()>(script, &[]).await;
        self.click(css).await;
        let what = "a click that the document sees";
        let seen = self.wait_for::<Option<f64>>(what, "return scrollAtClick", &[], Option::is_some);
        seen.await.unwrap_or_default()
    }

    /// Leaves a mark in the document, which a new document would not have.
    pub(crate) async fn mark_document(&self) {
        self.read::<()>("window.isMarked = true", &[]).await;
    }

    /// Fails if the document is not the one marked before.
    pub(crate) async fn expect_same_document(&self) {
        let is_marked: bool = self.read("return window.isMarked === true", &[]).await;
        assert!(
            is_marked,
            "expected a navigation inside the reader, but it loaded a new document"
        );
    }

    /// Gives the page a size, whatever the smallest window of the browser is.
    pub(crate) async fn set_size(&self, width_px: u32, height_px: u32) {
        self.step(format!("size {width_px} × {height_px}"));
        let size = json!({
            "width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Has the browser save files in `folder` without a question.
    pub(crate) async fn keep_downloads_in(&self, folder: &Path) {
        self.step(format!("downloads go to {}", folder.display()));
        let parameters = json!({ "behavior": "allow", "downloadPath": folder });
        self.cdp("Browser.setDownloadBehavior", parameters).await;
    }

    /// Waits until `file` is there, and gives its text.
    pub(crate) async fn expect_file(&self, file: &Path) -> String {
        let begin = Instant::now();
        loop {
            // The browser gives a file its name when it is whole.
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

    /// Sets the color scheme that the system asks for.
    pub(crate) async fn set_system_scheme(&self, scheme: SystemScheme) {
        let value = format!("{scheme:?}").to_lowercase();
        self.step(format!("the system asks for {value}"));
        let feature = json!({ "name": "prefers-color-scheme", "value": value });
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [feature] }),
        )
        .await;
    }
}

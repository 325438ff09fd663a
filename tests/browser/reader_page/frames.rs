//! Frames in the page, and the windows opened from them.

use std::fmt::Debug;
use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use thirtyfour::prelude::{By, WebDriverResult};
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};

impl ReaderPage {
    /// Enters the frame matching `css` in the top-level page.
    pub(crate) async fn enter_frame(&self, css: &str) {
        self.step(format!("enter {css}"));
        let begin = Instant::now();
        while let Err(error) = self.try_enter_frame(css).await {
            let error = brief(&error);
            assert!(
                begin.elapsed() < PATIENCE,
                "expected to enter `{css}`: {error}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Returns to the top-level page.
    pub(crate) async fn leave_frame(&self) {
        self.driver
            .enter_default_frame()
            .await
            .expect("the outermost page");
    }

    async fn try_enter_frame(&self, css: &str) -> WebDriverResult<()> {
        self.driver.enter_default_frame().await?;
        self.driver.find(By::Css(css)).await?.enter_frame().await
    }

    /// Waits until `script`, run in the frame matching `css`, returns a value for which
    /// `is_as_expected` holds, and returns it. The frame may load other documents while this waits.
    pub(crate) async fn wait_in_frame<T: serde::de::DeserializeOwned + Debug>(
        &self,
        css: &str,
        what: &str,
        script: &str,
        is_as_expected: impl Fn(&T) -> bool,
    ) -> T {
        let begin = Instant::now();
        loop {
            let seen = match self.try_read_in_frame::<T>(css, script).await {
                Ok(value) if is_as_expected(&value) => {
                    self.leave_frame().await;
                    return value;
                }
                Ok(value) => format!("{value:?}"),
                Err(error) => brief(&error),
            };
            assert!(
                begin.elapsed() < PATIENCE,
                "expected {what} in `{css}`\nseen for {PATIENCE:?}: {seen}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    async fn try_read_in_frame<T: serde::de::DeserializeOwned>(
        &self,
        css: &str,
        script: &str,
    ) -> WebDriverResult<T> {
        self.try_enter_frame(css).await?;
        self.driver
            .execute(script, Vec::<Value>::new())
            .await?
            .convert()
    }

    /// Waits until `script` returns `expected` in the frame matching `css`.
    pub(crate) async fn expect_in_frame<T>(&self, css: &str, what: &str, script: &str, expected: T)
    where
        T: serde::de::DeserializeOwned + Debug + PartialEq,
    {
        let what = format!("{what}: {expected:?}");
        self.wait_in_frame::<T>(css, &what, script, |value| *value == expected)
            .await;
    }

    /// Evaluates `script` once in the frame matching `css`.
    pub(crate) async fn read_in_frame<T: serde::de::DeserializeOwned>(
        &self,
        css: &str,
        script: &str,
    ) -> T {
        self.enter_frame(css).await;
        let value = self.read(script, &[]).await;
        self.leave_frame().await;
        value
    }

    /// Clicks the element matching `inside` in the frame matching `css`. Scrolls the outer page to
    /// it first, because not every driver does.
    pub(crate) async fn click_in_frame(&self, css: &str, inside: &str) {
        let script = format!(
            "const box = document.querySelector('{inside}').getBoundingClientRect();
            return box.top + box.height / 2"
        );
        let top = self.wait_in_frame::<f64>(css, "an element to click", &script, |_| true);
        let args = [json!(css), json!(top.await)];
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            scrollBy(0, box.top + arguments[1] - innerHeight / 2)";
        self.read::<()>(script, &args).await;
        self.enter_frame(css).await;
        self.click(inside).await;
        self.leave_frame().await;
    }

    /// Waits until an element matches `css`. Works in pages without scripts.
    pub(crate) async fn expect_present_without_scripts(&self, css: &str) {
        let begin = Instant::now();
        while self.driver.find(By::Css(css)).await.is_err() {
            assert!(begin.elapsed() < PATIENCE, "expected an element `{css}`");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits for a second window and switches to it. Returns the handle of the old one.
    pub(crate) async fn enter_new_window(&self) -> WindowHandle {
        let here = self.driver.window().await.expect("a window");
        let begin = Instant::now();
        loop {
            let windows = self.driver.windows().await.expect("windows");
            if let Some(new) = windows.into_iter().find(|window| *window != here) {
                let there = self.driver.switch_to_window(new).await;
                there.expect("a window that opens");
                return here;
            }
            assert!(begin.elapsed() < PATIENCE, "expected a new window");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Closes the current window and switches to `back`.
    pub(crate) async fn close_window(&self, back: WindowHandle) {
        self.driver.close_window().await.expect("a closed window");
        let there = self.driver.switch_to_window(back).await;
        there.expect("the window before");
    }

    /// Returns the number of windows.
    pub(crate) async fn n_windows(&self) -> usize {
        self.driver.windows().await.expect("windows").len()
    }
}

//! The actions of a reader on the page, and the visible page.
//!
//! Actions are verbs (`open`, `click`, `press`), `find_*` and plain nouns read the current state,
//! and `expect_*` wait for a condition. An expectation that does not come true within [`PATIENCE`]
//! fails the test and reports the last value. No function waits for a fixed time.
//!
//! This module has the page in general; [`mod@report`] has the parts of a report, [`mod@hits`]
//! those of the search page, [`mod@combobox`] the list below the search box, and [`mod@builder`]
//! the page that creates embed code.

mod actions;
mod boot;
mod builder;
mod combobox;
mod frames;
mod hits;
mod report;
mod system;
mod watch;

use std::cell::RefCell;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::{WebDriver, WebDriverError, WebDriverResult};
use tokio::time::sleep;

use crate::browser::{Act, Browser};
use crate::lane::Lane;
use crate::note::say;
use crate::server::{Answer, Base, Server};

pub(crate) use hits::Hit;
pub(crate) use report::TABS;
pub(crate) use system::SystemScheme;

/// How long a condition may take to come true. Chosen: large, because waiting costs no time while
/// the reader works, and a cold start on two busy cores has taken two seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// Makes the registration of a service worker fail, as in browsers that refuse it. In a frame
/// without an origin, even access to `navigator.serviceWorker` throws.
const NO_WORKER: &str = "
    try {
        navigator.serviceWorker.register = () => Promise.reject();
    } catch {}";

/// Time between two checks of a condition. Each check costs the browser some milliseconds, which
/// slows down the tests beside it.
const LOOK_EVERY: Duration = Duration::from_millis(40);

/// A console entry.
#[derive(Clone, Debug)]
pub(crate) struct ConsoleEntry {
    /// `DEBUG`, `INFO`, `WARNING`, or `SEVERE`.
    pub(crate) level: String,
    /// The message. In Chromium it begins with its source.
    pub(crate) message: String,
}

/// The reader, open in a browser.
pub(crate) struct ReaderPage {
    driver: WebDriver,
    server: Server,
    base: Base,
    lane: Arc<Lane>,
    /// The actions so far, for the report of a failure.
    steps: RefCell<Vec<String>>,
    /// The console so far, stored because the driver returns each entry only once.
    console: RefCell<Vec<ConsoleEntry>>,
}

impl ReaderPage {
    /// Returns the page of `driver`, which belongs to `lane`. `server` serves the site at `base`.
    pub(crate) fn new(driver: WebDriver, server: Server, base: Base, lane: Arc<Lane>) -> Self {
        Self {
            driver,
            server,
            base,
            lane,
            steps: RefCell::default(),
            console: RefCell::default(),
        }
    }

    /// Resizes the page to 800 × 600 px and starts watching documents. They get a service worker
    /// only if `has_worker`.
    pub(crate) async fn prepare(&self, has_worker: bool) {
        self.watch();
        if !has_worker {
            self.host().conduct().scripts.push(NO_WORKER.to_owned());
        }
        self.set_size(800, 600).await;
    }

    /// Whether the browser supports `act`. If not, prints the reason.
    pub(crate) fn can(&self, act: Act) -> bool {
        let reason = self.browser().lacks(act);
        if let Some(reason) = reason {
            say(&format!("{:?} skips {act:?}: {reason}", self.browser()));
        }
        reason.is_none()
    }

    /// The kind of browser.
    pub(crate) fn browser(&self) -> Browser {
        self.lane.browser()
    }

    /// Returns the path of `route` (such as `2023/11/`), including the base.
    pub(crate) fn path(&self, route: &str) -> String {
        format!("{}{route}", self.base.path())
    }

    /// Returns the full address of `route`.
    pub(crate) fn address(&self, route: &str) -> String {
        format!("{}{}", self.server.origin(), self.path(route))
    }

    /// The host of the site.
    pub(crate) fn host(&self) -> &Server {
        &self.server
    }

    /// The base of the site.
    pub(crate) fn base(&self) -> Base {
        self.base
    }

    /// Returns the requests that failed so far.
    pub(crate) fn failed_requests(&self) -> Vec<Answer> {
        self.server.failures()
    }

    /// Evaluates `script` once. In Firefox each script has its own global object, so values for a
    /// later script must be properties of `window`.
    pub(crate) async fn read<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        args: &[Value],
    ) -> T {
        self.try_read(script, args)
            .await
            .unwrap_or_else(|error| panic!("{script}\n{}", brief(&error)))
    }

    async fn try_read<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        args: &[Value],
    ) -> WebDriverResult<T> {
        self.driver.execute(script, args.to_vec()).await?.convert()
    }

    /// Evaluates an asynchronous `script` once. Its last argument is the callback for its value.
    pub(crate) async fn read_when_done<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        args: &[Value],
    ) -> T {
        let value = self.driver.execute_async(script, args.to_vec()).await;
        let value = value.and_then(|value| value.convert());
        value.unwrap_or_else(|error| panic!("{script}\n{}", brief(&error)))
    }

    /// Waits until `script` returns a value for which `is_as_expected` holds, and returns it.
    ///
    /// A script that throws is only tried again, because its elements may not exist yet.
    pub(crate) async fn wait_for<T: serde::de::DeserializeOwned + Debug>(
        &self,
        what: impl Display,
        script: &str,
        args: &[Value],
        is_as_expected: impl Fn(&T) -> bool,
    ) -> T {
        let begin = Instant::now();
        loop {
            let seen = match self.try_read::<T>(script, args).await {
                Ok(value) if is_as_expected(&value) => return value,
                Ok(value) => format!("{value:?}"),
                Err(error) => brief(&error),
            };
            if begin.elapsed() > PATIENCE {
                let address: String = self
                    .try_read("return location.href", &[])
                    .await
                    .unwrap_or_default();
                panic!("expected {what}\nseen for {PATIENCE:?}: {seen}\nat {address}");
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until `script` returns `expected`.
    pub(crate) async fn expect<T>(
        &self,
        what: impl Display,
        script: &str,
        args: &[Value],
        expected: T,
    ) where
        T: serde::de::DeserializeOwned + Debug + PartialEq,
    {
        let what = format!("{what}: {expected:?}");
        self.wait_for::<T>(what, script, args, |value| *value == expected)
            .await;
    }

    /// Waits until `script` returns true.
    pub(crate) async fn expect_that(&self, what: impl Display, script: &str, args: &[Value]) {
        self.wait_for::<bool>(what, script, args, |&holds| holds)
            .await;
    }

    /// Waits until an element matches `css`.
    pub(crate) async fn expect_present(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.expect_that(format!("an element `{css}`"), script, &[json!(css)])
            .await;
    }

    /// Waits until the path is that of `route`, ignoring query string and fragment.
    pub(crate) async fn expect_route(&self, route: &str) {
        self.expect(
            "the path",
            "return location.pathname",
            &[],
            self.path(route),
        )
        .await;
    }

    /// Waits until the document title is `title`.
    pub(crate) async fn expect_title(&self, title: &str) {
        self.expect("the title", "return document.title", &[], title.to_owned())
            .await;
    }

    /// Waits until there is exactly one `h1` and it has text. Returns the text.
    pub(crate) async fn expect_heading(&self) -> String {
        let script = "const all = document.querySelectorAll('h1');
            return all.length === 1 ? all[0].innerText.trim() : `${all.length} headings`";
        self.wait_for::<String>("one h1 with text", script, &[], |text| {
            !text.is_empty() && !text.ends_with(" headings")
        })
        .await
    }

    /// Waits until the home page is shown.
    pub(crate) async fn expect_home(&self) {
        self.expect_route("").await;
        self.expect_title("Kusama News").await;
        self.expect_present("main#main table.month-grid").await;
        self.expect_heading().await;
    }

    /// Waits until the focused element matches `css`.
    pub(crate) async fn expect_focus_on(&self, css: &str) {
        let script = "return document.activeElement.matches(arguments[0])
            || document.activeElement.outerHTML.slice(0, 120)";
        self.expect(
            format!("focus on `{css}`"),
            script,
            &[json!(css)],
            json!(true),
        )
        .await;
    }

    /// Waits until the vertical scroll position is within 2 px of `y_px`, and stays there.
    pub(crate) async fn expect_scrolled_to(&self, y_px: f64) {
        let script = "return [scrollY, innerHeight, document.documentElement.scrollHeight]";
        let what = format!("a scroll position within 2 px of {y_px} [y, viewport, document]");
        let is_there = |seen: &[f64; 3]| (seen[0] - y_px).abs() <= 2.0;
        self.wait_for(&what, script, &[], is_there).await;
        // Pending scrolling happens in the next frames.
        self.two_frames().await;
        let seen: [f64; 3] = self.read(script, &[]).await;
        assert!(
            is_there(&seen),
            "expected {what} to stay, seen two frames later: {seen:?}"
        );
    }

    /// Returns after the browser has drawn two more frames.
    pub(crate) async fn two_frames(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.read_when_done::<bool>(script, &[]).await;
    }

    /// Returns the displayed text of the elements matching `css`, in document order.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
        self.read(script, &[json!(css)]).await
    }

    /// Returns the attribute `name` of the elements matching `css`, in document order.
    pub(crate) async fn attributes(&self, css: &str, name: &str) -> Vec<Option<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.getAttribute(arguments[1]))";
        self.read(script, &[json!(css), json!(name)]).await
    }

    /// Returns the number of entries in the history of the tab.
    pub(crate) async fn history_length(&self) -> u32 {
        self.read("return history.length", &[]).await
    }

    /// Returns a PNG screenshot of the page in its current size.
    pub(crate) async fn screenshot(&self) -> WebDriverResult<Vec<u8>> {
        self.driver.screenshot_as_png().await
    }

    /// Sends a command of the Chrome `DevTools` Protocol.
    async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("`{command}`: {}", brief(&error)))
    }

    /// Records an action for the report of a failure.
    fn step(&self, step: impl Display) {
        self.steps.borrow_mut().push(step.to_string());
    }
}

/// Returns the message of a driver's error, without the driver's stack trace.
pub(crate) fn brief(error: &WebDriverError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    let lines = text.lines().map(str::trim);
    let lines = lines.take_while(|line| !line.starts_with("Stacktrace"));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

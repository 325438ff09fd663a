//! What a reader does with the page and sees on it.
//!
//! Actions say what is done (`open`, `click`, `press`), `find_*` and plain nouns read what is
//! there, and `expect_*` wait for a condition. An expectation that does not come true within
//! [`PATIENCE`] ends the test with what was seen instead. Nothing waits for a fixed time.
//!
//! This module has the page as such; [`mod@report`] has the parts of a report, [`mod@hits`] those
//! of the search page, [`mod@combobox`] the list below the search box, and [`mod@builder`] the page
//! that makes lines to embed a part.

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
use crate::server::{Answer, Base, Server};
use crate::session::say;

pub(crate) use hits::Hit;
pub(crate) use report::TABS;
pub(crate) use system::SystemScheme;
pub(crate) use watch::ConsoleEntry;

/// How long a condition may take to come true. Chosen large, because it costs nothing while the
/// reader works: two busy cores have been seen to need two seconds for a cold start.
const PATIENCE: Duration = Duration::from_secs(15);

/// Refuses a service worker, as browsers may. A frame without an origin refuses to speak of them.
const NO_WORKER: &str = "
    try {
        navigator.serviceWorker.register = () => Promise.reject();
    } catch {}";

/// Time between two looks at a condition. Each look takes the browser some milliseconds, which others
/// that run beside it have to wait for.
const LOOK_EVERY: Duration = Duration::from_millis(40);

/// The reader, open in a browser.
pub(crate) struct ReaderPage {
    driver: WebDriver,
    server: Server,
    base: Base,
    lane: Arc<Lane>,
    /// What was done so far, for the account of a failure.
    steps: RefCell<Vec<String>>,
    /// The console so far; the driver gives each entry once.
    console: RefCell<Vec<ConsoleEntry>>,
}

impl ReaderPage {
    /// The page of `driver`, which belongs to `lane`, with the site that `server` serves at `base`.
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

    /// Gives the page a size of 800 × 600 px and begins to watch documents, which get a service worker
    /// only if `has_worker`.
    pub(crate) async fn prepare(&self, has_worker: bool) {
        self.watch();
        if !has_worker {
            self.host().conduct().scripts.push(NO_WORKER.to_owned());
        }
        self.set_size(800, 600).await;
    }

    /// Whether the browser can do this; if not, the run says why.
    pub(crate) fn can(&self, act: Act) -> bool {
        let reason = self.browser().lacks(act);
        if let Some(reason) = reason {
            say(&format!("{:?} skips {act:?}: {reason}", self.browser()));
        }
        reason.is_none()
    }

    /// The browser that it is open in.
    pub(crate) fn browser(&self) -> Browser {
        self.lane.browser()
    }

    /// The path of `route` (such as `2023/11/`), base included.
    pub(crate) fn path(&self, route: &str) -> String {
        format!("{}{route}", self.base.path())
    }

    /// The whole address of `route`.
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

    /// The requests that failed so far.
    pub(crate) fn failed_requests(&self) -> Vec<Answer> {
        self.server.failures()
    }

    /// Evaluates `script` once. In Firefox it has a global object of its own: what it keeps for a later
    /// one must be said to be of the `window`.
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

    /// Evaluates `script` once; it calls its last argument with the value when it has it.
    pub(crate) async fn read_when_done<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        args: &[Value],
    ) -> T {
        let value = self.driver.execute_async(script, args.to_vec()).await;
        let value = value.and_then(|value| value.convert());
        value.unwrap_or_else(|error| panic!("{script}\n{}", brief(&error)))
    }

    /// Waits until `is_as_expected` holds for what `script` gives, and returns that.
    ///
    /// A script that throws only means "not yet": the parts it names may still be to come.
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

    /// Waits until `script` gives `expected`.
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

    /// Waits until `script` gives true.
    pub(crate) async fn expect_that(&self, what: impl Display, script: &str, args: &[Value]) {
        self.wait_for::<bool>(what, script, args, |&holds| holds)
            .await;
    }

    /// Waits until an element for `css` is there.
    pub(crate) async fn expect_present(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.expect_that(format!("an element `{css}`"), script, &[json!(css)])
            .await;
    }

    /// Waits until the path is that of `route`, without regard to query and fragment.
    pub(crate) async fn expect_route(&self, route: &str) {
        self.expect(
            "the path",
            "return location.pathname",
            &[],
            self.path(route),
        )
        .await;
    }

    /// Waits until the title of the document is `title`.
    pub(crate) async fn expect_title(&self, title: &str) {
        self.expect("the title", "return document.title", &[], title.to_owned())
            .await;
    }

    /// Waits until the one `h1` says something, and returns that.
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

    /// Waits until the element with focus is one for `css`.
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

    /// Waits until the vertical scroll position is within 2 px of `y_px`, and stays.
    pub(crate) async fn expect_scrolled_to(&self, y_px: f64) {
        let script = "return [scrollY, innerHeight, document.documentElement.scrollHeight]";
        let what = format!("a scroll position within 2 px of {y_px} [y, viewport, document]");
        let is_there = |seen: &[f64; 3]| (seen[0] - y_px).abs() <= 2.0;
        self.wait_for(&what, script, &[], is_there).await;
        // Whatever is still to scroll does so in the next frames.
        self.two_frames().await;
        let seen: [f64; 3] = self.read(script, &[]).await;
        assert!(
            is_there(&seen),
            "expected {what} to stay, seen two frames later: {seen:?}"
        );
    }

    /// Returns when the browser has drawn two more frames.
    pub(crate) async fn two_frames(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.read_when_done::<bool>(script, &[]).await;
    }

    /// The texts of the elements for `css` as they are displayed, in document order.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
        self.read(script, &[json!(css)]).await
    }

    /// The attribute `name` of the elements for `css`, in document order.
    pub(crate) async fn attributes(&self, css: &str, name: &str) -> Vec<Option<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.getAttribute(arguments[1]))";
        self.read(script, &[json!(css), json!(name)]).await
    }

    /// The number of entries in the history of the tab.
    pub(crate) async fn history_length(&self) -> u32 {
        self.read("return history.length", &[]).await
    }

    /// A picture of the page, in its present size.
    pub(crate) async fn screenshot(&self) -> WebDriverResult<Vec<u8>> {
        self.driver.screenshot_as_png().await
    }

    /// Sends a command of the developer tools protocol.
    async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("`{command}`: {}", brief(&error)))
    }

    /// Remembers what was done.
    fn step(&self, step: impl Display) {
        self.steps.borrow_mut().push(step.to_string());
    }
}

/// What a driver's error says, without the driver's own stack.
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

//! The running browsers, which the tests use in turn.
//!
//! Starting a browser takes longer than most tests, so a browser is reused from one test to the
//! next. Each test has a server on its own port and thus its own origin. Storage, caches and
//! workers belong to origins, so they are separate, too. Each test also gets a new window with a
//! new history. A test that needs other settings gets a browser with those settings, and the
//! browser is restarted after a test that fails.
//!
//! libtest has no hook that runs after all tests, so the tests count references to the lanes: each
//! holds a [`Lane::lease`] until it ends, and the last one ends the browser and the driver.

use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::time::Duration;

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::prelude::WebDriverResult;
use tokio::runtime::{Builder, EnterGuard, Runtime};
use tokio::sync::MutexGuard;

use crate::browser::{Allowed, Browser};
use crate::desktop::{Desktop, Preferences};
use crate::driver::Driver;
use crate::firefox;
use crate::program::Scratch;

/// How long a driver may take to execute a command.
const LONGEST_COMMAND: Duration = Duration::from_secs(60);

/// Where connections to drivers live, and the timers of tests.
///
/// Each test has an async runtime of its own, which ends with it. A connection of that runtime would
/// end, too, so each test would have to open others. `WebKitWebDriver` 2.50 never closes its end of a
/// connection: after some 20,000 commands it could open no more files, and no command was answered.
static CONNECTIONS: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Builder::new_multi_thread();
    let runtime = runtime.worker_threads(1).enable_all().build();
    runtime.expect("a runtime for connections")
});

/// Makes the current thread open connections that outlive its test, until the result is dropped.
pub(crate) fn lasting_connections() -> EnterGuard<'static> {
    CONNECTIONS.enter()
}

/// The lanes currently held by a test, for each kind of browser.
static LANES: [Mutex<Vec<Weak<Lane>>>; 3] = [const { Mutex::new(Vec::new()) }; 3];

/// A driver with its open browser sessions.
pub(crate) struct Lane {
    browser: Browser,
    sessions: tokio::sync::Mutex<Vec<Session>>,
    driver: Driver,
}

/// A running browser.
struct Session {
    driver: WebDriver,
    allowed: Allowed,
    is_used: bool,
    /// Chromium's profile.
    _profile: Scratch,
}

/// The right to use the browser of a lane. Only one test has it at a time.
pub(crate) struct Turn<'lane> {
    lane: &'lane Lane,
    sessions: MutexGuard<'lane, Vec<Session>>,
    /// The permissions of pages in the current browser.
    allowed: Allowed,
}

impl Lane {
    /// Returns the lane of `browser` with the fewest tests, or opens one if [`n_lanes`] allows.
    pub(crate) fn lease(browser: Browser) -> Arc<Self> {
        let lanes = &LANES[browser as usize];
        let mut lanes = lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|lane| lane.strong_count() > 0);
        if lanes.len() == n_lanes(browser)
            && let Some(lane) = lanes.iter().min_by_key(|lane| lane.strong_count())
            && let Some(open) = lane.upgrade()
        {
            return open;
        }
        let open = Arc::new(Self {
            browser,
            sessions: tokio::sync::Mutex::const_new(Vec::new()),
            driver: Driver::start(browser),
        });
        lanes.push(Arc::downgrade(&open));
        open
    }

    /// Waits until no other test uses the browser.
    pub(crate) async fn turn(&self) -> Turn<'_> {
        Turn {
            lane: self,
            sessions: self.sessions.lock().await,
            allowed: Allowed::Everything,
        }
    }

    /// The kind of browser.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// The desktop of the browser, if it needs one.
    pub(crate) fn desktop(&self) -> Option<&Desktop> {
        self.driver.desktop()
    }

    async fn open(&self, allowed: Allowed) -> WebDriverResult<Session> {
        let profile = Scratch::new("profile");
        let capabilities = self.browser.capabilities(profile.path(), allowed)?;
        let client = reqwest::Client::builder()
            .timeout(LONGEST_COMMAND)
            .build()
            .expect("a client");
        let driver = WebDriver::builder(self.driver.url(), capabilities)
            .client(client)
            .connect()
            .await?;
        Ok(Session {
            driver,
            allowed,
            is_used: false,
            _profile: profile,
        })
    }

    /// Clears everything the previous test left: windows, held keys and settings.
    async fn renew(&self, session: &Session) -> WebDriverResult<()> {
        let driver = &session.driver;
        driver.action_chain().reset_actions().await?;
        let old = driver.windows().await?;
        let new = if self.browser == Browser::Webkit {
            driver.new_window().await?
        } else {
            driver.new_tab().await?
        };
        for window in old {
            driver.switch_to_window(window).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(new).await?;
        if self.browser == Browser::Chromium {
            let downloads = json!({ "behavior": "default" });
            let command = "Browser.setDownloadBehavior";
            driver.cdp().send_raw(command, downloads).await?;
            drop(driver.browser_log().await?);
            // Needed because the focus stays with the old tab, not the new one.
            let focus = json!({ "enabled": true });
            let command = "Emulation.setFocusEmulationEnabled";
            driver.cdp().send_raw(command, focus).await?;
        }
        Ok(())
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        for session in self.sessions.get_mut().drain(..) {
            self.driver
                .end_session(&session.driver.session_id().to_string());
            drop(session.driver.leak());
        }
    }
}

/// Maximum number of browsers of a kind. Chromium has more because all tests run in it.
fn n_lanes(browser: Browser) -> usize {
    match browser {
        Browser::Chromium => 2,
        Browser::Firefox | Browser::Webkit => 1,
    }
}

impl Turn<'_> {
    /// Returns a browser without any state of earlier tests.
    pub(crate) async fn begin(&mut self, allowed: Allowed) -> WebDriverResult<WebDriver> {
        let lane = self.lane;
        // Firefox can change these settings while it runs.
        self.allowed = match lane.browser {
            Browser::Firefox => Allowed::Everything,
            Browser::Chromium | Browser::Webkit => allowed,
        };
        if let Some(desktop) = lane.desktop() {
            desktop.prefer(Preferences::default());
        }
        let at = match self.position() {
            Some(at) => at,
            None => self.open().await?,
        };
        let session = &mut self.sessions[at];
        if lane.browser == Browser::Firefox {
            firefox::allow(&session.driver, allowed).await?;
        }
        if session.is_used {
            lane.renew(session).await?;
        }
        session.is_used = true;
        Ok(session.driver.clone())
    }

    /// Returns the index of the current browser among the open sessions.
    fn position(&self) -> Option<usize> {
        let mut sessions = self.sessions.iter();
        sessions.position(|session| session.allowed == self.allowed)
    }

    async fn open(&mut self) -> WebDriverResult<usize> {
        // Only Chromium's driver can have several sessions.
        if self.lane.browser != Browser::Chromium {
            while let Some(session) = self.sessions.pop() {
                quit(session).await;
            }
        }
        self.sessions.push(self.lane.open(self.allowed).await?);
        Ok(self.sessions.len() - 1)
    }

    /// Quits the current browser, so that the next test gets a new one.
    pub(crate) async fn end(&mut self) {
        if let Some(at) = self.position() {
            quit(self.sessions.swap_remove(at)).await;
        }
    }
}

async fn quit(session: Session) {
    if let Err(error) = session.driver.quit().await {
        eprintln!("the browser did not end as asked: {error}");
    }
}

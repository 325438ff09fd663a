//! The running browsers, which the tests use in turn.
//!
//! To start a browser takes longer than most tests, so that it is kept from one test to the next.
//! Each test has a server on a port of its own, hence an origin of its own, and storage, caches and
//! workers belong to origins; it also gets a window of its own, with a history of its own. A test
//! that needs other settings gets the browser that has them, and after one that fails the browser is
//! started anew.
//!
//! libtest has no end of its own to hook into, so the tests share the lanes by counting references:
//! each holds [`Lane::lease`] until it ends, and the last one to go takes browser and driver along.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::prelude::WebDriverResult;
use tokio::sync::MutexGuard;

use crate::browser::{Allowed, Browser};
use crate::desktop::{Desktop, Preferences};
use crate::driver::{Driver, Scratch};
use crate::firefox;

/// How long a driver may take to carry out a command.
const LONGEST_COMMAND: Duration = Duration::from_secs(60);

/// The lanes that any test holds, for each kind of browser.
static LANES: [Mutex<Vec<Weak<Lane>>>; 3] = [const { Mutex::new(Vec::new()) }; 3];

/// A browser's driver, with the sessions that are kept.
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

/// The right to use the browser of a lane, which one test has at a time.
pub(crate) struct Turn<'lane> {
    lane: &'lane Lane,
    sessions: MutexGuard<'lane, Vec<Session>>,
    /// What pages may do in the browser in use.
    allowed: Allowed,
}

impl Lane {
    /// The lane of `browser` that the fewest tests wait for; another is opened while there may be more.
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

    /// Which browser it is.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// Where the browser shows itself, if it has to.
    pub(crate) fn desktop(&self) -> Option<&Desktop> {
        self.driver.desktop()
    }

    async fn open(&self, allowed: Allowed) -> WebDriverResult<Session> {
        let profile = Scratch::new("profile");
        let capabilities = self.browser.capabilities(profile.path(), allowed)?;
        // A connection belongs to the runtime of the test that opened it, and is of no use to others.
        let client = reqwest::Client::builder()
            .pool_max_idle_per_host(0)
            .timeout(LONGEST_COMMAND)
            .build()
            .expect("a client");
        let driver = WebDriver::builder(self.driver.url(), capabilities)
            .keep_alive(false)
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

    /// Makes what is left of the test before disappear: windows, keys held, settings.
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
            // The old tab, not the new one, had the focus of the window.
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

/// How many browsers of a kind run at a time. All tests run in Chromium and some in the others.
fn n_lanes(browser: Browser) -> usize {
    match browser {
        Browser::Chromium => 2,
        Browser::Firefox | Browser::Webkit => 1,
    }
}

impl Turn<'_> {
    /// A browser in which nothing is left of any other test.
    pub(crate) async fn begin(&mut self, allowed: Allowed) -> WebDriverResult<WebDriver> {
        let lane = self.lane;
        // Firefox can be told while it runs.
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

    /// Where the browser in use is among those that run.
    fn position(&self) -> Option<usize> {
        let mut sessions = self.sessions.iter();
        sessions.position(|session| session.allowed == self.allowed)
    }

    async fn open(&mut self) -> WebDriverResult<usize> {
        // The driver of Chromium alone has several.
        if self.lane.browser != Browser::Chromium {
            while let Some(session) = self.sessions.pop() {
                quit(session).await;
            }
        }
        self.sessions.push(self.lane.open(self.allowed).await?);
        Ok(self.sessions.len() - 1)
    }

    /// Ends the browser in use, so that the next test gets another.
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

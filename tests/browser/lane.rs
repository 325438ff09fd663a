//! One running browser of each kind, which the tests use in turn.
//!
//! To start a browser takes longer than most tests, so that it is kept from one test to the next.
//! Each test has a server on a port of its own, hence an origin of its own, and storage, caches and
//! workers belong to origins; it also gets a window of its own, with a history of its own. A test
//! that fails, or that needs other settings, gets a browser that no test has used.
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

/// The lanes that any test holds.
static LANES: [Mutex<Weak<Lane>>; 3] = [const { Mutex::new(Weak::new()) }; 3];

/// A browser's driver, with the session that is kept.
pub(crate) struct Lane {
    browser: Browser,
    session: tokio::sync::Mutex<Option<Session>>,
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
    session: MutexGuard<'lane, Option<Session>>,
}

impl Lane {
    /// The lane of `browser`, opened if no other test holds it.
    pub(crate) fn lease(browser: Browser) -> Arc<Self> {
        let lane = &LANES[browser as usize];
        let mut lane = lane.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = lane.upgrade() {
            return open;
        }
        let open = Arc::new(Self {
            browser,
            session: tokio::sync::Mutex::const_new(None),
            driver: Driver::start(browser),
        });
        *lane = Arc::downgrade(&open);
        open
    }

    /// Waits until no other test uses the browser.
    pub(crate) async fn turn(&self) -> Turn<'_> {
        let session = self.session.lock().await;
        Turn {
            lane: self,
            session,
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
        if let Some(session) = self.session.get_mut().take() {
            self.driver
                .end_session(&session.driver.session_id().to_string());
            drop(session.driver.leak());
        }
    }
}

impl Turn<'_> {
    /// A browser in which nothing is left of any other test.
    pub(crate) async fn begin(&mut self, allowed: Allowed) -> WebDriverResult<WebDriver> {
        let lane = self.lane;
        // Firefox can be told while it runs.
        let kept = match lane.browser {
            Browser::Firefox => Allowed::Everything,
            Browser::Chromium | Browser::Webkit => allowed,
        };
        if self.session.as_ref().is_some_and(|one| one.allowed != kept) {
            self.end().await;
        }
        if let Some(desktop) = lane.desktop() {
            desktop.prefer(Preferences::default());
        }
        if self.session.is_none() {
            *self.session = Some(lane.open(kept).await?);
        }
        let session = self.session.as_mut().expect("the session just opened");
        if lane.browser == Browser::Firefox {
            firefox::allow(&session.driver, allowed).await?;
        }
        if session.is_used {
            lane.renew(session).await?;
        }
        session.is_used = true;
        Ok(session.driver.clone())
    }

    /// Ends the browser, so that the next test gets another.
    pub(crate) async fn end(&mut self) {
        if let Some(session) = self.session.take()
            && let Err(error) = session.driver.quit().await
        {
            eprintln!("the browser did not end as asked: {error}");
        }
    }
}

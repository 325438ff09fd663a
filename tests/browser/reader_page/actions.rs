//! The actions of a reader: opening, clicking, typing, and scrolling.

use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::Key;
use thirtyfour::prelude::{By, WebDriverResult};
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};
use crate::browser::Browser;

/// Whether an element in view is sticky or fixed. The `WebKit` driver would first scroll to the
/// position the element has without that.
const STICKS: &str = "const element = document.querySelector(arguments[0]);
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) return false;
    for (let at = element; at; at = at.parentElement) {
        if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
    }
    return false";

/// How long a page that has stopped scrolling stays at one place.
const SCROLL_REST: Duration = Duration::from_millis(250);

impl ReaderPage {
    /// Opens `route` as a new document and waits until the program has hydrated it.
    pub(crate) async fn open(&self, route: &str) {
        self.open_address(&self.address(route)).await;
    }

    /// Opens a full address and waits until the program has hydrated the document.
    pub(crate) async fn open_address(&self, address: &str) {
        self.step(format!("open {address}"));
        self.driver
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {}", brief(&error)));
        self.expect_running().await;
        self.expect_present("main#main h1").await;
    }

    /// Reloads the document and waits until the program has hydrated it.
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

    /// Clicks the element matching `css` with the mouse, as soon as it can be clicked.
    pub(crate) async fn click(&self, css: &str) {
        self.step(format!("click {css}"));
        let begin = Instant::now();
        while let Err(error) = self.try_click(css).await {
            let error = brief(&error);
            assert!(
                begin.elapsed() < PATIENCE,
                "expected to click `{css}`: {error}"
            );
            // Drivers scroll by themselves, but not all of them to every element.
            let script = "document.querySelector(arguments[0])
                ?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            drop(self.driver.execute(script, vec![json!(css)]).await);
            sleep(LOOK_EVERY).await;
        }
    }

    async fn try_click(&self, css: &str) -> WebDriverResult<()> {
        let element = self.driver.find(By::Css(css)).await?;
        if self.browser() != Browser::Webkit || !self.try_read(STICKS, &[json!(css)]).await? {
            return element.click().await;
        }
        let chain = self.driver.action_chain().move_to_element_center(&element);
        chain.click().perform().await
    }

    /// Opens the display settings and chooses the radio button with `value`.
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

    /// Scrolls to the end of the page by its key.
    pub(crate) async fn scroll_to_end(&self) {
        let at_end = "innerHeight + scrollY >= document.documentElement.scrollHeight - 2";
        self.scroll_by_key(Key::End, at_end).await;
    }

    /// Scrolls to the top of the page by its key.
    pub(crate) async fn scroll_to_top(&self) {
        self.scroll_by_key(Key::Home, "scrollY === 0").await;
    }

    /// Presses `key` until `is_there` holds. As a reader would, it presses the key again if the
    /// page has stopped elsewhere: a browser ignores a key while the page still scrolls, and the
    /// end of a page moves when sections come into view and get their true height.
    async fn scroll_by_key(&self, key: Key, is_there: &str) {
        let begin = Instant::now();
        let script = format!("return [{is_there}, Math.round(scrollY)]");
        let mut last_px = None;
        loop {
            let (is_there, at_px): (bool, i64) = self.read(&script, &[]).await;
            if is_there && last_px == Some(at_px) {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "{key:?} scrolled to {at_px} px only"
            );
            if !is_there && last_px.is_none_or(|last_px| last_px == at_px) {
                self.press(key.clone()).await;
            }
            last_px = Some(at_px);
            sleep(SCROLL_REST).await;
        }
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

    /// Moves the focus to the element matching `css` without a click.
    pub(crate) async fn focus(&self, css: &str) {
        self.step(format!("focus {css}"));
        self.expect_present(css).await;
        // Elements in view must not scroll, but WebKit scrolls for sticky ones.
        let script = "const element = document.querySelector(arguments[0]);
            const { top, bottom } = element.getBoundingClientRect();
            element.focus({ preventScroll: top >= 0 && bottom <= innerHeight })";
        self.read::<()>(script, &[json!(css)]).await;
    }

    /// Scrolls the element matching `css` to the middle of the viewport.
    pub(crate) async fn scroll_to(&self, css: &str) {
        self.step(format!("scroll to {css}"));
        let script = "document.querySelector(arguments[0])
            .scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.read::<()>(script, &[json!(css)]).await;
        self.two_frames().await;
    }

    /// Clicks the element matching `css` and returns the scroll position at that moment.
    pub(crate) async fn click_and_note_scroll(&self, css: &str) -> f64 {
        let script = "window.scrollAtClick = null;
            addEventListener('click', () => { window.scrollAtClick = scrollY },
                { capture: true, once: true })";
        self.read::<()>(script, &[]).await;
        self.click(css).await;
        let what = "a click that the document sees";
        let seen =
            self.wait_for::<Option<f64>>(what, "return window.scrollAtClick", &[], Option::is_some);
        seen.await.unwrap_or_default()
    }

    /// Marks the document, so that a test can detect a new one. Waits until the program runs,
    /// because the browser itself handles an earlier click and loads a new document.
    pub(crate) async fn mark_document(&self) {
        self.expect_running().await;
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
}

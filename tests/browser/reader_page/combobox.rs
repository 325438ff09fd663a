//! The list below the search box.

use std::time::Instant;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};

/// Delays the program in every document opened from now on, until the test releases it.
const HOLD: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            await new Promise(resolve => { window.letProgramGo = resolve });
            return real.apply(WebAssembly, all);
        };
    }";

/// One displayed option.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Choice {
    /// The id of the element.
    pub(crate) id: String,
    /// The full address it leads to.
    pub(crate) address: String,
    /// Its whole text.
    pub(crate) text: String,
    /// The marked matches in its text.
    pub(crate) marks: Vec<String>,
    /// Whether `aria-selected` is true.
    pub(crate) is_selected: bool,
}

impl ReaderPage {
    /// Returns the displayed options.
    pub(crate) async fn choices(&self) -> Vec<Choice> {
        let script = "return [...document.querySelectorAll('#search-listbox > [role=option]')]
            .filter(option => option.checkVisibility())
            .map(option => ({
                id: option.id,
                address: option.href,
                text: option.innerText,
                marks: [...option.querySelectorAll('mark')].map(mark => mark.innerText),
                is_selected: option.getAttribute('aria-selected') === 'true',
            }))";
        self.read(script, &[]).await
    }

    /// Waits until options for `query` are displayed, and returns them.
    pub(crate) async fn expect_choices(&self, query: &str) -> Vec<Choice> {
        let script = "const box = document.querySelector('#search-input');
            const list = document.getElementById(box.getAttribute('aria-controls'));
            const all = document.querySelector('.search-popup .search-total a');
            return [box.value, box.getAttribute('aria-expanded'), list.getAttribute('role'),
                String(list.checkVisibility() && list.childElementCount > 0),
                new URL(all.href).searchParams.get('q')]";
        let expected = [query, "true", "listbox", "true", query].map(str::to_owned);
        let what = "[text, expanded, role, shown, query of the link to all]";
        self.expect(what, script, &[], expected).await;
        self.choices().await
    }

    /// Waits until the list below the search box is hidden.
    pub(crate) async fn expect_no_choices(&self) {
        let script = "return [
            document.querySelector('.search-popup').checkVisibility(),
            document.querySelector('#search-input').getAttribute('aria-expanded'),
            document.querySelector('#search-input').getAttribute('aria-activedescendant')]";
        let expected = json!([false, "false", null]);
        self.expect("[shown, expanded, active]", script, &[], expected)
            .await;
    }

    /// Waits until option `number` is the active one, or no option for `None`.
    pub(crate) async fn expect_active(&self, number: Option<usize>) {
        let script = "return [
            document.querySelector('#search-input').getAttribute('aria-activedescendant'),
            [...document.querySelectorAll('#search-listbox [aria-selected=true]')].map(e => e.id),
            document.activeElement.id]";
        let active = number.map(|number| format!("search-option-{number}"));
        let selected: Vec<&String> = active.iter().collect();
        let expected = json!([active, selected, "search-input"]);
        self.expect("[active, selected, focus]", script, &[], expected)
            .await;
    }

    /// Waits until the search box contains `text`.
    pub(crate) async fn expect_in_box(&self, text: &str) {
        let script = "return document.querySelector('#search-input').value";
        self.expect("the text in the box", script, &[], text.to_owned())
            .await;
    }

    /// Presses a key while Ctrl is down, wherever the focus is.
    pub(crate) async fn press_with_ctrl(&self, key: impl Into<char>) {
        let key: char = key.into();
        self.step(format!("press Ctrl and {key:?}"));
        let chain = self.driver.action_chain().key_down(Key::Control);
        let chain = chain.send_keys(key.to_string()).key_up(Key::Control);
        chain.perform().await.expect("a key press");
    }

    /// Clicks the element matching `css` while Ctrl is down.
    pub(crate) async fn click_with_ctrl(&self, css: &str) {
        self.step(format!("click {css} with Ctrl"));
        let element = self.driver.find(thirtyfour::By::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("`{css}`: {}", brief(&error)));
        let chain = self.driver.action_chain().key_down(Key::Control);
        let chain = chain.click_element(&element).key_up(Key::Control);
        chain.perform().await.expect("a click");
    }

    /// Moves the mouse over the element matching `css`.
    pub(crate) async fn hover(&self, css: &str) {
        self.step(format!("hover over {css}"));
        let element = self.driver.find(thirtyfour::By::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("`{css}`: {}", brief(&error)));
        let chain = self.driver.action_chain().move_to_element_center(&element);
        chain.perform().await.expect("a move of the mouse");
    }

    /// Waits until the browser has `n` tabs.
    pub(crate) async fn expect_tabs(&self, n: usize) {
        let begin = Instant::now();
        loop {
            let n_seen = self.n_windows().await;
            if n_seen == n {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "expected {n} tabs, not {n_seen}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Delays the program in all documents opened from now on.
    #[expect(clippy::unused_async, reason = "an act like all others")]
    pub(crate) async fn hold_program(&self) {
        self.step("hold the program");
        self.run_first(HOLD);
    }

    /// Opens `route` in a document with a delayed program, and returns before the program starts.
    pub(crate) async fn open_held(&self, route: &str) {
        let address = self.address(route);
        self.step(format!("open {address}, held"));
        self.driver
            .goto(&address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {}", brief(&error)));
        self.expect_held().await;
    }

    /// Waits until the program of the document is loaded but not yet started.
    pub(crate) async fn expect_held(&self) {
        let script = "return typeof window.letProgramGo === 'function'
            && document.documentElement.dataset.program === undefined";
        self.expect_that("a program that is held", script, &[])
            .await;
    }

    /// Starts the delayed program and waits until it has rendered the page.
    pub(crate) async fn let_program_go(&self) {
        self.step("let the program go");
        self.read::<()>("window.letProgramGo()", &[]).await;
        self.expect_running().await;
        self.expect_present("main#main h1").await;
    }

    /// Dispatches a synthetic key press on the element matching `css`. `options` is for the
    /// constructor of `KeyboardEvent`. Returns whether the page prevented the default action.
    pub(crate) async fn press_made_up(&self, css: &str, options: serde_json::Value) -> bool {
        self.step(format!("press {options} on {css}"));
        let script = "const event = new KeyboardEvent('keydown',
                { bubbles: true, cancelable: true, ...arguments[1] });
            return !document.querySelector(arguments[0]).dispatchEvent(event)";
        self.read(script, &[json!(css), options]).await
    }
}

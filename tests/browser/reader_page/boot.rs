//! The page before and without the program, and the notice below the page.

use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::prelude::{By, WebElement};
use tokio::time::sleep;

use super::{LOOK_EVERY, PATIENCE, ReaderPage, brief};
use crate::conduct::Part;

impl ReaderPage {
    /// Runs `script` in each document that the host sends from now on, before any other script.
    pub(crate) fn run_first(&self, script: &str) {
        self.step(format!("before documents: {script}"));
        self.host().conduct().scripts.push(script.to_owned());
    }

    /// Like [`Self::run_first`].
    #[expect(clippy::unused_async, reason = "an act like all others")]
    pub(crate) async fn run_before_documents(&self, script: &str) {
        self.run_first(script);
    }

    /// Opens `route` as a new document and waits only for its text.
    pub(crate) async fn open_text(&self, route: &str) {
        let address = self.address(route);
        self.open_document(&address).await;
        self.expect_text(route).await;
    }

    /// Opens a full address without checking the result.
    pub(crate) async fn open_document(&self, address: &str) {
        self.step(format!("open the document {address}"));
        self.driver
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {}", brief(&error)));
    }

    /// Waits until the document has text and a heading, whether or not its scripts run.
    pub(crate) async fn expect_text(&self, at: &str) {
        let begin = Instant::now();
        loop {
            let heading = self.driver.find(By::Css("main#main h1")).await;
            let text = match heading {
                // Not `innerText`, because some headings are only for screen readers.
                Ok(heading) => heading.prop("textContent").await.ok().flatten(),
                Err(_) => None,
            };
            if text.is_some_and(|text| !text.trim().is_empty()) {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "expected text at `{at}`, and there is none"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until the program reports that it has started.
    pub(crate) async fn expect_running(&self) {
        let script = "return document.documentElement.dataset.program ?? 'not running'";
        self.expect("the program", script, &[], "running".to_owned())
            .await;
    }

    /// Whether the program has reported that it has started.
    pub(crate) async fn is_running(&self) -> bool {
        let script = "return document.documentElement.dataset.program === 'running'";
        self.read(script, &[]).await
    }

    /// Waits until the notice below the page is visible and contains `words`.
    pub(crate) async fn expect_notice(&self, words: &str) {
        let script = "const line = document.getElementById('boot-notice');
            const box = line.getBoundingClientRect();
            const isSeen = box.height > 10 && box.bottom <= innerHeight + 1;
            return isSeen ? line.innerText : `unseen: ${line.innerText}`";
        let what = format!("a line below the page with `{words}`");
        self.wait_for::<String>(what, script, &[], |text| {
            text.contains(words) && !text.starts_with("unseen")
        })
        .await;
    }

    /// Waits until the notice below the page is empty.
    pub(crate) async fn expect_no_notice(&self) {
        let script = "return document.getElementById('boot-notice').innerText";
        self.expect("the line below the page", script, &[], String::new())
            .await;
    }

    /// Returns the current text of the notice below the page.
    pub(crate) async fn notice(&self) -> String {
        let script = "return document.getElementById('boot-notice').innerText";
        self.read(script, &[]).await
    }

    /// Presses the button called `name` in the notice below the page.
    pub(crate) async fn press_notice_button(&self, name: &str) {
        self.step(format!("press {name}"));
        let script = "const all = [...document.querySelectorAll('#boot-notice button')];
            const button = all.find(button => button.innerText === arguments[0]);
            button.click();
            return true";
        self.expect_that(format!("a button {name}"), script, &[json!(name)])
            .await;
    }

    /// Moves the page's clock forward, then tells the page that it is looked at again.
    pub(crate) async fn pass_minutes(&self, minutes: u32) {
        self.step(format!("{minutes} minutes pass"));
        self.read::<()>("window.passMinutes(arguments[0])", &[json!(minutes)])
            .await;
    }

    /// Waits until a service worker keeps the edition `name` and no other edition is kept.
    pub(crate) async fn expect_kept(&self, name: &str) {
        let script = "const done = arguments[arguments.length - 1];
            (async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                const state = registration?.active?.state ?? 'no worker';
                return [state, ...await caches.keys()];
            })().then(done, error => done([String(error)]))";
        let kept = format!("reader {} {name}", self.base.path());
        let expected = vec!["activated".to_owned(), kept];
        let begin = Instant::now();
        loop {
            let seen: Vec<String> = self.read_when_done(script, &[]).await;
            if seen == expected {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "expected {expected:?} to be kept, seen: {seen:?}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until the service worker has stored the page.
    pub(crate) async fn expect_stored(&self, route: &str) {
        let script = "const done = arguments[arguments.length - 1];
            caches.match(arguments[0]).then(page => done(page !== undefined))";
        let path = [json!(self.path(route))];
        let begin = Instant::now();
        while !self.read_when_done::<bool>(script, &path).await {
            assert!(begin.elapsed() < PATIENCE, "expected {path:?} to be stored");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Returns how often the host was asked for `part`.
    pub(crate) fn n_answers(&self, part: Part) -> usize {
        let answers = self.host().answers();
        let base = self.base.path();
        let paths = answers.iter().filter_map(|one| one.path.strip_prefix(base));
        paths.filter(|path| part.has(path)).count()
    }

    /// Waits until `part` was requested at least `n` times and no service worker is installing.
    pub(crate) async fn expect_attempts(&self, part: Part, n: usize) {
        let begin = Instant::now();
        loop {
            let n_seen = self.n_answers(part);
            if n_seen >= n {
                break;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "expected {part:?} to be asked for {n} times, seen: {n_seen}"
            );
            sleep(LOOK_EVERY).await;
        }
        let script = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistration()
                .then(one => done(!one || one.installing === null))";
        while !self.read_when_done::<bool>(script, &[]).await {
            assert!(begin.elapsed() < PATIENCE, "expected the worker to give up");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until the document belongs to the edition `name`.
    pub(crate) async fn expect_edition(&self, name: &str) {
        let script = "return JSON.parse(document.getElementById('program').textContent).edition";
        self.expect("the edition", script, &[], name.to_owned())
            .await;
    }

    /// Returns after two timers have run one after the other.
    pub(crate) async fn two_timers(&self) {
        let script = "const done = arguments[arguments.length - 1];
            setTimeout(() => setTimeout(() => done(true), 50), 50);";
        self.read_when_done::<bool>(script, &[]).await;
    }

    /// Waits until the path is `path`. Works in pages without scripts.
    pub(crate) async fn expect_path_without_scripts(&self, path: &str) {
        let begin = Instant::now();
        loop {
            let address = self.driver.current_url().await.expect("an address");
            if address.path() == path {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "expected the path {path}, seen: {address}"
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Returns the elements matching `css`.
    pub(crate) async fn elements(&self, css: &str) -> Vec<WebElement> {
        let found = self.driver.find_all(By::Css(css)).await;
        found.unwrap_or_else(|error| panic!("`{css}`: {}", brief(&error)))
    }

    /// Returns the name of the edition that the document belongs to.
    pub(crate) async fn edition(&self) -> String {
        let script = "return JSON.parse(document.getElementById('program').textContent)";
        let program: Value = self.read(script, &[]).await;
        program["edition"].as_str().unwrap_or("none").to_owned()
    }
}

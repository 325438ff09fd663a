//! Records early events of a document: blocked content, errors, and console messages.
//!
//! The host inserts the recording script, because not every driver can do that.

use thirtyfour::prelude::WebDriverResult;

use super::{ConsoleEntry, ReaderPage};
use crate::browser::Browser;

/// Runs in each document before its own scripts. It records values that a test cannot read
/// afterwards: blocked content, uncaught errors, console messages, and the color scheme when the
/// body begins, the last moment before the browser can paint.
const WATCH: &str = r"
    window.watched =
        { violations: [], errors: [], console: [], schemeAtBody: null, resizedAt: -Infinity };
    addEventListener('resize', () => { watched.resizedAt = performance.now(); });
    addEventListener('securitypolicyviolation', event =>
        watched.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    addEventListener('error', event => watched.errors.push(String(event.message)));
    addEventListener('unhandledrejection', event => watched.errors.push(String(event.reason)));
    for (const [name, level] of [['warn', 'WARNING'], ['error', 'SEVERE']]) {
        const say = console[name];
        console[name] = (...words) => {
            watched.console.push([level, words.join(' ')]);
            say.apply(console, words);
        };
    }
    new MutationObserver((_, observer) => {
        if (!document.body) return;
        watched.schemeAtBody = document.documentElement.dataset.theme ?? 'auto';
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
";

/// Lets a test move the clock of the page. The page is then told that its visibility changed.
const CLOCK: &str = "
    const now = Date.now;
    let ahead = 0;
    Date.now = () => now() + ahead;
    window.passMinutes = minutes => {
        ahead += minutes * 60000;
        document.dispatchEvent(new Event('visibilitychange'));
    };";

impl ReaderPage {
    /// Starts watching documents.
    pub(super) fn watch(&self) {
        let mut conduct = self.host().conduct();
        conduct.scripts = vec![WATCH.to_owned(), CLOCK.to_owned()];
    }

    /// Fails if the layout has shifted by more than `most` since the document was opened, or shifts
    /// within the next 200 ms. Only Chromium reports layout shifts.
    ///
    /// Ignores shifts until 300 ms after a resize, because they are not the page's fault: a new
    /// document may be in a new process, whose window gets the size set by the test only after the
    /// first paint. On a busy machine content moves some hundred milliseconds after the resize
    /// event.
    pub(crate) async fn expect_no_shift(&self, most: f64) {
        let script = "const done = arguments[arguments.length - 1];
            let shift = 0;
            const moved = [];
            const name = ({ node }) => `${node?.nodeName}.${node?.className}`;
            const watch = list => list.getEntries().forEach(it => {
                const since = it.startTime - watched.resizedAt;
                if (-50 < since && since < 300) return;
                shift += it.value;
                moved.push(`${it.startTime} ms, ${since} ms after a resize to ${innerWidth} px: ` +
                    it.sources.map(name).join(' '));
            });
            new PerformanceObserver(watch).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done([shift, moved.join(', ')]), 200)";
        let (shift, moved): (f64, String) = self.read_when_done(script, &[]).await;
        assert!(shift <= most, "the layout shifted by {shift}: {moved}");
    }

    /// Returns the blocked content and the errors since the document was opened.
    pub(crate) async fn refusals(&self) -> [Vec<String>; 2] {
        self.read("return [watched.violations, watched.errors]", &[])
            .await
    }

    /// Returns the console since the test began. In Firefox and `WebKit`, whose drivers cannot read
    /// it, it has only the messages of scripts, of the current document and of those where it was
    /// read before. Those browsers' own messages are covered elsewhere: the host records missing
    /// files, and [`Self::refusals`] returns blocked content.
    pub(crate) async fn console(&self) -> Vec<ConsoleEntry> {
        self.try_console()
            .await
            .expect("the console of the browser")
    }

    async fn try_console(&self) -> WebDriverResult<Vec<ConsoleEntry>> {
        let new: Vec<(String, String)> = if self.browser() == Browser::Chromium {
            let log = self.driver.browser_log().await?;
            let entries = log.into_iter().map(|entry| (entry.level, entry.message));
            entries.collect()
        } else {
            let script = "return window.watched?.console?.splice(0) ?? []";
            self.try_read(script, &[]).await?
        };
        let new = new
            .into_iter()
            .map(|(level, message)| ConsoleEntry { level, message });
        self.console.borrow_mut().extend(new);
        Ok(self.console.borrow().clone())
    }

    /// Returns the report of a failure: the actions, the console, and the failed requests.
    pub(crate) async fn account(&self) -> String {
        let mut lines = vec![format!("base {}", self.base.path()), "steps:".to_owned()];
        lines.extend(self.steps.borrow().iter().map(|step| format!("  {step}")));
        lines.push("console:".to_owned());
        match self.try_console().await {
            Ok(entries) => lines.extend(
                entries
                    .iter()
                    .map(|e| format!("  {} {}", e.level, e.message)),
            ),
            Err(error) => lines.push(format!("  cannot be read: {error}")),
        }
        lines.push("failed requests:".to_owned());
        let failures = self.failed_requests();
        lines.extend(
            failures
                .iter()
                .map(|failure| format!("  {} {}", failure.status, failure.path)),
        );
        lines.join("\n")
    }
}

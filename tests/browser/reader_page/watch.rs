//! What a document met before anybody asked: refused content, errors, and words in the console.
//!
//! The host puts the watch into what it sends, for not every driver can do that.

use thirtyfour::prelude::WebDriverResult;

use super::ReaderPage;
use crate::browser::Browser;

/// Runs in each document before any of its own scripts, and keeps what a test cannot ask for
/// afterwards: refused content, uncaught errors, what scripts say in the console, and the color
/// scheme at the moment the body begins, which is the last one before something can be painted.
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

/// Lets a test move the clock of the page, which then believes to be looked at again.
const CLOCK: &str = "
    const now = Date.now;
    let ahead = 0;
    Date.now = () => now() + ahead;
    window.passMinutes = minutes => {
        ahead += minutes * 60000;
        document.dispatchEvent(new Event('visibilitychange'));
    };";

/// An entry of the console.
#[derive(Clone, Debug)]
pub(crate) struct ConsoleEntry {
    /// `DEBUG`, `INFO`, `WARNING`, or `SEVERE`.
    pub(crate) level: String,
    /// What it says, beginning with its source.
    pub(crate) message: String,
}

impl ReaderPage {
    /// Begins to watch documents.
    pub(super) fn watch(&self) {
        let mut conduct = self.host().conduct();
        conduct.scripts = vec![WATCH.to_owned(), CLOCK.to_owned()];
    }

    /// Fails if the layout has shifted by more than `most` since the document was opened, or does so soon.
    /// Chromium alone knows of shifts.
    ///
    /// A window may get the size that a test gave it only after the first paint, for a new document can
    /// be that of a new process; what moves then is not the page's doing. On a busy machine it moves
    /// some hundred milliseconds after the page was told of its size.
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

    /// What was refused to the document, and what errors it met, since it was opened.
    pub(crate) async fn refusals(&self) -> [Vec<String>; 2] {
        self.read("return [watched.violations, watched.errors]", &[])
            .await
    }

    /// The console since the test began. The drivers of Firefox and `WebKit` keep it:
    /// there it is what the scripts of the present document have said, and of those at which it was
    /// read before. What these browsers say there themselves is known otherwise: to the host what
    /// was not found, to [`Self::refusals`] what was refused.
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

    /// What was done, what failed, and what the console says: for the account of a failure.
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

//! The parts of a report: its header, tabs, panel, and links to other months.

use serde_json::json;

use super::ReaderPage;
use crate::seeds::Seed;

/// The ids of the tabs, in order. All but the first are also topics and slugs.
pub(crate) const TABS: [&str; 8] = [
    "all",
    "overview",
    "governance",
    "parachains",
    "technology",
    "market",
    "ecosystem",
    "outlook",
];

impl ReaderPage {
    /// Waits until the report of `seed` is shown with all its topics.
    pub(crate) async fn expect_report(&self, seed: &Seed) {
        self.expect_report_at(seed, &seed.route()).await;
        self.expect_title(&format!("{} – Kusama News", seed.name()))
            .await;
        self.expect_selected_tab("all").await;
    }

    /// Waits until the report of `seed` is shown at `route`.
    pub(crate) async fn expect_report_at(&self, seed: &Seed, route: &str) {
        self.expect_route(route).await;
        self.expect_report_text(seed).await;
    }

    /// Waits until the report of `seed` is shown, at any path.
    pub(crate) async fn expect_report_text(&self, seed: &Seed) {
        let name = seed.name();
        let script = "const line = document.querySelector('article.report .report-dateline');
            return line.innerText.replace(/\\s+/g, ' ')";
        let what = format!("a dateline with {name}");
        self.wait_for::<String>(what, script, &[], |line| {
            line.to_lowercase().contains(&name.to_lowercase())
        })
        .await;
        self.expect_present("article.report h1.report-headline")
            .await;
        self.expect_heading().await;
    }

    /// Waits until only the tab `id` is selected, according to all its ARIA attributes.
    pub(crate) async fn expect_selected_tab(&self, id: &str) {
        let script = "const tabs = [...document.querySelectorAll('[role=tablist] [role=tab]')];
            const ids = test => tabs.filter(test).map(tab => tab.id);
            return [
                ids(tab => tab.getAttribute('aria-selected') === 'true'),
                ids(tab => tab.getAttribute('tabindex') === '0'),
                [document.querySelector('#topic-panel').getAttribute('aria-labelledby')],
                ids(tab => tab.getAttribute('aria-selected') !== 'true'
                    && tab.getAttribute('aria-selected') !== 'false'),
                ids(tab => !['0', '-1'].includes(tab.getAttribute('tabindex'))),
                ids(tab => tab.getAttribute('aria-controls') !== 'topic-panel'),
            ]";
        let tab = vec![format!("tab-{id}")];
        let expected = [tab.clone(), tab.clone(), tab, vec![], vec![], vec![]];
        let what = "[selected], [in tab order], [naming the panel], [badly marked] × 3";
        self.expect(what, script, &[], expected).await;
    }

    /// Returns the ids of the tabs whose topic this month lacks.
    pub(crate) async fn lacking_tabs(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('[role=tab].is-lacking')]
            .map(tab => tab.id.replace('tab-', ''))";
        self.read(script, &[]).await
    }

    /// Returns the headings of the sections in the panel.
    pub(crate) async fn section_headings(&self) -> Vec<String> {
        self.texts("#topic-panel section.report-section > h2").await
    }

    /// Returns the ids of the paragraphs in the panel.
    pub(crate) async fn paragraph_ids(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('#topic-panel [id^=\"p-\"]')]
            .map(paragraph => paragraph.id)";
        self.read(script, &[]).await
    }

    /// Waits until the element with the id `id` has the focus and is in the viewport.
    pub(crate) async fn expect_focused_in_view(&self, id: &str) {
        let script = "const box = document.getElementById(arguments[0]).getBoundingClientRect();
            return [document.activeElement.id, box.top >= 0 && box.top < innerHeight]";
        let expected = (id.to_owned(), true);
        self.expect(
            "[focus, is in the viewport]",
            script,
            &[json!(id)],
            expected,
        )
        .await;
    }
}

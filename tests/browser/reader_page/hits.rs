//! The parts of the search page, and the search box of every page.

use serde::Deserialize;
use serde_json::json;

use super::ReaderPage;

/// One section with hits, as displayed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Hit {
    /// The full address of its heading's link: that of its best passage.
    pub(crate) address: String,
    /// Month and topic.
    pub(crate) meta: String,
    /// The excerpts of its best passages.
    pub(crate) snippet: String,
    /// The marked matches in its heading and its excerpts.
    pub(crate) marks: Vec<String>,
}

impl Hit {
    /// The fragment of the address, without `#`.
    pub(crate) fn fragment(&self) -> &str {
        self.address
            .split_once('#')
            .map_or("", |(_, fragment)| fragment)
    }

    /// Year and month of the address, such as `2021/11`.
    pub(crate) fn month(&self) -> String {
        let parts: Vec<&str> = self.address.split('/').collect();
        let is_year = |part: &&str| part.len() == 4 && part.parse::<u16>().is_ok();
        let year_idx = parts
            .iter()
            .position(is_year)
            .expect("a month in the address of a hit");
        parts[year_idx..=year_idx + 1].join("/")
    }
}

impl ReaderPage {
    /// Returns the hits, best first.
    pub(crate) async fn hits(&self) -> Vec<Hit> {
        let script = "return [...document.querySelectorAll('ol.search-hits > li.search-hit')]
            .map(hit => ({
                address: hit.querySelector('a.hit-link').href,
                meta: hit.querySelector('.hit-meta').innerText,
                snippet: [...hit.querySelectorAll('a.hit-snippet')].map(it => it.innerText).join(' '),
                marks: [...hit.querySelectorAll('h2 mark, .hit-snippet mark')]
                    .map(mark => mark.innerText),
            }))";
        self.read(script, &[]).await
    }

    /// Waits until the search page shows the results for `query`.
    pub(crate) async fn expect_search(&self, query: &str) {
        self.expect_route("search/").await;
        let script = "return new URLSearchParams(location.search).get('q')";
        self.expect("the query in the address", script, &[], query.to_owned())
            .await;
        self.expect_title(&format!("{query} – Search – Kusama News"))
            .await;
        let script = "return document.querySelector('#search-input').value";
        self.expect("the query in the box", script, &[], query.to_owned())
            .await;
        self.expect_heading().await;
    }

    /// Waits until the search page shows hits for `query`, and returns them.
    pub(crate) async fn expect_hits(&self, query: &str) -> Vec<Hit> {
        self.expect_search(query).await;
        self.expect_present("main ol.search-hits > li.search-hit a.hit-link[href]")
            .await;
        self.hits().await
    }

    /// Waits until the search page reports that `query` has no hits.
    pub(crate) async fn expect_no_hits(&self, query: &str) {
        self.expect_search(query).await;
        let script = "return document.querySelectorAll('li.search-hit').length";
        self.expect("the number of hits", script, &[], 0).await;
    }

    /// Clicks the search box and waits until it has the focus.
    pub(crate) async fn enter_search_box(&self) {
        self.click("form.search-box #search-input").await;
        self.expect_focus_on("#search-input").await;
    }

    /// Clicks the link of this hit.
    pub(crate) async fn open_hit(&self, hit: &Hit) {
        let script = "const links = [...document.querySelectorAll('a.hit-link')];
            links.forEach(link => link.removeAttribute('data-chosen'));
            links.find(link => link.href === arguments[0]).setAttribute('data-chosen', '')";
        self.read::<()>(script, &[json!(hit.address)]).await;
        self.click("a.hit-link[data-chosen]").await;
    }
}

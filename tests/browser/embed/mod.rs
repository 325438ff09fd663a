//! Parts of the archive in frames on other sites, with another origin.
//!
//! These tests run in every browser. The pages of the other sites are in `tests/hosts`.

mod colors;
mod foreign;
mod heights;
mod history;
pub(crate) mod host;
mod leaving;
mod missing;
mod options;
mod pasted;
mod policy;
mod sandbox;
mod scripts_off;
mod tall;
mod threads;
mod wordpress;

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session;

/// Records console messages, because not every driver can read them.
const LISTEN_TO_CONSOLE: &str = "
    window.warned = [];
    for (const name of ['warn', 'error']) {
        const say = console[name];
        console[name] = (...words) => {
            warned.push(words.join(' '));
            say.apply(console, words);
        };
    }";

/// Script that returns the id of the selected tab.
const CHOSEN_TAB: &str = "return document.readyState === 'complete'
    && document.querySelector('[role=tab][aria-selected=true]').id";

/// Script that returns whether the program runs.
const IS_RUNNING: &str = "return document.documentElement.dataset.program === 'running'";

/// Runs `test` in every browser with the site at `/x/y/`.
async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(test: Test) {
    session::in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Waits until the frame matching `css` fits its content without scrolling. Returns the height.
async fn expect_fitting(page: &ReaderPage, css: &str) -> i32 {
    let script = "const root = document.documentElement;
        const height = Math.ceil(root.getBoundingClientRect().height);
        return [innerHeight, height, root.scrollHeight, root.scrollWidth - innerWidth]";
    let what = "a frame as high as its text [frame, text, scrolled, too wide]";
    let seen = page.wait_in_frame::<[i32; 4]>(css, what, script, |seen| {
        seen[0] == seen[1] && seen[2] <= seen[0] && seen[3] <= 0 && seen[0] > 0
    });
    seen.await[0]
}

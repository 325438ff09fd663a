//! The whole reader in real browsers, driven through web drivers.
//!
//! Build the reader first, once for each base, then run the tests with the two results named:
//!
//! ```text
//! trunk build --release --public-url / --dist <root>
//! trunk build --release --public-url /x/y/ --dist <nested>
//! READER_SITE_ROOT=<root> READER_SITE_NESTED=<nested> cargo test --features ssr --test browser
//! ```
//!
//! `CHROMEDRIVER`, `CHROMIUM`, `GECKODRIVER`, `FIREFOX`, `WEBKITDRIVER`, `MINIBROWSER`, `XVFB` and
//! `XSETTINGSD` name the programs when they are not where they are looked for. Whatever is missing is
//! a failure, never a skipped test. What a browser cannot do at all stands in one table,
//! `Browser::lacks`, and each act that is left out for it is told in the run.
//!
//! Every test runs in Chromium, and those in which engines can differ in Firefox and `WebKitGTK`, too:
//! [`engines::DIFFER`] lists them. With `READER_BROWSERS=all` every test runs in all three, and with
//! the name of a browser in that. Tests that are not about the service worker have none, which saves a
//! quarter of their time; with `READER_BROWSERS=all` they have it, as readers do.
//!
//! The tests in [`published`] are about what browsers make of the site as it is published, those in
//! [`embed`] about its frames in the pages of others, [`smoke`] has a walk through everything for
//! `cargo xtask test --quick`, and all others are about the reader.
//!
//! Three layers, each using only the ones below it:
//!
//! 1. the tests, one module per concern, each test named by the sentence it proves;
//! 2. [`reader_page`], what a reader does with the page and sees on it: `find_*`, actions, and
//!    `expect_*`, which wait for a condition and never for a time;
//! 3. [`session`] and [`lane`], which give each test its turn in each browser; [`browser`],
//!    [`driver`], [`desktop`] and [`mod@firefox`], the programs and what only they can do; [`server`]
//!    and [`conduct`], a static file server that behaves like the host of the reader, also on its
//!    bad days.
//!
//! A failing test leaves a screenshot, its steps, and the console in `target/browser`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test, and what carries it, fails by a panic that says what was expected"
)]

mod browser;
mod conduct;
mod desktop;
mod driver;
mod edition;
mod engines;
mod firefox;
mod lane;
mod seeds;
mod server;
mod session;

mod reader_page;

mod accessibility;
mod archive;
mod builder;
mod console;
mod display;
mod early_keys;
mod embed;
mod export;
mod fragments;
mod help_sheet;
mod history;
mod keyboard;
mod layout;
mod links;
mod marks;
mod membership;
mod not_found;
mod page;
mod passage_bar;
mod published;
mod quotes;
mod reading_page;
mod routing;
mod same_month;
mod screenshots;
mod search;
mod search_box;
mod search_hits;
mod search_page;
mod shortcuts;
mod smoke;
mod text;
mod thread_reading;
mod threads;
mod topics;

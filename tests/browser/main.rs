//! The whole reader in real browsers, driven by `WebDriver`.
//!
//! Build the reader first, once for each base. Then run the tests with both results:
//!
//! ```text
//! trunk build --release --public-url / --dist <root>
//! trunk build --release --public-url /x/y/ --dist <nested>
//! READER_SITE_ROOT=<root> READER_SITE_NESTED=<nested> cargo test --features ssr --test browser
//! ```
//!
//! `CHROMEDRIVER`, `CHROMIUM`, `GECKODRIVER`, `FIREFOX`, `WEBKITDRIVER`, `MINIBROWSER`, `XVFB` and
//! `XSETTINGSD` name the programs that are not in their usual places. A missing program fails the
//! tests; it never skips them. `Browser::lacks` is the only list of actions that a browser cannot
//! do, and the run reports each action skipped because of it.
//!
//! Every test runs in Chromium. Tests where engines can differ also run in Firefox and `WebKitGTK`:
//! [`engines::DIFFER`] lists them. With `READER_BROWSERS=all` every test runs in all three
//! browsers, and with the name of a browser in that one. Tests that are not about the service
//! worker run without it, which saves a quarter of their time. With `READER_BROWSERS=all` they have
//! it, as readers do.
//!
//! The tests in [`published`] are about the published site, those in [`embed`] about its frames in
//! other pages. [`smoke`] walks through everything for `cargo xtask test --quick`. All others are
//! about the reader.
//!
//! Three layers, each using only the ones below it:
//!
//! 1. the tests, one module per concern, each test named by the sentence it proves;
//! 2. [`reader_page`], the actions of a reader and the visible page: `find_*`, actions, and
//!    `expect_*`, which wait for a condition and never for a fixed time;
//! 3. [`session`] and [`lane`], which give each test its turn in each browser; [`browser`],
//!    [`driver`], [`desktop`] and [`mod@firefox`], the programs and their special commands;
//!    [`server`] and [`conduct`], a static file server that behaves like the host of the reader,
//!    failures included.
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
mod direction;
mod display;
mod early_keys;
mod embed;
mod export;
mod figures;
mod first_screen;
mod fragments;
mod help_sheet;
mod history;
mod keyboard;
mod layout;
mod links;
mod marks;
mod membership;
mod names;
mod not_found;
mod note;
mod page;
mod passage_bar;
mod program;
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
mod thesaurus;
mod thread_reading;
mod threads;
mod topics;

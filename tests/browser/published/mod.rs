//! The published site in browsers: with a late, missing or blocked program, without the host, and
//! with a newer edition.
//!
//! These tests run in every browser, and change the host rather than the browser.

mod editions;
mod failures;
mod frame;
mod offline;
mod places;
mod policy;
mod scripts_off;
mod start;

use crate::browser::{Allowed, Browser};
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session;

/// Runs `test` in every browser with the site at `/x/y/`.
async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(test: Test) {
    session::in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Like [`in_every_browser`], but also with the site at `/`: in Chromium, or in every browser if
/// all tests run in all browsers.
async fn on_both_bases<Test: AsyncFn(&ReaderPage)>(test: Test) {
    if Browser::all_in_all() {
        session::in_every_browser(&Base::ALL, Allowed::Everything, test).await;
    } else {
        session::on_both_bases(test).await;
    }
}

//! The program in the browser: reads the embedded archive and draws the page.

#[cfg(feature = "hydrate")]
#[expect(
    clippy::panic,
    reason = "without an archive there is nothing to go on with"
)]
fn main() {
    console_error_panic_hook::set_once();
    // The page says that search does not work; who looks into it finds here why.
    if let Err(error) = kusama_news_reader::start() {
        panic!("{error}");
    }
}

/// Only a browser has a page to draw; natively, the build script and the tests run.
#[cfg(not(feature = "hydrate"))]
fn main() {}

//! The program in the browser: reads the embedded archive and draws the page.

#[cfg(feature = "csr")]
fn main() {
    console_error_panic_hook::set_once();
    if let Err(error) = kusama_news_reader::start() {
        kusama_news_reader::browser::document::show_failure(&format!("{error}"));
    }
}

/// Only a browser has a page to draw; natively, the build script and the tests run.
#[cfg(not(feature = "csr"))]
fn main() {}

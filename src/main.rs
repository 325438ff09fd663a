//! The browser program: reads the embedded archive and renders the page.

#[cfg(feature = "hydrate")]
#[expect(
    clippy::panic,
    reason = "without an archive there is nothing to go on with"
)]
fn main() {
    console_error_panic_hook::set_once();
    // The page only says that search does not work; the panic puts the reason in the console.
    if let Err(error) = kusama_news_reader::start() {
        panic!("{error}");
    }
}

/// Does nothing natively, because only a browser has a page to render.
#[cfg(not(feature = "hydrate"))]
fn main() {}

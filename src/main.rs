//! The browser program: reads the embedded archive and renders the page.

#[cfg(feature = "hydrate")]
#[expect(
    clippy::panic,
    reason = "without an archive there is nothing to go on with"
)]
fn main() {
    // The published program has no messages of panics; see `.xtask/src/program.rs`.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    if let Err(error) = kusama_news_reader::start() {
        panic!("{error}");
    }
}

/// Does nothing natively, because only a browser has a page to render.
#[cfg(not(feature = "hydrate"))]
fn main() {}

//! Stands in for the crate `wasm-streams`, which Leptos needs for server functions.
//!
//! The reader has no server. The real crate exports classes to JavaScript, so no linker can drop its
//! code: it would add about 6 kB (brotli) to the program and its script. `[patch]` in `Cargo.toml`
//! puts this in its place.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// A stream of a request or response to a server.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a browser's stream.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Returns an empty stream.
    ///
    /// # Panics
    ///
    /// If the browser has no streams.
    #[expect(
        clippy::expect_used,
        reason = "Leptos expects the real crate's signature, which has no error"
    )]
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(web_sys::ReadableStream::new().expect("a browser with streams"))
    }

    /// Returns the browser's stream.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Returns an empty stream.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}

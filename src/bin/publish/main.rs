//! The command that finishes a built site; Trunk runs it after a release build, see `Trunk.toml`.
//!
//! Duty: write into the site what needs the archive, but no browser, and what only a published
//! site needs. Today this is the description by which a browser searches from its address bar.
//! Tests: beside the code, and `tests/native/publish.rs`.

// Like the archive compiler, it is not for the browser.
#![cfg_attr(target_arch = "wasm32", allow(dead_code, missing_docs))]

#[cfg(not(target_arch = "wasm32"))]
mod opensearch;
#[cfg(not(target_arch = "wasm32"))]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod publish;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    publish::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

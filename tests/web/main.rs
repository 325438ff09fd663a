//! Component tests in a browser: single components, and the functions of the browser module.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "tests say what they expect in the shortest way"
)]

mod document;
mod export;
mod form;
mod fragments;
mod frames;
mod highlight;
mod navigation;
mod search_box;
mod storage;
mod support;
mod text_field;
mod topic_tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

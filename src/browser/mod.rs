//! The browser: the only module that accesses the DOM, the history and storage.
//!
//! Duty: small functions that do one thing each and never panic, even if the browser refuses. Must
//! not know: reports, topics, components. Each function documents its behavior without a browser.
//! Most must not be called there; call them only in effects and event handlers, because native
//! rendering does not run those.
//!
//! Tests: `tests/web` and, for the whole reader, `tests/browser`.

pub mod bar;
pub mod clipboard;
pub mod dialog;
pub mod document;
pub mod element;
pub mod escape;
pub mod file;
pub mod form;
pub mod highlight;
pub mod history;
pub mod idle;
pub mod keyboard;
pub mod listbox;
pub mod reading_line;
pub mod scroll;
pub mod selection;
pub mod share;
pub mod storage;
pub mod tabs;
#[cfg(feature = "hydrate")]
pub mod task;
pub mod text_field;

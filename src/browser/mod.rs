//! The browser: the only module that touches the DOM, the history and storage.
//!
//! Duty: small functions that do one thing each and never panic, whatever the browser refuses.
//! Must not know: reports, topics, components. What its functions do without a browser they say
//! themselves; most must not be called there, and are called in effects and event handlers only,
//! which native rendering does not run.
//!
//! Tests: `tests/web` and, in the whole reader, `tests/browser`.

pub mod bar;
pub mod clipboard;
pub mod dialog;
pub mod document;
pub mod element;
pub mod escape;
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
pub mod text_field;

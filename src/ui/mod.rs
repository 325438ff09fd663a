//! The user interface: the app, its pages, and what readers operate.
//!
//! One folder per feature, with each part's style sheet beside it. `page.rs` of a folder is its page;
//! it begins with its `h1`, because that receives the focus on navigation. Interactive parts are
//! Leptos components that get their data by props; only the navigation, the search index and the
//! help sheet are contexts. Parts that are only read are functions that return
//! [`Markup`](maud::Markup) for [`part::Part`]; those that need nothing of this module are in
//! [`crate::html`]. Must not know: the DOM, other than through events and [`crate::browser`].

pub mod app;
pub mod archive;
pub mod context;
pub mod effect;
pub mod embed;
pub mod figures;
pub mod home;
pub mod ids;
pub mod names;
pub mod navigation;
pub mod part;
pub mod passage;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod report;
pub mod same_month;
pub mod search;
pub mod shell;
#[cfg(feature = "hydrate")]
pub mod start;
pub mod thread;

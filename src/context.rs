//! Contexts: what every component of the app can ask for.

use crate::navigation::Navigation;
use leptos::prelude::*;

/// The navigation of the app that the current component belongs to; through it, its archive.
///
/// # Panics
///
/// Outside an [`App`](crate::app::App).
#[must_use]
pub fn use_navigation() -> Navigation {
    expect_context::<Navigation>()
}

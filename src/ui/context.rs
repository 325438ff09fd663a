//! Contexts available to every component of the app.

use crate::ui::navigation::Navigation;
use leptos::prelude::*;

/// Returns the app's navigation, which also gives access to its archive.
///
/// # Panics
///
/// Outside an [`App`](crate::ui::app::App).
#[must_use]
pub fn use_navigation() -> Navigation {
    expect_context::<Navigation>()
}

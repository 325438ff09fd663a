//! Contexts: what every component of the app can ask for.

use crate::archive::Archive;
use crate::navigation::Navigation;
use leptos::prelude::*;
use std::sync::Arc;

/// The archive, for every component that reads it.
#[derive(Clone)]
pub struct ArchiveContext(pub Arc<Archive>);

/// The archive of the app that the current component belongs to.
///
/// # Panics
///
/// Outside an [`App`](crate::app::App).
#[must_use]
pub fn use_archive() -> Arc<Archive> {
    expect_context::<ArchiveContext>().0
}

/// The navigation of the app that the current component belongs to.
///
/// # Panics
///
/// Outside an [`App`](crate::app::App).
#[must_use]
pub fn use_navigation() -> Navigation {
    expect_context::<Navigation>()
}

//! Bases: the path under which the reader is hosted.

use super::Route;
use crate::model::Archive;

/// The path under which the reader is hosted. Begins and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl Base {
    /// Returns a base for a path such as `/x/y/`. Adds missing slashes.
    #[must_use]
    pub fn new(path: &str) -> Self {
        match path.trim_matches('/') {
            "" => Self::default(),
            inside => Self(format!("/{inside}/")),
        }
    }

    /// Returns the base as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address of a route on the host.
    #[must_use]
    pub fn href(&self, route: &Route, archive: &Archive) -> String {
        format!("{}{}", self.0, route.path(archive))
    }

    /// Returns the rest of a path after the base, or `None` for a path outside it. For example, the
    /// base `/x/` contains `/x/2023/` and `/x`, but not `/xy/`.
    #[must_use]
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        if path.len() + 1 == self.0.len() && self.0.starts_with(path) {
            return Some("");
        }
        path.strip_prefix(self.0.as_str())
    }
}

//! Bases: where on its host the reader stands.

use super::Route;
use crate::archive::Archive;

/// The path under which the reader is hosted; it begins and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl Base {
    /// A base from a path such as `/x/y/`; missing slashes are added.
    #[must_use]
    pub fn new(path: &str) -> Self {
        match path.trim_matches('/') {
            "" => Self::default(),
            inside => Self(format!("/{inside}/")),
        }
    }

    /// The base itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a route on the host.
    #[must_use]
    pub fn href(&self, route: &Route, archive: &Archive) -> String {
        format!("{}{}", self.0, route.path(archive))
    }

    /// What follows the base in a path of the host, or `None` if the path lies outside: `/x` is
    /// a base of `/x/2023/` and of `/x`, but not of `/xy/`.
    #[must_use]
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        if path.len() + 1 == self.0.len() && self.0.starts_with(path) {
            return Some("");
        }
        path.strip_prefix(self.0.as_str())
    }
}

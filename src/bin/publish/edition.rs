//! The edition being published, and the files of the site.

use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Route};
use std::sync::Arc;

/// The archive as published now. Every file of the site is made from this and Trunk's output.
pub struct Edition {
    /// The published archive.
    pub archive: Arc<Archive>,
    /// Path under which the site is hosted.
    pub base: Base,
    /// Absolute address of the site with a trailing slash, if known. Files and elements that need
    /// one are left out without it.
    pub url: Option<String>,
    /// Groups of words that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

impl Edition {
    /// Returns the absolute address of a route, if the site's address is known.
    pub fn address_of(&self, route: &Route) -> Option<String> {
        let url = self.url.as_ref()?;
        Some(format!("{url}{}", route.path(&self.archive)))
    }
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the base with `/` as separator, as in `2023/11/index.html`.
    pub path: String,
    /// Contents of the file.
    pub bytes: Vec<u8>,
}

impl File {
    /// Returns a text file.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }

    /// Returns the same file with another path.
    pub fn at(self, path: String) -> Self {
        Self { path, ..self }
    }

    /// Reports whether the path ends in a dot and `extension`.
    pub fn is(&self, extension: &str) -> bool {
        let end = self.path.strip_suffix(extension);
        end.is_some_and(|start| start.ends_with('.'))
    }
}

//! What is published: the archive, where it is hosted, and the files that come of it.

use kusama_news_reader::archive::Archive;
use kusama_news_reader::routes::{Base, Route};
use std::sync::Arc;

/// What keeps the command from its work is told to a person, and to nobody else. It may be
/// several lines, each of which says where, what is wrong, what was expected and what to do.
pub type Trouble = String;

/// The archive as it is published now. Every file of the site is made from this and from what
/// Trunk has written.
pub struct Edition {
    /// What is published.
    pub archive: Arc<Archive>,
    /// The path under which the site is hosted.
    pub base: Base,
    /// The absolute address of the site with a trailing slash, if it is known. What needs one is
    /// left out without it.
    pub url: Option<String>,
}

impl Edition {
    /// The absolute address of a route, if that of the site is known.
    pub fn address_of(&self, route: &Route) -> Option<String> {
        let url = self.url.as_ref()?;
        Some(format!("{url}{}", route.path(&self.archive)))
    }
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the base, with `/` between the parts, as in `2023/11/index.html`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }

    /// Whether the path ends in a dot and this.
    pub fn is(&self, extension: &str) -> bool {
        let end = self.path.strip_suffix(extension);
        end.is_some_and(|start| start.ends_with('.'))
    }
}

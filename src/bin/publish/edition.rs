//! What is published: the archive, where it is hosted, and the files that come of it.

use kusama_news_reader::archive::Archive;
use kusama_news_reader::routes::Base;
use std::sync::Arc;

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
}

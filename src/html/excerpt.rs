//! Words of a report that are quoted elsewhere.

use maud::{Markup, html};

/// Words of one text, such as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub(super) words: String,
    pub(super) is_code: bool,
}

impl Excerpt {
    /// Creates an excerpt. Joins running text with single spaces. Keeps the line breaks of code,
    /// except at its start and end.
    #[must_use]
    pub fn new(words: &str, is_code: bool) -> Self {
        let words = if is_code {
            words.trim_matches('\n').trim_end().to_owned()
        } else {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self { words, is_code }
    }

    /// Reports whether the excerpt has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }

    pub(super) fn html(&self) -> Markup {
        html! {
            @if self.is_code {
                pre dir="ltr" { code { (self.words) } }
            } @else {
                p dir="auto" { (self.words) }
            }
        }
    }
}

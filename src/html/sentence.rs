//! A sentence quoted from a report, and the way to its paragraph.

use crate::model::Sentence;
use crate::routes::page_context::PageContext;
use maud::{Markup, html};

/// Returns a sentence with the words that it is quoted for emphasized.
#[must_use]
pub fn quoted(sentence: &Sentence) -> Markup {
    html! {
        q.quoted-sentence dir="auto" { (sentence.before) b { (sentence.text) } (sentence.after) }
    }
}

/// Returns the month of a sentence's report as a link to its paragraph.
#[must_use]
pub fn place(context: PageContext<'_>, sentence: &Sentence) -> Markup {
    let month = sentence.month;
    html! {
        a href=(context.passage(month, None, sentence.id, "")) {
            time datetime=(month) { (context.month_title(month)) }
        }
    }
}

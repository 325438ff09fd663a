//! A sentence quoted from a report, and the way to its paragraph.

use crate::model::{Figure, Month, Sentence, TextId};
use crate::routes::page_context::PageContext;
use maud::{Markup, html};

/// Returns a sentence with the words that it is quoted for emphasized.
#[must_use]
pub fn of_sentence(sentence: &Sentence) -> Markup {
    quoted([&sentence.before, &sentence.text, &sentence.after])
}

/// Returns the sentence of a figure with the figure emphasized.
#[must_use]
pub fn of_figure(figure: &Figure) -> Markup {
    quoted([&figure.before, &figure.text, &figure.after])
}

fn quoted([before, text, after]: [&str; 3]) -> Markup {
    html! {
        q.quoted-sentence dir="auto" { (before) b { (text) } (after) }
    }
}

/// Returns the month of a report as a link to one of its paragraphs.
#[must_use]
pub fn place(context: PageContext<'_>, month: Month, id: TextId) -> Markup {
    html! {
        a href=(context.passage(month, None, id, "")) {
            time datetime=(month) { (context.month_title(month)) }
        }
    }
}

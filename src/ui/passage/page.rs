//! A single passage with its source, as a card for a frame.

use crate::html::blocks::{blocks, inline};
use crate::model::{Block, Month, Passage, Report, TextId, Words, plain_text};
use crate::routes::page_context::PageContext;
use crate::text::embed;
use maud::{Markup, html};

/// Returns the card of a passage; empty if the archive does not have it.
#[must_use]
pub fn passage_page(context: PageContext<'_>, month: Month, id: TextId) -> Markup {
    let report = context.archive.report(month);
    let card = report.and_then(|report| Some(card(context, report, report.passage(id)?, id)));
    card.unwrap_or_default()
}

fn card(context: PageContext<'_>, report: &Report, passage: Passage<'_>, id: TextId) -> Markup {
    let month = report.month;
    let href = context.outside().passage(month, None, id, "");
    // The section's heading, unless the passage itself is that heading.
    let section = passage.section.filter(|section| section.heading.id != id);
    html! {
        article.passage {
            h1.visually-hidden tabindex="-1" data-generated { (embed::passage_of(&context.month_title(month))) }
            figure {
                blockquote.prose dir="auto" { (words(passage.words)) }
                figcaption data-generated {
                    (report.publication) ", "
                    a href=(href) target=[context.new_tab()] rel=[context.new_tab_rel()] {
                        time datetime=(month) { (context.month_title(month)) }
                    }
                    @if let Some(section) = section {
                        ": " cite dir="auto" { (plain_text(&section.heading.text)) }
                    }
                }
            }
        }
    }
}

fn words(words: Words<'_>) -> Markup {
    match words {
        Words::Text(text) => html! { p { (inline(text)) } },
        Words::Item(number, text) => html! { p { (number) ". " (inline(text)) } },
        Words::Code(code) => blocks(&[Block::Code {
            id: TextId::default(),
            language: String::new(),
            text: code.to_owned(),
        }]),
    }
}

//! One piece of text with where it comes from, as a card for a frame.

use crate::archive::html::{self, escaped};
use crate::archive::{Block, Month, Passage, Report, TextId, Words, plain_text};
use crate::hosted::{Hosted, anchor};
use crate::strings::embed;

/// The card of a passage; nothing if the archive does not hold it.
#[must_use]
pub fn passage_page(hosted: Hosted<'_>, month: Month, id: TextId) -> String {
    let report = hosted.archive.report(month);
    let card = report.and_then(|report| Some(card(hosted, report, report.passage(id)?, id)));
    card.unwrap_or_default()
}

fn card(hosted: Hosted<'_>, report: &Report, passage: Passage<'_>, id: TextId) -> String {
    let outside = hosted.outside();
    let title = report.month.title();
    let href = outside.passage(report.month, None, id, "");
    let time = [
        "<time datetime=\"",
        &report.month.to_string(),
        "\">",
        &title,
        "</time>",
    ]
    .concat();
    [
        "<article class=\"passage\"><h1 class=\"visually-hidden\" tabindex=\"-1\" data-generated>",
        &embed::passage_of(&title),
        "</h1><figure><blockquote class=\"prose\">",
        &words(passage.words),
        "</blockquote><figcaption data-generated>",
        &escaped(&report.publication),
        ", ",
        &anchor(hosted.leaving(), &href, &time),
        &heading(passage, id),
        "</figcaption></figure></article>",
    ]
    .concat()
}

fn words(words: Words<'_>) -> String {
    match words {
        Words::Text(text) => ["<p>", &html::inline(text), "</p>"].concat(),
        Words::Code(code) => html::blocks(&[Block::Code {
            id: TextId::default(),
            language: String::new(),
            text: code.to_owned(),
        }]),
    }
}

/// The heading of the section in which the passage stands, unless the passage is that.
fn heading(passage: Passage<'_>, id: TextId) -> String {
    let section = passage.section.filter(|section| section.heading.id != id);
    let heading = section.map(|section| escaped(&plain_text(&section.heading.text)));
    heading.map_or_else(String::new, |heading| {
        [": <cite>", &heading, "</cite>"].concat()
    })
}

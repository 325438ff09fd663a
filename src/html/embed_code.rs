//! The lines that somebody pastes into a page of their own to show a part of the archive there.
//!
//! Duty: write them, for a reader at an absolute address. They are HTML for a page that knows
//! nothing of the reader, and of a report they quote plain words only. Must not know: the DOM,
//! Leptos, where the reader is hosted.
//! Tests: `tests/native/snippet.rs`.

use crate::model::{Archive, Block, Month, Report, TopicId, Words, leaves, plain_text};
use crate::routes::{Embed, Part, Route};
use crate::text::{embed, thread, topics};
use maud::{Markup, html};

/// What a frame with a part of the archive may do: run the script that tells its height, and open
/// links outside of itself. It may not pass for the site that it comes from.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// The script that gives frames the height of what stands in them, below the reader's address.
pub const SCRIPT: &str = "embed.js";

/// How long the beginning of a report is that is quoted, at most. Chosen: two or three sentences.
const MAX_CHARS: usize = 280;

/// A part of the archive as it is to be shown in somebody else's page.
#[derive(Clone, Copy)]
pub struct Snippet<'a> {
    /// What the part is of.
    pub archive: &'a Archive,
    /// The absolute address of the reader, with a slash at its end.
    pub site: &'a str,
    /// The part, and how it looks.
    pub embed: Embed,
    /// The width of the frame in CSS pixels; `None` for all there is.
    pub width: Option<u16>,
}

impl Snippet<'_> {
    /// The frame alone.
    #[must_use]
    pub fn frame(&self) -> Markup {
        self.framed(&self.address(&Route::Embed(self.embed)), true)
    }

    /// The frame, and the script that gives it the height of what stands in it.
    #[must_use]
    pub fn frame_with_script(&self) -> Markup {
        html! {
            (self.frame()) "\n"
            script async src={ (self.site) (SCRIPT) } {}
        }
    }

    /// The frame with another address, for a page of the reader.
    #[must_use]
    pub fn frame_from(&self, address: &str) -> Markup {
        self.framed(address, false)
    }

    /// The frame. In a page of the reader a style sheet says how it looks, and a policy takes a style
    /// in an element away.
    fn framed(&self, address: &str, is_pasted: bool) -> Markup {
        let pasted = |value| is_pasted.then_some(value);
        html! {
            iframe src=(address) title=(self.title())
                width={ @if let Some(width) = self.width { (width) } @else { "100%" } }
                height=(self.height())
                sandbox=(SANDBOX) referrerpolicy="strict-origin-when-cross-origin"
                loading=[pasted("lazy")]
                // A strict policy takes the style away; this, however old, then takes the border.
                frameborder=[pasted("0")]
                style=[pasted("border:0;max-width:100%")] {}
        }
    }

    /// The part, or how it begins, as a quotation that needs no frame.
    #[must_use]
    pub fn quotation(&self) -> Markup {
        let link = self.link();
        html! {
            blockquote cite=(link) {
                (self.words())
                p {
                    cite { a href=(link) { (self.source()) } } ". " (self.archive.site.notice)
                }
            }
        }
    }

    /// What the frame is called, as in `Kusama News: Market, November 2023`.
    #[must_use]
    pub fn title(&self) -> String {
        let subject = match self.embed.part {
            Part::Report { month, topic } => match self.label(topic) {
                Some(label) => thread::during(label, &month.title()),
                None => month.title(),
            },
            Part::Thread(thread) => {
                let label = self.label(Some(thread.topic)).unwrap_or_default();
                match thread.span() {
                    span if span.is_empty() => topics::through_the_months(label),
                    span => thread::during(label, &span),
                }
            }
            Part::Passage { month, .. } => embed::passage_of(&month.title()),
        };
        [&self.archive.site.title, ": ", &subject].concat()
    }

    /// The height that the frame has as long as no script gives it that of what stands in it, in
    /// CSS pixels. Chosen: a screen of text, and for a passage what most of them need.
    #[must_use]
    pub fn height(&self) -> u16 {
        match self.embed.part {
            Part::Passage { .. } => 400,
            Part::Report { .. } | Part::Thread(_) => 640,
        }
    }

    fn address(&self, route: &Route) -> String {
        [self.site, &route.path(self.archive)].concat()
    }

    /// Where the part stands in the reader.
    fn link(&self) -> String {
        let page = self.address(&self.embed.part.page());
        match self.embed.part {
            Part::Passage { id, .. } => [&page, "#", &id.to_string()].concat(),
            _ => page,
        }
    }

    /// What the words are from, as in `Kusama News, November 2023`.
    fn source(&self) -> String {
        match self.embed.part {
            Part::Report { month, .. } | Part::Passage { month, .. } => {
                let report = self.archive.report(month);
                let publication = report.map_or("", |report| &report.publication);
                [publication, ", ", &month.title()].concat()
            }
            Part::Thread(_) => self.title(),
        }
    }

    fn label(&self, topic: Option<TopicId>) -> Option<&str> {
        let topic = topic.and_then(|topic| self.archive.topic(topic));
        topic.map(|topic| topic.label.as_str())
    }

    /// What is quoted of the part.
    fn words(&self) -> Markup {
        let report = |month: Month| self.archive.report(month);
        match self.embed.part {
            Part::Passage { month, id } => {
                let passage = report(month).and_then(|report| report.passage(id));
                passage.map(|it| words(it.words)).unwrap_or_default()
            }
            Part::Report { month, topic } => {
                let report = report(month);
                report
                    .map(|it| self.beginning(it, topic))
                    .unwrap_or_default()
            }
            Part::Thread(thread) => {
                let topic = self.archive.topic(thread.topic);
                let description = topic.map_or("", |topic| &topic.description);
                headed(
                    self.label(Some(thread.topic)).unwrap_or_default(),
                    description,
                )
            }
        }
    }

    /// How a report begins, or what it says first about a topic.
    fn beginning(&self, report: &Report, topic: Option<TopicId>) -> Markup {
        let Some(label) = self.label(topic) else {
            return headed(&report.title(), &opening(report.opening()));
        };
        match report.sections_under(topic).next() {
            _ if report.lead_under(topic) => headed(&report.title(), &opening(&report.lead)),
            Some(section) => {
                let heading = plain_text(&section.heading.text);
                headed(&heading, &opening(&section.blocks))
            }
            None => headed(label, embed::LACKS),
        }
    }
}

fn words(words: Words<'_>) -> Markup {
    html! {
        @match words {
            Words::Text(text) => { p { (plain_text(text)) } }
            Words::Code(code) => { pre { code { (code) } } }
        }
    }
}

/// A heading in words of its own, with a text below it if there is one.
fn headed(heading: &str, text: &str) -> Markup {
    html! {
        p { strong { (heading) } }
        @if !text.is_empty() { p { (text) } }
    }
}

/// How blocks begin, without headings.
fn opening(blocks: &[Block]) -> String {
    let texts = leaves(blocks).into_iter().filter(|leaf| !leaf.is_heading);
    let mut words = String::new();
    for leaf in texts {
        for word in leaf.text.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        if words.len() > MAX_CHARS * char::MAX.len_utf8() {
            break;
        }
    }
    cut(words, MAX_CHARS)
}

/// The beginning of a text: as many whole sentences as there is room for; of one that is too long, as
/// many whole words.
#[must_use]
pub fn cut(mut text: String, max_chars: usize) -> String {
    let Some((room, _)) = text.char_indices().nth(max_chars) else {
        return text;
    };
    let begin = text.get(..room).unwrap_or_default();
    let mut ends = begin.char_indices().rev().filter_map(|(at, mark)| {
        let end = at + mark.len_utf8();
        let is_end = matches!(mark, '.' | '!' | '?') && text.get(end..)?.starts_with(' ');
        is_end.then_some(end)
    });
    // A sentence in its first third would say too little.
    if let Some(end) = ends.next().filter(|&end| end > room / 3) {
        text.truncate(end);
        return text;
    }
    // The ellipsis takes the place of a blank.
    text.truncate(begin.rfind(' ').unwrap_or(room));
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_sentence_or_else_after_a_word() {
        let cut = |text: &str| cut(text.to_owned(), 20);
        assert_eq!(cut("Short."), "Short.");
        assert_eq!(cut("One two. Three! Four five."), "One two. Three!");
        // Version 1.2 is no end of a sentence, and a word too few says too little.
        assert_eq!(cut("Version 1.2 of something long"), "Version 1.2 of…");
        assert_eq!(cut("A. Writer says what is said"), "A. Writer says what…");
        assert_eq!(cut("ééééééééééééééééééééé"), "éééééééééééééééééééé…");
    }
}

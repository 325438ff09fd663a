//! Embed code: HTML that shows a part of the archive on another site.
//!
//! Duty: write the code, for a reader at a given absolute address. The code must work on any page
//! and quotes reports as plain text only. Must not know: the DOM, Leptos, where the reader is
//! hosted.
//! Tests: `tests/native/embed_code.rs`.

use crate::model::{Archive, Block, Month, Report, TopicId, Words, leaves, plain_text};
use crate::routes::{Embed, Part, Route};
use crate::text::{embed, thread, topics};
use maud::{Markup, html};

/// The `sandbox` attribute of a frame. It allows the script that reports the frame's height, and
/// links that open a new tab. It omits `allow-same-origin`, so the frame has no access to its
/// site's storage.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// Path below the reader's address of the script that fits frames to the height of their content.
pub const SCRIPT: &str = "embed.js";

/// Maximum length of a report's quoted beginning, in characters. Chosen: two or three sentences.
const MAX_CHARS: usize = 280;

/// A part of the archive to show on another site.
#[derive(Clone, Copy)]
pub struct Snippet<'a> {
    /// The archive that contains the part.
    pub archive: &'a Archive,
    /// The absolute address of the reader, with a final slash.
    pub site: &'a str,
    /// The part and its appearance.
    pub embed: Embed,
    /// The width of the frame in CSS pixels; `None` for the full width.
    pub width: Option<u16>,
}

impl Snippet<'_> {
    /// Returns the frame without the script.
    #[must_use]
    pub fn frame(&self) -> Markup {
        self.framed(&self.address(&Route::Embed(self.embed)), true)
    }

    /// Returns the frame with the script that fits it to the height of its content.
    #[must_use]
    pub fn frame_with_script(&self) -> Markup {
        html! {
            (self.frame()) "\n"
            script async src={ (self.site) (SCRIPT) } {}
        }
    }

    /// Returns the frame with another address, for a preview on a page of the reader.
    #[must_use]
    pub fn frame_from(&self, address: &str) -> Markup {
        self.framed(address, false)
    }

    /// Returns the frame. On a page of the reader, omits the `style` attribute, because the
    /// security policy blocks it and a style sheet formats the frame.
    fn framed(&self, address: &str, is_pasted: bool) -> Markup {
        let pasted = |value| is_pasted.then_some(value);
        html! {
            iframe src=(address) title=(self.title())
                width={ @if let Some(width) = self.width { (width) } @else { "100%" } }
                height=(self.height())
                sandbox=(SANDBOX) referrerpolicy="strict-origin-when-cross-origin"
                loading=[pasted("lazy")]
                // Obsolete, but removes the border where a security policy blocks `style`.
                frameborder=[pasted("0")]
                style=[pasted("border:0;max-width:100%")] {}
        }
    }

    /// Returns a quotation that needs no frame: a whole passage, the beginning of a report, or the
    /// description of a topic.
    #[must_use]
    pub fn quotation(&self) -> Markup {
        let link = self.link();
        let notice = &self.archive.site.notice;
        html! {
            blockquote cite=(link) {
                (self.words())
                p {
                    cite { a href=(link) { (self.source()) } }
                    @if !notice.is_empty() { ". " (notice) }
                }
            }
        }
    }

    /// Returns the title of the frame, as in `Kusama News: Market, November 2023`.
    #[must_use]
    pub fn title(&self) -> String {
        let subject = match self.embed.part {
            Part::Report { month, topic } => match self.label(topic) {
                Some(label) => thread::during(label, &self.archive.site.month_title(month)),
                None => self.archive.site.month_title(month),
            },
            Part::Thread(thread) => {
                let label = self.label(Some(thread.topic)).unwrap_or_default();
                match thread.span(&self.archive.site) {
                    span if span.is_empty() => topics::through_the_months(label),
                    span => thread::during(label, &span),
                }
            }
            Part::Passage { month, .. } => embed::passage_of(&self.archive.site.month_title(month)),
        };
        [&self.archive.site.title, ": ", &subject].concat()
    }

    /// Returns the initial height of the frame in CSS pixels. It remains without the script that
    /// fits the frame to its content. Chosen: one screen of text; for a passage, enough for most.
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

    /// Returns the address of the part in the reader.
    fn link(&self) -> String {
        let page = self.address(&self.embed.part.page());
        match self.embed.part {
            Part::Passage { id, .. } => [&page, "#", &id.to_string()].concat(),
            _ => page,
        }
    }

    /// Returns the source of the words, as in `Kusama News, November 2023`.
    fn source(&self) -> String {
        match self.embed.part {
            Part::Report { month, .. } | Part::Passage { month, .. } => {
                let report = self.archive.report(month);
                let publication = report.map_or("", |report| &report.publication);
                [publication, ", ", &self.archive.site.month_title(month)].concat()
            }
            Part::Thread(_) => self.title(),
        }
    }

    fn label(&self, topic: Option<TopicId>) -> Option<&str> {
        let topic = topic.and_then(|topic| self.archive.topic(topic));
        topic.map(|topic| topic.label.as_str())
    }

    /// Returns the words of the quotation.
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

    /// Returns the beginning of a report. With a topic, returns the beginning of the lead or first
    /// section under this topic, or a note if the report lacks the topic.
    fn beginning(&self, report: &Report, topic: Option<TopicId>) -> Markup {
        let Some(label) = self.label(topic) else {
            return headed(
                &report.title(&self.archive.site),
                &opening(report.opening()),
            );
        };
        match report.sections_under(topic).next() {
            _ if report.lead_under(topic) => {
                headed(&report.title(&self.archive.site), &opening(&report.lead))
            }
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
            Words::Code(code) => { pre { code { (code) } } }
            words => { p { (words.plain()) } }
        }
    }
}

/// Returns a heading as a bold paragraph, because the embedding page has its own heading levels. A
/// non-empty `text` follows below.
fn headed(heading: &str, text: &str) -> Markup {
    html! {
        p { strong { (heading) } }
        @if !text.is_empty() { p { (text) } }
    }
}

/// Returns the beginning of blocks as plain text, without headings.
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

/// Shortens a text to about `max_chars` characters. Cuts after the last whole sentence that fits.
/// If that leaves too little, cuts after the last whole word and adds an ellipsis.
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
    // A shorter cut than a third would leave too little text.
    if let Some(end) = ends.next().filter(|&end| end > room / 3) {
        text.truncate(end);
        return text;
    }
    // The ellipsis replaces a space. Without any space, it makes the text one character too long.
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
        // The period in `1.2` ends no sentence, and `A.` alone would be too short.
        assert_eq!(cut("Version 1.2 of something long"), "Version 1.2 of…");
        assert_eq!(cut("A. Writer says what is said"), "A. Writer says what…");
        assert_eq!(cut("ééééééééééééééééééééé"), "éééééééééééééééééééé…");
    }
}

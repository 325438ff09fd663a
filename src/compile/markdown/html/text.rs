//! Words between the tags of HTML: white space counts as in a browser.

use super::source::Source;
use super::stream::Stream;
use super::tags::{StartTag, language};
use super::tokens::{Kind, Token, decoded};
use core::ops::Range;
use pulldown_cmark::Event;

impl Stream<'_> {
    /// Reads a part of a block of HTML. `following` are the parts after it.
    pub fn read_token(&mut self, source: &Source, token: &Token, following: &[Token]) {
        let range = token.range.clone();
        let written = source.html.get(range.clone()).unwrap_or_default();
        let place = source.place(range.start)..source.place(range.end.saturating_sub(1)) + 1;
        let is_read = match &token.kind {
            Kind::Start(tag) => self.start_tag(&StartTag {
                tag,
                written,
                at: place.start,
                end: element_end(source, &tag.name, following).unwrap_or(place.end),
                language: following.first().and_then(|next| match &next.kind {
                    Kind::Start(tag) if tag.name == "code" => language(tag),
                    _ => None,
                }),
            }),
            Kind::End(name) => self.end_tag(name),
            Kind::Words => return self.html_words(source, range, false),
            Kind::RawWords => return self.html_words(source, range, true),
            Kind::Comment => true,
            Kind::Other => false,
        };
        if !is_read {
            self.unread(written.trim_end(), place);
        }
    }

    /// Shows a tag as text.
    pub fn unread(&mut self, tag: &str, range: Range<usize>) {
        let words = tag.to_owned().into();
        self.words(
            if self.is_preformatted() {
                Event::Text(words)
            } else {
                Event::InlineHtml(words)
            },
            range,
        );
    }

    /// Reads words of HTML. `is_raw` says whether they have no character references.
    pub fn html_words(&mut self, source: &Source, range: Range<usize>, is_raw: bool) {
        let words = source.html.get(range.clone()).unwrap_or_default();
        let decode = |words: &str| {
            if is_raw {
                words.to_owned()
            } else {
                decoded(words)
            }
        };
        if self.is_preformatted() {
            let is_first = self.is_unbegun();
            let text = decode(&words.replace("\r\n", "\n"));
            // As in a browser, the line feed after the tag is none of the text.
            let text = text
                .strip_prefix('\n')
                .filter(|_| is_first)
                .unwrap_or(&text);
            if !text.is_empty() {
                let at = source.place(range.start);
                let end = at.max(source.place(range.end.saturating_sub(1)) + 1);
                self.words(Event::Text(text.to_owned().into()), at..end);
            }
            return;
        }
        let mut start = range.start;
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                let at = source.place(start - 1);
                self.note_blank(Event::SoftBreak, at..at + 1);
            }
            self.line(line, source.place(start), &decode);
            start += line.len() + 1;
        }
    }

    fn line(&mut self, line: &str, at: usize, decode: &impl Fn(&str) -> String) {
        let is_blank = |c: char| c.is_ascii_whitespace();
        let inner = line.trim_matches(is_blank);
        let before = line.len() - line.trim_start_matches(is_blank).len();
        let space = |at: usize| (Event::Html(" ".into()), at..at + 1);
        if before > 0 {
            let (event, range) = space(at);
            self.note_blank(event, range);
        }
        if !inner.is_empty() {
            let words: Vec<&str> = inner.split_ascii_whitespace().collect();
            let words = decode(&words.join(" "));
            let range = at + before..at + before + inner.len();
            self.words(Event::Html(words.into()), range);
            let after = before + inner.len();
            if after < line.len() {
                let (event, range) = space(at + after);
                self.note_blank(event, range);
            }
        }
    }
}

/// Returns where preformatted text ends in the source.
fn element_end(source: &Source, name: &str, following: &[Token]) -> Option<usize> {
    if name != "pre" {
        return None;
    }
    let is_end = |token: &&Token| matches!(&token.kind, Kind::End(own) if own == name);
    let end = following.iter().find(is_end)?;
    Some(source.place(end.range.end.saturating_sub(1)) + 1)
}

//! Inline text as Markdown.

use super::place::{Place, destination};
use super::words::push_words;
use crate::model::{Inline, plain_text};
use maud::html;

/// A hard break.
const BREAK: &str = "\\\n";

/// Writes inline text at a place.
pub struct Writer<'a> {
    /// The place.
    pub place: &'a Place<'a>,
    /// How a line may be broken.
    pub breaks: Breaks,
}

/// How a hard break is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// As in a paragraph.
    Line,
    /// As a tag, in a cell.
    Tag,
    /// As a blank, in a heading.
    Blank,
}

impl Writer<'_> {
    /// Returns the text with its anchor before it.
    pub fn text(&self, anchor: String, text: &[Inline]) -> String {
        let mut line = anchor;
        self.push(&mut line, text, None);
        let mut line = line.as_str();
        // At the end of a block, it would be a backslash.
        while let Some(rest) = line.strip_suffix(BREAK) {
            line = rest;
        }
        line.trim_end().to_owned()
    }

    /// Adds text to a line. `after` is the character that follows it.
    fn push(&self, line: &mut String, text: &[Inline], after: Option<char>) {
        for (at, piece) in text.iter().enumerate() {
            let rest = text.get(at + 1..).unwrap_or_default();
            let next = plain_text(rest).chars().next().or(after);
            match piece {
                Inline::Text(words) => push_words(line, words),
                Inline::Break => self.push_break(line),
                Inline::Emphasis(inside) => self.push_span(line, "*", inside, next),
                Inline::Strong(inside) => self.push_span(line, "**", inside, next),
                Inline::Strikethrough(inside) => self.push_span(line, "~~", inside, next),
                Inline::Code(words) => self.push_code(line, words),
                Inline::Link { href, title, text } => self.push_link(line, href, title, text),
                Inline::Image { src, alt, title } => {
                    line.push_str("![");
                    push_words(line, alt);
                    push_target(line, &self.place.picture(src), title);
                }
            }
        }
    }

    fn push_break(&self, line: &mut String) {
        match self.breaks {
            Breaks::Line if line.is_empty() => {}
            Breaks::Line => line.push_str(BREAK),
            Breaks::Tag => line.push_str(&html! { br; }.into_string()),
            Breaks::Blank => line.push(' '),
        }
    }

    /// Adds a text between marks. Without them where Markdown would take them for words, as between
    /// letters and signs.
    fn push_span(&self, line: &mut String, mark: &str, text: &[Inline], next: Option<char>) {
        let start = line.len();
        line.push_str(mark);
        self.push(line, text, None);
        let inside = line.split_off(start);
        let inside = inside.get(mark.len()..).unwrap_or_default();
        let words = inside.trim_start();
        let blank = inside.len() - words.len();
        let mut end = words.trim_end();
        if words.ends_with(BREAK) {
            end = words.strip_suffix(BREAK).unwrap_or(end).trim_end();
        }
        let tail = words.get(end.len()..).unwrap_or_default();
        let before = if blank > 0 {
            Some(' ')
        } else {
            line.chars().next_back()
        };
        let next = if tail.is_empty() { next } else { Some(' ') };
        let Some(mark) = fitting(mark, end, before, next) else {
            self.push(line, text, next);
            return;
        };
        if blank > 0 && !line.is_empty() {
            line.push(' ');
        }
        line.extend([mark, end, mark, tail]);
    }

    fn push_code(&self, line: &mut String, words: &str) {
        let words = words.replace(['\n', '\r'], " ");
        let words = match self.breaks {
            Breaks::Tag => words.replace('|', "\\|"),
            _ => words,
        };
        let fence = fence('`', &words, 1);
        let is_blank = words.trim().is_empty();
        let needs_room = words.starts_with(['`', ' ']) || words.ends_with(['`', ' ']);
        let room = if needs_room && !is_blank { " " } else { "" };
        if !words.is_empty() {
            line.extend([&fence, room, &words, room, &fence]);
        }
    }

    fn push_link(&self, line: &mut String, href: &str, title: &str, text: &[Inline]) {
        let Place {
            archive,
            report,
            notes,
            ..
        } = self.place;
        if let Some((_, label)) = notes.referred(archive, report, href, text) {
            line.extend(["[^", label, "]"]);
            return;
        }
        // The mark would make the link a picture.
        if line.ends_with('!') {
            line.pop();
            line.push_str("\\!");
        }
        line.push('[');
        self.push(line, text, None);
        push_target(line, &self.place.address(href), title);
    }
}

/// Adds the end of a link or picture.
fn push_target(line: &mut String, address: &str, title: &str) {
    line.extend(["](", &destination(address)]);
    if !title.is_empty() {
        let title = title.replace(['\n', '\r'], " ");
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        let title = title.replace('&', "&amp;").replace('|', "\\|");
        line.extend([" \"", &title, "\""]);
    }
    line.push(')');
}

/// Returns a run of `mark` that is longer than any in `words`, and at least `least` long.
pub fn fence(mark: char, words: &str, least: usize) -> String {
    let runs = words.split(|it| it != mark).map(str::len);
    let longest = runs.max().unwrap_or(0);
    mark.to_string().repeat(least.max(longest + 1))
}

/// Returns the mark that sets `words` off between two characters; `None` if Markdown has none.
fn fitting<'a>(
    mark: &'a str,
    words: &str,
    before: Option<char>,
    next: Option<char>,
) -> Option<&'a str> {
    let is_word =
        |it: Option<char>| it.is_some_and(|it| !it.is_whitespace() && !it.is_ascii_punctuation());
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let opens = is_letter(words.chars().next()) || !is_word(before);
    let closes = is_letter(words.chars().next_back()) || !is_word(next);
    if words.is_empty() || !opens || !closes {
        return None;
    }
    // Two runs of one character would be taken for one.
    let meets = before == Some('*') || words.starts_with('*') || words.ends_with('*');
    match mark {
        "*" if meets => (!is_word(before) && !is_word(next)).then_some("_"),
        "**" if meets => (!is_word(before) && !is_word(next)).then_some("__"),
        _ => Some(mark),
    }
}

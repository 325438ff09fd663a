//! Inline content of blocks: emphasis, links, images, code, raw HTML.

use super::address::{Address, of_image};
use super::autolink;
use super::east_asian;
use super::emphasis::{self, Kind};
use super::events::is_block;
use super::reader::Reader;
use super::single_asterisks;
use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::links::{InnerLink, footnote};
use crate::model::{Inline, plain_text};
use core::mem;
use pulldown_cmark::{Event, LinkType, Tag};

impl<'a> Reader<'a, '_> {
    /// Parses inline content through the end of the enclosing tag.
    pub(super) fn inlines_to_end(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.advance();
        inlines
    }

    /// Parses inline content up to the end of the enclosing tag, or to the next block.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if is_block(tag) => break,
                _ => {}
            }
            if let Some(event) = self.advance() {
                self.push_inline(&mut text, event);
            }
        }
        if self.link_depth == 0 {
            text = autolink::link(text);
        }
        self.resolve_single_asterisks(&mut text);
        self.resolve_asterisks(&mut text);
        text
    }

    /// Reads the single asterisks that the parser left in a text as emphasis, or warns of them.
    fn resolve_single_asterisks(&mut self, text: &mut Vec<Inline>) {
        if self.single_asterisks.is_empty() {
            return;
        }
        // Beside pairs that are still open, no reading is the only sensible one.
        let is_stray = if emphasis::n_pairs(text) == 0 {
            single_asterisks::resolve(text)
        } else {
            single_asterisks::write(text)
        };
        let first = self.single_asterisks.len().saturating_sub(is_stray.len());
        let lines = self.single_asterisks.split_off(first);
        for (line, _) in lines
            .into_iter()
            .zip(is_stray)
            .filter(|(_, is_stray)| *is_stray)
        {
            self.warn_of_asterisks(line, single_asterisks::ASTERISK, "the words");
        }
    }

    /// Reads the asterisks that the parser left in a text as emphasis, or warns of them.
    fn resolve_asterisks(&mut self, text: &mut Vec<Inline>) {
        let n_pairs = emphasis::n_pairs(text);
        let first = self.asterisks.len().saturating_sub(n_pairs);
        let lines = self.asterisks.split_off(first);
        if n_pairs == 0 || emphasis::resolve(text) {
            return;
        }
        for line in lines {
            self.warn_of_asterisks(line, emphasis::ASTERISKS, BOLD);
        }
    }

    fn warn_of_asterisks(&mut self, line: u32, mark: &str, words: &str) {
        let message = format!("`{mark}` is no emphasis: expected a pair around {words}");
        let help = "add or remove one, or take out the blanks inside, or it is shown as text";
        let code = Code::StrayEmphasis;
        self.warn(Diagnostic::new(code, self.path, line, message, help).at(mark));
    }

    /// Adds words. Marks two asterisks that the parser did not read as emphasis.
    fn push_words(&mut self, text: &mut Vec<Inline>, words: &str) {
        let line = self.events.line_of(self.offset);
        if !self.is_pair(words) {
            if emphasis::is_stray(words) || self.opens_run(words) {
                self.warn_of_asterisks(line, emphasis::ASTERISKS, BOLD);
            }
            if self.is_single(words) && !is_in_address(text) {
                self.single_asterisks.push(line);
                let mark = single_asterisks::MARK;
                return push_text(text, mark.encode_utf8(&mut [0; 4]));
            }
            push_text(text, words);
            return;
        }
        self.asterisks.push(line);
        // The second asterisk.
        self.advance();
        push_text(text, emphasis::PAIR.encode_utf8(&mut [0; 4]));
    }

    /// Whether three or more asterisks begin here that the parser did not read as emphasis.
    fn opens_run(&self, words: &str) -> bool {
        let (before, after) = self.text.split_at_checked(self.offset).unwrap_or_default();
        words == "*" && after.starts_with("***") && !before.ends_with(['\\', '*'])
    }

    /// Whether this is a single asterisk that the parser did not read as emphasis.
    fn is_single(&self, words: &str) -> bool {
        let (before, after) = self.text.split_at_checked(self.offset).unwrap_or_default();
        words == "*"
            && after.starts_with('*')
            && !after.starts_with(emphasis::ASTERISKS)
            && !before.ends_with(['\\', '*'])
    }

    /// Whether two asterisks begin here. The parser returns each of them as a text of its own.
    fn is_pair(&self, words: &str) -> bool {
        let (before, after) = self.text.split_at_checked(self.offset).unwrap_or_default();
        let next = self.events.peek();
        words == "*"
            && next.is_some_and(|(event, range)| {
                range.start == self.offset + 1
                    && matches!(event, Event::Text(next) if **next == *words)
            })
            && after.starts_with(emphasis::ASTERISKS)
            && !after.starts_with("***")
            && !before.ends_with(['\\', '*'])
    }

    fn push_inline(&mut self, text: &mut Vec<Inline>, event: Event<'a>) {
        match event {
            // The parser does not have math enabled.
            Event::Text(words) => self.push_words(text, &words),
            Event::Html(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                push_text(text, &words);
            }
            Event::Code(words) => text.push(Inline::Code(words.to_string())),
            Event::SoftBreak => {
                let after = self.text.get(self.offset..).unwrap_or_default();
                let joins = last_character(text).is_some_and(|last| east_asian::joins(last, after));
                if !joins {
                    push_space(text);
                }
            }
            Event::HardBreak => text.push(Inline::Break),
            Event::InlineHtml(words) => {
                self.note_html(self.events.line_of(self.offset), &words);
                push_text(text, &words);
            }
            Event::FootnoteReference(label) => self.push_footnote(text, &label),
            Event::TaskListMarker(is_done) => {
                push_text(text, if is_done { "[x] " } else { "[ ] " });
            }
            Event::Start(tag) => self.push_span(text, tag),
            Event::Rule | Event::End(_) => {}
        }
    }

    /// Adds a footnote reference as a link to the footnote, or as plain text inside another link.
    fn push_footnote(&mut self, text: &mut Vec<Inline>, label: &str) {
        let shown = format!("[{label}]");
        if self.link_depth > 0 {
            push_text(text, &shown);
            return;
        }
        let href = footnote(label);
        self.links.push(InnerLink {
            line: self.events.line_of(self.offset),
            href: href.clone(),
        });
        text.push(Inline::Link {
            href,
            title: String::new(),
            text: vec![Inline::Text(shown)],
        });
    }

    fn push_span(&mut self, text: &mut Vec<Inline>, tag: Tag<'a>) {
        let start = self.offset;
        let line = self.events.line_of(start);
        let is_link = matches!(tag, Tag::Link { .. } | Tag::Image { .. });
        // The end of a line at the beginning of a span parts its words from those before it.
        if matches!(self.events.peek(), Some((Event::SoftBreak, _))) {
            push_space(text);
        }
        self.link_depth += u32::from(is_link);
        let inside = self.inlines_to_end();
        self.link_depth -= u32::from(is_link);
        match tag {
            Tag::Emphasis => push_emphasis(text, inside, (self.text, start), Kind::Emphasis),
            Tag::Strong => push_emphasis(text, inside, (self.text, start), Kind::Strong),
            Tag::Strikethrough => text.push(Inline::Strikethrough(inside)),
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let line = self.line_of_address(link_type, &id, line);
                let is_email = link_type == LinkType::Email;
                let scheme = if is_email { "mailto:" } else { "" };
                self.push_link(text, inside, &format!("{scheme}{dest_url}"), &title, line);
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let line = self.line_of_address(link_type, &id, line);
                self.push_image(text, inside, &dest_url, &title, line);
            }
            _ => append(text, inside),
        }
    }

    /// Adds a link, or only its text if the address is unsafe or it is inside another link or an
    /// image description.
    fn push_link(
        &mut self,
        text: &mut Vec<Inline>,
        inside: Vec<Inline>,
        written: &str,
        title: &str,
        line: u32,
    ) {
        let address = Address::of_link(written);
        let href = match &address {
            Address::Outer(href) | Address::Inner(href) if self.link_depth == 0 => href.clone(),
            Address::Outer(_) | Address::Inner(_) => return append(text, inside),
            Address::Refused => {
                let message = format!(
                    "link to `{written}`: expected an address of `http`, `https` or `mailto`, or \
                     one inside the archive"
                );
                let help = "correct it, or its words are shown without the link";
                let code = Code::UnsafeLink;
                self.warn(Diagnostic::new(code, self.path, line, message, help).at(written));
                return append(text, inside);
            }
        };
        if matches!(address, Address::Inner(_)) {
            let href = href.clone();
            self.links.push(InnerLink { line, href });
        }
        text.push(Inline::Link {
            href,
            title: title.to_owned(),
            text: inside,
        });
    }

    /// Adds an image, or only its description if its source is not allowed.
    fn push_image(
        &mut self,
        text: &mut Vec<Inline>,
        inside: Vec<Inline>,
        written: &str,
        title: &str,
        line: u32,
    ) {
        let Some(src) = of_image(written, self.config) else {
            let message = format!(
                "image `{written}`: expected an address that begins with one of `images` in \
                 archive.toml"
            );
            let help = "add its source there or take it out, or its description is shown as text";
            let code = Code::RefusedImage;
            self.warn(Diagnostic::new(code, self.path, line, message, help).at(written));
            return append(text, inside);
        };
        text.push(Inline::Image {
            src,
            alt: plain_text(&inside),
            title: title.to_owned(),
        });
    }

    /// Returns the line of an address. For a reference link that is the line of its definition, and
    /// the definition is marked as used.
    fn line_of_address(&mut self, link_type: LinkType, label: &str, line: u32) -> u32 {
        let is_reference = matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        let definition = self.events.definition(label).filter(|_| is_reference);
        definition.map_or(line, |start| {
            self.used_definitions.insert(start);
            self.events.line_of(start)
        })
    }
}

/// What a pair of two asterisks is to be around.
const BOLD: &str = "the words in bold";

/// Adds emphasis that begins at an offset of the source.
fn push_emphasis(
    text: &mut Vec<Inline>,
    inside: Vec<Inline>,
    (source, start): (&str, usize),
    kind: Kind,
) {
    let (before, written) = source.split_at_checked(start).unwrap_or_default();
    if !written.starts_with(single_asterisks::ASTERISK) {
        text.push(kind.of(inside));
    } else if kind == Kind::Emphasis && is_factor(before, &inside) {
        push_text(text, &format!("*{}*", plain_text(&inside)));
    } else {
        text.append(&mut emphasis::split(inside, kind));
    }
}

/// Whether emphasized words are a number after another one, as in `2*3*4`.
fn is_factor(before: &str, inside: &[Inline]) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_number = |words: &str| {
        let mut signs = words.bytes();
        words.ends_with(is_digit) && signs.all(|it| it.is_ascii_digit() || b".,".contains(&it))
    };
    before.ends_with(is_digit) && matches!(inside, [Inline::Text(words)] if is_number(words))
}

/// Returns the last visible character of inline content.
fn last_character(text: &[Inline]) -> Option<char> {
    match text.last()? {
        Inline::Text(words) | Inline::Code(words) => {
            let is_mark = |c| c == emphasis::PAIR || c == single_asterisks::MARK;
            let words = words.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
            words.chars().next_back()
        }
        Inline::Emphasis(text)
        | Inline::Strong(text)
        | Inline::Strikethrough(text)
        | Inline::Link { text, .. } => last_character(text),
        Inline::Break | Inline::Image { .. } => None,
    }
}

/// Appends words, joining them with a preceding text node.
pub fn push_text(text: &mut Vec<Inline>, words: &str) {
    match text.last_mut() {
        Some(Inline::Text(before)) => before.push_str(words),
        _ => text.push(Inline::Text(words.to_owned())),
    }
}

/// Appends a space, unless the text is empty or already ends with one.
fn push_space(text: &mut Vec<Inline>) {
    let is_parted = match text.last() {
        Some(Inline::Text(before)) => before.ends_with(' '),
        Some(Inline::Break) => true,
        last => last.is_none(),
    };
    if !is_parted {
        push_text(text, " ");
    }
}

/// Appends more inline content, joining two text nodes that meet.
pub fn append(text: &mut Vec<Inline>, mut more: Vec<Inline>) {
    if let (Some(Inline::Text(before)), Some(Inline::Text(first))) =
        (text.last_mut(), more.first_mut())
    {
        before.push_str(&mem::take(first));
        more.remove(0);
    }
    text.append(&mut more);
}

/// Reports whether a text ends within a bare URL, as in `https://web.archive.org/web/`.
fn is_in_address(text: &[Inline]) -> bool {
    let Some(Inline::Text(words)) = text.last() else {
        return false;
    };
    let word = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

//! Text and blocks of a report as XHTML.
//!
//! The words and their order are those of [`crate::html::blocks`], but what only a browser needs is
//! left out.

use super::contents::Contents;
use super::page::{TITLE, chapter_file};
use crate::export::notes::{Notes, first_id};
use crate::export::target::Target;
use crate::html::blocks::is_outer;
use crate::html::direction::{self, Direction, dir};
use crate::html::heading;
use crate::model::{Align, Block, Byline, Cell, Inline, Report, TextId};
use maud::{Markup, html};
use percent_encoding::percent_encode_byte;

/// Level of the headings of sections.
pub const SECTION_LEVEL: u8 = 2;

/// A report in a book.
pub struct Text<'a> {
    /// The book.
    pub book: Contents<'a>,
    /// The report.
    pub report: &'a Report,
    /// The footnotes of the report.
    pub notes: Notes<'a>,
}

/// Returns the `id` of a text; `None` for an unnamed one.
pub fn named(id: TextId) -> Option<TextId> {
    (!id.is_unnamed()).then_some(id)
}

impl Text<'_> {
    /// Returns lines such as those of the authors, each as a paragraph with a class.
    pub fn lines(&self, class: &str, lines: &[Byline]) -> Markup {
        html! {
            @for line in lines {
                p class=(class) id=[named(line.id)] dir="auto" { (self.inline(&line.text)) }
            }
        }
    }

    pub fn inline(&self, text: &[Inline]) -> Markup {
        html! { @for piece in text { (self.piece(piece)) } }
    }

    fn piece(&self, piece: &Inline) -> Markup {
        match piece {
            Inline::Text(words) => html! { (words) },
            Inline::Break => html! { br {} },
            Inline::Emphasis(text) => html! { em { (self.inline(text)) } },
            Inline::Strong(text) => html! { strong { (self.inline(text)) } },
            Inline::Strikethrough(text) => html! { s { (self.inline(text)) } },
            Inline::Code(words) => html! { code dir="ltr" { (words) } },
            Inline::Link { href, title, text } => self.link(href, title, text),
            Inline::Image { alt, title, .. } => html! {
                span.picture title=[some(title)] { (alt) }
            },
        }
    }

    fn link(&self, href: &str, title: &str, text: &[Inline]) -> Markup {
        let inside = self.inline(text);
        let archive = self.book.archive;
        if let Some((id, _)) = self.notes.referred(archive, self.report, href, text)
            && self.book.holds(self.report.month, Some(id))
        {
            return html! {
                a epub:type="noteref" role="doc-noteref" href={ "#" (note_id(id)) } { (inside) }
            };
        }
        html! {
            @match self.address(href) {
                Some(address) => a href=(address) title=[some(title)] { (inside) },
                None => (inside),
            }
        }
    }

    /// Returns the address for a link; `None` if it would lead nowhere.
    fn address(&self, href: &str) -> Option<String> {
        if is_outer(href) {
            return Some(valid(href));
        }
        match Target::of(self.book.archive, href) {
            Target::Home => Some(TITLE.to_owned()),
            Target::Report { month, id } if self.book.holds(month, id) => {
                let fragment = id.map(|id| ["#", &id.to_string()].concat());
                Some(chapter_file(month) + &fragment.unwrap_or_default())
            }
            _ if self.book.url.is_empty() => None,
            _ => Some(valid(
                &[self.book.url, href.trim_start_matches("./")].concat(),
            )),
        }
    }

    /// Returns the blocks; `around` is the direction of the block that they are in, if any.
    pub fn blocks(&self, blocks: &[Block], around: Option<Direction>) -> Markup {
        html! { @for block in blocks { (self.block(block, around)) } }
    }

    fn block(&self, block: &Block, around: Option<Direction>) -> Markup {
        let own = direction::of_block(block);
        let within = Some(direction::inside(own, around));
        let dir = dir(own, around);
        match block {
            Block::Paragraph { id, text } => html! {
                p id=[named(*id)] dir=[dir] { (self.inline(text)) }
            },
            Block::Subheading { id, text, depth } => {
                let level = SECTION_LEVEL.saturating_add(*depth);
                heading(level, named(*id), "", &self.inline(text))
            }
            Block::List { numbers, items } => self.list(numbers, items, dir, within),
            Block::Quote(blocks) => html! {
                blockquote dir=[dir] { (self.blocks(blocks, within)) }
            },
            Block::Code { id, text, .. } => html! {
                pre id=[named(*id)] dir="ltr" { code { (text) } }
            },
            Block::Table { aligns, head, rows } => html! {
                table dir=[dir] {
                    @if !head.is_empty() { thead { (self.row(aligns, head, true, within)) } }
                    tbody { @for cells in rows { (self.row(aligns, cells, false, within)) } }
                }
            },
            // Readers may hide an `aside`, and then a footnote without a reference would be lost.
            Block::Footnote { label, blocks } => html! {
                div.footnote epub:type="footnote" role="doc-footnote"
                    id=[first_id(blocks).map(note_id)] dir="auto" {
                    p.footnote-label dir="auto" { (label) }
                    (self.blocks(blocks, within))
                }
            },
            Block::Rule => html! { hr {} },
        }
    }

    fn list(
        &self,
        numbers: &[u64],
        items: &[Vec<Block>],
        dir: Option<&str>,
        within: Option<Direction>,
    ) -> Markup {
        let items = html! {
            @for (nth, item) in items.iter().enumerate() {
                @let own = direction::of_blocks(item);
                li value=[numbers.get(nth)] dir=[direction::dir(own, within)] {
                    (self.blocks(item, Some(direction::inside(own, within))))
                }
            }
        };
        if numbers.is_empty() {
            html! { ul dir=[dir] { (items) } }
        } else {
            html! { ol dir=[dir] { (items) } }
        }
    }

    fn row(
        &self,
        aligns: &[Align],
        cells: &[Cell],
        is_head: bool,
        within: Option<Direction>,
    ) -> Markup {
        let class = |column: usize| match aligns.get(column) {
            None | Some(Align::Unset) => None,
            Some(Align::Start) => Some("align-start"),
            Some(Align::Center) => Some("align-center"),
            Some(Align::End) => Some("align-end"),
        };
        html! {
            tr {
                @for (column, Cell { id, text }) in cells.iter().enumerate() {
                    @let dir = dir(direction::of_text(text), within);
                    @if is_head {
                        th id=[named(*id)] class=[class(column)] dir=[dir] { (self.inline(text)) }
                    } @else {
                        td id=[named(*id)] class=[class(column)] dir=[dir] { (self.inline(text)) }
                    }
                }
            }
        }
    }
}

fn some(title: &str) -> Option<&str> {
    Some(title).filter(|title| !title.is_empty())
}

/// Returns the `id` of a footnote, by that of its first text.
fn note_id(id: TextId) -> String {
    ["note-", &id.to_string()].concat()
}

/// Returns an address without the characters that none may have. Browsers mend them, but readers of
/// e-books may refuse the book.
fn valid(href: &str) -> String {
    let host = href.find("://").map_or(0, |at| at + 3);
    let path = href.get(host..).and_then(|rest| rest.find(['/', '?', '#']));
    let path = path.map_or(href.len(), |at| host + at);
    let fragment = href.find('#').unwrap_or(href.len());
    let mut written = String::with_capacity(href.len());
    for (at, character) in href.char_indices() {
        let after = href.get(at + 1..).unwrap_or_default();
        let is_odd = match character {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            // In a host, they are around numbers.
            '[' | ']' => at >= path,
            '#' => at > fragment,
            '%' => {
                let mut digits = after.bytes().take(2);
                after.len() < 2 || !digits.all(|it| it.is_ascii_hexdigit())
            }
            _ => character.is_ascii_control(),
        };
        match u8::try_from(character) {
            Ok(byte) if is_odd => written.push_str(percent_encode_byte(byte)),
            _ => written.push(character),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_may_be_in_one() {
        let fine = "https://example.org/ü/%20?a=1&b='(2)'#c";
        assert_eq!(valid(fine), fine);
        let odd = "https://example.org/a b|\"100%\"";
        assert_eq!(valid(odd), "https://example.org/a%20b%7C%22100%25%22");
        let odd = "https://[::1]:80/[a]#b#c";
        assert_eq!(valid(odd), "https://[::1]:80/%5Ba%5D#b%23c");
    }
}

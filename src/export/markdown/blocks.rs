//! Blocks as Markdown.

use super::inline::{Breaks, Writer, fence};
use super::place::Place;
use crate::export::notes::first_id;
use crate::model::{Align, Block, Byline, Cell, Heading, Inline, TextId};

/// The text between two blocks.
pub const GAP: &str = "\n\n";

/// Highest level of a heading.
const MAX_LEVEL: usize = 6;

/// Returns the lines of a masthead or of authors, each a paragraph.
pub fn lines(place: &Place<'_>, lines: &[Byline]) -> Vec<String> {
    lines
        .iter()
        .map(|line| paragraph(place, line.id, &line.text))
        .collect()
}

/// Returns a headline or the heading of a section, with its label.
pub fn labeled(place: &Place<'_>, level: usize, heading: &Heading) -> String {
    let mut text = Vec::new();
    if !heading.label.is_empty() {
        let colon = if heading.text.is_empty() { "" } else { ": " };
        text.push(Inline::Text([&heading.label, colon].concat()));
    }
    text.extend(heading.text.iter().cloned());
    title(place, level, heading.id, &text)
}

/// Returns a heading.
fn title(place: &Place<'_>, level: usize, id: TextId, text: &[Inline]) -> String {
    let breaks = Breaks::Blank;
    let text = Writer { place, breaks }.text(place.anchor(id), text);
    // Number signs at the end would be taken for the end of the mark.
    let text = match text.strip_suffix('#') {
        Some(rest) => [rest, "\\#"].concat(),
        None => text,
    };
    ["#".repeat(level.min(MAX_LEVEL)), text].join(" ")
}

fn paragraph(place: &Place<'_>, id: TextId, text: &[Inline]) -> String {
    let breaks = Breaks::Line;
    Writer { place, breaks }.text(place.anchor(id), text)
}

/// Returns the blocks of a report, with gaps between them.
pub fn blocks(place: &Place<'_>, blocks: &[Block]) -> String {
    Level {
        place,
        is_top: true,
    }
    .all(blocks)
}

/// The surroundings of blocks.
#[derive(Clone, Copy)]
struct Level<'a> {
    place: &'a Place<'a>,
    /// Whether the blocks are in no other block.
    is_top: bool,
}

impl Level<'_> {
    fn inside(self) -> Self {
        Self {
            is_top: false,
            ..self
        }
    }

    fn all(self, blocks: &[Block]) -> String {
        let mut written: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        // Two lists in a row would become one, so their marks differ.
        let mut is_second = false;
        for block in blocks {
            let is_list = |it: &Block| matches!(it, Block::List { .. });
            is_second = is_list(block) && before.is_some_and(is_list) && !is_second;
            written.push(self.one(block, is_second));
            before = Some(block);
        }
        written.retain(|block| !block.is_empty());
        written.join(GAP)
    }

    fn one(self, block: &Block, is_second: bool) -> String {
        let place = self.place;
        match block {
            Block::Paragraph { id, text } => paragraph(place, *id, text),
            Block::Subheading { id, text, depth } => {
                let above = if self.is_top { place.level } else { 0 };
                title(place, above + usize::from(*depth), *id, text)
            }
            Block::List { numbers, items } => self.list(numbers, items, is_second),
            Block::Quote(blocks) => prefixed(&self.inside().all(blocks), "> ", "> "),
            Block::Code { id, language, text } => code(&place.anchor(*id), language, text),
            Block::Table { aligns, head, rows } => self.table(aligns, head, rows),
            Block::Footnote { label, blocks } => self.footnote(label, blocks),
            Block::Rule => "***".to_owned(),
        }
    }

    fn list(self, numbers: &[u64], items: &[Vec<Block>], is_second: bool) -> String {
        let mark = |nth: usize| match (numbers.get(nth), is_second) {
            (Some(number), false) => format!("{number}. "),
            (Some(number), true) => format!("{number}) "),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        let is_tight = items.iter().all(|item| item.len() <= 1);
        let items = items.iter().enumerate().map(|(nth, item)| {
            let mark = mark(nth);
            let item = self.inside().all(item);
            prefixed(&item, &mark, &" ".repeat(mark.len()))
        });
        let items: Vec<String> = items.collect();
        items.join(if is_tight { "\n" } else { GAP })
    }

    fn table(self, aligns: &[Align], head: &[Cell], rows: &[Vec<Cell>]) -> String {
        let writer = Writer {
            place: self.place,
            breaks: Breaks::Tag,
        };
        let n_columns = rows.iter().map(Vec::len).chain([head.len(), 1]).max();
        let n_columns = n_columns.unwrap_or(1);
        let line = |cells: Vec<String>| ["|", &cells.concat()].concat();
        let row = |cells: &[Cell]| {
            let cell = |column| match cells.get(column) {
                None => " |".to_owned(),
                Some(Cell { id, text }) => {
                    let text = writer.text(self.place.anchor(*id), text);
                    [" ", &text, " |"].concat()
                }
            };
            line((0..n_columns).map(cell).collect())
        };
        let rule = (0..n_columns).map(|column| {
            let rule = match aligns.get(column) {
                None | Some(Align::Unset) => " --- |",
                Some(Align::Start) => " :-- |",
                Some(Align::Center) => " :-: |",
                Some(Align::End) => " --: |",
            };
            rule.to_owned()
        });
        let mut lines = vec![row(head), line(rule.collect())];
        lines.extend(rows.iter().map(|cells| row(cells)));
        lines.join("\n")
    }

    /// Returns a footnote. It is a paragraph with its label where a reference could not find it.
    fn footnote(self, label: &str, blocks: &[Block]) -> String {
        let inside = self.inside().all(blocks);
        if self.is_top && first_id(blocks).is_some_and(|id| self.place.notes.has(id)) {
            return prefixed(&inside, &["[^", label, "]: "].concat(), "    ");
        }
        let label = paragraph(
            self.place,
            TextId::default(),
            &[Inline::Text(["[", label, "]"].concat())],
        );
        [label, inside].join(GAP)
    }
}

fn code(anchor: &str, language: &str, text: &str) -> String {
    let mark = if language.contains('`') { '~' } else { '`' };
    let fence = fence(mark, text, 3);
    let text = text.strip_suffix('\n').unwrap_or(text);
    let language = language.replace(['\n', '\r'], " ");
    let open = [&fence, language.trim()].concat();
    let code = [open.as_str(), text, &fence].join("\n");
    if anchor.is_empty() {
        return code;
    }
    [anchor, &code].join(GAP)
}

/// Puts `first` before the first line, and `other` before all others. No line ends with its prefix's
/// blanks.
fn prefixed(text: &str, first: &str, other: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { other };
        if line.is_empty() {
            return prefix.trim_end().to_owned();
        }
        [prefix, line].concat()
    });
    lines.collect::<Vec<_>>().join("\n")
}

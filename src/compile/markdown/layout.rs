//! The top-level parts of a text with their lines, before anything is read from them.

use super::events::Events;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// A top-level part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    /// Its first line, counted from 0.
    pub first: usize,
    /// Its last line, counted from 0.
    pub last: usize,
}

/// The kind of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading with its level and its words.
    Heading(u8, String),
    Paragraph,
    /// A code block with a fence.
    Fenced,
    /// A code block by indentation.
    Indented,
    Html,
    Rule,
    /// A list, quote, table, or footnote.
    Other,
}

/// Returns the top-level parts of a text, in order.
pub fn parts(text: &str) -> Vec<Part> {
    let mut events = Events::without_html(text);
    let mut parts: Vec<Part> = Vec::new();
    let mut depth = 0_usize;
    while let Some((event, range)) = events.take() {
        let kind = match &event {
            Event::Start(tag) => {
                depth += 1;
                (depth == 1).then(|| kind(tag))
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                None
            }
            Event::Rule => (depth == 0).then_some(PartKind::Rule),
            Event::Text(words) | Event::Code(words) => {
                if let Some(Part {
                    kind: PartKind::Heading(_, heading),
                    ..
                }) = parts.last_mut()
                    && depth > 0
                {
                    heading.push_str(words);
                }
                None
            }
            _ => None,
        };
        if let Some(kind) = kind {
            let source = text.get(range.clone()).unwrap_or_default();
            let line = |offset| usize::try_from(events.line_of(offset) - 1).unwrap_or(usize::MAX);
            let first = line(range.start);
            let last = line(range.start + source.trim_end().len().saturating_sub(1)).max(first);
            parts.push(Part { kind, first, last });
        }
    }
    parts
}

fn kind(tag: &Tag<'_>) -> PartKind {
    match tag {
        Tag::Heading { level, .. } => PartKind::Heading(*level as u8, String::new()),
        Tag::Paragraph => PartKind::Paragraph,
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => PartKind::Fenced,
        Tag::CodeBlock(CodeBlockKind::Indented) => PartKind::Indented,
        Tag::HtmlBlock => PartKind::Html,
        _ => PartKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_carry_their_lines() {
        let text = "# A *b* `c`\n\nd\ne\n***\n- f\n\n  # g\n\n```x\n\nh\n```\n\n    i\n\n<b>\nj\n\nk\n---\n";
        let heading = |level, words: &str| PartKind::Heading(level, words.to_owned());
        let expected = [
            (heading(1, "A b c"), 0, 0),
            (PartKind::Paragraph, 2, 3),
            (PartKind::Rule, 4, 4),
            (PartKind::Other, 5, 7),
            (PartKind::Fenced, 9, 12),
            (PartKind::Indented, 14, 14),
            (PartKind::Html, 16, 17),
            (heading(2, "k"), 19, 20),
        ];
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let found = parts(&text).into_iter();
            let found: Vec<_> = found.map(|it| (it.kind, it.first, it.last)).collect();
            assert_eq!(found, expected);
        }
    }
}

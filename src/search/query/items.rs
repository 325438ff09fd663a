//! Splits the text of a query into items: runs of words, phrases, and filters.

use crate::model::Topic;
use crate::search::filter::Filter;
use crate::search::tokenize::is_quote;
use core::ops::Range;

/// A part of the query text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub range: Range<usize>,
    /// Where it begins behind its minus sign or `NOT`.
    pub body: usize,
    pub is_negated: bool,
    pub kind: ItemKind,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// Words outside quotation marks.
    Words,
    /// A phrase; `inside` is the range between the quotation marks.
    Phrase { inside: Range<usize>, is_open: bool },
    /// A filter.
    Filter(Filter),
    /// An invalid filter that is ignored.
    Nothing,
}

/// Splits the text of a query into items, and adds the problems with its filters. Joins adjacent
/// words into one item, because a number and its percent sign belong together, as in `12 %`.
pub(super) fn read_items(text: &str, topics: &[Topic], problems: &mut Vec<String>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while let Some((mut item, next)) = item_from(text, at) {
        at = next;
        if item.kind == ItemKind::Words {
            read_filter(text, &mut item, topics, problems);
        }
        match items.last_mut() {
            Some(last)
                if !item.is_negated
                    && !last.is_negated
                    && (&last.kind, &item.kind) == (&ItemKind::Words, &ItemKind::Words) =>
            {
                last.range.end = item.range.end;
            }
            _ => items.push(item),
        }
    }
    items
}

fn read_filter(text: &str, item: &mut Item, topics: &[Topic], problems: &mut Vec<String>) {
    let written = text.get(item.body..item.range.end).unwrap_or_default();
    match Filter::parse(written, topics) {
        None => {}
        Some(Ok(filter)) => item.kind = ItemKind::Filter(filter),
        Some(Err(misfit)) => {
            problems.push(misfit.problem);
            if !misfit.is_words {
                item.kind = ItemKind::Nothing;
            }
        }
    }
}

/// Returns the first item at or after byte `at`, and its end.
fn item_from(text: &str, at: usize) -> Option<(Item, usize)> {
    let rest = text.get(at..)?;
    let start = at + rest.find(|c: char| !c.is_whitespace())?;
    let rest = text.get(start..)?;
    let behind_not = rest.strip_prefix("NOT").filter(|_| start > 0);
    let behind_not = behind_not.filter(|rest| rest.starts_with(char::is_whitespace));
    let behind = rest.strip_prefix('-').or(behind_not.map(str::trim_start));
    let is_body = |rest: &&str| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c));
    let behind = behind.filter(is_body);
    let body = text.len() - behind.unwrap_or(rest).len();
    let rest = text.get(body..)?;
    let (kind, end) = if rest.starts_with(is_quote) {
        phrase_at(text, body)
    } else {
        let ends = |(at, c): &(usize, char)| c.is_whitespace() || *at > 0 && is_quote(*c);
        let len = rest.char_indices().find(ends);
        let len = len.map_or(rest.len(), |(at, _)| at);
        (ItemKind::Words, body + filter_len(rest, len))
    };
    let item = Item {
        range: start..end,
        body,
        is_negated: behind.is_some(),
        kind,
    };
    Some((item, end))
}

/// Parses the phrase whose opening quotation mark is at byte `at`. Also returns its end.
fn phrase_at(text: &str, at: usize) -> (ItemKind, usize) {
    let mut marks = text.get(at..).unwrap_or_default().char_indices();
    let mut marks = marks.by_ref().filter(|&(_, c)| is_quote(c));
    let inside = marks.next().map_or(at, |(_, quote)| at + quote.len_utf8());
    let closing = marks.next();
    let (inside_end, end) = closing.map_or((text.len(), text.len()), |(offset, quote)| {
        (at + offset, at + offset + quote.len_utf8())
    });
    let kind = ItemKind::Phrase {
        inside: inside..inside_end,
        is_open: closing.is_none(),
    };
    (kind, end)
}

/// Returns the length of the filter at the start of `text`, which ends after `len` bytes unless a
/// quoted value follows a colon, as in `topic:"Market"`.
fn filter_len(text: &str, len: usize) -> usize {
    let (own, rest) = text.split_at_checked(len).unwrap_or((text, ""));
    if !(own.ends_with(':') && rest.starts_with(is_quote)) {
        return len;
    }
    let mut marks = rest.char_indices().filter(|&(_, c)| is_quote(c)).skip(1);
    marks
        .next()
        .map_or(text.len(), |(end, c)| len + end + c.len_utf8())
}

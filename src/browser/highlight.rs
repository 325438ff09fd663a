//! Marks words with the CSS Custom Highlight API, because it leaves the rendered elements
//! unchanged. In browsers without the API no words are marked.
//!
//! # Source
//!
//! CSS Custom Highlight API Module Level 1, <https://drafts.csswg.org/css-highlight-api-1/>.

use super::bar::Anchor;
use core::ops::Range;
use js_sys::{Array, Function, Map, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, Node, window};

/// Name of the marks in style sheets: `::highlight(search)`.
const NAME: &str = "search";

/// A function that returns the byte ranges of the words to mark in a text.
pub type Marks<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// A part of a text and its text node. A separator, as in the space for a line break, has no node.
pub(super) type Piece = (String, Option<Node>);

/// Marks words in every element matching `texts`, replacing all earlier marks. Reads each element
/// across its inline elements. Returns the first element with a mark.
///
/// # Without a browser
///
/// Must not be called.
pub fn apply(texts: &str, marks: Marks<'_>) -> Option<Anchor> {
    let (registry, constructor) = registry().zip(global("Highlight"))?;
    let ranges = Array::new();
    let mut first = None;
    let document = window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(texts).ok());
    if let Some(found) = found {
        for number in 0..found.length() {
            if let Some(text) = found.get(number) {
                mark_text(&text, marks, &ranges);
                if first.is_none() && ranges.length() > 0 {
                    first = Some(text.unchecked_into());
                }
            }
        }
    }
    let constructor = constructor.unchecked_ref::<Function>();
    if let Ok(highlight) = Reflect::construct(constructor, &ranges) {
        registry.set(&NAME.into(), &highlight);
    }
    first
}

/// Removes all marks.
///
/// # Without a browser
///
/// Must not be called.
pub fn remove() {
    if let Some(registry) = registry() {
        registry.delete(&NAME.into());
    }
}

/// Returns `CSS.highlights`, a map-like object.
fn registry() -> Option<Map> {
    let registry = Reflect::get(&global("CSS")?, &"highlights".into()).ok()?;
    registry.is_object().then(|| registry.unchecked_into())
}

fn global(name: &str) -> Option<JsValue> {
    let value = Reflect::get(window()?.as_ref(), &name.into()).ok()?;
    value.is_truthy().then_some(value)
}

fn mark_text(text: &Node, marks: Marks<'_>, ranges: &Array) {
    let mut pieces = Vec::new();
    gather(text, &mut pieces);
    let whole: String = pieces.iter().map(|(words, _)| words.as_str()).collect();
    for mark in marks(&whole) {
        if let Some(range) = range(&pieces, mark) {
            ranges.push(&range);
        }
    }
}

/// Appends the pieces of a text in order. An empty element, for example a line break, becomes a
/// space.
pub(super) fn gather(node: &Node, pieces: &mut Vec<Piece>) {
    if node.node_type() == Node::TEXT_NODE {
        let words = node.text_content().unwrap_or_default();
        pieces.push((words, Some(node.clone())));
        return;
    }
    let mut child = node.first_child();
    if child.is_none() && node.node_type() == Node::ELEMENT_NODE {
        pieces.push((" ".to_owned(), None));
    }
    while let Some(node) = child {
        gather(&node, pieces);
        child = node.next_sibling();
    }
}

fn range(pieces: &[Piece], mark: Range<usize>) -> Option<web_sys::Range> {
    let range = web_sys::Range::new().ok()?;
    let (start, start_units) = place(pieces, mark.start, false)?;
    let (end, end_units) = place(pieces, mark.end, true)?;
    range.set_start(start.as_ref()?, start_units).ok()?;
    range.set_end(end.as_ref()?, end_units).ok()?;
    Some(range)
}

/// Returns the piece that contains byte `at_byte` of the whole text, and the offset in that piece
/// in UTF-16 units, because DOM ranges use those. Between two pieces, a mark starts in the second
/// and ends in the first.
fn place<T>(pieces: &[(String, T)], at_byte: usize, is_end: bool) -> Option<(&T, u32)> {
    let mut rest = at_byte;
    for (words, node) in pieces {
        if rest < words.len() || is_end && rest == words.len() {
            let n_units = words.get(..rest)?.encode_utf16().count();
            return Some((node, u32::try_from(n_units).ok()?));
        }
        rest -= words.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the start and the end of a mark: the piece's number, and the UTF-16 offset in it.
    #[track_caller]
    fn check_mark(pieces: &[&str], mark: Range<usize>, expected: [(usize, u32); 2]) {
        let pieces: Vec<(String, usize)> = pieces
            .iter()
            .enumerate()
            .map(|(number, words)| ((*words).to_owned(), number))
            .collect();
        let ends = [(mark.start, false), (mark.end, true)].map(|(at, is_end)| {
            let (&number, n_units) = place(&pieces, at, is_end).expect("a place in the text");
            (number, n_units)
        });
        assert_eq!(ends, expected);
    }

    #[test]
    fn bytes_become_units_of_utf_16() {
        check_mark(&["a birds b"], 2..7, [(0, 2), (0, 7)]);
        check_mark(&["é birds"], 3..8, [(0, 2), (0, 7)]);
        check_mark(&["\u{1f426} birds"], 5..10, [(0, 3), (0, 8)]);
        check_mark(&["\u{1f426}e\u{301}"], 4..7, [(0, 2), (0, 4)]);
    }

    #[test]
    fn a_mark_may_go_on_in_the_next_piece_and_touches_no_more_of_them() {
        check_mark(&["un", "chain", "ed"], 0..9, [(0, 0), (2, 2)]);
        check_mark(&["un", "chain", "ed"], 2..7, [(1, 0), (1, 5)]);
        check_mark(&["a ", "", "b"], 2..3, [(2, 0), (2, 1)]);
    }

    #[test]
    fn what_is_not_in_the_text_is_nowhere() {
        let pieces = [("é".to_owned(), ())];
        assert_eq!(place(&pieces, 1, false), None, "within a character");
        assert_eq!(place(&pieces, 2, false), None, "behind the last");
        assert_eq!(place(&pieces, 3, true), None);
        assert_eq!(place::<()>(&[], 0, true), None);
    }
}

//! The reader's selection on the page, split by passage.

use super::bar::Anchor;
use super::highlight::gather;
use super::history::Listener;
use gloo_events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node, Range, window};

/// A passage that is at least partly selected.
pub struct SelectedText {
    /// The passage's id, or else the fragment of its link to itself; empty without either.
    pub name: String,
    /// The id of the part of the page around it, or empty.
    pub part: String,
    /// The passage's full text.
    pub whole: String,
    /// The selected text.
    pub words: String,
    /// Whether it is preformatted.
    pub is_code: bool,
    /// The passage's element.
    pub anchor: Anchor,
}

/// Calls back whenever the selection changes, even while the reader is still selecting.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn on_change(mut callback: impl FnMut() + 'static) -> Option<Listener> {
    let document = window()?.document()?;
    let listener = EventListener::new(&document, "selectionchange", move |_| callback());
    Some(Listener::new(listener))
}

/// Returns the selected elements matching `texts`, in document order. `parts` matches the parts of
/// the page around them.
#[must_use]
pub fn selected(texts: &str, parts: &str) -> Vec<SelectedText> {
    let mut selected = Vec::new();
    let document = window().and_then(|window| window.document());
    let all = document.and_then(|document| document.query_selector_all(texts).ok());
    if let Some((range, all)) = range().zip(all) {
        for number in 0..all.length() {
            let element = all.get(number).and_then(|node| node.dyn_into().ok());
            selected.extend(element.and_then(|element| selected_text(&range, element, parts)));
        }
    }
    selected
}

fn range() -> Option<Range> {
    let selection = window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    (!range.collapsed()).then_some(range)
}

/// Returns the selected text of an element, or `None` if only white space is selected.
fn selected_text(range: &Range, element: Element, parts: &str) -> Option<SelectedText> {
    if range.intersects_node(&element) != Ok(true) {
        return None;
    }
    let mut pieces = Vec::new();
    gather(&element, &mut pieces);
    let (mut whole, mut words) = (String::new(), String::new());
    for (piece, node) in &pieces {
        whole.push_str(piece);
        match node {
            Some(node) => push_selected(&mut words, piece, range, node),
            None => words.push_str(piece),
        }
    }
    if words.trim().is_empty() {
        return None;
    }
    let part = element.closest(parts).ok()?;
    Some(SelectedText {
        name: name(&element),
        part: part.map_or_else(String::new, |part| part.id()),
        whole,
        words,
        is_code: element.tag_name() == "PRE",
        anchor: element,
    })
}

/// Appends the selected characters of a text node. Counts in UTF-16 units, because DOM ranges do.
fn push_selected(words: &mut String, piece: &str, range: &Range, node: &Node) {
    if range.intersects_node(node) != Ok(true) {
        return;
    }
    let is_node = |container: Option<Node>| container.as_ref() == Some(node);
    let first = match range.start_offset() {
        Ok(first) if is_node(range.start_container().ok()) => first,
        _ => 0,
    };
    let end = match range.end_offset() {
        Ok(end) if is_node(range.end_container().ok()) => end,
        _ => u32::MAX,
    };
    let mut at = 0;
    for letter in piece.chars() {
        if (first..end).contains(&at) {
            words.push(letter);
        }
        at += if letter > '\u{ffff}' { 2 } else { 1 };
    }
}

/// Returns the passage's name. On pages with passages of several reports these have no ids, so the
/// fragment of the `.handle` link is used, or that of the link after the element (as for a
/// heading).
fn name(element: &Element) -> String {
    let id = element.id();
    if !id.is_empty() {
        return id;
    }
    let inside = element.query_selector(".handle").ok().flatten();
    let link = inside.or_else(|| element.next_element_sibling());
    let href = link.and_then(|link| link.get_attribute("href"));
    let name = href.and_then(|href| Some(href.split_once('#')?.1.to_owned()));
    name.unwrap_or_default()
}

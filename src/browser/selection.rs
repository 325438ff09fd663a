//! What the reader has selected on the page, text by text.

use super::highlight::gather;
use super::history::Listener;
use gloo_events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node, Range, window};

/// A text of the page of which something is selected.
pub struct SelectedText {
    /// The text's name on the page, or in its link to itself; empty if it has none.
    pub name: String,
    /// The month that is said of the part of the page in which it stands (`data-month`), or empty.
    pub month: String,
    /// All its words.
    pub whole: String,
    /// Those that are selected.
    pub words: String,
    /// Whether it is preformatted.
    pub is_code: bool,
    /// Where it stands.
    pub anchor: Element,
}

/// Calls back when something else is selected.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn on_change(mut callback: impl FnMut() + 'static) -> Option<Listener> {
    let document = window()?.document()?;
    let listener = EventListener::new(&document, "selectionchange", move |_| callback());
    Some(Listener::new(listener))
}

/// What is selected of the elements that a selector finds, in their order.
#[must_use]
pub fn selected(texts: &str) -> Vec<SelectedText> {
    range().map_or_else(Vec::new, |range| of_range(&range, texts))
}

fn range() -> Option<Range> {
    let selection = window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    (!range.collapsed()).then_some(range)
}

fn of_range(range: &Range, texts: &str) -> Vec<SelectedText> {
    let mut selected = Vec::new();
    let document = window().and_then(|window| window.document());
    let Some(all) = document.and_then(|document| document.query_selector_all(texts).ok()) else {
        return selected;
    };
    for number in 0..all.length() {
        let element = all.get(number).and_then(|node| node.dyn_into().ok());
        let text = element.and_then(|element: Element| of_text(range, element));
        selected.extend(text);
    }
    selected
}

/// What is selected of a text; `None` for nothing but space.
fn of_text(range: &Range, element: Element) -> Option<SelectedText> {
    if range.intersects_node(&element) != Ok(true) {
        return None;
    }
    let part = range.clone_range();
    let whole = Range::new().ok()?;
    whole.select_node_contents(&element).ok()?;
    if part
        .compare_boundary_points(Range::START_TO_START, &whole)
        .ok()?
        < 0
    {
        let start = whole.start_container().ok()?;
        part.set_start(&start, whole.start_offset().ok()?).ok()?;
    }
    if part
        .compare_boundary_points(Range::END_TO_END, &whole)
        .ok()?
        > 0
    {
        let end = whole.end_container().ok()?;
        part.set_end(&end, whole.end_offset().ok()?).ok()?;
    }
    let words = words(part.clone_contents().ok()?.as_ref());
    if words.trim().is_empty() {
        return None;
    }
    let month = element.closest("[data-month]").ok()?;
    let month = month.and_then(|part| part.get_attribute("data-month"));
    Some(SelectedText {
        name: name(&element),
        month: month.unwrap_or_default(),
        whole: self::words(&element),
        words,
        is_code: element.tag_name() == "PRE",
        anchor: element,
    })
}

fn words(node: &Node) -> String {
    let mut pieces = Vec::new();
    gather(node, &mut pieces);
    pieces.into_iter().map(|(words, _)| words).collect()
}

/// The name of a text. Where texts of several reports stand on one page they have none, but for the
/// link in a paragraph and behind a heading.
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

//! Focus, marks and titles.

use crate::support::focused_id;
use kusama_news_reader::browser::document::{Scroll, focus, reveal, set_theme, set_title};
use leptos::web_sys::window;
use wasm_bindgen_test::wasm_bindgen_test;

fn with_body(html: &str, test: impl FnOnce(leptos::web_sys::Element)) {
    let document = window().unwrap().document().unwrap();
    let element = document.create_element("section").unwrap();
    element.set_inner_html(html);
    document.body().unwrap().append_child(&element).unwrap();
    test(element.clone());
    element.remove();
}

#[wasm_bindgen_test]
fn a_revealed_text_is_marked_and_focused_and_the_earlier_mark_goes() {
    with_body("<p id='one'>1</p><p id='two'>2</p>", |element| {
        assert!(reveal("one", Scroll::Stay));
        assert_eq!(focused_id(), "");
        assert!(reveal("two", Scroll::ToElement));
        assert_eq!(focused_id(), "two");
        let marked = element.query_selector_all(".is-target").unwrap();
        assert_eq!(marked.length(), 1);
        assert!(!reveal("three", Scroll::ToElement));
    });
}

#[wasm_bindgen_test]
fn focus_on_what_is_not_there_does_nothing() {
    focus("#nothing-here", Scroll::ToElement);
    focus("not a [selector", Scroll::ToElement);
    assert_eq!(focused_id(), "");
}

#[wasm_bindgen_test]
fn title_and_theme_are_set_and_taken_away() {
    let document = window().unwrap().document().unwrap();
    set_title("A – B");
    assert_eq!(document.title(), "A – B");
    let root = document.document_element().unwrap();
    set_theme(Some("dark"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    set_theme(None);
    assert_eq!(root.get_attribute("data-theme"), None);
}
